// SPDX-License-Identifier: Apache-2.0

import Bounds

/// Clauses of one theorem that can be checked on the same instances: same variables, same hypotheses.
public struct ClauseGroup: Hashable, Sendable {
  public let theorem: String
  public let clauses: [Clause]

  public var variables: [Variable] { clauses[0].variables }
  public var hypotheses: [Formula] { clauses[0].hypotheses }

  /// Tells the groups of a theorem apart in seeds; depends on the first clause's id alone, so that
  /// checking a single clause draws the cases that checking its theorem draws.
  public var name: String { clauses[0].id }

  /// The groups that clauses form, in order. Clauses of other groups of the same theorem are looked
  /// up in `theorems` so that a part of a group keeps the whole group's name.
  public static func groups(of clauses: [Clause], in theorems: [Theorem]) -> [ClauseGroup] {
    var result: [ClauseGroup] = []
    for theorem in theorems {
      for group in all(of: theorem)
      where group.clauses.contains(where: { clause in clauses.contains { $0.id == clause.id } }) {
        result.append(group)
      }
    }
    return result
  }

  /// All groups of a theorem.
  public static func all(of theorem: Theorem) -> [ClauseGroup] {
    var groups: [[Clause]] = []
    for clause in theorem.clauses {
      if let place = groups.firstIndex(where: {
        $0[0].variables == clause.variables && $0[0].hypotheses == clause.hypotheses
      }) {
        groups[place].append(clause)
      } else {
        groups.append([clause])
      }
    }
    return groups.map { ClauseGroup(theorem: theorem.id, clauses: $0) }
  }
}
