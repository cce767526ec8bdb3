// SPDX-License-Identifier: Apache-2.0

/// Why a bound cannot be asked for.
public enum LayerError: Error, Hashable, Sendable, CustomStringConvertible {
  case wrongCount(String, expected: Int, found: Int)
  case notSquare(rows: Int, columns: Int)
  case notFinite(String)
  case negative(String)
  case notDescending(String)
  /// What was put together about W holds for no matrix.
  case contradiction(index: Int)

  public var description: String {
    switch self {
    case .wrongCount(let what, let expected, let found):
      return "\(found) \(what) given, \(expected) needed"
    case .notSquare(let rows, let columns):
      return "the matrix is \(rows) × \(columns), not square"
    case .notFinite(let what): return "\(what) is not a finite number"
    case .negative(let what): return "\(what) is negative"
    case .notDescending(let what): return "the \(what) are not in descending order"
    case .contradiction(let index):
      return "no matrix is as described: bounds of singular value \(index) exclude each other"
    }
  }
}
