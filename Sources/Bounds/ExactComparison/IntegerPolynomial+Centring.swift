// SPDX-License-Identifier: Apache-2.0

import Exact

extension IntegerPolynomial {
  /// Whether f(−x) = f(x).
  var isEven: Bool {
    coefficients.enumerated().allSatisfy { $0.offset % 2 == 0 || $0.element.isZero }
  }

  /// The monic polynomial whose roots are those of this monic one over an integer that divides the
  /// matrix which it belongs to, so that its coefficients are integers too.
  func withRootsDivided(by divisor: Integer) -> IntegerPolynomial {
    IntegerPolynomial(
      coefficients.enumerated().map { power, coefficient in
        coefficient.exactQuotient(by: divisor.power(degree - power))
      })
  }

  /// The monic integer polynomial whose roots are k·y − t for the roots y of this monic one of
  /// degree k, with t their sum: their own sum is 0.
  var centred: IntegerPolynomial {
    let k = Integer(degree)
    let sum = -self[degree - 1]
    // A multiple of f(x + t/k), whose roots are y − t/k.
    let moved = translated(by: Rational(sum, k))
    let lead = Rational(moved.leadingCoefficient)
    return IntegerPolynomial(
      (0...degree).map { power in
        // The symmetric functions of k·y − t, algebraic integers, are integers.
        (Rational(moved[power]) / lead * Rational(k.power(degree - power))).numerator
      })
  }
}
