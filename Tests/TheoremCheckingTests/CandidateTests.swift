// SPDX-License-Identifier: Apache-2.0

import Bounds
import Testing
import TheoremChecking

@Suite("Candidates that are not in the catalogue")
struct CandidateTests {
  private static let pair: [Variable] = [
    .matrix("A", rows: "n", columns: "n"), .matrix("E", rows: "n", columns: "n"),
  ]

  /// False as soon as E is not 0.
  private static func falseClaim(_ id: String) -> Clause {
    Clause(id, over: pair, σ(1, "E") ≤ 0)
  }

  private func run(_ clauses: [Clause], in theorems: [Theorem] = Catalogue.theorems) async
    -> [ClauseTally]
  {
    await Campaign(clauses: clauses, in: theorems, seed: 1, matrices: 40, maxOrder: 2).run()
  }

  @Test("are checked as they are stated, also under an id of the catalogue")
  func borrowedID() async throws {
    let tallies = await run([Self.falseClaim("G1.a")])
    #expect(tallies.map(\.clause) == ["G1.a"])
    #expect(tallies.first?.violated ?? 0 > 0)
  }

  @Test("do not bring in the clause whose id they borrow")
  func besideOthers() async throws {
    let companion = try #require(Catalogue.clause("G1.b"))
    let tallies = await run([companion, Self.falseClaim("G1.a")])
    #expect(tallies.map(\.clause) == ["G1.a", "G1.b"])
    #expect(tallies[0].violated > 0)
    #expect(tallies[0].checks == 40)
    #expect(tallies[1].violated == 0)
    #expect(tallies[1].checks == 40)
  }

  @Test("need no theorem around them")
  func noTheorem() async {
    let tallies = await run([Self.falseClaim("X7.a"), Self.falseClaim("X7.b")], in: [])
    #expect(tallies.map(\.clause) == ["X7.a", "X7.b"])
    for tally in tallies { #expect(tally.violated > 0) }
  }

  @Test("are checked once, however often their theorem is listed")
  func listedTwice() async throws {
    let theorem = try #require(Catalogue.theorem("G1"))
    let tallies = await run(theorem.clauses, in: [theorem, theorem])
    #expect(tallies.map(\.checks) == [40, 40])
  }

  @Test("must not share an id")
  func sharedID() async {
    await #expect(processExitsWith: .failure) {
      _ = ClauseGroup.groups(
        of: [Clause("X1.a", over: [], 0 ≤ 1), Clause("X1.a", over: [], 1 ≤ 1)], in: [])
    }
  }
}
