// SPDX-License-Identifier: Apache-2.0

import Exact

/// A value for a variable of a statement that depends on sizes alone, by name.
///
/// Singular values of these matrices are plain to see, so that where a theorem is attained on them this
/// can be checked by hand.
struct Filling: Hashable, Sendable {
  let name: String

  init(_ name: String) { self.name = name }

  // MARK: Matrices

  /// Simplest last: where a bound is attained on a matrix with different singular values, that says
  /// more than on the identity or on 0.
  static let matrices = [
    "descending", "signed", "reversal", "shift", "skew", "reflection", "identity", "corner", "zero",
    "powers", "turn",
  ].map(Filling.init)

  /// The matrix of this name; `nil` when there is none.
  func matrix(_ rows: Int, _ columns: Int) -> Matrix<Rational>? {
    let r = min(rows, columns)
    func entry(_ value: @escaping (Int, Int) -> Int) -> Matrix<Rational> {
      Matrix(rows: rows, columns: columns) { Rational(value($0, $1)) }
    }
    switch name {
    // diag(r, …, 1).
    case "descending": return entry { $0 == $1 ? r - $0 : 0 }
    // diag(r, −(r − 1), …).
    case "signed": return entry { $0 == $1 ? ($0 % 2 == 0 ? r - $0 : $0 - r) : 0 }
    case "reversal": return entry { $0 + $1 == r - 1 ? 1 : 0 }
    // diag(1, −1, 1, …).
    case "reflection": return entry { $0 == $1 ? ($0 % 2 == 0 ? 1 : -1) : 0 }
    // Ones right above the diagonal.
    case "shift": return entry { $0 + 1 == $1 ? 1 : 0 }
    // Blocks [0 1; −1 0] and a last 0 in odd order.
    case "skew":
      return entry { row, column in
        row / 2 != column / 2 || max(row, column) >= r - r % 2 ? 0 : column - row
      }
    case "identity": return entry { $0 == $1 ? 1 : 0 }
    // The first entry alone.
    case "corner": return entry { $0 == 0 && $1 == 0 ? 1 : 0 }
    case "zero": return entry { _, _ in 0 }
    // diag(2^(r − 1), …, 2, 1), whose pairs of entries have different sums.
    case "powers": return entry { $0 == $1 ? 1 << (r - 1 - $0) : 0 }
    // What leads from the projector on the first coordinate, `corner`, to that on (3/5, 4/5, 0, …): its
    // norm is the sine of the angle between the two lines, 4/5.
    case "turn":
      guard r >= 2 else { return entry { _, _ in 0 } }
      let difference = [-16, 12, 12, 16].map { Rational($0, 25) }
      return Matrix(rows: rows, columns: columns) {
        $0 < 2 && $1 < 2 ? difference[2 * $0 + $1] : 0
      }
    default: return nil
    }
  }

  // MARK: Vectors

  static let vectors = [
    "descending", "lastzero", "alternating", "ones", "eighths", "minus eighths", "first", "zeros",
  ].map(Filling.init)

  func vector(_ count: Int) -> [Rational]? {
    let value: (Int) -> Int
    switch name {
    case "eighths": return .init(repeating: Rational(1, 8), count: count)
    case "minus eighths": return .init(repeating: Rational(-1, 8), count: count)
    case "descending": value = { count - $0 }
    case "lastzero": value = { $0 == count - 1 ? 0 : 1 }
    case "alternating": value = { $0 % 2 == 0 ? 1 : -1 }
    case "ones": value = { _ in 1 }
    case "first": value = { $0 == 0 ? 1 : 0 }
    case "zeros": value = { _ in 0 }
    default: return nil
    }
    return (0..<count).map { Rational(value($0)) }
  }

  // MARK: Scalars, sets, positions

  static let scalars = ["1", "1/2", "2", "-1", "-1/2", "-8", "8", "0"].map(Filling.init)

  var scalar: Rational? { try? Rational(text: name) }

  static let sets = ["last", "first", "none", "all"].map(Filling.init)

  func set(_ size: Int) -> [Int]? {
    switch name {
    case "last": return size > 0 ? [size] : []
    case "first": return size > 0 ? [1] : []
    case "none": return []
    case "all": return Array(1...max(size, 1)).filter { $0 <= size }
    default: return nil
    }
  }

  static let positions = ["from", "through"].map(Filling.init)

  func position(_ from: Int, _ through: Int) -> Int? {
    switch name {
    case "from": return from
    case "through": return through
    default: return nil
    }
  }
}
