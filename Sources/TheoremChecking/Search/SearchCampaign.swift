// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact

/// How close sampling and searching bring a clause to a violation, at the same cost.
public struct SearchComparison: Sendable {
  public let clause: Clause
  public let sampled: SearchOutcome
  public let searched: SearchOutcome

  public enum Winner: String, Sendable {
    case search, sampling, neither
  }

  /// Who got closer: a counterexample beats equality, equality a slack, and of two slacks the one that is
  /// certainly smaller by a hundredth.
  public var winner: Winner {
    let (a, b) = (sampled.rank, searched.rank)
    if a != b { return a > b ? .sampling : .search }
    guard a == 1, let x = sampled.closest?.slack, let y = searched.closest?.slack else {
      return .neither
    }
    if y.upper < 0.99 * x.lower { return .search }
    if x.upper < 0.99 * y.lower { return .sampling }
    return .neither
  }

  /// How many times smaller the slack is that the search found, rounded down; `nil` unless both met the
  /// clause strictly only.
  public var factor: Double? {
    guard sampled.rank == 1, searched.rank == 1, let x = sampled.closest?.slack,
      let y = searched.closest?.slack
    else { return nil }
    return Enclosure(x.lower).divided(by: Enclosure(y.upper))?.lower
  }
}

extension SearchOutcome {
  fileprivate var rank: Int {
    if counterexample != nil { return 3 }
    if equality != nil { return 2 }
    return closest == nil ? 0 : 1
  }
}

/// Samples and searches clauses, each on its own.
///
/// A function of the seed: it does not matter how many tasks run at once.
public struct SearchCampaign: Sendable {
  public var clauses: [Clause]
  public var seed: UInt64
  /// How many instances each of the two looks at, for a clause.
  public var budget: Int
  public var maxOrder: Int

  public init(clauses: [Clause], seed: UInt64, budget: Int, maxOrder: Int = 4) {
    self.clauses = clauses
    self.seed = seed
    self.budget = budget
    self.maxOrder = maxOrder
  }

  public func run(
    tasks: Int = 2, progress: (@Sendable (Int, Int) -> Void)? = nil
  ) async -> [SearchComparison] {
    await gatherParts(sizes: clauses.map { _ in 1 }, tasks: tasks, progress: progress) {
      let search = search(clauses[$0])
      return SearchComparison(
        clause: clauses[$0], sampled: search.sample(), searched: search.run())
    }
  }

  /// The searches alone.
  public func searching(
    tasks: Int = 2, progress: (@Sendable (Int, Int) -> Void)? = nil
  ) async -> [(clause: Clause, outcome: SearchOutcome)] {
    await gatherParts(sizes: clauses.map { _ in 1 }, tasks: tasks, progress: progress) {
      (clauses[$0], search(clauses[$0]).run())
    }
  }

  private func search(_ clause: Clause) -> AdversarialSearch {
    AdversarialSearch(clause, seed: seed, budget: budget, maxOrder: maxOrder)
  }
}
