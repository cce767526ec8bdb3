// SPDX-License-Identifier: Apache-2.0

/// Encloses the condition number κ = σ₁/σ_r, r = min(m, n), of an exact matrix to a relative width of
/// about `relativeWidth`, however large κ is.
///
/// The Float64 tier knows singular values to about 10⁻¹⁴ σ₁, which says little about σ_r when κ is
/// 10¹². So the bits are raised until σ₁ and σ_r are known well enough. Whether σ_r is 0 is decided by
/// exact elimination when 128 bits leave it open.
///
/// - Parameter relativeWidth: less than 10⁻¹⁴ counts as 10⁻¹⁴; what rounding to Float64 costs may come on top.
/// - Returns: an enclosure with lower end at least 1, [∞, ∞] when the matrix is singular, so for the
///   zero matrix too, and `nil` for an empty matrix. Where κ is past the largest Double the upper end is ∞.
/// - Throws: as `singularValues(of:)` and `singularValues(of:bits:)`.
public func conditionNumber(
  of matrix: Matrix<Rational>, relativeWidth: Double = 1e-9
) throws(SingularValueError) -> Enclosure<Double>? {
  let relativeWidth = relativeWidth >= 1e-14 ? relativeWidth : 1e-14
  func isNarrow(_ value: Enclosure<Double>) -> Bool {
    value.lower == value.upper || value.width <= relativeWidth * value.lower
  }
  let first: Spectrum<Double> = try singularValues(of: matrix)
  guard var known = first.conditionNumber else { return nil }
  if isNarrow(known) { return known }
  // Widths of 2^(8−bits) σ₁ and a lower end of κ: a first guess at what is enough.
  let magnitude = known.upper.isFinite ? Int(known.upper.exponent) : 64
  var bits = max(53, 16 - Int(relativeWidth.exponent) + magnitude)
  var maybeSingular = true
  // Where κ is past the largest Double, more bits would not tell more.
  while bits <= 16384, known.lower < .greatestFiniteMagnitude {
    let value = try singularValues(of: matrix, bits: bits).conditionNumber?.double
    known = value.flatMap { known.intersection($0) } ?? known
    if isNarrow(known) { return known }
    if known.upper.isFinite { maybeSingular = false }
    if maybeSingular, bits >= 128 {
      if matrix.rank < matrix.order { return Enclosure(.infinity) }
      maybeSingular = false
    }
    bits = max(2 * bits, 128)
  }
  return known
}

extension Spectrum {
  /// The same enclosures when the matrix is known to have rank at most `rank`: singular values past it
  /// are 0.
  ///
  /// - Precondition: 0 ≤ `rank` ≤ `count`, and a spectrum of singular values of such a matrix.
  public func knowing(rankAtMost rank: Int) -> Spectrum {
    precondition(rank >= 0 && rank <= count, "a rank that no matrix of this shape has")
    return Spectrum(
      values: values.enumerated().map { position, value in
        position < rank
          ? value : Enclosure(Endpoint.bound(.zero, precision: value.precision, rounding: .nearest))
      }, facts: facts)
  }
}
