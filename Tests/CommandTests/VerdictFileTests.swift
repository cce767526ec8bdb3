// SPDX-License-Identifier: Apache-2.0

import Bounds
import Foundation
import Testing
import TheoremChecking

@testable import svbounds

/// Where the caller wants violated answers about false statements, when it does.
private let falseVerdicts = ProcessInfo.processInfo.environment["SVBOUNDS_FALSE_VERDICTS"]

@Suite("Verdicts in a file") struct VerdictFileTests {
  private func check(_ arguments: [String]) throws -> (
    result: CommandResult, file: WrittenVerdicts?
  ) {
    try withTemporaryFolder { folder in
      let output = folder.appending(path: "verdicts.json")
      let result = try svbounds(["check"] + arguments + ["--verdicts", output.path])
      let file = try (try? Data(contentsOf: output)).map {
        try JSONDecoder().decode(WrittenVerdicts.self, from: $0)
      }
      return (result, file)
    }
  }

  /// What is wrong with a record, in a line; the clause is checked again on what was read.
  private func fault(_ record: WrittenVerdicts.Record, of clause: Clause) throws -> String? {
    guard record.statement == clause.plainText else { return "another statement" }
    let again = try clause.check(on: record.instance.instance())
    let place: Bindings?
    switch again.verdict {
    case .equal where record.verdict == "equal": place = again.equality
    case .violated(let witness) where record.verdict == "violated": place = witness.bindings
    default: return "now \(again.verdict)"
    }
    let found = Dictionary(
      (place?.all ?? []).map { ($0.name, WrittenVerdicts.Place($0.value)) }
    ) { _, inner in inner }
    return found == record.bindings ? nil : "at another place"
  }

  @Test func equalAnswersAreReadBackAndGivenAgain() throws {
    let arguments = ["G1", "G3", "G9", "M4.a", "R9.d", "--matrices", "30", "--max-order", "3"]
    let (result, file) = try check(arguments + ["--verdicts-per-clause", "3"])
    #expect(result.status == 0 && result.errors.isEmpty, "\(result)")
    let written = try #require(file)
    #expect(written.kind == "verdicts" && written.version == 1)
    let counts = Dictionary(grouping: written.verdicts, by: \.clause).mapValues(\.count)
    #expect(counts["G1.a"] == 3 && counts["G3.a"] == 3 && counts["R9.d"] == 3, "\(counts)")
    #expect(counts.values.allSatisfy { $0 <= 3 })
    for record in written.verdicts {
      let clause = try #require(Catalogue.clause(record.clause))
      let fault = try fault(record, of: clause)
      #expect(fault == nil && record.verdict == "equal", "\(record.clause) \(record.caseName)")
    }
  }

  @Test func oneOfEachClauseUnlessSaidOtherwise() throws {
    let (_, file) = try check(["R8", "--matrices", "20", "--max-order", "3"])
    #expect(try #require(file).verdicts.map(\.clause) == ["R8.a", "R8.b"])
    let (result, nothing) = try check(
      ["R8", "--matrices", "5", "--verdicts-per-clause", "0", "--max-order", "2"])
    #expect(result.status == 0 && result.complaints.count == 1 && nothing == nil, "\(result)")
  }

  @Test func casesAndMasksAreWrittenToo() throws {
    let (_, masks) = try check(["M3.b", "--all-masks", "2"])
    let record = try #require(masks?.verdicts.first)
    #expect(record.clause == "M3.b" && record.instance.matrices["W"]?.rows == 2)
    let (_, one) = try check(["M3.b", "--case", record.caseName])
    let again = try #require(one?.verdicts.first)
    #expect(try again.instance.instance() == record.instance.instance())
    #expect(again.bindings == record.bindings)
  }

  @Test func badFlagsAreRefused() throws {
    #expect(try svbounds("check", "R8", "--verdicts-per-clause", "3").refuses())
    #expect(try svbounds("check", "R8", "--verdicts", "/").refuses())
    #expect(
      try svbounds("check", "R8", "--verdicts", "x", "--verdicts-per-clause", "-1").refuses())
  }

  /// Each false statement is violated, and each counterexample is shrunk and written once.
  @Test func violatedAnswersAreReadBackAndGivenAgain() async throws {
    var tallies: [(clause: Clause, tally: ClauseTally)] = []
    for clause in FalseStatements.all {
      var campaign = Campaign(clauses: [clause], in: [], seed: 5, matrices: 12, maxOrder: 3)
      campaign.keeping = AnswerKeeping(everyViolation: true, equalities: 2)
      tallies.append((clause, await campaign.run()[0]))
    }
    let data = try JSONEncoder().encode(VerdictFile(tallies))
    let written = try JSONDecoder().decode(WrittenVerdicts.self, from: data)
    for clause in FalseStatements.all {
      let records = written.verdicts.filter { $0.clause == clause.id && $0.verdict == "violated" }
      #expect(!records.isEmpty, "\(clause.id) was not violated")
      let instances = try records.map { try $0.instance.instance() }
      #expect(Set(instances).count == records.count, "\(clause.id)")
      for record in records {
        #expect(try fault(record, of: clause) == nil, "\(clause.id), \(record.caseName)")
      }
    }
    if let falseVerdicts { try data.write(to: URL(filePath: falseVerdicts)) }
  }
}
