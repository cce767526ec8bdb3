// SPDX-License-Identifier: Apache-2.0

import Bounds
import Foundation
import Testing

/// The parts of what `svbounds check --json` prints that the tests look at.
private struct Record: Decodable {
  struct Row: Decodable {
    let id: String
    let checks: Int
    let strict: Int
    let equal: Int
    let violated: Int
    let undecided: Int
    let smallestSlack: Double?
    let smallestSlackCase: String?
    let smallestSlackFile: String?
    let smallestSlackEnsembles: String?
    let violationCase: String?
  }
  struct Masks: Decodable {
    let maxRows: Int
    let matrices: Int
  }
  let schemaVersion: Int
  let seed: UInt64
  let matrices: Int?
  let maxOrder: Int?
  let allMasks: Masks?
  let input: [String]
  let theorems: [Row]
  let tiers: [String: Int]
}

/// What `svbounds check --case --json` prints.
private struct Replay: Decodable {
  struct Check: Decodable {
    let id: String
    let ensembles: String
    let verdict: String
    let smallestSlack: Double?
  }
  let caseName: String
  let checks: [Check]
}

@Suite("check") struct CheckCommandTests {
  private func record(_ arguments: [String]) throws -> Record {
    let result = try svbounds(["check", "--json"] + arguments)
    #expect(result.status == 0 && result.errors.isEmpty, "\(result)")
    return try JSONDecoder().decode(Record.self, from: Data(result.output.utf8))
  }

  /// The tightest case of each clause comes again when it is called by its name, with the same slack.
  private func expectReplays(_ record: Record) throws {
    let found = record.theorems.filter { $0.smallestSlackCase != nil }
    #expect(!found.isEmpty)
    for row in found {
      let name = try #require(row.smallestSlackCase)
      let input = row.smallestSlackFile.map { ["--input", $0] } ?? []
      let result = try svbounds(["check", row.id, "--case", name, "--json"] + input)
      #expect(result.status == 0 && result.errors.isEmpty, "\(result)")
      let replay = try JSONDecoder().decode(Replay.self, from: Data(result.output.utf8))
      #expect(replay.caseName == name && replay.checks.allSatisfy { $0.id == row.id })
      let same = replay.checks.contains { check in
        guard let slack = check.smallestSlack, let wanted = row.smallestSlack else { return false }
        return check.ensembles == row.smallestSlackEnsembles
          && abs(slack - wanted) <= 1e-10 * wanted
      }
      #expect(same, "\(row)\n\(result)")
    }
  }

  private func expectSums(_ record: Record) {
    for row in record.theorems {
      #expect(row.checks == row.strict + row.equal + row.violated + row.undecided, "\(row)")
      #expect(row.violated == 0 && row.violationCase == nil, "\(row)")
    }
    let checks = record.theorems.reduce(0) { $0 + $1.checks }
    #expect(checks > 0 && record.tiers.values.reduce(0, +) == checks)
  }

  @Test func theTableCountsWhatTheJSONCounts() throws {
    let flags = ["G1", "R2.a", "--matrices", "20", "--max-order", "3", "--seed", "5"]
    let record = try record(flags)
    #expect(record.schemaVersion == 1 && record.seed == 5)
    #expect(record.matrices == 20 && record.maxOrder == 3 && record.allMasks == nil)
    #expect(record.theorems.map(\.id) == ["G1.a", "G1.b", "R2.a"])
    #expect(record.theorems.allSatisfy { $0.checks == 20 })
    expectSums(record)
    let table = try svbounds(["check"] + flags)
    #expect(table.status == 0 && table.errors.isEmpty, "\(table)")
    let lines = table.output.split(separator: "\n")
    #expect(lines[0].hasPrefix("theorem ") && lines[0].contains("smallest slack"))
    for row in record.theorems {
      let line = try #require(lines.first { $0.hasPrefix(row.id + " ") }).split(separator: " ")
      let counts = line.dropFirst(2).prefix(5).map { Int($0) }
      #expect(counts == [row.checks, row.strict, row.equal, row.violated, row.undecided])
    }
    #expect(lines.contains("20 instances for each group of clauses, orders up to 3, seed 5"))
    #expect(lines.contains { $0.hasPrefix("60 checks: ") })
    #expect(try svbounds(["check"] + flags).output == table.output)
    #expect(try svbounds(["check"] + flags.dropLast() + ["6"]).output != table.output)
  }

  @Test func casesReplayByTheirNames() throws {
    try expectReplays(record(["G1", "M2", "--matrices", "12", "--max-order", "3"]))
  }

  @Test func everyMaskReplaysByItsName() throws {
    let record = try record(["M2", "M3", "M6", "--all-masks", "3", "--seed", "4"])
    #expect(record.allMasks?.maxRows == 3 && record.allMasks?.matrices == 6 && record.seed == 4)
    #expect(record.matrices == nil && record.maxOrder == nil)
    expectSums(record)
    try expectReplays(record)
    let text = try svbounds("check", "M3", "--all-masks", "2").output
    #expect(text.contains("every ReLU mask of 4 matrices with 1 to 2 rows, seed 1"), "\(text)")
    #expect(!text.contains("given") && !text.contains("orders up to"), "\(text)")
  }

  @Test func givenMatricesFillEveryPlaceAndReplay() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "two words.csv").path
      try Data("1,2,3\n4,5,7\n".utf8).write(to: URL(filePath: file))
      let record = try record(["G1", "--input", file])
      #expect(record.input == [file])
      // Once as A, once as E.
      #expect(record.theorems.allSatisfy { $0.checks == 2 && $0.smallestSlackFile == file })
      try expectReplays(record)
      let folderToo = try self.record(["G1.a", "--input", folder.path])
      #expect(folderToo.input == [file])
    }
  }

  @Test func whatCannotBeCheckedIsNotPassedOver() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "wide.csv").path
      try Data("1,2,3\n4,5,6\n".utf8).write(to: URL(filePath: file))
      // R2 is about square matrices.
      for flags in [[], ["--strict"]] {
        let result = try svbounds(["check", "R2", "--input", file] + flags)
        #expect(result.refuses(lines: 2), "\(result)")
        #expect(result.errors.contains("a 2 x 3 matrix fits no variable"), "\(result)")
        #expect(result.errors.contains("nothing was checked"), "\(result)")
      }
      let result = try svbounds("check", "R2.a", "G1.a", "--input", file)
      #expect(result.status == 0, "\(result)")
      let witness = folder.appending(path: "witness.json").path
      let held = try svbounds("check", "G1.a", "--matrices", "3", "--save-witness", witness)
      #expect(held.status == 0 && held.errors.contains("nothing was written"), "\(held)")
      #expect(!FileManager.default.fileExists(atPath: witness))
    }
  }

  @Test func strictAcceptsWhatIsDecided() throws {
    let result = try svbounds("check", "G1.a", "--matrices", "10", "--max-order", "2", "--strict")
    #expect(result.status == 0 && result.errors.isEmpty, "\(result)")
    #expect(result.output.contains(" 0 violated, 0 undecided"), "\(result)")
  }

  @Test func badFlagsAreOneLine() throws {
    let bad: [([String], String)] = [
      (["--matrices", "-1"], "from 1 to 10000000"), (["--matrices", "0"], "from 1 to"),
      (["--seed", "-1"], "from 0 to 18446744073709551615"), (["--seed", "abc"], "from 0 to"),
      (["--max-order", "33"], "from 1 to 32"), (["--all-masks", "13"], "from 1 to 12"),
      (["M", "--all-masks", "3", "--max-order", "3"], "--max-order"),
      (["G1", "--all-masks", "3"], "none of these statements is about a mask"),
      (["--case", "5"], "name the theorem"),
      (["M3", "--case", "1:4x5:0:0"], "no case is called so"),
      (["M3", "--case", "01"], "no case is called so"),
      (["G1", "--case", "1:3x3:5:0"], "no such case"),
      (["G1", "--case", "5", "--seed", "1"], "--seed"),
      (["G1", "--case", "5", "--max-order", "2"], "--max-order"),
      (["G1", "--case", "5", "--matrices", "2"], "--matrices"),
      (["G1", "--save-witness", "/nowhere/at/all"], "no such folder"), (["X9"], "no theorem"),
      (["G1", "--input", "/nowhere/at/all.csv"], "no such file"),
    ]
    for (flags, part) in bad {
      let result = try svbounds(["check"] + flags)
      #expect(result.refuses() && result.output.isEmpty, "\(result)")
      #expect(result.errors.contains(part), "\(part): \(result)")
    }
  }
}
