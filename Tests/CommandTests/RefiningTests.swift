// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `svbounds conjecture`, `search`, `baseline` and `guard`: what docs/guard.md shows is tested with the
/// page; here are statuses, JSON, files and bad input.
@Suite("Refining a proof")
struct RefiningTests {
  private static let falseStatement =
    "[W: n x n, rho: real] forall i: sigma(i, rho*I + W) >= rho + 1/2*sigma(i, W + W')"
  private static let trueStatement =
    "[W: n x n, eps: real] forall i: abs(sigma(i, I + eps*W) - 1) <= abs(eps)*norm(W)"

  private func json(_ result: CommandResult) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(value as? [String: Any], "\(result)")
  }

  // MARK: Conjectures

  @Test("a conjecture ends with 0, 1 or 2")
  func statuses() throws {
    let small = ["--matrices", "60", "--search", "100"]
    let holds = try svbounds(["conjecture", Self.trueStatement] + small)
    #expect(holds.status == 0 && holds.errors.isEmpty, "\(holds)")
    #expect(holds.output.hasPrefix("true so far: "), "\(holds)")
    let falls = try svbounds(["conjecture", Self.falseStatement] + small)
    #expect(falls.status == 1 && falls.output.hasPrefix("false: "), "\(falls)")
    let vacuous = try svbounds(["conjecture", "[W: n x n] 1 <= 0 |- sigma(1, W) <= 1"] + small)
    #expect(vacuous.status == 2 && vacuous.output.hasPrefix("claims nothing: "), "\(vacuous)")
  }

  @Test("the case of a false conjecture is shown again by the command that is printed")
  func replay() throws {
    let falls = try svbounds(["conjecture", Self.falseStatement, "--matrices", "60"])
    let line = try #require(
      falls.output.split(separator: "\n").first { $0.contains("replay: svbounds ") })
    let command = line.drop { $0 != ":" }.dropFirst(2)
    let again = try svbounds(Array(shellWords(String(command)).dropFirst()))
    #expect(again.status == 1 && again.output.contains("violated"), "\(again)")
  }

  @Test("a parse error has one line, the text, and a caret under the character")
  func parseError() throws {
    let text = "[W: n x n] sigma(1, W + V) <= 1"
    for arguments in [
      ["conjecture", text], ["guard", "--against", "R1.a", "--candidate", text],
    ] {
      let result = try svbounds(arguments)
      #expect(result.status == 2 && result.output.isEmpty, "\(result)")
      let lines = result.errors.split(separator: "\n")
      try #require(lines.count == 3, "\(result)")
      #expect(lines[0].hasPrefix("svbounds: ") && lines[0].contains("column 25"))
      #expect(lines[1] == text)
      #expect(lines[2] == String(repeating: " ", count: 24) + "^")
    }
  }

  @Test("variables may be declared apart from the statement")
  func declarations() throws {
    let arguments = ["--matrices", "30", "--search", "30", "--json"]
    let inside = try svbounds(["conjecture", "[W: n x n] sigma(n, W) <= norm(W)"] + arguments)
    let apart = try svbounds(
      ["conjecture", "sigma(n, W) <= norm(W)", "--over", "W: n x n"] + arguments)
    #expect(inside.status == 0 && inside.output == apart.output, "\(inside)\n\(apart)")
    #expect(try svbounds("conjecture", "0 <= 1", "--over", "W: n x").status == 2)
  }

  @Test("JSON is the same bytes twice, and has the counterexample")
  func conjectureJSON() throws {
    let arguments = ["conjecture", Self.falseStatement, "--matrices", "60", "--json"]
    let first = try svbounds(arguments)
    #expect(first.output == (try svbounds(arguments)).output)
    let record = try json(first)
    #expect(record["answer"] as? String == "false")
    let counterexample = try #require(record["counterexample"] as? [String: Any])
    #expect(counterexample["caseName"] is String)
  }

  // MARK: Search

  @Test("a search reports both ways, the same bytes twice")
  func search() throws {
    let arguments = ["search", "R1", "L6.a", "--budget", "60", "--seed", "3", "--json"]
    let first = try svbounds(arguments)
    #expect(first.status == 0 && first.errors.isEmpty, "\(first)")
    #expect(first.output == (try svbounds(arguments)).output)
    let clauses = try #require(try json(first)["clauses"] as? [[String: Any]])
    #expect(clauses.compactMap { $0["id"] as? String } == ["R1.a", "R1.b", "R1.c", "L6.a"])
  }

  // MARK: Baselines

  @Test("a baseline is the same bytes twice, and the guard accepts it")
  func baseline() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "b.tsv").path
      let made = try svbounds("baseline", "R1", "--matrices", "20", "--output", path)
      #expect(made.status == 0 && made.output.contains("3 clauses"), "\(made)")
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let again = try svbounds("baseline", "R1", "--matrices", "20")
      #expect(again.output == text)
      let passes = try svbounds("guard", "R1", "--baseline", path, "--strict")
      #expect(passes.status == 0 && passes.output.contains("0 failures, 0 notes"), "\(passes)")
      // Everything else has no record here.
      let wider = try svbounds("guard", "R", "--baseline", path, "--json")
      #expect(wider.status == 0, "\(wider)")
      #expect(try svbounds("guard", "R2", "--baseline", path, "--strict").status == 1)
    }
  }

  @Test("a record that is tighter than what is reached now fails, and names the case")
  func tightened() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "b.tsv").path
      let text = try svbounds("baseline", "R1.a", "--matrices", "20").output
      // The slack of the first record with one, a thousand times smaller.
      var lines = text.components(separatedBy: "\n")
      let place = try #require(
        lines.firstIndex { $0.hasPrefix("R1.a\t") && $0.split(separator: "\t")[2] != "-" })
      var cells = lines[place].split(separator: "\t").map(String.init)
      (cells[2], cells[3]) = ("1e-200", "1.1e-200")
      lines[place] = cells.joined(separator: "\t")
      try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
      let result = try svbounds("guard", "R1.a", "--baseline", path)
      #expect(result.status == 1 && result.output.contains("FAILS  R1.a"), "\(result)")
      let shown = try svbounds("check", "R1.a", "--case", cells[4])
      #expect(result.output.contains("svbounds check R1.a --case \(cells[4])"))
      #expect(shown.status == 0, "\(shown)")
    }
  }

  @Test("a spoilt baseline is one line with the line's number")
  func spoilt() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "b.tsv").path
      let text = try svbounds("baseline", "R3", "--matrices", "5").output
      let spoilt = text.replacingOccurrences(of: "R3.b\t", with: "R3.b ")
      try spoilt.write(toFile: path, atomically: true, encoding: .utf8)
      let result = try svbounds("guard", "--baseline", path)
      #expect(result.refuses() && result.errors.contains("line "), "\(result)")
      try Data([0xFF, 0xFE, 0x00]).write(to: URL(filePath: path))
      #expect(try svbounds("guard", "--baseline", path).refuses())
      try Data().write(to: URL(filePath: path))
      #expect(try svbounds("guard", "--baseline", path).refuses())
    }
  }

  @Test("the committed baseline is about the statements of the catalogue")
  func committed() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let path = root.appending(path: "baseline.tsv").path
    let result = try svbounds("guard", "G1", "R", "M3", "--baseline", path, "--strict")
    #expect(result.status == 0, "\(result)")
    let size = try #require(
      try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
    #expect(size < 400_000)
  }

  // MARK: Candidates

  @Test("a candidate's answer is in the status")
  func candidates() throws {
    let small = ["--matrices", "45", "--search", "60", "--max-order", "3", "--json"]
    let answers: [(String, answer: String, status: Int32)] = [
      ("0 <= rho |- forall i: sigma(i, rho*I + W) >= rho + 1/2*lambda(i, W + W')", "tighter", 0),
      ("forall i: abs(sigma(i, rho*I + W) - abs(rho)) <= norm(W)", "same", 0),
      ("forall i: sigma(i, rho*I + W) <= abs(rho) + 2*norm(W)", "looser", 1),
      ("forall i: abs(sigma(i, rho*I + W) - sigma(i, W)) <= abs(rho)", "incomparable", 1),
      ("forall i: sigma(i, rho*I + W) <= 1/2*abs(rho) + norm(W)", "false", 1),
      ("1 <= 0 |- norm(W) <= 1", "vacuous", 2),
    ]
    for (text, answer, status) in answers {
      let result = try svbounds(["guard", "--against", "R1.a", "--candidate", text] + small)
      #expect(result.status == status, "\(result)")
      #expect(try json(result)["answer"] as? String == answer, "\(result)")
    }
  }
}
