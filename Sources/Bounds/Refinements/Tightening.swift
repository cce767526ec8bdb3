// SPDX-License-Identifier: Apache-2.0

import Exact

extension Clause {
  /// The clause with every bound moved toward what it bounds by a part of its size: a ≤ b becomes
  /// a + part·|b| ≤ b. False where the clause is attained and the bound is not 0; identities stay.
  public func tightened(by part: Rational) -> Clause {
    Clause(id, over: variables, given: hypotheses, conclusion.tightened(by: part))
  }
}

extension Formula {
  fileprivate func tightened(by part: Rational) -> Formula {
    func moved(_ a: ScalarTerm, _ b: ScalarTerm) -> ScalarTerm { a + .rational(part) * abs(b) }
    switch self {
    case .atMost(let a, let b): return .atMost(moved(a, b), b)
    case .less(let a, let b): return .less(moved(a, b), b)
    case .all(let parts): return .all(parts.map { $0.tightened(by: part) })
    case .implies(let condition, let claim): return .implies(condition, claim.tightened(by: part))
    case .forAll(let name, let domain, let body):
      return .forAll(name, domain, body.tightened(by: part))
    case .forAllSubsets(let name, let size, let body):
      return .forAllSubsets(name, size: size, body.tightened(by: part))
    case .equal, .different, .has, .rankAtMost, .conjugatePairs: return self
    }
  }
}
