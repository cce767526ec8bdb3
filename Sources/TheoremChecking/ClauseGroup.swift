// SPDX-License-Identifier: Apache-2.0

import Bounds

/// Clauses of one theorem that can be checked on the same instances: same variables, same hypotheses.
public struct ClauseGroup: Hashable, Sendable {
  public let theorem: String
  public let clauses: [Clause]
  /// Those of the clauses that are to be checked, in order.
  public let wanted: [Clause]

  public var variables: [Variable] { clauses[0].variables }
  public var hypotheses: [Formula] { clauses[0].hypotheses }

  /// Tells the groups of a theorem apart in seeds; depends on the first clause's id alone, so that
  /// checking a single clause draws the cases that checking its theorem draws.
  public var name: String { clauses[0].id }

  /// The groups that clauses form: first those of `theorems`, in order, a part of a group keeping the
  /// whole group's name; then one for each clause that is in none of the theorems. A clause is in a
  /// theorem when it is equal to one there: an id alone says nothing of what a candidate states.
  ///
  /// - Precondition: no two clauses have the same id, by which answers are told apart.
  public static func groups(of clauses: [Clause], in theorems: [Theorem]) -> [ClauseGroup] {
    for (id, same) in Dictionary(grouping: clauses, by: \.id) {
      precondition(same.count == 1, "\(same.count) clauses have the id \(id)")
    }
    var result: [ClauseGroup] = []
    var missing = Set(clauses)
    for theorem in theorems {
      for whole in all(of: theorem) {
        let wanted = whole.clauses.filter { missing.remove($0) != nil }
        guard !wanted.isEmpty else { continue }
        result.append(
          ClauseGroup(theorem: whole.theorem, clauses: whole.clauses, wanted: wanted))
      }
    }
    for clause in clauses where missing.contains(clause) {
      let theorem = String(clause.id.prefix { $0 != "." })
      result.append(ClauseGroup(theorem: theorem, clauses: [clause], wanted: [clause]))
    }
    return result
  }

  /// All groups of a theorem, with all of their clauses.
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
    return groups.map { ClauseGroup(theorem: theorem.id, clauses: $0, wanted: $0) }
  }
}

extension [ClauseGroup] {
  /// The clauses that are to be checked, in the order of the catalogue.
  var wanted: [Clause] { flatMap(\.wanted).sorted { Catalogue.precedes($0.id, $1.id) } }
}
