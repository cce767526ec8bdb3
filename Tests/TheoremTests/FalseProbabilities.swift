// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Testing
import TheoremChecking

private let N: IndexTerm = "N"
private let n: IndexTerm = "n"
private let s: IndexTerm = "s"
private let t: ScalarTerm = "t"
private let ε: ScalarTerm = "eps"
private let ν: ScalarTerm = "nu"
private let half = Rational(1, 2)

private func root(_ k: IndexTerm) -> ScalarTerm { sqrt(.index(k)) }

/// A clause of the catalogue with one thing about it said too strongly, and where that shows.
private struct FalseNeighbour: Sendable {
  let name: String
  let clause: ProbabilityClause
  let point: ParameterPoint
  let trials: Int

  /// - Precondition: the catalogue has a clause `id`.
  init(
    of id: String, _ name: String, event: Formula? = nil, is claim: ProbabilityClaim? = nil,
    at point: ParameterPoint, trials: Int
  ) {
    guard let original = Catalogue.probabilityClauses(named: id).first else {
      preconditionFailure("no clause \(id)")
    }
    self.name = "\(id): \(name)"
    clause = ProbabilityClause(
      "X-\(id)", over: original.parameters, given: original.hypotheses, drawing: original.random,
      probabilityOf: event ?? original.event, is: claim ?? original.claim)
    self.point = point
    self.trials = trials
  }
}

/// Strengthenings that one might believe. Each is false, and so many trials show it.
private let falseNeighbours: [FalseNeighbour] = {
  let withSkip: MatrixTerm = .identity(n) + .scaled(ε, "W")
  let narrow = abs(ε) * ν * (1 + t / root(n))
  let wide = abs(ε) * ν * (2 + t / root(n))
  let z: [Rational] = [1, -1, 2, 1, half, 3]
  func gaussian(_ rows: Int, _ columns: Int) -> ParameterPoint {
    .init(["N": rows, "n": columns], ["t": 1])
  }
  func kappa(_ order: Int, _ x: Rational) -> ParameterPoint { .init(["n": order], ["x": x]) }
  return [
    .init(
      of: "Q1.a", "the larger dimension alone", event: .less(root(N) + t, σ(1, "G")),
      at: gaussian(8, 8), trials: 100),
    .init(
      of: "Q1.a", "the root of the sum of dimensions",
      event: .less(sqrt(.index(N + n)) + t, σ(1, "G")),
      at: gaussian(20, 20), trials: 100),
    .init(
      of: "Q1.b", "the root of the difference of dimensions",
      event: .less(σ(n, "G"), sqrt(.index(N - n)) - t), at: gaussian(24, 12), trials: 100),
    .init(
      of: "Q2.a", "the entries' own size in place of the norm",
      event: forAll("i", through: n) { i in abs(σ(i, withSkip) - 1) ≤ narrow },
      at: .init(["n": 16], ["eps": 1, "nu": 1, "t": 1]), trials: 100),
    .init(
      of: "Q2.b", "without the denominator 1 - e",
      event: σ(1, withSkip) ≤ (1 + wide) * σ(n, withSkip),
      at: .init(["n": 9], ["eps": Rational(1, 3), "nu": 1, "t": 1]), trials: 100),
    .init(
      of: "Q3.a", "the norm of W in place of that of W + W'",
      event: .less(2 * ν + 2 * ν * t / root(n), λ(1, "W" + MatrixTerm.transpose("W"))),
      at: .init(["n": 28], ["nu": 1, "t": 1]), trials: 200),
    .init(
      of: "Q3.b", "half of the mean",
      event: .less(λ(n, "W" + MatrixTerm.transpose("W")) + sqrt(2) * ν + 2 * ν * t / root(n), 0),
      at: .init(["n": 12], ["nu": 1, "t": 1]), trials: 100),
    .init(
      of: "Q3.c", "invertible up to nu = 2",
      event: .less(σ(n, .identity(n) + "W"), 1 - ν / 2 - ν * t / root(n)),
      at: .init(["n": 16], ["nu": half, "t": 1]), trials: 100),
    .init(
      of: "Q4.a", "the larger dimension alone",
      event: .less("K" * (sqrt(.pi / 2) * root(N) + 2 * t), σ(1, "W")),
      at: .init(["N": 20, "n": 20], ["K": 1, "t": 1], symmetricLaw: .rademacher), trials: 100),
    .init(
      of: "Q5.a", "half the probability", is: .atMost(ε / 2), at: .init(["n": 4], ["eps": half]),
      trials: 300),
    .init(
      of: "Q5.b", "2 for 6.414", is: .atMost(2 / (sqrt(2 * .pi) * "x")), at: kappa(6, 2),
      trials: 200),
    .init(
      of: "Q5.c", "6.414 for 0.245",
      is: .atLeast(.rational(Rational(3207, 500)) / (sqrt(2 * .pi) * "x")),
      at: kappa(2, 4), trials: 150),
    .init(of: "Q5.d", "1/y", is: .equal(1 / "y"), at: .init([:], ["y": 2]), trials: 200),
    .init(
      of: "Q5.d", "2y/(1 + y)^2", is: .equal(2 * "y" / (1 + "y").squared),
      at: .init([:], ["y": 2]), trials: 200),
    .init(
      of: "Q6.a", "the rows alone", event: .less(root(s) + t, σ(1, "S")), at: gaussian(16, 9),
      trials: 100),
    .init(
      of: "Q6.b", "the rows alone", event: .less(σ(least(s, n), "S"), root(s) - t),
      at: gaussian(16, 8), trials: 100),
    .init(
      of: "Q6.c", "the rows alone", event: .less(root(s) + t, σ(1, "S")),
      at: .init(["N": 16, "n": 6], ["t": Rational(3, 4)], vectors: ["z": z]), trials: 200),
    .init(
      of: "Q6.d", "the columns alone", event: .less(σ(least(s, n), "S"), root(n) - t),
      at: .init(["N": 12, "n": 6], ["t": 1], vectors: ["z": z]), trials: 100),
  ]
}()

@Suite("False neighbours of family Q") struct FalseProbabilityTests {
  @Test func everyClauseHasOne() {
    let covered = Set(falseNeighbours.map { String($0.clause.id.dropFirst(2)) })
    let all = Catalogue.probabilities.flatMap(\.clauses).map(\.id)
    #expect(covered == Set(all))
  }

  @Test func samplingRefutesEachAtOneInABillion() async throws {
    let seed: UInt64 = 20_260_702
    var surviving: [String] = []
    for neighbour in falseNeighbours {
      let campaign = ProbabilityCampaign(
        [.init(neighbour.clause, at: neighbour.point)], seed: seed, trials: neighbour.trials)
      let test = try await campaign.run()[0].test
      if test.verdict != .refuted {
        surviving.append("\(neighbour.name), \(neighbour.point.text), seed \(seed): \(test)")
      }
    }
    #expect(surviving.isEmpty, "\(surviving.joined(separator: "\n"))")
  }
}
