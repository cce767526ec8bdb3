// SPDX-License-Identifier: Apache-2.0

extension Formula {
  /// Whether the two sides of every relation that is claimed are written the same, so that nothing is
  /// said.
  var claimsNothing: Bool {
    switch self {
    case .equal(let a, let b), .atMost(let a, let b): return a == b
    case .all(let parts): return parts.allSatisfy(\.claimsNothing)
    case .implies(_, let body), .forAll(_, _, let body), .forAllSubsets(_, _, let body):
      return body.claimsNothing
    case .less, .different, .has, .rankAtMost, .conjugatePairs: return false
    }
  }
}
