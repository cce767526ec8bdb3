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
    let (order, bits) = (rows, numeratorBitWidth)
    return ModularCharacteristicPolynomial.cost(order: order, bits: bits)
      < Berkowitz.cost(order: order, bits: bits)
      ? ModularCharacteristicPolynomial(numerators, order: order).polynomial
      : Berkowitz.polynomial(of: numerators, order: order)
  }

  /// About how many nanoseconds `characteristicPolynomial` takes; nothing is guaranteed.
  public var characteristicPolynomialCost: Double {
    let (order, bits) = (rows, numeratorBitWidth)
    return min(
      ModularCharacteristicPolynomial.cost(order: order, bits: bits),
      Berkowitz.cost(order: order, bits: bits))
  }

  /// About how many bits the longest coefficient of `characteristicPolynomial` has; nothing is
  /// guaranteed.
  public var characteristicPolynomialBits: Int {
    ModularCharacteristicPolynomial.bits(order: rows, bits: numeratorBitWidth)
  }
}

// Nanoseconds as measured. Which way is gone changes no result.

extension Berkowitz {
  /// - Parameter bits: of the longest entry.
  fileprivate static func cost(order n: Int, bits: Int) -> Double {
    let (n, words) = (Double(n), Double((bits + 63) / 64))
    // Factors of `words` words by ones of n/2 times as many in the mean.
    return n * n * n * n / 4 * (15 + words * words * n / 4)
  }
}

extension ModularCharacteristicPolynomial {
  fileprivate static func cost(order: Int, bits: Int) -> Double {
    let (n, primes) = (Double(order), Double(Self.bits(order: order, bits: bits) / 60 + 1))
    return primes * (4 * n * n * n + 70 * n * n + 2000)
  }

  /// With ‖N‖_F ≤ n·max |entry| and binomial coefficients below 2^n.
  fileprivate static func bits(order n: Int, bits: Int) -> Int {
    n * (bits + (Int.bitWidth - n.leadingZeroBitCount) / 2 + 1)
  }
}
