// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact

extension Instance {
  /// The values of all variables, one to a line and a matrix as rows between brackets:
  /// `W = [1 0; 1/2 -3]`.
  public var plainText: String { lines.joined(separator: "\n") }

  /// The same in one line.
  public var inlineText: String { lines.joined(separator: ", ") }

  private var lines: [String] {
    var lines: [String] = []
    for (name, matrix) in matrices.sorted(by: { $0.key < $1.key }) {
      lines.append("\(name) = \(matrix.inlineText)")
    }
    for (name, vector) in vectors.sorted(by: { $0.key < $1.key }) {
      lines.append("\(name) = (\(vector.map(\.compactText).joined(separator: ", ")))")
    }
    for (name, scalar) in scalars.sorted(by: { $0.key < $1.key }) {
      lines.append("\(name) = \(scalar.compactText)")
    }
    for (name, members) in sets.sorted(by: { $0.key < $1.key }) {
      lines.append("\(name) = {\(members.map(String.init).joined(separator: ", "))}")
    }
    for (name, index) in indices.sorted(by: { $0.key < $1.key }) {
      lines.append("\(name) = \(index)")
    }
    return lines
  }
}

extension Matrix where Scalar == Rational {
  /// Rows between brackets, separated by semicolons; the shape alone when there is no entry.
  fileprivate var inlineText: String {
    if isEmpty { return "[] (\(rows) x \(columns))" }
    let lines = (0..<rows).map { row in
      (0..<columns).map { self[row, $0].compactText }.joined(separator: " ")
    }
    return "[\(lines.joined(separator: "; "))]"
  }
}

extension Rational {
  /// The exact number, with long powers of two written as such: `-231*2^-1060`.
  fileprivate var compactText: String {
    let short = 40
    if isInteger {
      let zeros = numerator.trailingZeroBits
      return zeros > short ? "\(numerator.shiftedRight(by: zeros))*2^\(zeros)" : description
    }
    let zeros = denominator.trailingZeroBits
    guard zeros > short else { return description }
    return "\(Rational(numerator, denominator.shiftedRight(by: zeros)))*2^-\(zeros)"
  }
}
