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
  let (shift, shifted) = semidefiniteShift(matrix)
  // σ₁(S + cI) ≤ 2c < 4·(largest absolute row sum) ≤ 4√n·‖S‖: that many bits more.
  let extra = 3 + (matrix.rows.bitWidthOfCount + 1) / 2
  let spectrum = try BigFloatTier.spectrum(.rationals(shifted), bits: bits + extra)
  return shiftedBack(spectrum, by: BigFloat.powerOfTwo(shift), precision: bits)
}

/// Enclosures of all eigenvalues of a rational symmetric matrix in Float64.
///
/// - Returns: as `eigenvalues(ofSymmetric:bits:)`, but each enclosure is at most 4·10⁻¹² √n times the
///   largest magnitude of an eigenvalue wide, for order n; usually a hundredth of that. Values past
///   Float64's range get an infinite end.
/// - Throws: `notSymmetric`, `notCertified`.
public func eigenvalues(
  ofSymmetric matrix: Matrix<Rational>
) throws(SingularValueError) -> Spectrum<Double> {
  try requireStandardArithmetic()
  try checkSymmetry(matrix)
  if let direct = eigenvaluesOfDiagonal(matrix, bits: 53) {
    return Spectrum(values: direct.map(\.double), facts: [])
  }
  let (shift, shifted) = semidefiniteShift(matrix)
  // Near the ends of Float64's range the difference below would lose what σ_i had.
  guard (-900...900).contains(shift) else {
    return try eigenvalues(ofSymmetric: matrix, bits: climbingBits).double
  }
  let spectrum: Spectrum<Double> = try singularValues(of: shifted)
  return shiftedBack(
    spectrum, by: Double(sign: .plus, exponent: shift, significand: 1), precision: 53)
}

/// Every value less `c`, rounded outward.
private func shiftedBack<Endpoint>(
  _ spectrum: Spectrum<Endpoint>, by c: Endpoint, precision: Int
) -> Spectrum<Endpoint> {
  Spectrum(
    values: spectrum.values.map {
      Enclosure(
        lower: Endpoint.difference($0.lower, c, precision: precision, rounding: .down),
        upper: Endpoint.difference($0.upper, c, precision: precision, rounding: .up))
    }, facts: spectrum.facts)
}

/// An e with c = 2^e ≥ ‖S‖, and the exact S + cI, which is positive semidefinite.
private func semidefiniteShift(
  _ matrix: Matrix<Rational>
) -> (exponent: Int, shifted: Matrix<Rational>) {
  let exponent = dominatingExponent(matrix)
  return (exponent, matrix + Rational(1).scaled(byPowerOfTwo: exponent) * .identity(matrix.rows))
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
  let largest =
    (0..<matrix.rows).map { row in
      (0..<matrix.columns).reduce(Rational.zero) { $0 + matrix[row, $1].magnitude }
    }.max() ?? .zero
  // `approximateExponent` is at most one below the true one.
  let exponent = largest.approximateExponent
  return Rational(1).scaled(byPowerOfTwo: exponent) >= largest ? exponent : exponent + 1
}
