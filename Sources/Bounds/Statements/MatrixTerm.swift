// SPDX-License-Identifier: Apache-2.0

import Exact

/// A vector of rationals in a statement.
public indirect enum VectorTerm: Hashable, Codable, Sendable {
  case variable(String)
  /// One of a family of vectors.
  case member(String, IndexTerm)
  /// The absolute value of each entry.
  case magnitude(VectorTerm)
  /// The slopes of a masked layer: `slope` at the members of `masked`, 1 elsewhere.
  case mask(masked: SetTerm, slope: ScalarTerm, count: IndexTerm)
  /// The vector with one entry replaced.
  case replacing(VectorTerm, at: IndexTerm, by: ScalarTerm)
}

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
  /// The matrix without the given rows and columns.
  case deleting(rows: SetTerm, columns: SetTerm, from: MatrixTerm)
  /// The square matrix whose rows are the vector, shifted right by one place from row to row.
  case circulant(VectorTerm)
  /// The real block-diagonal matrix with eigenvalues a_j + i·b_j: a 1×1 block where b_j = 0, and a
  /// block [a b; −b a] where b_j ≠ 0 and the next entry is its conjugate.
  case normalBlocks(real: VectorTerm, imaginary: VectorTerm)
}

extension VectorTerm: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self = .variable(value) }
}

extension MatrixTerm: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self = .variable(value) }

  public static func + (a: MatrixTerm, b: MatrixTerm) -> MatrixTerm { .sum(a, b) }
  public static func - (a: MatrixTerm, b: MatrixTerm) -> MatrixTerm { .difference(a, b) }
  public static func * (a: MatrixTerm, b: MatrixTerm) -> MatrixTerm { .product(a, b) }

  public var transposed: MatrixTerm { .transpose(self) }
}
