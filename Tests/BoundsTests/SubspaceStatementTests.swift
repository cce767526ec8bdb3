// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Testing

@Suite("Statements about singular vectors, subspaces and coincidences")
struct SubspaceStatementTests {
  private let square: [Variable] = [.matrix("A", rows: "n", columns: "n")]
  private let pair: [Variable] = [
    .matrix("A", rows: "m", columns: "n"), .matrix("B", rows: "m", columns: "n"),
  ]

  private func verdict(
    _ formula: Formula, over variables: [Variable], _ matrices: [String: [[Rational]]],
    ladder: Ladder = .standard
  ) throws -> Verdict {
    try Clause("X1.a", over: variables, formula).check(
      on: Instance(matrices: matrices.mapValues { Matrix($0) }), ladder: ladder
    ).verdict
  }

  private func verdict(_ id: String, _ instance: Instance) throws -> Verdict {
    try #require(Catalogue.clause(id)).check(on: instance).verdict
  }

  // MARK: Alignment

  @Test("uᵀv: a radical, ±1 and 0, decided exactly")
  func alignments() throws {
    // (√(4t² + 1) ± 1)/2 has the derivative 2/√5 at t = 1.
    let shear: [[Rational]] = [[1, 1], [0, 1]]
    for i in 1...2 {
      let square = alignment(.constant(i), "A").squared
      #expect(
        try verdict(square ≐ .rational(Rational(4, 5)), over: self.square, ["A": shear]) == .equal)
    }
    let cases: [([[Rational]], Int, ScalarTerm)] = [
      ([[2, 0], [0, -1]], 2, -1), ([[0, 2], [1, 0]], 1, 0), ([[0, 2], [1, 0]], 2, 0),
      ([[-3]], 1, -1),
      // Cubic eigenvalues, of either sign.
      ([[1, 1, 0], [1, 0, 1], [0, 1, -3]], 1, -1), ([[1, 1, 0], [1, 0, 1], [0, 1, -3]], 2, 1),
    ]
    for (matrix, i, value) in cases {
      #expect(
        try verdict(alignment(.constant(i), "A") ≐ value, over: square, ["A": matrix]) == .equal,
        "\(matrix), \(i)")
    }
  }

  @Test("R5 at the instances of its page, and past its condition")
  func derivative() throws {
    func instance(_ w: [[Rational]], h: Rational) -> Instance {
      Instance(matrices: ["W": Matrix(w)], scalars: ["rho": 0, "h": h])
    }
    #expect(try verdict("R5.a", instance([[3, 0], [0, 1]], h: Rational(1, 2))) == .equal)
    #expect(try verdict("R5.a", instance([[3, 0], [0, -1]], h: Rational(1, 2))) == .equal)
    guard
      case .strict(let slack?) = try verdict(
        "R5.a", instance([[0, 2], [1, 0]], h: Rational(1, 1 << 20)))
    else {
      Issue.record("not strict")
      return
    }
    // 1 − 2(1 − 2h)/(1 + √(1 + 4h²)), which is 2h up to terms of higher order.
    #expect(slack.lower > 0x1.fp-20 && slack.upper < 0x1.01p-19)
    // 2|h| = g, and singular values that are not simple.
    #expect(try verdict("R5.a", instance([[3, 0], [0, 1]], h: 1)) == .notApplicable)
    #expect(try verdict("R5.a", instance([[1, 0], [0, 1]], h: 0)) == .notApplicable)
    // Order 1: no other singular value, and the least is over none.
    #expect(try verdict("R5.a", instance([[-2]], h: 1)) == .equal)
  }

  // MARK: Subspaces

  @Test("sines between rational, commuting and irrational subspaces")
  func sines() throws {
    let sine: ScalarTerm = .sine(.left, 1, "A", "B")
    let turned: [[Rational]] = [
      [Rational(9, 25), Rational(12, 25)], [Rational(12, 25), Rational(16, 25)],
    ]
    #expect(
      try verdict(
        sine ≐ .rational(Rational(4, 5)), over: pair, ["A": [[1, 0], [0, 0]], "B": turned])
        == .equal)
    // √5 in the projectors, which commute: the eigenvectors trade places.
    let golden: [[Rational]] = [[1, 1], [1, 0]]
    let moved: [[Rational]] = [[-1, 1], [1, -2]]
    #expect(try verdict(sine ≐ 1, over: pair, ["A": golden, "B": moved]) == .equal)
    #expect(
      try verdict(sine ≐ 0, over: pair, ["A": golden, "B": [[2, 1], [1, 1]]]) == .equal)
    // [1 1; 0 1] against diag(2, 1): the left leading vector is (2, √5 − 1) up to its length, so
    // the sine's square is (√5 − 1)²/(4 + (√5 − 1)²) = (5 − √5)/10.
    let shear: [[Rational]] = [[1, 1], [0, 1]]
    let truth: ScalarTerm =
      .rational(Rational(1, 10)) * (5 - sqrt(5))
    for (shift, isBelow) in [(Rational(1, 1 << 60), true), (Rational(-1, 1 << 60), false)] {
      let claim: Formula = .less(sine.squared, truth + .rational(shift))
      let found = try verdict(claim, over: pair, ["A": shear, "B": [[2, 0], [0, 1]]])
      if isBelow {
        guard case .strict = found else {
          Issue.record("\(found)")
          continue
        }
      } else {
        guard case .violated = found else {
          Issue.record("\(found)")
          continue
        }
      }
      let confirmed = try verdict(
        claim, over: pair, ["A": shear, "B": [[2, 0], [0, 1]]], ladder: .independent)
      switch (found, confirmed) {
      case (.strict, .strict), (.violated, .violated): break
      default: Issue.record("independently \(confirmed)")
      }
    }
    // All of ℝ² on the left; on the right ℝ³ is larger.
    let wide: [String: [[Rational]]] = [
      "A": [[2, 0, 0], [0, 1, 0]], "B": [[2, 0, 0], [0, 0, 1]],
    ]
    #expect(try verdict(.sine(.left, 2, "A", "B") ≐ 0, over: pair, wide) == .equal)
    #expect(try verdict(.sine(.right, 2, "A", "B") ≐ 1, over: pair, wide) == .equal)
  }

  @Test("G11 at the instances of its page; its answers lean on Wedin, unless exact")
  func wedin() throws {
    let first = Instance(matrices: [
      "A": Matrix([[1, 0], [0, 0]]),
      "E": Rational(1, 25) * Matrix([[-16, 12], [12, 16]]),
    ])
    // diag(3, 1) turned by the angle of (3/5, 4/5).
    let second = Instance(matrices: [
      "A": Matrix([[3, 0], [0, 1]]), "E": Rational(1, 25) * Matrix([[-32, 24], [24, 32]]),
    ])
    for id in ["G11.a", "G11.b"] {
      let clause = try #require(Catalogue.clause(id))
      for instance in [first, second] {
        #expect(try clause.check(on: instance).verdict == .equal)
        let alone = try clause.check(on: instance, ladder: .independent)
        #expect(alone.verdict == .equal)
        #expect(!clause.isCircular(alone))
      }
      let generic = Instance(matrices: [
        "A": Matrix([[3, 1, 0], [0, 2, 1]]),
        "E": Rational(1, 8) * Matrix([[1, 0, 1], [1, -1, 0]]),
      ])
      let usual = try clause.check(on: generic)
      #expect(clause.isCircular(usual))
      let alone = try clause.check(on: generic, ladder: .independent)
      #expect(!clause.isCircular(alone))
      guard case .strict = usual.verdict, case .strict = alone.verdict else {
        Issue.record("\(usual.verdict), \(alone.verdict)")
        continue
      }
    }
  }

  // MARK: Coincidences

  @Test("R11 at the instances of its page, and its limit")
  func coincidences() throws {
    let three = Matrix<Rational>.diagonal([1, 2, 4])
    for rho in [Rational(-3, 2), Rational(-5, 2), -3] {
      let instance = Instance(matrices: ["W": three], scalars: ["rho": rho])
      #expect(try verdict("R11.a", instance) == .equal)
      #expect(try verdict("R11.b", instance) == .notApplicable)
      #expect(try verdict("R11.c", instance) == .equal)
    }
    let between = Instance(matrices: ["W": three], scalars: ["rho": -2])
    #expect(try verdict("R11.c", between) == .notApplicable)
    let weights = Instance(matrices: ["W": three])
    for id in ["R11.d", "R11.e", "R11.f"] { #expect(try verdict(id, weights) == .equal) }
    // The discriminant is the polynomial 0, none of whose zeros are counted: 0 ≤ 6.
    guard case .strict = try verdict("R11.f", Instance(matrices: ["W": .identity(3)])) else {
      Issue.record("R11.f at the identity")
      return
    }
    #expect(throws: InstanceError.self) {
      try verdict("R11.d", Instance(matrices: ["W": .identity(9)]))
    }
    #expect(throws: InstanceError.notSymmetric("A")) {
      try verdict(
        .pencil(.degree, "A", .identity("n")) ≐ 0, over: square, ["A": [[0, 1], [0, 0]]])
    }
  }

  // MARK: Text

  @Test("plain text and LaTeX")
  func text() {
    let gap = least(2 * σ("i", "A"), "j", through: "n", without: "i") { j in σ(j, "A") }
    #expect(gap.plainText == "min(2*sigma(i, A); j in 1..n without i: sigma(j, A))")
    #expect(
      gap.latex
        == "\\min\\left(2 \\sigma_{i}(A), \\min_{1 \\le j \\le n, j \\ne i} \\sigma_{j}(A)\\right)")
    #expect(alignment("i", "A").latex == "\\langle u_{i}(A), v_{i}(A)\\rangle")
    #expect(ScalarTerm.sine(.right, "k", "A", "B").plainText == "rightsine(k, A, B)")
    #expect(
      ScalarTerm.sine(.left, "k", "A", "B").latex
        == "\\lVert U_{> k}(B)^{\\mathsf{T}} U_{\\le k}(A)\\rVert")
    #expect(ScalarTerm.discriminant("A").plainText == "disc(A)")
    #expect(
      ScalarTerm.pencil(.zeros, "A", "B").latex
        == "\\lvert\\lbrace t \\in \\mathbb{R} : \\mathrm{disc}(A + t B) = 0 \\rbrace\\rvert")
  }
}
