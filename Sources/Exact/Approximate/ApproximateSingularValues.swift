// SPDX-License-Identifier: Apache-2.0

import CKernels

/// What plain Float64 arithmetic believes the singular values of a matrix to be. **No guarantee.**
///
/// The matrix is scaled by a power of two; then comes a QR factorisation with column pivoting and
/// one-sided Jacobi rotations, with every operation rounded to nearest, and no error is accounted for:
/// a zero usually comes out as something like 10⁻¹⁷ σ₁. These are the values that the certifiers start
/// from. They serve to show what uncertified arithmetic says, or to guess; to conclude anything, use
/// `singularValues(of:)`.
///
/// - Returns: min(rows, columns) numbers in descending order, the same on every processor; `nil` when
///   an entry is NaN or infinite, or when the iteration gives up.
public func approximateSingularValues(of matrix: Matrix<Double>) -> [Double]? {
  guard matrix.storage.elements.allSatisfy(\.isFinite) else { return nil }
  let largest = matrix.storage.elements.reduce(0) { max($0, $1.magnitude) }
  guard largest > 0 else { return Array(repeating: 0, count: matrix.order) }
  let scaled = ScaledMidpoint(matrix, largest: largest)
  let proposal = JacobiOracle().approximateSingularVectors(of: scaled.midpoint)
  return proposal?.values.map { $0.scaled(byPowerOfTwo: scaled.exponent, .nearest) }
}
