// SPDX-License-Identifier: Apache-2.0

import Exact

/// How far a value is from the simplest one: four natural numbers, compared lexicographically.
///
/// There is no infinite descent in this order, so a search that replaces a value only by one of smaller
/// measure ends. The same holds for a tuple of values when every step makes one or several of them
/// smaller and none larger.
public struct ShrinkMeasure: Hashable, Comparable, Sendable {
  /// Rows plus columns of a matrix, the number of entries of a vector or set, 0 for a number.
  public let dimension: Int
  /// The sum of the denominators of all entries, each in lowest terms.
  public let denominators: Integer
  /// The sum of the magnitudes of all numerators.
  public let numerators: Integer
  /// How many entries are negative.
  public let negatives: Int

  init(dimension: Int, entries: [Rational]) {
    self.dimension = dimension
    denominators = entries.reduce(Integer.zero) { $0 + $1.denominator }
    numerators = entries.reduce(Integer.zero) { $0 + $1.numerator.magnitude }
    negatives = entries.count { $0.signum < 0 }
  }

  public static func < (a: ShrinkMeasure, b: ShrinkMeasure) -> Bool {
    if a.dimension != b.dimension { return a.dimension < b.dimension }
    if a.denominators != b.denominators { return a.denominators < b.denominators }
    if a.numerators != b.numerators { return a.numerators < b.numerators }
    return a.negatives < b.negatives
  }
}

extension Rational {
  public var shrinkMeasure: ShrinkMeasure { ShrinkMeasure(dimension: 0, entries: [self]) }
}

extension Array where Element == Rational {
  public var shrinkMeasure: ShrinkMeasure { ShrinkMeasure(dimension: count, entries: self) }
}

extension Array where Element == Int {
  /// Of an index set or a list of sizes.
  public var shrinkMeasure: ShrinkMeasure {
    ShrinkMeasure(dimension: count, entries: map { Rational($0) })
  }
}

extension Matrix where Scalar == Rational {
  public var shrinkMeasure: ShrinkMeasure {
    ShrinkMeasure(dimension: rows + columns, entries: entries)
  }
}
