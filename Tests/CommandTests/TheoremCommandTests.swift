// SPDX-License-Identifier: Apache-2.0

import Bounds
import Foundation
import Testing

@Suite struct TheoremCommandTests {
  @Test func theListHasALineForEachTheorem() throws {
    let result = try svbounds("theorem")
    let ids = result.output.split(separator: "\n").dropFirst().map { $0.prefix { $0 != " " } }
    #expect(result.status == 0)
    #expect(ids.map(String.init) == Catalogue.entries.map(\.id))
  }

  @Test func aTheoremIsShownWithSourceAndPage() throws {
    let result = try svbounds("theorem", "g2")
    for part in ["G2.a", "G2.b", "proofs/G2-mirsky.md", "Mirsky (1960)", "@article{mirsky1960,"] {
      #expect(result.output.contains(part), "\(part)")
    }
    let clause = try svbounds("theorem", "G2.B")
    #expect(clause.output.contains("G2.b") && !clause.output.contains("G2.a"), "\(clause)")
    #expect(try svbounds("theorem", "G2", "--latex").output.contains("\\lVert E\\rVert_{F}^{2}"))
  }

  @Test func bibTeXNamesEachSourceOnce() throws {
    let lines = try svbounds("theorem", "--bibtex").output.split(separator: "\n")
    let keys = lines.filter { $0.hasPrefix("@") }
    #expect(keys.count > 5)
    #expect(Set(keys).count == keys.count)
  }

  @Test func jsonHoldsTheRenderings() throws {
    let text = try svbounds("theorem", "G1.b", "--json").output
    let record = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(record["id"] as? String == "G1")
    let clauses = try #require(record["clauses"] as? [[String: Any]])
    #expect(clauses.map { $0["id"] as? String } == ["G1.b"])
    let conclusion = try #require(clauses[0]["conclusion"] as? [String: String])
    let clause = try #require(Catalogue.clause("G1.b"))
    #expect(conclusion["text"] == clause.conclusion.plainText)
    #expect(conclusion["latex"] == clause.conclusion.latex)
  }

  @Test func unknownIdsComeWithSuggestions() throws {
    let result = try svbounds("theorem", "R99")
    #expect(result.refuses() && result.errors.contains("did you mean R9?"), "\(result)")
    #expect(try svbounds("theorem", "nonsense").refuses())
  }

  @Test func proofPagesAreWrittenOnceAndThenAgree() throws {
    try withTemporaryFolder { folder in
      for theorem in Catalogue.entries {
        let page = """
          # \(theorem.id)
          <!-- statement:\(theorem.id) begin -->
          <!-- statement:\(theorem.id) end -->

          """
        try page.write(
          to: folder.appending(path: "\(theorem.id)-\(theorem.name).md"), atomically: true,
          encoding: .utf8)
      }
      #expect(try svbounds("theorem", "--pages", folder.path, "--check").status == 1)
      #expect(try svbounds("theorem", "--pages", folder.path).status == 0)
      let check = try svbounds("theorem", "--pages", folder.path, "--check")
      #expect(check.status == 0 && check.output.isEmpty, "\(check)")
    }
    #expect(try svbounds("theorem", "--pages", "/nowhere").refuses())
  }
}
