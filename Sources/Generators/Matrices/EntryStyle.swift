// SPDX-License-Identifier: Apache-2.0

import Exact

/// Where the free entries of a structured matrix come from. A matrix draws its style once, so that its
/// entries are alike.
public enum EntryStyle: String, CaseIterable, Hashable, Sendable {
  /// Integers from −3 to 3.
  case smallIntegers
  /// Quotients p/q in [−3, 3], q ≤ 10.
  case smallRationals
  /// Normal deviates of 24 fraction bits.
  case gaussian
  /// −1, 0 or 1.
  case trits
}

extension SeededGenerator {
  /// A style; small integers and normal deviates are the likeliest.
  public mutating func entryStyle() -> EntryStyle {
    element(of: [.smallIntegers, .smallIntegers, .gaussian, .gaussian, .smallRationals, .trits])
  }

  public mutating func entry(_ style: EntryStyle) -> Rational {
    switch style {
    case .smallIntegers: Rational(integer(in: -3...3))
    case .smallRationals: smallRational()
    case .gaussian: gaussian()
    case .trits: Rational(integer(in: -1...1))
    }
  }

  /// `count` entries of one style, drawn when none is given.
  public mutating func vector(_ count: Int, _ style: EntryStyle? = nil) -> [Rational] {
    let style = style ?? entryStyle()
    return (0..<count).map { _ in entry(style) }
  }

  /// A matrix with independent entries of one style, drawn when none is given.
  public mutating func matrix(
    rows: Int, columns: Int, _ style: EntryStyle? = nil
  ) -> Matrix<Rational> {
    let style = style ?? entryStyle()
    return Matrix(rows: rows, columns: columns) { _, _ in entry(style) }
  }
}
