// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Foundation
import Testing
import TheoremChecking

@testable import svbounds

@Suite("Statements with a probability") struct ProbabilityCommandTests {
  private struct Record: Decodable {
    struct Row: Decodable {
      let id: String
      let name: String
      let at: String
      let trials: Int
      let events: Int
      let open: Int
      let stated: [Double]
      let interval: [Double]
      let chance: Double
      let verdict: String
    }
    let seed: UInt64
    let probabilities: [Row]
    let theorems: [[String: String]]
  }

  @Test func theTableSaysWhatTheJSONSays() throws {
    let flags = ["check", "Q5", "--trials", "30", "--seed", "7"]
    let result = try svbounds(flags + ["--json"])
    #expect(result.status == 0 && result.errors.isEmpty, "\(result)")
    let record = try JSONDecoder().decode(Record.self, from: Data(result.output.utf8))
    #expect(record.seed == 7 && record.theorems.isEmpty)
    let clauses = Catalogue.probabilityClauses(named: "q5")
    #expect(
      record.probabilities.map(\.id) == clauses.flatMap { c in c.standardPoints.map { _ in c.id } })
    let table = try svbounds(flags)
    let again = try svbounds(flags)
    #expect(table.status == 0 && table.output == again.output)
    let lines = table.output.split(separator: "\n")
    for (row, line) in zip(record.probabilities, lines.dropFirst()) {
      #expect(row.trials == 30 && row.open == 0 && row.name == "gaussian-condition")
      #expect(line.hasPrefix(row.id) && line.contains(row.at) && line.hasSuffix(row.verdict))
      let place = try #require(line.range(of: row.at))
      let counts = line[place.upperBound...].split(separator: " ").prefix(3).map { Int($0) }
      #expect(counts == [row.trials, row.events, row.open], "\(line)")
      #expect(
        row.interval[0] <= Double(row.events) / 30 && Double(row.events) / 30 <= row.interval[1])
    }
    let summary =
      "\(record.probabilities.count) statements with a probability, 30 trials each, seed 7: 0 refuted"
    #expect(lines.contains { $0.hasPrefix(summary) })
  }

  @Test func bothKindsGoTogether() throws {
    let result = try svbounds(
      "check", "G1.a", "Q5.d", "--matrices", "5", "--trials", "5", "--max-order", "2", "--strict")
    #expect(result.status == 0 && result.errors.isEmpty, "\(result)")
    #expect(result.output.contains("G1.a weyl") && result.output.contains("Q5.d "), "\(result)")
  }

  @Test func whatMakesNoSenseIsOneLine() throws {
    let bad: [([String], String)] = [
      (["Q1", "--case", "5"], "Q1.a: statements with a probability draw their own matrices"),
      (["Q1", "M3", "--all-masks", "3"], "draw their own matrices"),
      (["R2", "--trials", "3"], "none of these statements has a probability"),
      (["Q1", "--trials", "0"], "from 1 to 10000000"), (["Q7"], "no theorem"),
    ]
    for (flags, part) in bad {
      let result = try svbounds(["check"] + flags)
      #expect(result.refuses() && result.output.isEmpty, "\(result)")
      #expect(result.errors.contains(part), "\(part): \(result)")
    }
  }

  @Test func aTheoremWithAProbabilityIsShown() throws {
    let result = try svbounds("theorem", "q5.D")
    #expect(result.output.contains("P(y*sigma(2, G) < sigma(1, G)) = 2*y/(1 + y^2)"), "\(result)")
    #expect(!result.output.contains("Q5.a") && result.output.contains("proofs/Q5-"), "\(result)")
    let latex = try svbounds("theorem", "Q1", "--latex").output
    #expect(
      latex.contains("\\mathbb{P}\\left(")
        && latex.contains("\\exp\\left(-\\frac{t^{2}}{2}\\right)"))
  }

  /// The catalogue holds no false statement, so one of our own shows what the command would say.
  @Test func aRefutedStatementIsNamedAndIsStatus1() async throws {
    let clause = ProbabilityClause(
      "X1.a", over: [.scalar("t")],
      drawing: [.matrix("G", rows: 1, columns: 1, .normal(deviation: 1))],
      probabilityOf: .less("t", σ(1, "G")), is: .atMost(.rational(Rational(1, 2))))
    let campaign = ProbabilityCampaign(
      [.init(clause, at: ParameterPoint([:], ["t": Rational(1, 10)]))], seed: 9, trials: 100)
    let report = ProbabilityReport(campaign: campaign, results: try await campaign.run())
    #expect(report.status == .violated && report.results[0].test.verdict == .refuted)
    #expect(
      report.text.contains("X1.a is refuted at t = 1/10, by chance in at most "), "\(report.text)")
    #expect(report.text.contains("  replay: svbounds check X1.a --trials 100 --seed 9\n"))
    #expect(ExitStatus.graver(.undecided, .violated) == .violated)
    #expect(ExitStatus.graver(.holds, .undecided) == .undecided)
    #expect(ExitStatus.graver(.holds, .holds) == .holds)
  }
}
