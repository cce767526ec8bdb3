// SPDX-License-Identifier: Apache-2.0

import Bounds

/// Which clauses the user's ids name.
enum CheckSelection {
  /// All clauses when there is no id; otherwise those named, in the catalogue's order.
  ///
  /// - Throws: `Complaint` for an id that names nothing.
  static func clauses(named ids: [String]) throws -> [Clause] {
    guard !ids.isEmpty else { return Catalogue.theorems.flatMap(\.clauses) }
    var wanted: Set<String> = []
    for id in ids {
      let found = Catalogue.clauses(named: id)
      guard !found.isEmpty else { throw Complaint(unknownTheorem(id)) }
      wanted.formUnion(found.map(\.id))
    }
    return Catalogue.theorems.flatMap(\.clauses).filter { wanted.contains($0.id) }
  }
}
