// SPDX-License-Identifier: Apache-2.0

import Exact

/// What is known exactly of the singular values or eigenvalues of a matrix, in descending order.
enum Truth {
  /// The values.
  case values([Rational])
  /// The squares of values that are not negative.
  case squares([Rational])
  /// The Gram matrix whose eigenvalues are the squares: ends are compared by counting (Sylvester).
  case gram([[Rational]])

  init(descending values: [Rational]) { self = .values(values.sorted(by: >)) }
  init(squares: [Rational]) { self = .squares(squares.sorted(by: >)) }
  init(counting matrix: Matrix<Rational>) { self = .gram(matrix.gramArrays) }

  var count: Int {
    switch self {
    case .values(let values): values.count
    case .squares(let squares): squares.count
    case .gram(let gram): gram.count
    }
  }

  /// Whether the value at `position` is at least `end`.
  func isAtLeast(_ end: Rational, at position: Int) -> Bool {
    switch self {
    case .values(let values): return end <= values[position]
    case .squares(let squares): return end.signum <= 0 || end * end <= squares[position]
    case .gram(let gram):
      if end.signum <= 0 { return true }
      // At most r − 1 − position values lie below `end`.
      return inertia(gram, around: end * end).negative <= gram.count - 1 - position
    }
  }

  /// Whether the value at `position` is at most `end`.
  func isAtMost(_ end: Rational, at position: Int) -> Bool {
    switch self {
    case .values(let values): return values[position] <= end
    case .squares(let squares): return end.signum >= 0 && squares[position] <= end * end
    case .gram(let gram):
      if end.signum < 0 { return false }
      // At least r − position values are at most `end`.
      let counts = inertia(gram, around: end * end)
      return counts.negative + counts.zero >= gram.count - position
    }
  }
}

/// The exact value of an end, or `nil` when it is infinite.
func exactValue(_ end: some EnclosureEndpoint) -> Rational? { end.bigFloat.rational }

extension Enclosure {
  /// Whether `value` lies in the interval.
  func holds(_ value: Rational) -> Bool {
    let low = exactValue(lower).map { $0 <= value } ?? (lower.signum < 0)
    let high = exactValue(upper).map { value <= $0 } ?? (upper.signum > 0)
    return low && high
  }

}

extension Findings {
  /// Compares each enclosure with the truth, and the order of the ends with what is promised.
  mutating func check<End>(
    _ enclosures: [Enclosure<End>], _ truth: Truth, nonnegative: Bool = true, _ what: String
  ) {
    require(
      enclosures.count == truth.count, "\(what): \(enclosures.count) of \(truth.count) values")
    guard enclosures.count == truth.count else { return }
    for (position, enclosure) in enclosures.enumerated() {
      let low = exactValue(enclosure.lower).map { truth.isAtLeast($0, at: position) }
      let high = exactValue(enclosure.upper).map { truth.isAtMost($0, at: position) }
      check(
        (low ?? (enclosure.lower.signum < 0)) && (high ?? (enclosure.upper.signum > 0)),
        "\(what): value \(position + 1) of \(truth.count) is not in \(ends(enclosure))")
      if nonnegative {
        require(enclosure.lower.signum >= 0, "\(what): a negative lower end at \(position + 1)")
      }
      if position > 0 {
        let before = enclosures[position - 1]
        require(
          before.lower >= enclosure.lower && before.upper >= enclosure.upper,
          "\(what): ends out of order at \(position + 1)")
      }
    }
  }
}

/// The ends in decimal, for a complaint.
func ends<End>(_ enclosure: Enclosure<End>) -> String {
  let text = enclosure.decimal()
  return "[\(text.lower), \(text.upper)]"
}
