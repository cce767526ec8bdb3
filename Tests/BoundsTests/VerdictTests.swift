// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Testing

@Suite("Verdicts")
struct VerdictTests {
  private func instance(
    _ matrices: [String: [[Int]]], scalars: [String: Rational] = [:],
    vectors: [String: [Rational]] = [:], sets: [String: [Int]] = [:]
  ) -> Instance {
    Instance(
      matrices: matrices.mapValues { Matrix<Rational>($0) }, vectors: vectors, scalars: scalars,
      sets: sets)
  }

  private func verdict(_ clause: Clause, _ instance: Instance) throws -> Verdict {
    try clause.check(on: instance).verdict
  }

  private let pair: [Variable] = [
    .matrix("A", rows: "m", columns: "n"), .matrix("E", rows: "m", columns: "n"),
  ]

  @Test("room to spare is strict, with a positive enclosed slack")
  func strict() throws {
    let clause = try #require(Catalogue.clause("G1.b"))
    let found = try verdict(
      clause, instance(["A": [[1, 2], [3, 4]], "E": [[0, 1], [-2, 0]]]))
    guard case .strict(let slack) = found else {
      Issue.record("expected strict, got \(found)")
      return
    }
    #expect(try #require(slack).lower > 0)
    #expect(try #require(slack).upper <= 1)
  }

  @Test("equality of irrational sides is proved")
  func equality() throws {
    let clause = try #require(Catalogue.clause("G1.a"))
    // σ_1(2A) = 2σ_1(A), and the σ's of [1 2; 3 4] are irrational.
    #expect(
      try verdict(clause, instance(["A": [[1, 2], [3, 4]], "E": [[1, 2], [3, 4]]])) == .equal)
    let identity = try #require(Catalogue.clause("R8.b"))
    #expect(
      try verdict(
        identity,
        instance(["W": [[1, 2, 0], [0, 1, 5], [7, 0, -1]]], scalars: ["rho": Rational(2, 3)]))
        == .equal)
  }

  @Test("a false statement is violated, with both sides enclosed")
  func violated() throws {
    let clause = Clause(
      "X1.a", over: pair,
      forAll("i", through: least("m", "n")) { i in
        σ(i, "A" + "E") ≤ σ(i, "A") + σ(i, "E")
      })
    let found = try verdict(
      clause, instance(["A": [[1, 0], [0, 0]], "E": [[0, 0], [0, 1]]]))
    guard case .violated(let witness) = found else {
      Issue.record("expected violated, got \(found)")
      return
    }
    #expect("\(witness.bindings)" == "i = 2")
    #expect(witness.left.contains(1))
    #expect(witness.right.contains(0))
  }

  @Test("a false equality is violated, a true one equal, a strict one not an inequality")
  func equations() throws {
    let clause = Clause("X2.a", over: pair, σ(1, "A") ≐ σ(1, "E"))
    let one = [[1, 2], [3, 4]]
    #expect(try verdict(clause, instance(["A": one, "E": [[4, 3], [2, 1]]])) == .equal)
    let different = try verdict(clause, instance(["A": one, "E": [[1, 2], [3, 5]]]))
    guard case .violated = different else {
      Issue.record("expected violated, got \(different)")
      return
    }
  }

  @Test("a hypothesis that fails claims nothing; one that fails only just is decided exactly")
  func hypotheses() throws {
    let ρ: ScalarTerm = "rho"
    let shifted: MatrixTerm = .scaled(ρ, .identity("n")) + "W"
    let clause = Clause(
      "X1.a", over: [.matrix("W", rows: "n", columns: "n"), .scalar("rho")],
      given: [.less(σ(1, "W"), abs(ρ))], .less(0, σ("n", shifted)))
    let w = [[1, 1], [1, -1]]  // both singular values are √2
    #expect(try verdict(clause, instance(["W": w], scalars: ["rho": 1])) == .notApplicable)
    // |ρ| > σ_1 with ρ equal to σ_1: false, exactly.
    #expect(
      try verdict(clause, instance(["W": [[0, 3], [3, 0]]], scalars: ["rho": 3])) == .notApplicable)
    let found = try verdict(clause, instance(["W": w], scalars: ["rho": 2]))
    #expect(found != .notApplicable)
  }

  @Test("empty quantifiers claim nothing")
  func vacuous() throws {
    let clause = try #require(Catalogue.clause("M11.b"))
    let found = try clause.check(
      on: Instance(
        matrices: ["W": Matrix<Rational>([[5]])], vectors: ["d": [1]], scalars: ["t": 2],
        indices: ["k": 1]))
    #expect(found.verdict == .notApplicable)
  }

  @Test("the worst answer over the quantifier wins")
  func worst() throws {
    let clause = Clause(
      "X3.a", over: [.matrix("A", rows: "n", columns: "n")],
      forAll("i", through: "n") { i in σ(i, "A") ≤ 2 })
    #expect(try verdict(clause, instance(["A": [[2, 0], [0, 1]]])) == .equal)
    guard case .violated(let witness) = try verdict(clause, instance(["A": [[3, 0], [0, 2]]]))
    else {
      Issue.record("expected violated")
      return
    }
    #expect("\(witness.bindings)" == "i = 1")
  }

  @Test("a claim too close for every tier is undecided, never held")
  func undecided() throws {
    // σ_1 of diag(1, 0) + 2^−3000 against 1: no tier of this ladder separates them, and no exact
    // form is asked for.
    let tiny = Rational(1).scaled(byPowerOfTwo: -3000)
    let clause = Clause(
      "X4.a", over: [.matrix("A", rows: "n", columns: "n")], σ(1, "A") ≤ 1)
    let matrix = Matrix<Rational>([[1, tiny], [tiny, 0]])
    let ladder = Ladder(bits: [128, 256], usesExactTier: false)
    let found = try clause.check(on: Instance(matrices: ["A": matrix]), ladder: ladder).verdict
    guard case .undecided = found else {
      Issue.record("expected undecided, got \(found)")
      return
    }
  }

  @Test("a singular value and its square are not confused where they are nearly equal")
  func squareOfSingularValue() throws {
    let clause = Clause(
      "X7.a", over: [.matrix("A", rows: "n", columns: "n")],
      λ(1, .transpose("A") * "A") ≐ σ(1, "A"))
    // Too near 1 for 128 bits.
    let nearOne = Rational(1) + Rational(1).scaled(byPowerOfTwo: -300)
    let matrix = nearOne * Matrix<Rational>.identity(13)
    let found = try clause.check(on: Instance(matrices: ["A": matrix])).verdict
    guard case .violated = found else {
      Issue.record("expected violated, got \(found)")
      return
    }
  }

  @Test("what does not fit is an error that says so")
  func errors() throws {
    let clause = try #require(Catalogue.clause("G1.a"))
    #expect(throws: InstanceError.missing("E")) {
      try verdict(clause, instance(["A": [[1]]]))
    }
    #expect(throws: InstanceError.wrongShape(variable: "E", expected: "1 × 1", found: "1 × 2")) {
      try verdict(clause, instance(["A": [[1]], "E": [[1, 2]]]))
    }
    let outOfRange = Clause(
      "X5.a", over: [.matrix("A", rows: "n", columns: "n")], σ(3, "A") ≤ σ(1, "A"))
    #expect(throws: InstanceError.self) {
      try verdict(outOfRange, instance(["A": [[1, 0], [0, 1]]]))
    }
    let unknown = Clause("X6.a", over: [.matrix("A", rows: "n", columns: "n")], σ(1, "B") ≤ 1)
    #expect(throws: InstanceError.statement(.unknownName("B"))) {
      try verdict(unknown, instance(["A": [[1]]]))
    }
  }
}
