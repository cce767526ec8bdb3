// SPDX-License-Identifier: Apache-2.0

import Bounds

/// Mutants that are true for a reason that has been looked into: they say the same as the clause, or
/// follow from it or from another one.
///
/// A reason is no licence: the campaign looks for a counterexample to these mutants too, and what it finds
/// counts.
public enum ExplainedMutants {
  /// The reason on record for a mutant of `clause`, if there is one.
  public static func reason(for mutant: Mutant, of clause: Clause) -> String? {
    reasons[clause.id]?[mutant.change]
  }

  /// How many mutants are on record, and for how many reasons.
  public static var counts: (mutants: Int, reasons: Int) {
    (
      explanations.map { $0.changes.values.map(\.count).reduce(0, +) }.reduce(0, +),
      explanations.count
    )
  }

  /// By clause and change.
  static let reasons: [String: [String: String]] = {
    var result: [String: [String: String]] = [:]
    for explanation in explanations {
      for (clause, changes) in explanation.changes {
        for change in changes { result[clause, default: [:]][change] = explanation.reason }
      }
    }
    return result
  }()
}

/// Why mutants are true, with the changes that make them, by clause.
struct Explanation {
  let reason: String
  let changes: [String: [String]]

  init(_ reason: String, _ changes: [String: [String]]) {
    self.reason = reason
    self.changes = changes
  }
}
