// SPDX-License-Identifier: Apache-2.0

/// What an oracle believes: A ≈ U diag(s) Vᵀ. Nothing in it is to be relied on.
struct SingularValueProposal: Sendable {
  /// As many rows and columns as the matrix.
  var leftVectors: ColumnMajorMatrix
  /// One for each column of the matrix, descending.
  var values: [Double]
  /// Square, as many columns as the matrix.
  var rightVectors: ColumnMajorMatrix
}

/// Anything that proposes singular values and vectors: a factorisation, a library, a guess.
///
/// An oracle guarantees nothing, so it never returns an enclosure. A certifier checks each proposal
/// afresh; a poor one costs width, or the certificate, and never the truth.
protocol SingularVectorOracle: Sendable {
  /// A proposal for a matrix with at least as many rows as columns, at least one column, and entries
  /// of size at most 1; `nil` when the oracle gives up. For the certificate to be tight, U and V
  /// should have orthonormal columns even where a singular value is zero.
  func approximateSingularVectors(of matrix: ColumnMajorMatrix) -> SingularValueProposal?
}
