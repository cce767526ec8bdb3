// SPDX-License-Identifier: Apache-2.0

import Bounds
import Testing

@testable import TheoremChecking

@Suite("Mutants of statements")
struct MutationTests {
  private func outcomes(_ ids: [String], draws: Int) async -> [MutantOutcome] {
    let clauses = ids.flatMap(Catalogue.clauses(named:))
    return await MutationCampaign(clauses: clauses, seed: 1, draws: draws).run()
  }

  @Test("of a few theorems none survives, and most are refuted")
  func floor() async {
    let outcomes = await outcomes(
      ["G1", "G9", "R1", "R3", "R4", "M3", "M4", "M6", "P2", "L5"], draws: 2000)
    var refuted = 0
    for outcome in outcomes {
      switch outcome.fate {
      case .refuted: refuted += 1
      case .implied, .explained, .meaningless: break
      case .survived: Issue.record("\(outcome.mutant.clause.id): \(outcome.mutant.change)")
      }
    }
    #expect(refuted * 100 >= outcomes.count * 75, "\(refuted) of \(outcomes.count)")
  }

  @Test("reasons on record are about mutants that there are, and are few")
  func explained() {
    for (id, changes) in ExplainedMutants.reasons {
      let mutants = Catalogue.clause(id)?.mutants ?? []
      for change in changes.keys {
        let found = mutants.filter { $0.change == change }
        #expect(found.count == 1 && found.first?.impliedBecause == nil, "\(id): \(change)")
      }
    }
    let counts = ExplainedMutants.counts
    #expect(counts.mutants <= 135 && counts.reasons <= 30, "\(counts)")
  }

  @Test("a statement that could be stronger is found out by mutants that survive")
  func looseStatement() async {
    let n: IndexTerm = "n"
    let clause = Clause(
      "X1.a", over: [.matrix("W", rows: n, columns: n)], given: [.less(0, σ(1, "W"))],
      σ(1, MatrixTerm.identity(n) + "W") ≤ 2 + 2 * σ(1, "W"))
    let outcomes = await MutationCampaign(clauses: [clause], seed: 1, draws: 100).run()
    let survivors = outcomes.filter { if case .survived = $0.fate { true } else { false } }
    #expect(survivors.contains { $0.mutant.change.hasPrefix("without the hypothesis") })
    #expect(survivors.contains { $0.mutant.change == "1 for 2" })
  }

  @Test("a mutant that is the clause for the negative of a matrix is seen to be implied")
  func negation() throws {
    let clause = try #require(Catalogue.clause("R9.a"))
    let mutant = try #require(
      clause.mutants.first { $0.change == "rho*I(n) - W for rho*I(n) + W" })
    #expect(mutant.impliedBecause == "it is the clause for the negative of W")
    // Not where W stands twice and only one is changed.
    let other = try #require(Catalogue.clause("R4.b"))
    #expect(
      other.mutants.filter { $0.change.hasPrefix("rho*I(n) - W for") }
        .allSatisfy { $0.impliedBecause == nil })
  }
}
