// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Bounds

@Suite struct ProofPageTests {
  private let theorem = Theorem(
    "X1", "example", "σ_1 is |ρ| | at least.",
    sources: [Citation(key: "x", ["Weyl, Hermann"], "T", 1912, [:])],
    clauses: [
      Clause(
        "X1.a", over: [.matrix("A", rows: "m", columns: "n"), .scalar("rho")],
        given: [.less(0, "rho")], σ(1, "A") ≤ "rho")
    ])

  private func page(_ generated: String) -> String {
    """
    # X1 — Example

    <!-- statement:X10 begin -->
    <!-- statement:X1 begin (generated) -->\(generated)
    <!-- statement:X1 end -->
    After.

    """
  }

  @Test func theBlockBetweenTheMarkersIsReplacedAndNothingElse() throws {
    let once = try ProofPages.replacingStatement(of: theorem, in: page("\nold"))
    #expect(
      once
        == page(
          """


          **X1.a** For $A \\in \\mathbb{R}^{m \\times n}$ and $\\rho \\in \\mathbb{R}$ with \
          $0 \\lt \\rho$:

          ```math
          \\sigma_{1}(A) \\le \\rho
          ```

          ```text
          [A: m x n, rho: real] 0 < rho |- sigma(1, A) <= rho
          ```

          """))
    #expect(try ProofPages.replacingStatement(of: theorem, in: once) == once)
  }

  @Test(arguments: [
    "# X1\n", "<!-- statement:X1 end -->\n<!-- statement:X1 begin -->\n",
    "<!-- statement:X10 begin -->\n<!-- statement:X1 end -->\n",
    "<!-- statement:X1 begin -->\n<!-- statement:X1 begin -->\n<!-- statement:X1 end -->\n",
  ])
  func pagesWithoutTheirMarkersAreRefused(page: String) {
    #expect(throws: ProofPageError.missingMarkers(page: "X1-example.md", theorem: "X1")) {
      try ProofPages.replacingStatement(of: theorem, in: page)
    }
  }

  @Test func theIndexListsTheoremsAndCertifiers() throws {
    let pages = ["X1-example.md": page(""), "certifier-rounding.md": "# Certifier: rounding\n"]
    let updated = try ProofPages.updated(pages, for: [theorem])
    #expect(updated.keys.sorted() == ["README.md", "X1-example.md"])
    let index = try #require(updated["README.md"])
    #expect(
      index.contains(
        "| [X1 example](X1-example.md) | 1 | σ_1 is \\|ρ\\| \\| at least. | Weyl (1912) |\n"))
    #expect(index.contains("\n- [Rounding](certifier-rounding.md)\n"))
    #expect(throws: ProofPageError.missingPage("X1-example.md")) {
      try ProofPages.updated([:], for: [theorem])
    }
  }

  /// The pages in proofs/ say what the catalogue says. If this fails: `sh scripts/proofs`.
  @Test func thePagesAgreeWithTheCatalogue() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appending(path: "proofs")
    var pages: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name.hasSuffix(".md") {
      pages[name] = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
    let updated = try ProofPages.updated(pages, for: Catalogue.entries)
    let differing = updated.keys.filter { pages[$0] != updated[$0] }.sorted()
    #expect(differing.isEmpty, "run sh scripts/proofs to bring these up to date")
    #expect(updated.count == Catalogue.entries.count + 1)
  }

  /// No page is left over from a theorem that is gone or has another name.
  @Test func everyTheoremPageBelongsToATheorem() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "proofs")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let pages = names.filter { $0.hasSuffix(".md") && !$0.hasPrefix("certifier-") }
    // The index of clauses and the status of machine-checked proofs are made by other commands.
    let expected =
      Catalogue.entries.map(\.pageName) + [ProofPages.indexName, "CLAUSES.md", "STATUS.md"]
    #expect(pages.sorted() == expected.sorted())
  }
}
