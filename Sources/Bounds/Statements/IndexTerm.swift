// SPDX-License-Identifier: Apache-2.0

/// A whole number in a statement: a position, a size or a count. Positions count from 1.
public indirect enum IndexTerm: Hashable, Codable, Sendable {
  case constant(Int)
  /// A dimension (m, n, p), an integer variable of the statement or a bound variable.
  case variable(String)
  /// One of a sequence of dimensions, such as the widths n[0], …, n[L] of a stack of layers.
  case element(String, IndexTerm)
  case sum(IndexTerm, IndexTerm)
  case difference(IndexTerm, IndexTerm)
  case product(IndexTerm, IndexTerm)
  case minimum(IndexTerm, IndexTerm)
  /// How many members a set has.
  case count(SetTerm)
  /// The sum of what a term is for each value of a bound variable.
  case total(String, Domain, IndexTerm)
  /// The j-th smallest member of a set.
  case member(IndexTerm, of: SetTerm)
}

/// A set of positions.
public indirect enum SetTerm: Hashable, Codable, Sendable {
  case variable(String)
  /// One of a family of sets.
  case member(String, IndexTerm)
  /// Members in ascending order.
  case constant([Int])
}

/// What a bound variable runs over.
public indirect enum Domain: Hashable, Codable, Sendable {
  /// All whole numbers from `from` to `through`; none when `through` is smaller.
  case range(from: IndexTerm, through: IndexTerm)
  /// The members of a set, ascending.
  case members(SetTerm)
  /// A domain without one number.
  case excluding(IndexTerm, from: Domain)
}

extension IndexTerm: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  public init(integerLiteral value: Int) { self = .constant(value) }
  public init(stringLiteral value: String) { self = .variable(value) }

  public static func + (a: IndexTerm, b: IndexTerm) -> IndexTerm { .sum(a, b) }
  public static func - (a: IndexTerm, b: IndexTerm) -> IndexTerm { .difference(a, b) }
  public static func * (a: IndexTerm, b: IndexTerm) -> IndexTerm { .product(a, b) }
}

extension SetTerm: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self = .variable(value) }
}
