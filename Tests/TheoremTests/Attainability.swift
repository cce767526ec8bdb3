// SPDX-License-Identifier: Apache-2.0

import Bounds

/// What a test of a clause has to see so that it is known to have tested something.
enum Attainability {
  enum Answer { case strict, equal }

  /// The answers that instances can give: an identity only `equal`, "less than" only `strict`, another
  /// inequality both, but for those below.
  static func answers(to clause: Clause) -> Set<Answer> {
    if clause.conclusion.isIdentity { return [.equal] }
    if alwaysAttained.contains(clause.id) { return [.equal] }
    if clause.conclusion.isStrict { return [.strict] }
    return [.strict, .equal]
  }

  /// Inequalities that hold with equality for some value of a quantifier on every instance.
  ///
  /// P5.i at s = n: both sides are the product of all slopes.
  private static let alwaysAttained: Set<String> = ["P5.i"]

  /// How many of a thousand answers must not be `undecided`.
  static func leastDecidedPerMille(_ id: String) -> Int {
    #if DEBUG
      // Every one, at the orders up to 6 that are drawn here.
      1000
    #else
      970
    #endif
  }
}

extension Formula {
  /// Whether "less than" is claimed.
  fileprivate var isStrict: Bool {
    switch self {
    case .less: return true
    case .all(let parts): return parts.allSatisfy(\.isStrict)
    case .implies(_, let conclusion), .forAll(_, _, let conclusion),
      .forAllSubsets(_, _, let conclusion):
      return conclusion.isStrict
    case .atMost, .equal, .different, .has, .rankAtMost, .conjugatePairs: return false
    }
  }

  /// Whether only equalities are claimed.
  fileprivate var isIdentity: Bool {
    switch self {
    case .equal: return true
    case .all(let parts): return parts.allSatisfy(\.isIdentity)
    case .implies(_, let conclusion), .forAll(_, _, let conclusion),
      .forAllSubsets(_, _, let conclusion):
      return conclusion.isIdentity
    case .atMost, .less, .different, .has, .rankAtMost, .conjugatePairs: return false
    }
  }
}
