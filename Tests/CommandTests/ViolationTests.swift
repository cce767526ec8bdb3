// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Foundation
import Testing
import TheoremChecking

@testable import svbounds

/// No statement of the catalogue is violated, so a false one shows what the command would say.
@Suite("What check says of violated and undecided statements") struct ViolationTests {
  private static let clause = Clause(
    "X1.a", over: [.matrix("W", rows: "n", columns: "n"), .scalar("rho")],
    forAll("i", through: "n") { i in
      σ(i, .scaled("rho", .identity("n")) + "W") ≤ σ(i, "W")
    })
  private static let theorem = Theorem(
    "X1", "false", "A shift would not raise a singular value.", sources: [], clauses: [clause])

  @Test func aViolationIsShownShrunkAndSaved() async throws {
    let campaign = Campaign(
      clauses: [Self.clause], in: [Self.theorem], seed: 2, matrices: 20, maxOrder: 3)
    let tally = await campaign.run()[0]
    #expect(CheckReport(campaign, [tally]).status == .violated && ExitStatus.violated.rawValue == 1)
    let found = try #require(tally.firstViolation)
    let violation = Violation(Self.clause, found)
    #expect(violation.text.hasPrefix("X1.a is violated: "))
    #expect(violation.text.contains("replay: svbounds check X1.a --case \(found.name)\n"))
    let data = try JSONEncoder().encode(WitnessRecord(violation))
    let saved = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(saved["clause"] as? String == "X1.a")
    #expect(saved["caseName"] as? String == "\(found.name)")
    // The smallest: order 1.
    let matrix = try #require((saved["matrices"] as? [String: [String: Any]])?["W"])
    #expect(matrix["rows"] as? Int == 1 && (matrix["entries"] as? [String])?.count == 1)
    let place = try #require(saved["violation"] as? [String: Any])
    let left = try #require((place["left"] as? [String: String])?["lower"].flatMap(Double.init))
    let right = try #require((place["right"] as? [String: String])?["upper"].flatMap(Double.init))
    #expect(left > right && place["relation"] as? String == "<=")
  }

  /// Without the exact tier, ties stay undecided.
  @Test func theUndecidedIsNamedAndIsStatus3() async throws {
    let clauses = try #require(Catalogue.theorem("G1")).clauses
    let campaign = Campaign(
      clauses: clauses, seed: 1, matrices: 40, maxOrder: 3,
      ladder: Ladder(bits: [], usesExactTier: false))
    let report = CheckReport(campaign, await campaign.run())
    #expect(report.status == .undecided && ExitStatus.undecided.rawValue == 3)
    let first = try #require(report.tallies[0].firstUndecided)
    let line = "svbounds check G1.a --case \(first.name)  (undecided: sides agree to "
    #expect(report.text.contains(line))
  }

  @Test func aFileOfOnesOwnIsPartOfTheReplay() async throws {
    let given = GivenMatrix(name: "m", file: "it's here.csv", matrix: Matrix<Rational>([[1]]))
    let campaign = Campaign(
      clauses: [Self.clause], in: [Self.theorem], seed: 2, matrices: 20, maxOrder: 3,
      given: [given])
    let tally = await campaign.run()[0]
    let found = try #require(tally.firstViolation)
    let command = replayCommand(Self.clause, found)
    #expect(command.hasSuffix(#" --input 'it'\''s here.csv'"#), "\(command)")
  }
}
