// SPDX-License-Identifier: Apache-2.0

import Exact
import Foundation
import Testing

@testable import Bounds

/// docs/statement-language.md shows what the parser does.
@Suite("The page on the statement language")
struct StatementLanguagePageTests {
  private let lines: [String]

  init() throws { lines = try Self.lines(of: "docs/statement-language.md") }

  private static func lines(of page: String) throws -> [String] {
    var root = URL(filePath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    return try String(contentsOf: root.appending(path: page), encoding: .utf8)
      .components(separatedBy: "\n")
  }

  /// The declarations in the comment `<!-- kind over: … -->`, and the lines from there to the end of
  /// the block or table that follows.
  private func block(_ kind: String) throws -> (declarations: String, lines: [String]) {
    let opening = "<!-- \(kind)"
    let start = try #require(lines.firstIndex { $0.hasPrefix(opening) })
    let declarations = lines[start].dropFirst(opening.count).dropLast(" -->".count)
    let rest = lines[(start + 1)...].drop { !$0.hasPrefix("```") && !$0.hasPrefix("|") }
    let isTable = rest.first?.hasPrefix("|") == true
    let body = isTable ? rest.prefix { $0.hasPrefix("|") } : rest.dropFirst().prefix { $0 != "```" }
    return (String(declarations.replacing(" over: ", with: "")), Array(body))
  }

  @Test func statementsAreRenderedAsTheyStand() throws {
    let statements = try block("statements").lines
    #expect(statements.count >= 5)
    for text in statements {
      #expect(try Clause(parsing: text, id: "X1.a").plainText == text)
    }
  }

  @Test func readingsAgree() throws {
    let (declarations, rows) = try block("readings")
    let pairs = rows.dropFirst(2).map { row in
      row.matches(of: /`([^`]*)`/).map { String($0.output.1.replacing("\\|", with: "|")) }
    }
    #expect(pairs.count >= 10)
    for pair in pairs {
      try #require(pair.count == 2, "\(pair)")
      let written = try Clause(parsing: pair[0], id: "X1.a", declarations: declarations)
      #expect(written.conclusion.plainText == pair[1])
      #expect(try Clause(parsing: pair[1], id: "X1.a", declarations: declarations) == written)
    }
  }

  @Test func errorsReadAsTheyStand() throws {
    let (declarations, lines) = try block("errors")
    #expect(lines.count >= 15 && lines.count % 3 == 0)
    for start in stride(from: 0, to: lines.count, by: 3) {
      let error = #expect(throws: StatementParseError.self) {
        try Clause(parsing: lines[start + 1], id: "X1.a", declarations: declarations)
      }
      #expect(error?.report == lines[start..<(start + 3)].joined(separator: "\n"))
    }
  }

  /// The candidate of the README, as a value and as text.
  @Test func theREADMEsTextIsItsCandidate() throws {
    let answer = "false: "
    let line = try #require(
      try Self.lines(of: "README.md").first {
        $0.hasPrefix(answer + "[W: n x n, rho: real] forall i in ")
      })
    let text = String(line.dropFirst(answer.count))
    let w: MatrixTerm = "W"
    let candidate = forAll("i", through: "n") { i in
      σ(i, .scaled("rho", .identity("n")) + w)
        ≥ "rho" + .rational(Rational(1, 2)) * σ(i, w + .transpose(w))
    }
    #expect(try Clause(parsing: text, id: "X1.a").conclusion == candidate)
  }

  @Test func everyFunctionIsListed() {
    let rows = lines.filter { $0.hasPrefix("| `") }.joined()
    let missing = StatementWord.allCases.map(\.form).filter { !rows.contains("`\($0)`") }
    #expect(missing.isEmpty)
  }

  @Test func reservedWordsAndLimitsAreThose() {
    let text = lines.joined(separator: " ")
    let words = SyntaxParser.reservedWords.map { "`\($0)`" }
    #expect(
      text.contains(
        "The words \(words.dropLast().joined(separator: ", ")) and \(words.last ?? "") cannot"))
    #expect(text.contains("from 1 to \(Compiler.exponentLimit),"))
    #expect(
      text.contains(
        "at most \(StatementSource.lengthLimit) characters, a name at most \(Lexer.nameLimit), "
          + "and at most \(SyntaxParser.depthLimit) constructs"))
  }
}
