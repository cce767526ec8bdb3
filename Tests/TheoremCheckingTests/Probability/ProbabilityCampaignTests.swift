// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Testing
import TheoremChecking

@Suite struct ProbabilityCampaignTests {
  private func clause(_ id: String) throws -> ProbabilityClause {
    try #require(Catalogue.probabilityClauses(named: id).first)
  }

  /// 120 trials are three chunks, the last one short.
  @Test func countsDependOnTheSeedAndNotOnTheTasks() async throws {
    let clauses = [try clause("Q5.d"), try clause("Q6.c")]
    func counts(seed: UInt64, tasks: Int) async throws -> [EventCounts] {
      try await ProbabilityCampaign(clauses, seed: seed, trials: 120).run(tasks: tasks)
        .map(\.test.counts)
    }
    let alone = try await counts(seed: 3, tasks: 1)
    #expect(alone.allSatisfy { $0.trials == 120 })
    #expect(try await counts(seed: 3, tasks: 3) == alone)
    #expect(try await counts(seed: 4, tasks: 1) != alone)
  }

  /// Were entries N(0, ν²/n) drawn with another variance, or the mask from other rows, these would be
  /// far off: of a 1 × 1 matrix everything is known. |g| > 1 has probability 0.3173…
  @Test func drawsHaveTheStatedLaw() async throws {
    let point = ParameterPoint(["n": 1], ["nu": 3])
    func claim(_ threshold: Rational, _ probability: Rational) -> ProbabilityCampaign.Case {
      .init(
        ProbabilityClause(
          "X1.a", over: [.scalar("nu")],
          drawing: [
            .matrix("W", rows: "n", columns: "n", .normal(deviation: "nu" / sqrt(.index("n"))))
          ], probabilityOf: .less(.rational(threshold), σ(1, "W")),
          is: .equal(.rational(probability))), at: point)
    }
    let results = try await ProbabilityCampaign(
      [
        claim(3, try Rational(text: "0.31731")), claim(6, try Rational(text: "0.0455")),
        claim(3, try Rational(text: "0.40")), claim(3, try Rational(text: "0.25")),
      ], seed: 5, trials: 4000
    ).run()
    #expect(
      results.map(\.test.verdict) == [.consistent, .consistent, .refuted, .refuted],
      "seed 5: \(results.map(\.test.counts))")
  }

  /// Ten 1 × 1 rows: fair coins keep none in 1 of 1024 cases, which is not drawn; all ten likewise.
  @Test func masksKeepSomeRowsAndEachHalfTheTime() async throws {
    func kept(_ mask: RowMask, _ is: ProbabilityClaim) -> ProbabilityCampaign.Case {
      .init(
        ProbabilityClause(
          "X2.a", over: [.vector("z", count: "n")],
          drawing: [
            .matrix("G", rows: "N", columns: "n", .normal(deviation: 1)),
            .keptRows("S", count: "s", of: "G", columns: "n", mask),
          ], probabilityOf: .index("s") ≤ 1, is: `is`),
        at: ParameterPoint(["N": 2, "n": 2], vectors: ["z": [1, 3]]))
    }
    // Of the three nonempty sets of two rows two have one row.
    let twoThirds = ProbabilityClaim.equal(.rational(Rational(2, 3)))
    let half = ProbabilityClaim.equal(.rational(Rational(1, 2)))
    let results = try await ProbabilityCampaign(
      [
        kept(.fairCoins, twoThirds), kept(.activation("z"), twoThirds), kept(.fairCoins, half),
        kept(.activation("z"), half),
      ], seed: 6, trials: 600
    ).run()
    #expect(
      results.map(\.test.verdict) == [.consistent, .consistent, .refuted, .refuted],
      "seed 6: \(results.map(\.test.counts))")
  }

  @Test func whatDoesNotFitIsSaidSo() async throws {
    func complaint(_ id: String, _ point: ParameterPoint) async throws -> String {
      let campaign = ProbabilityCampaign([.init(try clause(id), at: point)], seed: 1, trials: 1)
      do throws(UnfitPoint) {
        _ = try await campaign.run()
        return ""
      } catch { return "\(error)" }
    }
    #expect(
      try await complaint("Q1.b", .init(["N": 2, "n": 3], ["t": 1]))
        == "Q1.b at N = 2, n = 3, t = 1: a hypothesis fails, so nothing is claimed")
    #expect(
      try await complaint("Q1.a", .init(["N": 2], ["t": 1]))
        == "Q1.a at N = 2, t = 1: no value for n")
    #expect(
      try await complaint("Q1.a", .init(["N": 2, "n": 2])) == "Q1.a at N = 2, n = 2: no value for t"
    )
    #expect(
      try await complaint("Q6.c", .init(["N": 2, "n": 2], ["t": 1], vectors: ["z": [0, 0]]))
        .hasSuffix("a hypothesis fails, so nothing is claimed"))
  }
}
