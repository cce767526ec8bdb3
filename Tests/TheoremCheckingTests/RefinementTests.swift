// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Testing
import TheoremChecking

@Suite("Candidates beside the statements that they are to replace")
struct RefinementTests {
  private static let layer = "W: n x n, rho: real"

  private func report(
    _ text: String, against id: String, over declarations: String = layer, matrices: Int = 90,
    budget: Int = 150
  ) async throws -> RefinementReport {
    let current = try #require(Catalogue.clause(id))
    let candidate = try Clause(parsing: text, id: "candidate", declarations: declarations)
    let check = RefinementCheck(
      try Refinement(candidate, of: current), seed: 1, matrices: matrices, maxOrder: 4,
      budget: budget)
    return await check.run()
  }

  /// R2 and R3 refine R1 for ρ ≥ 0: σ_i(W) ≤ σ_1(W) and |λ(H)| ≤ 2·σ_1(W).
  @Test(
    "R2 and R3 are tighter than R1 and never looser",
    arguments: [
      "0 <= rho |- forall i: sigma(i, rho*I + W)^2 <= sigma(i, W)^2 + rho^2 + rho*lambda(1, W + W')",
      "0 <= rho |- forall i: sigma(i, rho*I + W) >= rho + 1/2*lambda(i, W + W')",
      "0 <= rho |- sigma(n, rho*I + W) >= rho + 1/2*lambda(n, W + W')",
    ])
  func refinement(_ text: String) async throws {
    let report = try await report(text, against: "R1.a")
    #expect(report.answer == .tighter, "\(text): \(report.answer)")
    #expect(report.basis == .bounds)
    #expect(report.looser == 0 && report.undecided == 0)
    #expect(report.tighter > 10 && report.equal > 0)
    #expect(report.candidateSilent > 0, "R1 claims something for negative ρ as well")
    let place = try #require(report.tighterAt)
    let comparison = try #require(place.comparison)
    #expect(comparison.number.hasPrefix("sigma(") && comparison.number.contains("rho*I"))
  }

  /// The bounds are compared, not the slacks: on W = ρI both are attained at every i, and yet they are
  /// what they are.
  @Test("an upper bound at several places is the best of them")
  func severalPlaces() async throws {
    // R2.a at j = 1 is R2.d, so that all its bounds together are at least as good.
    let report = try await report(
      "0 <= rho |- forall i: sigma(i, rho*I + W)^2 <= sigma(i, W)^2 + rho^2 + rho*lambda(1, W + W')",
      against: "R2.a")
    #expect(report.answer == .looser)
    #expect(report.tighter == 0 && report.looser > 5)
  }

  @Test("the same statement in other words is the same")
  func same() async throws {
    let report = try await report(
      "forall k in 1..n: -norm(W) <= sigma(k, rho*I + W) - |rho| and "
        + "sigma(k, rho*I + W) - |rho| <= norm(W)", against: "R1.a")
    #expect(report.answer == .same)
    #expect(report.equal == report.compared && report.compared == 90)
  }

  @Test("a looser constant is looser, on the same left side")
  func looser() async throws {
    let report = try await report(
      "forall i: abs(sigma(i, rho*I + W) - abs(rho)) <= 2*sigma(1, W)", against: "R1.a")
    #expect(report.answer == .looser)
    #expect(report.numbers.allSatisfy { $0.direction == .above })
    // Half of the larger one, whatever W.
    let loss = try #require(report.loss)
    #expect(loss.contains(0.5))
    #expect(report.looserAt?.instance.matrices["W"]?.order == 1)
  }

  @Test("two bounds of which each is better somewhere are incomparable")
  func incomparable() async throws {
    let report = try await report(
      "forall i: abs(sigma(i, rho*I + W) - sigma(i, W)) <= abs(rho)", against: "R1.a")
    #expect(report.answer == .incomparable)
    #expect(report.tighterAt != nil && report.looserAt != nil)
  }

  @Test("a false candidate falls, with a small counterexample")
  func falseCandidate() async throws {
    let report = try await report(
      "forall i: sigma(i, rho*I + W) >= rho + 1/2*sigma(i, W + W')", against: "R3.a")
    #expect(report.answer == .isFalse)
    let counterexample = try #require(report.counterexample)
    #expect(counterexample.instance.matrices["W"] == Matrix<Rational>([[-1]]))
    guard case .violated = counterexample.result.verdict else {
      Issue.record("not violated")
      return
    }
  }

  @Test("a candidate that only a search refutes is false")
  func falseBySearch() async throws {
    let text =
      "[A: 3 x 3, B: 3 x 3] symmetric(A), symmetric(B) |- "
      + "sigma(1, A*B - B*A) <= 199/100*(sigma(1, A)*sigma(1, B))"
    let candidate = try Clause(parsing: text, id: "candidate")
    let current = try Clause(
      parsing: text.replacing("199/100", with: "2"), id: "X1.a")
    let check = RefinementCheck(
      try Refinement(candidate, of: current), seed: 1, matrices: 30, maxOrder: 4, budget: 2000)
    let report = await check.run()
    #expect(report.answer == .isFalse && report.search != nil)
  }

  @Test("statements about different things are compared by slack, and that is said")
  func slack() async throws {
    let report = try await report(
      "sum(i in 1..n: sigma(i, W)^2) <= n*sigma(1, W)^2", against: "R1.b")
    #expect(report.basis == .slack)
  }

  @Test("what claims nothing is vacuous")
  func vacuous() async throws {
    let report = try await report("1 <= 0 |- sigma(1, W) <= 1", against: "R1.a")
    #expect(report.answer == .vacuous)
  }

  @Test("a name that means two things is an error")
  func shapes() throws {
    let current = try #require(Catalogue.clause("R1.a"))
    let candidate = try Clause(parsing: "[W: m x n] sigma(1, W) <= 1", id: "candidate")
    #expect(throws: RefinementError.self) { try Refinement(candidate, of: current) }
  }

  @Test("does the same however many tasks run")
  func deterministic() async throws {
    let current = try #require(Catalogue.clause("R1.a"))
    let candidate = try Clause(
      parsing: "forall i: abs(sigma(i, rho*I + W) - sigma(i, W)) <= abs(rho)", id: "candidate",
      declarations: Self.layer)
    let check = RefinementCheck(
      try Refinement(candidate, of: current), seed: 2, matrices: 60, maxOrder: 4, budget: 60)
    let one = await check.run(tasks: 1)
    let three = await check.run(tasks: 3)
    #expect(one.tighter == three.tighter && one.looser == three.looser && one.gain == three.gain)
    #expect(one.tighterAt?.instance == three.tighterAt?.instance)
    #expect(one.looserAt?.instance == three.looserAt?.instance)
  }
}
