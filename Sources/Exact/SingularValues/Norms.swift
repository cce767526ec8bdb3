// SPDX-License-Identifier: Apache-2.0

extension Spectrum {
  /// The spectral norm σ₁; 0 for an empty matrix.
  ///
  /// - Precondition: a spectrum of singular values: no lower end is negative.
  public var spectralNorm: Enclosure<Endpoint> { kyFanNorm(min(1, count)) }

  /// The Ky Fan norm σ₁ + … + σ_k.
  ///
  /// - Precondition: 0 ≤ `k` ≤ `count`, and a spectrum of singular values.
  public func kyFanNorm(_ k: Int) -> Enclosure<Endpoint> {
    precondition(k >= 0 && k <= count, "a Ky Fan norm of more values than there are")
    precondition(isNonnegative, "a norm from values that may be negative")
    guard let first = values.first, k > 0 else {
      return Enclosure(Endpoint.bound(.zero, precision: 53, rounding: .down))
    }
    return values[1..<k].reduce(first) { $0 + $1 }
  }

  /// The nuclear norm, the sum of all singular values; 0 for an empty matrix.
  ///
  /// - Precondition: a spectrum of singular values.
  public var nuclearNorm: Enclosure<Endpoint> { kyFanNorm(count) }
}

/// The Frobenius norm √(Σ a_ij²), from the exact sum of squares; a single number when `bits` bits hold
/// the root.
///
/// - Precondition: `bits` ≥ 2.
public func frobeniusNorm(of matrix: Matrix<Rational>, bits: Int) -> Enclosure<BigFloat> {
  let square = matrix.frobeniusNormSquared
  if let root = square.exactSquareRoot { return Enclosure(root, precision: bits) }
  // The square needs no more than twice the bits to be worth its root's.
  func root(_ rounding: Rounding) -> BigFloat {
    .squareRoot(
      BigFloat(square, precision: 2 * bits + 2, rounding: rounding), precision: bits,
      rounding: rounding)
  }
  return Enclosure(lower: root(.down), upper: root(.up))
}

/// The Frobenius norm in Float64; see `frobeniusNorm(of:bits:)`.
public func frobeniusNorm(of matrix: Matrix<Rational>) -> Enclosure<Double> {
  frobeniusNorm(of: matrix, bits: 53).double
}
