// SPDX-License-Identifier: Apache-2.0

/// Enclosures of all eigenvalues of a rational symmetric matrix to any number of bits.
///
/// - Parameters:
///   - matrix: square and symmetric, of any order.
///   - bits: 24 to 65536.
/// - Returns: the eigenvalues with their signs, largest first; each enclosure is no wider than
///   2^(8−`bits`) times the largest magnitude of an eigenvalue. The eigenvalues of a diagonal matrix
///   are exact when `bits` bits hold them.
/// - Throws: `notSymmetric`, `precisionOutOfRange`, `notCertified`.
///
/// With c ≥ ‖S‖ the matrix S + cI is positive semidefinite, so that λ_i(S) = σ_i(S + cI) − c. Both the
/// shift and c, a power of two, are exact.
public func eigenvalues(
  ofSymmetric matrix: Matrix<Rational>, bits: Int
) throws(SingularValueError) -> Spectrum<BigFloat> {
  try BigFloatTier.checkPrecision(bits)
  try checkSymmetry(matrix)
  if let direct = eigenvaluesOfDiagonal(matrix, bits: bits) {
    return Spectrum(values: direct, facts: [])
  }
  let shift = dominatingExponent(matrix)
  // σ₁(S + cI) ≤ 2c < 4·(largest absolute row sum) ≤ 4√n·‖S‖: that many bits more.
  let extra = 3 + (matrix.rows.bitWidthOfCount + 1) / 2
  let shifted = matrix + Rational(1).scaled(byPowerOfTwo: shift) * .identity(matrix.rows)
  let spectrum = try BigFloatTier.spectrum(.rationals(shifted), bits: bits + extra)
  let c = BigFloat.powerOfTwo(shift)
  return Spectrum(
    values: spectrum.values.map {
      Enclosure(
        lower: BigFloat.difference($0.lower, c, precision: bits, rounding: .down),
        upper: BigFloat.difference($0.upper, c, precision: bits, rounding: .up))
    }, facts: spectrum.facts)
}

/// Enclosures of all eigenvalues of a rational symmetric matrix in Float64.
///
/// Signed, largest first, of about Float64's accuracy relative to the largest magnitude. As
/// `eigenvalues(ofSymmetric:bits:)` otherwise.
///
/// - Throws: `notSymmetric`, `notCertified`.
public func eigenvalues(
  ofSymmetric matrix: Matrix<Rational>
) throws(SingularValueError) -> Spectrum<Double> {
  try eigenvalues(ofSymmetric: matrix, bits: 64).double
}

private func checkSymmetry(_ matrix: Matrix<Rational>) throws(SingularValueError) {
  guard matrix.isSquare else {
    let short = matrix.order
    throw matrix.rows > short
      ? .notSymmetric(row: short, column: 0) : .notSymmetric(row: 0, column: short)
  }
  let entries = matrix.numerators
  for row in 0..<matrix.rows {
    for column in 0..<row
    where !entries.isEqual(row * matrix.rows + column, column * matrix.rows + row) {
      throw .notSymmetric(row: row, column: column)
    }
  }
}

/// The diagonal, sorted, when everything else is zero.
private func eigenvaluesOfDiagonal(
  _ matrix: Matrix<Rational>, bits: Int
) -> [Enclosure<BigFloat>]? {
  let order = matrix.rows
  let entries = matrix.numerators
  for position in 0..<entries.count
  where position / order != position % order && !entries.isZero(at: position) { return nil }
  return (0..<order).map { matrix[$0, $0] }.sorted(by: >).map { Enclosure($0, precision: bits) }
}

/// An e with 2^e ≥ ‖S‖: 2^e is at least the largest absolute row sum, which bounds every |λ|.
private func dominatingExponent(_ matrix: Matrix<Rational>) -> Int {
  let largest = (0..<matrix.rows).map { row in
    (0..<matrix.columns).reduce(Rational.zero) { $0 + matrix[row, $1].magnitude }
  }.max() ?? .zero
  // `approximateExponent` is at most one below the true one.
  let exponent = largest.approximateExponent
  return Rational(1).scaled(byPowerOfTwo: exponent) >= largest ? exponent : exponent + 1
}
