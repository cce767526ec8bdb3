// SPDX-License-Identifier: Apache-2.0

import Exact
import Testing

@testable import Bounds

@Suite("Statements that mean nothing")
struct UnfitStatementTests {
  private let variables: [Variable] = [
    .matrix("A", rows: "n", columns: "n"), .vector("v", count: 2), .scalar("x"),
  ]
  private let instance = Instance(
    matrices: ["A": Matrix<Rational>([[1, 2], [3, 4]])], vectors: ["v": [1, 0]],
    scalars: ["x": -2], sets: ["S": [3, 1]], dimensions: ["m": 1 << 40])

  private func verdict(_ conclusion: Formula, given: [Formula] = []) throws -> Verdict {
    try Clause("U1.a", over: variables, given: given, conclusion).check(on: instance).verdict
  }

  @Test("is an error, not a trap")
  func errors() {
    let norm: ScalarTerm = σ(1, "A")
    let block: MatrixTerm = .normalBlocks(
      real: "v", imaginary: .mask(masked: .constant([]), slope: 1, count: 3))
    let senseless: [Formula] = [
      σ(0, "A") ≤ 1, σ(-1, "A") ≤ 1, σ0(0, "A") ≤ 1, σ(3, "A") ≤ 1, λ(3, "A") ≤ 1,
      σ(1, "B") ≤ 1, σ("q", "A") ≤ 1, "y" ≤ 1,
      σ(1, .identity(-1)) ≤ 1, σ(1, .identity("m")) ≤ 1, σ(1, .identity(0)) ≤ 1,
      σ(1, "A" + .identity(3)) ≤ 1, σ(1, "A" * .identity(3)) ≤ 1,
      σ(1, .diagonal(.mask(masked: .constant([]), slope: 1, count: -1))) ≤ 1,
      σ(1, .diagonal(.mask(masked: .constant([5]), slope: 1, count: 2)) * "A") ≤ 1,
      σ(1, .deleting(rows: .constant([1, 1]), columns: .constant([]), from: "A")) ≤ 1,
      σ(1, .deleting(rows: .constant([7]), columns: .constant([]), from: "A")) ≤ 1,
      σ(1, .deleting(rows: .constant([1, 2]), columns: .constant([]), from: "A")) ≤ 1,
      σ(1, .deleting(rows: "S", columns: .constant([]), from: "A")) ≤ 1,
      σ(1, block) ≤ 1, .trace(block) ≤ 1,
      σ(.constant(.max) + 1, "A") ≤ 1, σ(.constant(.min) - 1, "A") ≤ 1,
      forAll("i", through: "m") { i in σ(1, "A") ≤ .index(i) },
      forAll("i", .constant(.min), through: .constant(.max)) { i in norm ≤ .index(i) },
      forAllSubsets("I", of: "m") { I in norm ≤ .index(.count(I)) },
      .sumOverSubsets("I", size: "m", norm) ≤ 1,
      .power(norm, 0) ≤ 1, .power(norm, -1) ≤ 1, .power(norm, .max) ≤ 1, .power("x", 0) ≤ 1,
      σ(1, .scaled(.power("x", -1), "A")) ≤ 1, σ(1, .scaled(.power("x", .max), "A")) ≤ 1,
      σ(1, .scaled(norm, "A")) ≤ 1, σ(1, .scaled("x" / 0, "A")) ≤ 1,
      σ(1, .scaled(.trace(.deleting(rows: .constant([1]), columns: .constant([]), from: "A")), "A"))
        ≤ 1,
      fold(.minimum, "i", through: 0) { i in σ(i, "A") } ≤ 1,
      fold(.maximum, "i", 3, through: 2) { i in σ(i, "A") } ≤ 1,
      ithLargest(3, "i", through: 2) { i in σ(i, "A") } ≤ 1,
      sumOfLargest(3, "i", through: 2) { i in σ(i, "A") } ≤ 1,
      sumOfLargest(-1, "i", through: 2) { i in σ(i, "A") } ≤ 1,
      .entry("v", 3) ≤ 1, .entry("v", 0) ≤ 1, .sortedMagnitude(0, "v") ≤ 1,
      .rowNormSquared(3, "A") ≤ 1, λ(1, "A") ≤ 1, .has(.symmetric, "A"),
      .index(.member(1, of: .constant([]))) ≤ 1,
    ]
    for (position, formula) in senseless.enumerated() {
      #expect(throws: InstanceError.self, "formula \(position): \(formula.plainText)") {
        try verdict(formula)
      }
    }
  }

  @Test("as large powers of powers is refused before anything is computed", .timeLimit(.minutes(1)))
  func nestedPowers() throws {
    func power(_ term: ScalarTerm, _ times: Int) -> ScalarTerm {
      (0..<times).reduce(term) { inner, _ in .power(inner, 1024) }
    }
    let norm: ScalarTerm = σ(1, "A")
    let tooLarge: InstanceError = .statement(.tooLarge("the product of nested exponents"))
    let mask: VectorTerm = .mask(masked: .constant([1]), slope: power("x", 2), count: 2)
    for formula: Formula in [
      0 ≐ 1 / power(norm, 7), .power(.power(norm, 33), 32) ≤ 1, .power(2 * power(norm, 1), 2) ≤ 1,
      σ(1, .scaled(power("x", 2), "A")) ≤ 1, σ(1, .diagonal(mask) * "A") ≤ 1,
      .power(.trace(.scaled(power("x", 1), "A")), 2) ≤ 1,
    ] {
      #expect(throws: tooLarge, "\(formula.plainText)") { try verdict(formula) }
      #expect(throws: tooLarge, "\(formula.plainText)") { try verdict(norm ≤ 1, given: [formula]) }
    }
    // As many factors side by side, or just as many one in the other, are no powers of powers.
    let side: ScalarTerm = .power(norm, 1024)
    let fine: Formula = side * side ≤ .power(.power(norm, 32), 32)
    guard case .violated = try verdict(fine) else {
      Issue.record("σ₁ > 1, and it was \(try verdict(fine))")
      return
    }
  }

  @Test("an undefined number equals nothing, not even itself")
  func undefined() throws {
    let quotient: ScalarTerm = 1 / ("x" + 2)
    let root: ScalarTerm = sqrt("x")
    for formula in [
      quotient ≐ quotient, quotient - quotient ≐ 0, quotient ≤ 1, root ≐ root, root - root ≐ 0,
      root ≤ root,
    ] {
      guard case .undecided = try verdict(formula) else {
        Issue.record("\(formula.plainText) was decided")
        continue
      }
    }
  }

  @Test("there is no root of a number below 0, however close to it")
  func rootsOfNegativeNumbers() throws {
    let square: [Variable] = [.matrix("A", rows: "n", columns: "n")]
    let hadamard = Instance(matrices: ["A": Matrix<Rational>([[1, 1], [1, -1]])])
    let plain = Instance(matrices: ["A": Matrix<Rational>([[1, 2], [3, 4]])])
    func power(_ exponent: Int) -> ScalarTerm {
      .rational(Rational(1).scaled(byPowerOfTwo: exponent))
    }
    // σ_1(A) − σ_1(Aᵀ) = 0, less a little; q − √2 with q just below √2.
    let difference = σ(1, "A") - σ(1, MatrixTerm.transpose("A"))
    let below = Rational(Integer(2).shiftedLeft(by: 1000).floorSquareRoot).scaled(
      byPowerOfTwo: -500)
    for (instance, negative) in [
      (plain, difference - power(-100)), (plain, difference - power(-2000)),
      (hadamard, ScalarTerm.rational(below) - σ(1, "A")),
    ] {
      let root = sqrt(negative)
      for formula in [root ≤ 1, 1 ≤ root, root * root ≐ negative, root + 1 ≐ 1 + root] {
        let verdict = try Clause("Y9", over: square, formula).check(on: instance).verdict
        guard case .undecided = verdict else {
          Issue.record("\(formula.plainText): \(verdict)")
          continue
        }
      }
      // A root of 0 and of a number just above 0 there is.
      let positive = sqrt(0 - negative)
      #expect(
        try Clause("Y9", over: square, 0 ≤ positive).check(on: instance).verdict != .equal)
      #expect(
        try Clause("Y9", over: square, positive * positive ≐ 0 - negative).check(on: instance)
          .verdict == .equal)
    }
    let zero = Clause("Y9", over: square, sqrt(difference) ≐ 0)
    #expect(try zero.check(on: plain).verdict == .equal)
  }

  @Test("differences too small for any enclosure tried are seen by their separation bound")
  func tinyDifferences() throws {
    let square: [Variable] = [.matrix("A", rows: "n", columns: "n")]
    let instance = Instance(matrices: ["A": Matrix<Rational>([[1, 2], [3, 4]])])
    let tiny = ScalarTerm.rational(Rational(1).scaled(byPowerOfTwo: -3000))
    func verdict(_ formula: Formula) throws -> Verdict {
      try Clause("Y8", over: square, formula).check(on: instance).verdict
    }
    let energy = fold(.sum, "i", through: "n") { i in σ(i, "A").squared }
    for (formula, holds) in [
      (σ(1, "A") + tiny ≤ σ(1, "A"), false), (σ(1, "A") ≤ σ(1, "A") + tiny, true),
      (energy ≐ .frobeniusNormSquared("A") + tiny, false),
      (σ(1, "A") / (σ(2, "A") + tiny) ≤ σ(1, "A") / σ(2, "A"), true),
      (σ(1, "A") / σ(2, "A") ≤ σ(1, "A") / (σ(2, "A") + tiny), false),
    ] {
      switch try verdict(formula) {
      case .strict: #expect(holds, "\(formula.plainText)")
      case .violated: #expect(!holds, "\(formula.plainText)")
      case let other: Issue.record("\(formula.plainText): \(other)")
      }
    }
    // κ as a quotient: σ_1/σ_2 = σ_1²/|det|.
    #expect(
      try verdict(σ(1, "A") / σ(2, "A") ≐ σ(1, "A").squared / abs(.determinant("A"))) == .equal)
  }

  @Test("a frequency of any size is one of n")
  func frequencies() throws {
    for j in [-1, .max, .min + 1] {
      // v = (1, 0): its Fourier transform has size 1 everywhere.
      #expect(try verdict(.fourierModulusSquared(.constant(j), "v") ≐ 1) == .equal)
    }
  }

  @Test("sides proved equal violate a strict inequality")
  func strictInequality() throws {
    let sides = (σ(1, "A"), σ(1, .transpose("A")))
    guard case .violated = try verdict(.less(sides.0, sides.1)) else {
      Issue.record("expected violated")
      return
    }
    guard case .violated = try verdict(.less(sides.0, sides.0)) else {
      Issue.record("expected violated")
      return
    }
  }

  @Test("an undecided hypothesis is given in the statement's words")
  func hypothesisText() throws {
    let hypothesis: Formula = .less(0, sqrt("x"))
    let found = try verdict(σ(1, "A") ≤ 1, given: [hypothesis])
    #expect(found == .undecided(.hypothesis(hypothesis.plainText)))
  }

  @Test("a product of singular values of matrices that change with the index is not a determinant")
  func changingMatrix() throws {
    // σ_1(diag(x, 0)) · σ_2(diag(1, x)) with x = −2: 2 · 1.
    let changing: MatrixTerm = .diagonal(.replacing("v", at: "k", by: "x"))
    let product = fold(.product, "k", through: 2) { k in σ(k, changing) }
    #expect(try verdict(product ≐ 2) == .equal)
    // The same under an outer variable of the same name.
    #expect(try verdict(forAll("k", through: 2) { _ in product ≐ 2 }) == .equal)
  }
}

@Suite("What is not a number")
struct UndefinedNumberTests {
  /// A product with 0 must not hide a division by 0 in the other factor.
  @Test func zeroTimesOneOverZeroIsNoNumber() throws {
    let clause = try Clause(
      parsing: "sigma(1, W) <= sigma(1, diag(d)*W)*sqrt(1/abs(d[1]))", id: "X1.a",
      declarations: "W: 1 x 1, d: vector 1")
    let instance = Instance(matrices: ["W": Matrix([[1]])], vectors: ["d": [0]])
    switch try? clause.check(on: instance).verdict {
    case nil, .undecided: break
    case let verdict: Issue.record("\(String(describing: verdict))")
    }
    let fit = Instance(matrices: ["W": Matrix([[1]])], vectors: ["d": [4]])
    guard case .strict = try clause.check(on: fit).verdict else {
      Issue.record("not strict")
      return
    }
  }
}
