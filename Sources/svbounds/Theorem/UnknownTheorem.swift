// SPDX-License-Identifier: Apache-2.0

import Bounds

/// What to say when nothing in the catalogue is called `id`; names what may have been meant.
func unknownTheorem(_ id: String) -> String {
  let wanted = Array(id.lowercased())
  let theorems = Catalogue.entries
  let names = theorems.map { ($0.name, $0.id) }
  let ids = theorems.map { ($0.id, $0.id) }
  let clauses = theorems.flatMap(\.renderedClauses).map { ($0.id, $0.id) }
  // A bare id suggests theorems, one with a dot clauses, a word the theorem of that name.
  let candidates = (id.contains(".") ? clauses : ids) + (wanted.count > 3 ? names : [])
  let near = candidates.map { (distance: editDistance(wanted, Array($0.0.lowercased())), id: $0.1) }
    .filter { $0.distance <= suggestionReach(wanted) }
  // Sorting by distance alone need not be stable, so the order of the catalogue is a second key.
  let best = near.enumerated().sorted {
    ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset)
  }
  let suggestions = best.prefix(3).map(\.element.id)
  let hint =
    suggestions.isEmpty
    ? "'svbounds theorem' lists them" : "did you mean \(suggestions.joined(separator: ", "))?"
  return "no theorem or clause '\(id.prefix(60))'; \(hint)"
}
