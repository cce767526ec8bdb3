// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Testing
import TheoremChecking

@Suite("Campaigns")
struct CampaignTests {
  private func summary(_ tallies: [ClauseTally]) -> [String] {
    tallies.map { tally in
      let slack = tally.smallestSlack.map { "\($0.slack) at \($0.at.name)" } ?? "none"
      return "\(tally.clause) \(tally.strict) \(tally.equal) \(tally.violated) "
        + "\(tally.undecided) \(tally.notApplicable) \(tally.skipped) \(slack)"
    }
  }

  @Test("answers do not depend on the number of tasks, and another seed gives others")
  func determinism() async throws {
    let clauses = try ["G1", "R4", "M3"].flatMap { try #require(Catalogue.theorem($0)).clauses }
    let campaign = Campaign(clauses: clauses, seed: 7, matrices: 60, maxOrder: 4)
    let alone = summary(await campaign.run(tasks: 1))
    #expect(await summary(campaign.run(tasks: 4)) == alone)
    let other = Campaign(clauses: clauses, seed: 8, matrices: 60, maxOrder: 4)
    #expect(await summary(other.run(tasks: 2)) != alone)
  }

  @Test("a case replays from its seed alone, whichever clauses are asked for")
  func replay() async throws {
    let theorem = try #require(Catalogue.theorem("R2"))
    let whole = Campaign(clauses: theorem.clauses, seed: 3, matrices: 40, maxOrder: 5)
    let tallies = await whole.run(tasks: 2)
    let best = try #require(tallies[3].smallestSlack)
    #expect(tallies[3].clause == "R2.d")
    let single = Campaign(
      clauses: [theorem.clauses[3]], seed: 99, matrices: 1, maxOrder: 1)
    guard case .drawn(let seed) = try #require(CaseName("\(best.at.name)")) else {
      Issue.record("\(best.at.name) is not the seed of a case")
      return
    }
    let outcomes = single.outcomes(single.groups[0], seed: seed)
    let replayed = try #require(outcomes.first).outcome.get()
    #expect(replayed.drawn.instance == best.at.drawn.instance)
    #expect(replayed.result.verdict == best.at.result.verdict)
  }

  @Test("a given matrix is used in every variable that it fits")
  func given() async throws {
    let clauses = try #require(Catalogue.theorem("G1")).clauses
    let matrix = GivenMatrix(name: "mine", matrix: Matrix<Rational>([[1, 2, 3], [4, 5, 6]]))
    let campaign = Campaign(
      clauses: clauses, seed: 1, matrices: 1, maxOrder: 4, given: [matrix])
    // Once as A and once as E.
    for tally in await campaign.run() { #expect(tally.checks == 2) }
  }
}
