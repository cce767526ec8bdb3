// SPDX-License-Identifier: Apache-2.0

import Exact

/// A number that a theorem proves to be a bound, with that theorem.
public struct CitedBound: Hashable, Sendable {
  /// The bound, already rounded to the safe side. An infinite upper bound says nothing.
  public let value: Double
  /// The clauses that together give it, the last step first; none when nothing better than the
  /// trivial bound (0 below, +∞ above) is known.
  public let clauses: [Clause]

  /// "R1.b", "M3.b".
  public var clauseIDs: [String] { clauses.map(\.id) }

  /// The theorems that the clauses belong to, without repetition.
  public var theorems: [Theorem] {
    var result: [Theorem] = []
    for clause in clauses {
      let id = String(clause.id.prefix { $0 != "." })
      if let theorem = Catalogue.theorem(id), !result.contains(theorem) { result.append(theorem) }
    }
    return result
  }

  /// What had to hold, and was checked, for the bound to apply.
  public var hypotheses: [String] {
    clauses.flatMap { clause in clause.hypotheses.map { "\(clause.id): \($0.plainText)" } }
  }

  /// The BibTeX entries of the classical sources.
  public var bibTeX: String {
    var entries: [String] = []
    for theorem in theorems {
      for source in theorem.sources where !entries.contains(source.bibTeX) {
        entries.append(source.bibTeX)
      }
    }
    return entries.joined(separator: "\n")
  }
}

/// A certified interval for one singular value, each end with the theorem that gives it.
public struct CitedInterval: Hashable, Sendable {
  /// The index i from 1, in descending order.
  public let index: Int
  public let lower: CitedBound
  public let upper: CitedBound
  /// What the other applicable clauses say, at most one bound for each, the tightest first.
  public let otherLowers: [CitedBound]
  /// What the other applicable clauses say, at most one bound for each, the tightest first.
  public let otherUppers: [CitedBound]

  init(
    index: Int, lower: CitedBound, upper: CitedBound, otherLowers: [CitedBound] = [],
    otherUppers: [CitedBound] = []
  ) {
    self.index = index
    self.lower = lower
    self.upper = upper
    self.otherLowers = otherLowers
    self.otherUppers = otherUppers
  }

  public var enclosure: Enclosure<Double> {
    Enclosure(lower: lower.value, upper: upper.value)
  }
}

extension CitedInterval {
  /// Enclosures of singular values that rest on no clause, as far as these can be ≥ 0.
  static func known(_ singularValues: [Enclosure<Double>]) -> [CitedInterval] {
    singularValues.enumerated().map { position, enclosure in
      let known = enclosure.clampedToNonnegative
      return CitedInterval(
        index: position + 1, lower: CitedBound(value: known.lower, clauses: []),
        upper: CitedBound(value: known.upper, clauses: []))
    }
  }
}
