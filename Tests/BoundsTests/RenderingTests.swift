// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Bounds

@Suite struct RenderingTests {
  private let a: ScalarTerm = "a"
  private let b: ScalarTerm = "b"
  private let c: ScalarTerm = "c"

  @Test func parenthesesStandWhereTheTreeNeedsThem() {
    #expect((a + b + c).latex == "a + b + c")
    #expect((a + (b + c)).latex == "a + (b + c)")
    #expect((a - (b - c)).latex == "a - (b - c)")
    #expect(((a + b) * c).latex == "(a + b) c")
    #expect((a * (b + c)).latex == "a (b + c)")
    #expect((a * (b * c)).latex == "a (b c)")
    #expect((a * b).squared.latex == "(a b)^{2}")
    #expect(a.squared.squared.latex == "(a^{2})^{2}")
    #expect((a / b).squared.latex == "\\left(\\frac{a}{b}\\right)^{2}")
    #expect((a + b / (b + c)).latex == "a + \\frac{b}{b + c}")
    #expect((a * -1).latex == "a (-1)")
    #expect((a * 2).latex == "a \\cdot 2")
    #expect((2 * a).latex == "2 a")
    #expect((.index("i" + 1) * a).latex == "(i+1) a")
  }

  /// A sum over an index takes in all factors that follow it, so one that ends earlier is enclosed.
  @Test func bigOperatorsAreEnclosedWhereTheyWouldSwallowAFactor() {
    func sum(_ body: (IndexTerm) -> ScalarTerm) -> ScalarTerm {
      fold(.sum, "i", through: "k", body)
    }
    let plain = sum { σ($0, "A") }
    let text = "\\sum_{i=1}^{k} \\sigma_{i}(A)"
    #expect(plain.latex == text)
    #expect((a * plain).latex == "a \(text)")
    #expect((plain * a).latex == "\\left(\(text)\\right) a")
    #expect((a * plain * b).latex == "\\left(a \(text)\\right) b")
    #expect((plain + a).latex == "\(text) + a")
    #expect((a - plain).latex == "a - \(text)")
    #expect(plain.squared.latex == "\\left(\(text)\\right)^{2}")
    #expect(sum { σ($0, "A") + 1 }.latex == "\\sum_{i=1}^{k} (\\sigma_{i}(A) + 1)")
    #expect(
      fold(.maximum, "k", through: "m") { abs(.entry("d", $0)) }.latex
        == "\\max_{1 \\le k \\le m} \\lvert d_{k}\\rvert")
    #expect(
      fold(.product, "i", over: "S") { .sortedMagnitude($0, "d") }.latex
        == "\\prod_{i \\in S} \\lvert d\\rvert_{(i)}")
    #expect(
      sumOfLargest("k", "i", through: "n") { λ($0, "K") }.latex
        == "\\max_{L \\subseteq \\lbrace 1, \\dots, n \\rbrace, \\lvert L\\rvert = k} "
        + "\\sum_{i \\in L} \\lambda_{i}(K)")
  }

  @Test func matrices() {
    let w: MatrixTerm = "W"
    let shifted = MatrixTerm.scaled("rho", .identity("n")) + w
    #expect(σ("n", shifted).latex == "\\sigma_{n}(\\rho I_{n} + W)")
    #expect((shifted * w).latex == "(\\rho I_{n} + W) W")
    #expect(MatrixTerm.scaled("rho", w * w).latex == "\\rho (W W)")
    #expect((MatrixTerm.scaled("rho", w) * w).latex == "\\rho W W")
    #expect((w + w.transposed).transposed.latex == "(W + W^{\\mathsf{T}})^{\\mathsf{T}}")
    #expect((.diagonal("d") * w).latex == "\\mathrm{diag}(d) W")
    let relu = VectorTerm.mask(masked: "S", slope: 0, count: "m")
    #expect(MatrixTerm.diagonal(relu).latex == "\\mathrm{diag}(\\mathbf{1} - \\mathbf{1}_{S})")
    let leaky = VectorTerm.mask(masked: "S", slope: "eta", count: "m")
    #expect(leaky.latex == "\\mathbf{1} + (\\eta - 1) \\mathbf{1}_{S}")
    #expect(ScalarTerm.frobeniusNormSquared(w).latex == "\\lVert W\\rVert_{F}^{2}")
    #expect(
      ScalarTerm.rowNormSquared("k", w * w).latex == "\\lVert (W W)_{k, \\cdot}\\rVert^{2}")
  }

  @Test func names() {
    let names = ["rho", "eps", "eta", "tau", "lambda", "rho0", "d'", "W2", "DeltaW", "slope"]
    #expect(
      names.map { ScalarTerm.variable($0).latex } == [
        "\\rho", "\\varepsilon", "\\eta", "\\tau", "\\lambda", "\\rho_{0}", "d'", "W_{2}",
        "{\\Delta W}", "\\mathit{slope}",
      ])
  }

  /// TeX refuses two indices in a row.
  @Test func indicesOfIndexedNamesAreJoined() {
    #expect(ScalarTerm.entry("d2", "k").latex == "d_{2, k}")
    #expect(ScalarTerm.rowNormSquared("k", "W1").latex == "\\lVert W_{1, k, \\cdot}\\rVert^{2}")
    #expect(IndexTerm.member("j", of: "Z1").latex == "Z_{1, (j)}")
    for clause in Catalogue.theorems.flatMap(\.clauses) {
      #expect(
        !clause.latex.contains(/[_^]\{\w+\}[_^]\{\w+\}[_^]|_\{\w+\}_|\^\{\w+\}\^/), "\(clause.id)")
    }
  }

  @Test func clauses() {
    let clause = Clause(
      "X1.a", over: [.matrix("W", rows: "n", columns: "n"), .scalar("rho"), .set("S", size: "n")],
      given: [.less(0, "rho"), .has(.skewSymmetric, "W")],
      forAll("i", through: "n") { i in
        when(a ≤ b, σ(i, "W") ≤ "rho")
      })
    #expect(
      clause.latex
        == "W \\in \\mathbb{R}^{n \\times n}, \\quad \\rho \\in \\mathbb{R}, "
        + "\\quad S \\subseteq \\lbrace 1, \\dots, n \\rbrace, \\quad 0 < \\rho, "
        + "\\quad W^{\\mathsf{T}} = -W \\colon \\quad \\forall i \\in \\lbrace 1, \\dots, n \\rbrace "
        + "\\colon a \\le b \\implies \\sigma_{i}(W) \\le \\rho")
  }

  /// The plain text of two different trees differs also where a multiple meets a product.
  @Test func plainTextTellsMultiplesAndProductsApart() {
    let w: MatrixTerm = "W"
    #expect(MatrixTerm.scaled("rho", w * w).plainText == "rho*(W*W)")
    #expect((MatrixTerm.scaled("rho", w) * w).plainText == "rho*W*W")
  }
}
