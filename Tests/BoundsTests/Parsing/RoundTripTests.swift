// SPDX-License-Identifier: Apache-2.0

import Bounds
import Testing

/// Parsing is the inverse of rendering.
@Suite("Statements as text")
struct RoundTripTests {
  private let variables = StatementDraw.variables

  private let theorems = Catalogue.theorems

  @Test func everyClauseOfTheCatalogueIsReadBack() throws {
    let clauses = theorems.flatMap(\.clauses)
    #expect(clauses.count > 80)
    for clause in clauses {
      let text = clause.plainText
      #expect(try Clause(parsing: text, id: clause.id) == clause, "\(text)")
      let printed = UnicodeText.of(clause)
      #expect(!printed.contains("<=") && !printed.contains("*") && !printed.contains("'"))
      #expect(try Clause(parsing: printed, id: clause.id) == clause, "\(printed)")
    }
  }

  @Test func declarationsMayStandByThemselves() throws {
    for clause in theorems.flatMap(\.clauses) {
      let list = clause.variables.map(\.plainText).joined(separator: ", ")
      #expect(try [Variable](parsing: list) == clause.variables)
      let bare = clause.plainText.dropFirst("[\(list)] ".count)
      #expect(
        try Clause(parsing: String(bare), id: clause.id, declarations: list) == clause, "\(list)")
    }
  }

  /// What went wrong with the text of a term, if anything.
  private func complaint<T: Equatable>(
    _ term: T, _ text: String, _ parse: (String) throws -> T
  ) -> String? {
    do {
      let back = try parse(text)
      return back == term ? nil : "\(text)\nwas read as\n\(back)"
    } catch let error as StatementParseError {
      return error.report
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: 0..<20)
  func randomTermsAreReadBack(block: UInt64) {
    var failures: [String] = []
    for seed in (block * 150)..<((block + 1) * 150) {
      var draw = StatementDraw(seed: seed)
      let depth = Int(seed % 5)
      let scalar = draw.scalar(depth)
      let matrix = draw.matrix(depth, draw.size(), draw.size())
      let vector = draw.vector(depth, count: draw.size())
      let index = draw.index(depth)
      let formula = draw.formula(depth)
      let clause = draw.clause(depth)
      let found = [
        complaint(scalar, scalar.plainText) { try ScalarTerm(parsing: $0, over: variables) },
        complaint(matrix, matrix.plainText) { try MatrixTerm(parsing: $0, over: variables) },
        complaint(vector, vector.plainText) { try VectorTerm(parsing: $0, over: variables) },
        complaint(index, index.plainText) { try IndexTerm(parsing: $0, over: variables) },
        complaint(formula, formula.plainText) { try Formula(parsing: $0, over: variables) },
        complaint(clause, clause.plainText) { try Clause(parsing: $0, id: "X1.a") },
        complaint(clause, UnicodeText.of(clause)) { try Clause(parsing: $0, id: "X1.a") },
      ]
      failures += found.compactMap { $0 }.map { "seed \(seed): \($0)" }
    }
    #expect(failures.isEmpty, "\(failures.count) failures; \(failures.first ?? "")")
  }

  /// What is never drawn is never tested.
  @Test func everyConstructIsDrawn() {
    let seeds: Range<UInt64> = 0..<3000
    let often = seeds.reduce(into: [TermCase: Int]()) { counts, seed in
      var draw = StatementDraw(seed: seed)
      for found in TermCase.all(in: draw.clause(Int(seed % 5))) { counts[found, default: 0] += 1 }
    }
    let rare = TermCase.allCases.filter { often[$0, default: 0] < 20 }
    #expect(rare.isEmpty, "seeds \(seeds): drawn fewer than 20 times: \(rare)")
  }

  /// Pairs of trees whose texts could be mistaken for each other.
  @Test func likeTextsOfUnlikeTreesDiffer() throws {
    let w: MatrixTerm = "W"
    let pairs: [(ScalarTerm, String)] = [
      (.rational(2), "2"), (.index(2), "index(2)"),
      (.index("n" + 1), "index(n + 1)"), (.index("n") + 1, "n + 1"),
      (1 / 2, "1/(2)"), (.rational(.init(1, 2)), "1/2"), (.rational(.init(-1, 2)), "-1/2"),
      ("rho" * 1 / 2, "rho*1/2"), ("rho" * .rational(.init(1, 2)), "rho*(1/2)"),
      (1 / .power(2, 3), "1/2^3"), (.power(.rational(.init(1, 2)), 3), "(1/2)^3"),
      (1 / 2 / 3, "1/(2)/3"), (.rational(.init(1, 2)) / 3, "1/2/3"),
      (.power(-2, 2), "(-2)^2"), (-1 * ScalarTerm.power(2, 2), "(-1)*2^2"),
      (.rational(-1) / 2, "(-1)/2"), ("rho" - .rational(-2), "rho - (-2)"),
      (σ(1, .scaled("rho", w * w.transposed)), "sigma(1, rho*(W*W'))"),
      (σ(1, .scaled("rho", w) * w.transposed), "sigma(1, rho*W*W')"),
      (σ(1, .scaled("rho" * "lambda", w)), "sigma(1, rho*lambda*W)"),
      (σ(1, .scaled("rho", .scaled("lambda", w))), "sigma(1, rho*(lambda*W))"),
    ]
    for (term, text) in pairs {
      #expect(term.plainText == text)
      #expect(try ScalarTerm(parsing: text, over: variables) == term, "\(text)")
    }
    let a: Formula = "rho" ≤ 1
    for formula: Formula in [
      .all([]), .all([a]), .all([a, a]), .all([.all([a, a]), a]), .all([a, .all([a, a])]),
      .implies(a, .implies(a, a)), .implies(.implies(a, a), a), .implies(a, .all([a, a])),
      .all([.implies(a, a), a]), .forAll("i", .members("Z"), .all([a, a])),
    ] {
      #expect(try Formula(parsing: formula.plainText, over: variables) == formula)
    }
  }
}
