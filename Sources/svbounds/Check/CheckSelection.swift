// SPDX-License-Identifier: Apache-2.0

import Bounds

/// Which clauses the user's ids name.
struct CheckSelection {
  /// In the catalogue's order.
  let clauses: [Clause]
  /// Those with a probability, in the catalogue's order.
  let probabilities: [ProbabilityClause]

  /// Everything when there is no id; otherwise what is named.
  ///
  /// - Throws: `Complaint` for an id that names nothing.
  init(named ids: [String]) throws {
    let all = Catalogue.theorems.flatMap(\.clauses)
    let allProbabilities = Catalogue.probabilities.flatMap(\.clauses)
    guard !ids.isEmpty else {
      (clauses, probabilities) = (all, allProbabilities)
      return
    }
    var wanted: Set<String> = []
    for id in ids {
      let found =
        Catalogue.clauses(named: id).map(\.id) + Catalogue.probabilityClauses(named: id).map(\.id)
      guard !found.isEmpty else { throw Complaint(unknownTheorem(id)) }
      wanted.formUnion(found)
    }
    clauses = all.filter { wanted.contains($0.id) }
    probabilities = allProbabilities.filter { wanted.contains($0.id) }
  }
}
