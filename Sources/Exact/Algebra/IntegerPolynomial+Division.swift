// SPDX-License-Identifier: Apache-2.0

import CMPFR

extension IntegerPolynomial {
  /// The greatest common divisor of the coefficients, never negative; 0 for the zero polynomial.
  public var content: Integer {
    var common = Integer.zero
    for coefficient in coefficients {
      common = Integer.gcd(common, coefficient)
      if common == .one { break }
    }
    return common
  }

  /// The multiple of `self` whose coefficients have no common factor and whose leading coefficient
  /// is positive; zero for zero. It has the same roots.
  public var primitivePart: Self {
    if isZero { return self }
    let common = content
    return exactQuotient(byInteger: leadingCoefficient.signum < 0 ? -common : common)
  }

  /// `self` / `divisor`, when `divisor` divides `self` over the rationals and is primitive (then
  /// the quotient's coefficients are integers, by Gauss's lemma); `nil` when it does not divide.
  ///
  /// - Precondition: `divisor` is not zero.
  public func quotient(byPrimitive divisor: Self) -> Self? {
    precondition(!divisor.isZero, "division by the zero polynomial")
    if isZero { return .zero }
    guard degree >= divisor.degree else { return nil }
    var rest = coefficients
    var quotient = [Integer](repeating: .zero, count: degree - divisor.degree + 1)
    for shift in quotient.indices.reversed() {
      let head = rest.removeLast()
      if head.isZero { continue }
      let (factor, remainder) = head.quotientAndRemainder(dividingBy: divisor.leadingCoefficient)
      guard remainder.isZero else { return nil }
      quotient[shift] = factor
      for k in 0..<divisor.degree { rest[shift + k] -= factor * divisor.coefficients[k] }
    }
    return rest.allSatisfy(\.isZero) ? Self(quotient) : nil
  }

  /// The product of the distinct irreducible factors: primitive, with the same roots, each of them
  /// simple. A nonzero constant gives 1.
  ///
  /// - Precondition: not zero.
  public var squarefreePart: Self {
    precondition(!isZero, "squarefree part of the zero polynomial")
    let common = Self.gcd(self, derivative)
    let primitive = primitivePart
    if common.degree <= 0 { return degree == 0 ? .one : primitive }
    guard let part = primitive.quotient(byPrimitive: common) else {
      preconditionFailure("a gcd that does not divide")
    }
    return part.primitivePart
  }
}
