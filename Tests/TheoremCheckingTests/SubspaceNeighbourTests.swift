// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Testing
import TheoremChecking

/// Plausible strengthenings of R5, R11 and G11 that are false: at the instance that the page gives, and
/// as a campaign finds by itself.
@Suite("False neighbours of R5, R11 and G11")
struct SubspaceNeighbourTests {
  private let n: IndexTerm = "n"
  private let W: MatrixTerm = "W"

  private func expectRefuted(
    _ clause: Clause, at instance: Instance, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    guard case .violated = try clause.check(on: instance).verdict else {
      Issue.record(
        "\(clause.id) is not refuted by its page's instance", sourceLocation: sourceLocation)
      return
    }
    let tally = await Campaign(clauses: [clause], seed: 1, matrices: 300, maxOrder: 3).run()[0]
    #expect(tally.violated > 0, sourceLocation: sourceLocation)
  }

  @Test("G11 with the gap of A alone")
  func gapOfOneMatrix() async throws {
    let A: MatrixTerm = "A"
    let r = least("m", n)
    let clause = Clause(
      "X11.a", over: [.matrix("A", rows: "m", columns: n), .matrix("E", rows: "m", columns: n)],
      forAll("k", through: r) { k in
        when(
          .all([.less(σ0(k + 1, A), σ(k, A)), .less(σ0(k + 1, A + "E"), σ(k, A + "E"))]),
          .sine(.left, k, A, A + "E") * (σ(k, A) - σ0(k + 1, A)) ≤ σ(1, "E"))
      })
    try await expectRefuted(
      clause,
      at: Instance(matrices: ["A": Matrix([[4, 0], [0, 0]]), "E": Matrix([[-2, 1], [1, 2]])]))
  }

  @Test("R5 with |h| for 2|h|")
  func halfTheShift() async throws {
    let (ρ, h): (ScalarTerm, ScalarTerm) = ("rho", "h")
    func shifted(_ c: ScalarTerm) -> MatrixTerm { .scaled(c, .identity(n)) + W }
    let T = shifted(ρ)
    let clause = Clause(
      "X5.a", over: [.matrix("W", rows: n, columns: n), .scalar("rho"), .scalar("h")],
      forAll("i", through: n) { i in
        let gap = least(2 * σ(i, T), "j", through: n, without: i) { j in abs(σ(i, T) - σ(j, T)) }
        return when(
          .less(2 * abs(h), gap),
          abs(σ(i, shifted(ρ + h)) - σ(i, T) - h * alignment(i, T)) * (gap - abs(h))
            ≤ h.squared * (1 - alignment(i, T).squared))
      })
    try await expectRefuted(
      clause,
      at: Instance(
        matrices: ["W": Matrix([[1, 1], [0, 0]])], scalars: ["rho": 0, "h": Rational(-1, 2)]))
  }

  @Test("R11 with n − 1 coincidences")
  func fewerCoincidences() async throws {
    let (gram, H) = (W.transposed * W, W + W.transposed)
    let clause = Clause(
      "X11.f", over: [.matrix("W", rows: n, columns: n)],
      when(0 ≤ .pencil(.degree, gram, H), .pencil(.zeros, gram, H) ≤ .index(n - 1)))
    try await expectRefuted(
      clause, at: Instance(matrices: ["W": .diagonal([1, 2, 4])]))
  }
}
