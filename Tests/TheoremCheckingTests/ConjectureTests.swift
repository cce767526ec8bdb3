// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Testing
import TheoremChecking

@Suite("Conjectures")
struct ConjectureTests {
  private func evidence(_ text: String, budget: Int = 300) async throws -> Conjecture.Evidence {
    let clause = try Clause(parsing: text, id: "statement")
    return await Conjecture(clause, seed: 1, matrices: 100, maxOrder: 4, budget: budget).run()
  }

  @Test("a true one comes with evidence")
  func trueSoFar() async throws {
    let evidence = try await evidence(
      "[W: n x n, eps: real] 0 <= eps |- forall i: sigma(i, I + eps*W) <= 1 + eps*sigma(1, W)")
    #expect(evidence.counterexample == nil && !evidence.isVacuous)
    #expect(evidence.tally.checks == 100 && evidence.tally.equal > 0)
    #expect(evidence.search?.equality != nil)
  }

  @Test("a false one comes with the smallest counterexample")
  func falseOne() async throws {
    let evidence = try await evidence(
      "[W: n x n, eps: real] forall i: sigma(i, I + eps*W) <= 1 + eps*sigma(1, W)")
    let counterexample = try #require(evidence.counterexample)
    // ε must be negative; 1 by 1 is enough.
    #expect(counterexample.instance.matrices["W"]?.order == 1)
    #expect(counterexample.instance.scalars["eps"] == -1)
    #expect(counterexample.name != nil && evidence.search == nil)
  }

  @Test("one that claims nothing is vacuous, not true")
  func vacuous() async throws {
    let evidence = try await evidence("[W: n x n] sigma(1, W) < 0 |- sigma(1, W) <= 1", budget: 50)
    #expect(evidence.isVacuous && evidence.counterexample == nil)
  }
}
