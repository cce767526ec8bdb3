// SPDX-License-Identifier: Apache-2.0

// README: begin
import Bounds
import Exact
import Testing
import TheoremChecking

@Test func candidateForR3() async throws {
  // Proposed: σ_i(ρI + W) ≥ ρ + σ_i(H)/2 with H = W + Wᵀ. R3 says it with λ_i(H) for σ_i(H).
  let h: MatrixTerm = "W" + MatrixTerm.transpose("W")
  let shifted: MatrixTerm = .scaled("rho", .identity("n")) + "W"
  let candidate = Clause(
    "X1.a", over: [.matrix("W", rows: "n", columns: "n"), .scalar("rho")],
    forAll("i", through: "n") { i in
      σ(i, shifted) ≥ "rho" + .rational(Rational(1, 2)) * σ(i, h)
    })
  let campaign = Campaign(clauses: [candidate], seed: 1, matrices: 200, maxOrder: 3)
  let tally = await campaign.run()[0]
  // It is false: a certified counterexample turns up at once.
  #expect(tally.violated > 0)
}
// README: end
