// SPDX-License-Identifier: Apache-2.0

extension Matrix where Scalar == Rational {
  /// det(xI − N) for the integer matrix N = `commonDenominator` · `self`: monic, of degree n.
  ///
  /// The eigenvalues of `self` are its roots divided by `commonDenominator`, so to count
  /// eigenvalues above q count roots above q · `commonDenominator`. That of the 0 × 0 matrix is 1.
  ///
  /// - Precondition: square.
  /// - Complexity: n³ operations modulo a prime for each 60 bits of a bound on the coefficients,
  ///   which is about n times as long as N's Frobenius norm; or, for small n, about n⁴/4 products
  ///   of integers without division, whichever is estimated to take less.
  public var characteristicPolynomial: IntegerPolynomial {
    precondition(isSquare, "characteristic polynomial of a matrix that is not square")
    let modular = ModularCharacteristicPolynomial(numerators, order: rows)
    return modular.estimatedCost < Berkowitz.estimatedCost(order: rows, bits: numeratorBitWidth)
      ? modular.polynomial : Berkowitz.polynomial(of: numerators, order: rows)
  }
}

// Both estimates are nanoseconds as measured; which way is gone changes no result.

extension Berkowitz {
  static func estimatedCost(order n: Int, bits: Int) -> Double {
    let (n, words) = (Double(n), Double((bits + 63) / 64))
    // Factors of `words` words by ones of n/2 times as many in the mean.
    return n * n * n * n / 4 * (15 + words * words * n / 4)
  }
}

extension ModularCharacteristicPolynomial {
  var estimatedCost: Double {
    let (n, primes) = (Double(order), Double(coefficientBits / 60 + 1))
    return primes * (4 * n * n * n + 70 * n * n + 2000)
  }
}
