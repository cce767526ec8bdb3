// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Testing

@testable import TheoremChecking

@Suite("Drawn instances")
struct InstanceDrawTests {
  private static let pair: [Variable] = [
    .matrix("A", rows: "m", columns: "n"), .matrix("B", rows: "m", columns: "n"),
  ]

  /// The answers to a clause on drawn instances, each with its instance.
  private func cases(
    _ clause: Clause, count: Int = 300
  ) throws -> [(instance: Instance, verdict: Verdict)] {
    let campaign = Campaign(clauses: [clause], seed: 11, matrices: count, maxOrder: 6)
    let group = campaign.groups[0]
    return try (0..<count).flatMap { index in
      let seed = CaseSeed(campaign: 11, group: group.name, index: index, maxOrder: 6)
      return try campaign.outcomes(group, seed: seed).map {
        let outcome = try $0.outcome.get()
        return (outcome.drawn.instance, outcome.result.verdict)
      }
    }
  }

  @Test("attain the distance to matrices of lower rank", arguments: ["G9.a", "G9.b"])
  func bestPart(_ id: String) throws {
    let clause = try #require(Catalogue.clause(id))
    let attained = try cases(clause).count { instance, verdict in
      let rank = instance.matrices["A"]?.rank ?? 0
      let k = instance.indices["k"] ?? 0
      return verdict == .equal && k >= 1 && k < rank
    }
    #expect(attained >= 15, "\(id): \(attained) of 300")
  }

  @Test("have sets that are small together, often enough", arguments: ["M12.a", "G8.b"])
  func smallSets(_ id: String) throws {
    let clause = try #require(Catalogue.clause(id))
    let telling = try cases(clause).count { instance, _ in
      let sizes = instance.sets.values.map(\.count)
      let order = instance.matrices.values.map(\.order).max() ?? 0
      return sizes.allSatisfy { $0 > 0 } && 1 + sizes.reduce(0, +) <= order
    }
    #expect(telling >= 60, "\(id): \(telling) of 300")
  }

  @Test("have the rank that a hypothesis asks for, however it is named")
  func rank() throws {
    let bounds: [IndexTerm] = [1, "k", "k" + 1, least("m", "k"), least("m", 2), 0]
    for bound in bounds {
      let clause = Clause(
        "X1.a", over: Self.pair + [.index("k", from: 1, through: 3)],
        given: [.rankAtMost(bound, "B")], 0 ≤ σ(1, "A"))
      let misses = try cases(clause, count: 100).count { $0.verdict == .notApplicable }
      #expect(misses == 0, "\(bound.plainText): \(misses) of 100 instances do not meet it")
    }
  }

  @Test("are counted also where a hypothesis fails")
  func rareHypothesis() async throws {
    let square = Clause(
      "X1.a", over: [.matrix("A", rows: "n", columns: "n")],
      given: [.frobeniusNormSquared("A" * "A") ≐ 0], .trace("A") ≐ 0)
    let tally = await Campaign(clauses: [square], seed: 1, matrices: 200, maxOrder: 4).run()[0]
    #expect(tally.instances == 200)
    #expect(tally.checks + tally.notApplicable == 200)
    #expect(tally.checks > 0)
    #expect(tally.notApplicable > 100)
  }
}
