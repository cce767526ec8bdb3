// SPDX-License-Identifier: Apache-2.0

import Bounds

/// Mutants that are true for a reason that has been looked into: they say the same as the clause, or
/// follow from it or from another one.
enum EquivalentMutants {
  static func reason(for mutant: Mutant, of clause: Clause) -> String? {
    reasons[clause.id]?[mutant.change]
  }

  /// By clause and change.
  private static let reasons: [String: [String: String]] = [:]
}
