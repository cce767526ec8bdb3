// SPDX-License-Identifier: Apache-2.0

/// Encloses every singular value of a rational matrix by Float64 arithmetic, with ends that are not
/// confined to Float64's range.
///
/// The matrix is divided by a power of two near its largest entry, exactly; `singularValues(of:)`
/// encloses the singular values of the quotient, and the ends are multiplied by that power, exactly.
/// Those of a matrix with at most one nonzero entry in each row and column need no arithmetic: they are
/// rounded from the entries to 53 bits, with any exponent.
///
/// - Returns: as `singularValues(of:)`, but each enclosure is finite, and at most 10⁻¹² σ₁ wide
///   however large or small σ₁ is.
/// - Throws: as `singularValues(of:)`.
public func singularValuesInWideRange(
  of matrix: Matrix<Rational>
) throws(SingularValueError) -> Spectrum<BigFloat> {
  let direct = ExactInput.rationals(matrix).singularValuesOfSingleEntries(bits: 53)
  if let direct { return Spectrum(values: direct, facts: []) }
  var exponent: Int?
  matrix.forEachEntry { _, _, value in
    if !value.isZero { exponent = max(exponent ?? .min, value.approximateExponent) }
  }
  let shift = exponent ?? 0
  let spectrum = try singularValues(of: Rational.one.scaled(byPowerOfTwo: -shift) * matrix)
  return Spectrum(
    values: spectrum.values.map {
      Enclosure(
        lower: $0.lower.bigFloat.scaled(byPowerOfTwo: shift),
        upper: $0.upper.bigFloat.scaled(byPowerOfTwo: shift))
    }, facts: spectrum.facts)
}

extension Spectrum<Double> {
  /// Whether Float64 has not the room to hold the largest value to 10⁻¹² of it: it may be past the
  /// largest Double, or be positive and so small that the spacing of subnormal numbers shows.
  public var reachesTheEndsOfFloat64: Bool {
    guard let largest = values.first, !largest.isPoint else { return false }
    // Rounding two ends outward adds at most 2⁻¹⁰⁷³, which is 2⁻⁸³ times 2⁻⁹⁹⁰.
    return !largest.isFinite || largest.lower < 0x1p-990
  }
}
