// SPDX-License-Identifier: Apache-2.0

import Exact

/// A matrix in a statement. On an instance it denotes an exact rational matrix.
public indirect enum MatrixTerm: Hashable, Codable, Sendable {
  case variable(String)
  /// One of a family of matrices.
  case member(String, IndexTerm)
  case identity(IndexTerm)
  case diagonal(VectorTerm)
  case sum(MatrixTerm, MatrixTerm)
  case difference(MatrixTerm, MatrixTerm)
  case product(MatrixTerm, MatrixTerm)
  /// A matrix times a number that is rational on every instance.
  case scaled(ScalarTerm, MatrixTerm)
  case transpose(MatrixTerm)
  /// The product of the factors for all values of a bound variable, the last one on the left, as
  /// layers follow each other: A_L⋯A_1, or A_L⋯A_1·S with a matrix S to start from. Without S the
  /// domain must have a value.
  case chain(String, Domain, MatrixTerm, startingFrom: MatrixTerm?)
  /// One matrix above another with as many columns.
  case stack(MatrixTerm, above: MatrixTerm)
  /// The matrices for all values of a bound variable, of which there must be one, one above the other.
  case stacked(String, Domain, MatrixTerm)
  /// The Kronecker product: block (i, j) is a_ij·B.
  case kronecker(MatrixTerm, MatrixTerm)
  /// The matrix with one column.
  case column(VectorTerm)
  /// The matrix without the given rows and columns.
  case deleting(rows: SetTerm, columns: SetTerm, from: MatrixTerm)
  /// The square matrix whose rows are the vector, shifted right by one place from row to row.
  case circulant(VectorTerm)
  /// The real block-diagonal matrix with eigenvalues a_j + i·b_j: a 1×1 block where b_j = 0, and a
  /// block [a b; −b a] where b_j ≠ 0 and the next entry is its conjugate.
  case normalBlocks(real: VectorTerm, imaginary: VectorTerm)
}

extension MatrixTerm: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self = .variable(value) }

  public static func + (a: MatrixTerm, b: MatrixTerm) -> MatrixTerm { .sum(a, b) }
  public static func - (a: MatrixTerm, b: MatrixTerm) -> MatrixTerm { .difference(a, b) }
  public static func * (a: MatrixTerm, b: MatrixTerm) -> MatrixTerm { .product(a, b) }

  public var transposed: MatrixTerm { .transpose(self) }
}
