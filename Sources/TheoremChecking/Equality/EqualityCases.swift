// SPDX-License-Identifier: Apache-2.0

import Bounds

/// For each clause a family of instances on which it is attained.
public enum EqualityCases {
  /// The family for a clause of the catalogue; `nil` for one that is never attained, those with "less
  /// than", which have an `ApproachingSequence`.
  public static func family(for clause: Clause) -> EqualityFamily? {
    table[clause.id].flatMap { EqualityFamily($0, of: clause) }
  }
}
