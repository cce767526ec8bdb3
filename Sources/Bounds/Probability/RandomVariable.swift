// SPDX-License-Identifier: Apache-2.0

/// How the entries of a random matrix are distributed. They are independent.
public enum EntryLaw: Hashable, Codable, Sendable {
  /// N(0, s²) with s ≥ 0.
  case normal(deviation: ScalarTerm)
  /// Each entry has a law of its own that is symmetric about 0 and lives on [−b, b].
  case symmetric(bound: ScalarTerm)
}

/// Which rows of a random matrix are kept.
public enum RowMask: Hashable, Codable, Sendable {
  /// Each row with probability ½, whatever the other rows and the matrix are.
  case fairCoins
  /// Row k of the matrix A where (Az)_k > 0, as ReLU does without a bias.
  case activation(VectorTerm)
}

/// What a statement with a probability draws.
public enum RandomVariable: Hashable, Codable, Sendable {
  case matrix(String, rows: IndexTerm, columns: IndexTerm, EntryLaw)
  /// The rows of a random matrix that a mask keeps, in their order, under the condition that it keeps
  /// at least one. `count` is the name of the dimension that says how many they are.
  case keptRows(String, count: String, of: String, columns: IndexTerm, RowMask)

  public var name: String { variable.name }

  /// The matrix with its shape alone.
  var variable: Variable {
    switch self {
    case .matrix(let name, let rows, let columns, _):
      return .matrix(name, rows: rows, columns: columns)
    case .keptRows(let name, let count, _, let columns, _):
      return .matrix(name, rows: .variable(count), columns: columns)
    }
  }
}
