// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Exact

@Suite("Discriminants and coincidences")
struct DiscriminantTests {
  @Test("the product of the squared differences, whatever the basis")
  func products() {
    var random = TestRandom(seed: 91)
    var verdict = Verdict()
    for order in 0...5 {
      for _ in 0..<10 {
        let values = (0..<order).map { _ in Rational(random.int(-6...6), random.int(1...3)) }
        var truth = Rational.one
        for i in 0..<order {
          for j in 0..<i { truth *= (values[i] - values[j]) * (values[i] - values[j]) }
        }
        let matrix = order == 0 ? .identity(0) : random.symmetric(eigenvalues: values)
        verdict.check(matrix.discriminant == truth, "\(values), seed 91")
      }
    }
    #expect(verdict.complaint == nil)
    // x² + 1: the eigenvalues ±i differ by 2i.
    #expect(Matrix<Rational>([[0, 1], [-1, 0]]).discriminant == -4)
  }

  @Test("Sturm counts distinct real roots, with complex and multiple ones around")
  func sturm() {
    var random = TestRandom(seed: 92)
    var verdict = Verdict()
    for _ in 0..<200 {
      var polynomial = IntegerPolynomial([Integer(random.bool() ? 3 : -2)])
      var roots: Set<Rational> = []
      for _ in 0..<random.int(0...5) {
        let root = Rational(random.int(-4...4), random.int(1...3))
        roots.insert(root)
        let factor = IntegerPolynomial([-root.numerator, root.denominator])
        for _ in 0..<random.int(1...3) { polynomial = polynomial * factor }
      }
      for _ in 0..<random.int(0...2) {
        // (x − a)² + b², b ≠ 0, without real roots.
        let (a, b) = (random.int(-3...3), random.int(1...3))
        polynomial =
          polynomial
          * IntegerPolynomial([
            Integer(a * a + b * b), Integer(-2 * a), .one,
          ])
      }
      // x² − 2 with its two irrational roots, or not.
      let isWider = random.bool()
      if isWider { polynomial = polynomial * IntegerPolynomial([-2, .zero, .one]) }
      verdict.check(
        polynomial.distinctRealRootCount == roots.count + (isWider ? 2 : 0),
        "\(polynomial), seed 92")
    }
    #expect(verdict.complaint == nil)
  }

  private func pencil(_ w: Matrix<Rational>) -> PencilDiscriminant {
    PencilDiscriminant(w.transposed * w, w + w.transposed)
  }

  @Test("diag(1, 2, 4): 3 coincidences; multiples of the identity: always")
  func knownPencils() {
    let three = pencil(.diagonal([1, 2, 4]))
    #expect(three.degree == 6)
    #expect(three.realZeroCount == 3)
    #expect(three.oddRealZeroCount == 0)
    for root in [Rational(-3, 2), Rational(-5, 2), -3] {
      #expect(three.polynomial.multiplicity(ofRoot: root) == 2)
    }
    for always in [Matrix<Rational>.identity(3), Matrix([[0, 1], [-1, 0]])] {
      #expect(pencil(always).degree == -1)
      #expect(pencil(always).realZeroCount == nil)
      #expect(pencil(always).oddRealZeroCount == nil)
    }
    // Two coincidences fall together at ρ = −2: |ρ + 1| = |ρ + 3|, and |ρ| = |ρ + 4|.
    let double = pencil(.diagonal([0, 1, 3, 4]))
    #expect(double.degree == 12)
    #expect(double.realZeroCount == 5)
    #expect(double.polynomial.multiplicity(ofRoot: -2) == 4)
    #expect(PencilDiscriminant(.identity(1), .identity(1)).degree == 0)
  }

  @Test("the polynomial is the discriminant at other points as well, and at fractions")
  func interpolation() {
    var random = TestRandom(seed: 93)
    var verdict = Verdict()
    for order in 1...4 {
      for _ in 0..<5 {
        let s = random.symmetric(order, size: 5)
        let h = Rational(1, random.int(1...4)) * random.symmetric(order, size: 3)
        let scale = Rational(Integer.lcm(s.commonDenominator, h.commonDenominator))
        let found = PencilDiscriminant(s, h)
        for t in [Rational(-7), Rational(5, 3), 1000] {
          let truth = (scale * (s + t * h)).discriminant
          verdict.check(found.polynomial.value(at: t) == truth, "order \(order), \(t), seed 93")
        }
      }
    }
    #expect(verdict.complaint == nil)
  }

  @Test(
    "a zero of odd multiplicity would be seen: where S + tH is not a pencil of symmetric matrices")
  func oddZeros() {
    // x² − t has the discriminant 4t.
    let found = PencilDiscriminant(Matrix([[0, 0], [1, 0]]), Matrix([[0, 1], [0, 0]]))
    #expect(found.degree == 1)
    #expect(found.realZeroCount == 1)
    #expect(found.oddRealZeroCount == 1)
  }

  @Test("signs of a polynomial at an algebraic number")
  func signs() {
    // √2, as a root of x² − 2.
    let root = IntegerPolynomial([-2, .zero, .one]).realRoots()[0].root
    #expect(root.isRoot(of: IntegerPolynomial([.zero, -2, .zero, .one])))
    #expect(!root.isRoot(of: IntegerPolynomial([-3, 2])))
    #expect(root.sign(of: IntegerPolynomial([.zero, -2, .zero, .one])) == 0)
    #expect(root.sign(of: IntegerPolynomial([-3, 2])) == -1)
    // 99/70 is above √2 by less than 10⁻⁴.
    #expect(root.sign(of: IntegerPolynomial([99, -70])) == 1)
    #expect(AlgebraicNumber(3).sign(of: .x) == 1)
    #expect(root.isRoot(of: .zero))
  }
}
