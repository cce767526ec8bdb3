// SPDX-License-Identifier: Apache-2.0

/// Encloses every singular value of a matrix of Doubles.
///
/// - Parameter matrix: any shape; the entries denote the numbers that they are. A wide matrix is
///   transposed first.
/// - Returns: min(rows, columns) enclosures; the i-th holds the i-th largest singular value, counted
///   with multiplicity. Both the lower and the upper ends descend, and no lower end is negative.
///
/// **Guarantee.** Each enclosure holds the exact singular value; every rounding, underflow and
/// overflow on the way is accounted for, and nothing is assumed of the approximate vectors that the
/// certificate starts from. Each is at most 10⁻¹² σ₁ wide, wherever the ends are normal Float64
/// numbers. The spectrum's `facts` name the theorems used.
///
/// **Not guaranteed.** Accuracy relative to a small singular value: an exact zero usually gets
/// [0, 10⁻¹⁵ σ₁] or so, unless the matrix has at most one nonzero entry in each row and column. For
/// those matrices — diagonal ones, masks, permutations, zero — the enclosures are single numbers.
///
/// **Edge cases.** An empty matrix has no singular values. Entries may lie anywhere in Float64's
/// range at once, subnormal numbers included. A singular value past the largest Double gets the upper
/// end +∞; one that is below the smallest normal Double is rounded outward to subnormal numbers.
///
/// - Throws: `SingularValueError.notFinite` for the first entry, row by row, that is NaN or infinite;
///   `.notCertified` when the processor's arithmetic is not IEEE 754's default.
/// - Complexity: for m × n with m ≥ n about 8mn² operations for the certificate and ten times that
///   for the approximate vectors.
///
/// The certificate is in the manner of S. Miyajima, "Verified bounds for all the singular values of
/// matrix", Japan J. Indust. Appl. Math. 31 (2014); its proof is in proofs/certifier-T0.md.
public func singularValues(
  of matrix: Matrix<Double>
) throws(SingularValueError) -> Spectrum<Double> {
  try requireStandardArithmetic()
  let largest = try matrix.largestMagnitude()
  if let exact = matrix.spectrumOfSingleEntries { return exact }
  let scaled = ScaledMidpoint(matrix, largest: largest)
  let found = float64Spectrum(of: scaled, oracle: Float64Oracle())
  if let found, found.isNarrow { return found.spectrum }
  return try combined(found?.spectrum, climb(from: matrix))
}

/// Encloses every singular value of an exact rational matrix, such as ρI + DW, AB or W + Wᵀ formed
/// exactly.
///
/// The matrix is scaled by a power of two and rounded to Doubles; what the rounding moved it by, in
/// the Frobenius norm, widens the enclosures (Weyl). Otherwise everything is as for a matrix of
/// Doubles: shapes, guarantee, edge cases, cost. Entries may be of any size; those beyond Float64's
/// range give ends like +∞ or the smallest subnormal number, still on the right side.
///
/// - Throws: `SingularValueError.notCertified` when the processor's arithmetic is not IEEE 754's
///   default.
public func singularValues(
  of matrix: Matrix<Rational>
) throws(SingularValueError) -> Spectrum<Double> {
  try requireStandardArithmetic()
  if let exact = matrix.spectrumOfSingleEntries { return exact }
  let found = float64Spectrum(of: ScaledMidpoint(matrix), oracle: Float64Oracle())
  if let found, found.isNarrow { return found.spectrum }
  return try combined(found?.spectrum, climb(from: matrix))
}

/// What the Float64 certificate found, scaled back.
struct Float64Spectrum: Sendable {
  let spectrum: Spectrum<Double>
  /// Whether every enclosure was at most `float64WidthLimit` σ₁ wide before it was scaled back.
  let isNarrow: Bool
}

/// Certifies an oracle's proposal for the midpoint, adds the radius and scales back, outward; `nil`
/// when there is no proposal or no certificate for it.
func float64Spectrum(
  of matrix: ScaledMidpoint, oracle: any SingularVectorOracle
) -> Float64Spectrum? {
  guard let proposal = oracle.approximateSingularVectors(of: matrix.midpoint),
    let certificate = Float64Certificate(of: proposal, for: matrix.midpoint)
  else { return nil }
  let enclosures = certificate.enclosures(radius: matrix.radius)
  let limit = float64WidthLimit * (enclosures.first?.lower ?? 0)
  let spectrum = Spectrum(
    values: enclosures.map {
      Enclosure(
        lower: $0.lower.scaled(byPowerOfTwo: matrix.exponent, .down),
        upper: $0.upper.scaled(byPowerOfTwo: matrix.exponent, .up))
    }, facts: [.weyl, .ostrowski])
  return Float64Spectrum(
    spectrum: spectrum, isNarrow: enclosures.allSatisfy { $0.upper - $0.lower <= limit })
}

/// What two enclosures of the same singular values say together.
func combined(
  _ a: Spectrum<Double>?, _ b: Spectrum<Double>
) throws(SingularValueError) -> Spectrum<Double> {
  guard let a else { return b }
  var values: [Enclosure<Double>] = []
  for (x, y) in zip(a.values, b.values) {
    guard let common = x.intersection(y) else {
      throw .notCertified("two tiers contradict each other")
    }
    values.append(common)
  }
  return Spectrum(values: values, facts: a.facts.union(b.facts))
}
