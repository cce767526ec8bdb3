// SPDX-License-Identifier: Apache-2.0

import Bounds
import Testing
import TheoremChecking

@Suite("Every mask")
struct EveryMaskTests {
  #if DEBUG
    private static let maxRows = 3
  #else
    private static let maxRows = 6
  #endif

  @Test("family M holds on every ReLU mask of some matrices of each order")
  func everyMask() async {
    let campaign = AllMasks(
      clauses: Catalogue.clauses(named: "M"), seed: 5, maxRows: Self.maxRows)
    #expect(campaign.clauses.count >= 30)
    for tally in await campaign.run() {
      #expect(tally.checks > 0, "\(tally.clause) was not checked")
      #expect(tally.violated == 0, "\(tally.clause) is violated; seed 5")
      #expect(tally.undecided == 0, "\(tally.clause) is undecided; seed 5")
      #expect(tally.skipped == 0, "\(tally.clause) was skipped")
      #expect(!tally.sampledSubsets, "\(tally.clause) was checked on a sample of subsets")
    }
  }

  /// How many masks the matrices with up to `maxRows` rows have together, two matrices for each.
  private static let masks = (1...maxRows).reduce(0) { $0 + 2 << $1 }

  @Test("a statement is checked on all masks, whatever it asks of slopes")
  func everySlope() async throws {
    // 0 and η where both are allowed, one number else.
    let slopes = ["M1.a": 2, "M2.b": 1, "M9.f": 2, "M10.a": 2, "M12.c": 2, "M13.a": 2, "M13.c": 1]
    let clauses = try slopes.keys.sorted().map { try #require(Catalogue.clause($0)) }
    for tally in await AllMasks(clauses: clauses, seed: 5, maxRows: Self.maxRows).run() {
      let least = try #require(slopes[tally.clause]) * Self.masks
      #expect(tally.checks >= least, "\(tally.clause): \(tally.checks) checks")
      #expect(tally.notApplicable == 0, "\(tally.clause): \(tally.notApplicable) not applicable")
      let isStrict = tally.strict > 0
      #expect(isStrict == (tally.clause != "M2.b"), "\(tally.clause): \(tally.strict) strict")
    }
  }

  @Test("a change of one slope is made in every row")
  func everyFlip() async throws {
    let clause = try #require(Catalogue.clause("M11.a"))
    let rows = 7
    let tallies = await AllMasks(clauses: [clause], seed: 5, maxRows: rows).run()
    let flips = (1...rows).reduce(0) { $0 + 2 * $1 << $1 }
    #expect(tallies[0].checks + tallies[0].notApplicable == flips)
  }

  @Test("a case is found again by its name, and no other name is one")
  func replay() async throws {
    let clauses = Catalogue.clauses(named: "M")
    let campaign = AllMasks(clauses: clauses, seed: 7, maxRows: 3)
    var variants: Set<Int> = []
    for tally in await campaign.run() {
      guard let best = tally.smallestSlack?.at ?? tally.firstUndecided else { continue }
      guard case .masked(let place) = try #require(CaseName("\(best.name)")) else {
        Issue.record("\(best.name) names no mask")
        return
      }
      let checked = campaign.groups.flatMap { campaign.outcomes($0, place) }
        .filter { $0.clause.id == tally.clause }
      #expect(checked.count == 1)
      let again = try #require(checked.first).outcome.get()
      #expect(again.drawn.instance == best.drawn.instance)
      #expect(again.result == best.result)
      variants.insert(place.variant)
    }
    #expect(variants.count > 1)
    let misnomers = [
      "", "x", "-1", "01", "1:2x2:4:0", "1:2x2:3", "1:2x3:0:0", "1:2x2:0:-1", "1:13x13:0:0",
    ]
    for text in misnomers {
      #expect(CaseName(text) == nil, "\(text)")
    }
    for text in ["0", "18446744073709551615", "1:2x2:3:0", "1:2x1:3:5"] {
      #expect(CaseName(text)?.description == text)
    }
  }
}
