// SPDX-License-Identifier: Apache-2.0

import Bounds

extension Campaign {
  /// Draws instances until every clause has been checked `checks` times on instances that meet its
  /// hypotheses and on which it claims something.
  ///
  /// - Parameters:
  ///   - checks: how many answers each clause is to get.
  ///   - limit: how many instances to draw for a group of clauses at most; a clause that has not got
  ///     its answers by then has fewer.
  /// - Returns: a tally for each clause, in the order of the catalogue. `matrices` and `firstCase`
  ///   play no part.
  public func run(untilChecks checks: Int, limit: Int, tasks: Int = 2) async -> [ClauseTally] {
    var result: [ClauseTally] = []
    for group in groups {
      var part = self
      part.groups = [group]
      part.firstCase = 0
      part.matrices = min(checks, limit)
      var tallies: [ClauseTally] = []
      while part.matrices > 0 {
        let fresh = await part.run(tasks: tasks)
        if tallies.isEmpty {
          tallies = fresh
        } else {
          for position in tallies.indices { tallies[position].merge(fresh[position]) }
        }
        part.firstCase += part.matrices
        part.given = []
        part.matrices = min(
          Self.further(for: tallies, checks: checks, drawn: part.firstCase),
          limit - part.firstCase)
      }
      result += tallies
    }
    return result.sorted { Catalogue.precedes($0.clause, $1.clause) }
  }

  /// About how many more instances the clause that lags most needs; 0 when none lags.
  private static func further(for tallies: [ClauseTally], checks: Int, drawn: Int) -> Int {
    tallies.map { tally in
      let missing = checks - tally.checks
      guard missing > 0 else { return 0 }
      guard tally.checks > 0 else { return drawn }
      return missing * drawn / tally.checks + 10
    }.max() ?? 0
  }
}
