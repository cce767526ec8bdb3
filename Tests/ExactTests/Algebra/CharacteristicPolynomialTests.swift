// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Exact

@Suite("Characteristic polynomials")
struct CharacteristicPolynomialTests {
  private func polynomial(_ coefficients: Int...) -> IntegerPolynomial {
    IntegerPolynomial(coefficients.map { Integer($0) })
  }

  private func modular(_ a: Matrix<Rational>) -> IntegerPolynomial {
    ModularCharacteristicPolynomial(a.numerators, order: a.rows).polynomial
  }

  private func divisionFree(_ a: Matrix<Rational>) -> IntegerPolynomial {
    Berkowitz.polynomial(of: a.numerators, order: a.rows)
  }

  /// Singular: A·Aᵀ of a matrix with fewer columns than rows.
  private func gram(_ a: Matrix<Rational>) -> Matrix<Rational> { a * a.transposed }

  @Test("residues modulo primes and products of integers without division give the same")
  func bothWays() {
    var random = TestRandom(seed: 36)
    var verdict = Verdict()
    for round in 0..<150 {
      let order = random.int(0...13)
      let a =
        switch round % 5 {
        case 0: random.rationalMatrix(order, order, size: 50)
        case 1: random.matrix(order, order, size: 3, zeros: 6)
        case 2: random.symmetric(order, size: 9, zeros: 3)
        case 3: gram(random.matrix(order, order / 2, size: 7))
        default:
          Matrix<Rational>(rows: order, columns: order) { _, _ in
            Rational(random.integer(bits: random.int(1...300)))
          }
        }
      verdict.check(modular(a) == divisionFree(a), "seed 36 round \(round): \(a.entries)")
      let bits = ModularCharacteristicPolynomial(a.numerators, order: order).coefficientBits
      verdict.check(
        divisionFree(a).coefficients.allSatisfy { $0.bitWidth <= bits },
        "seed 36 round \(round): more than \(bits) bits, \(a.entries)")
    }
    #expect(verdict.complaint == nil)
  }

  @Test("companion matrices, hidden by a similarity, give the polynomial that they were made of")
  func companions() {
    var random = TestRandom(seed: 37)
    var verdict = Verdict()
    for order in [7, 16, 25] {
      let coefficients = (0..<order).map { _ in random.integer(bits: random.int(1...90)) }
      let companion = Matrix<Rational>(rows: order, columns: order) { row, column in
        column == order - 1 ? -Rational(coefficients[row]) : row == column + 1 ? 1 : 0
      }
      // Add a multiple of one row to another and take it from the columns, many times.
      var hidden = companion
      for _ in 0..<(3 * order) {
        let (i, j) = (random.int(0...order - 1), random.int(0...order - 1))
        if i == j { continue }
        let elementary = { (c: Int) in
          Matrix<Rational>(rows: order, columns: order) {
            $0 == $1 ? 1 : $0 == i && $1 == j ? Rational(c) : 0
          }
        }
        hidden = elementary(1) * hidden * elementary(-1)
      }
      for a in [companion, companion.transposed, hidden] {
        verdict.check(
          modular(a) == IntegerPolynomial(coefficients + [.one]), "seed 37, order \(order)")
      }
    }
    #expect(verdict.complaint == nil)
  }

  @Test("multiples of the identity, whose coefficients reach the bound, of every length")
  func coefficientsThatReachTheBound() {
    var verdict = Verdict()
    for order in [1, 2, 5, 9] {
      for bits in 0...130 {
        for value in [Integer.one.shiftedLeft(by: bits), -Integer.one.shiftedLeft(by: bits)] {
          let factor = IntegerPolynomial([-value, .one])
          let power = (0..<order).reduce(IntegerPolynomial.one) { product, _ in product * factor }
          let scalar = Rational(value) * Matrix<Rational>.identity(order)
          verdict.check(modular(scalar) == power, "\(order), ±2^\(bits)")
        }
      }
    }
    #expect(verdict.complaint == nil)
  }

  @Test("a matrix with known eigenvalues at order 40")
  func order40() {
    var random = TestRandom(seed: 38)
    let values = (0..<40).map { _ in random.int(-9...9) }
    // A triangular matrix with rows and columns shuffled.
    let places = Array(0..<40).shuffled(using: &random)
    let a = Matrix<Rational>(rows: 40, columns: 40) { row, column in
      row == column
        ? Rational(values[row]) : places[row] < places[column] ? Rational(random.int(-9...9)) : 0
    }
    let expected = values.reduce(IntegerPolynomial.one) { $0 * polynomial(-$1, 1) }
    #expect(modular(a) == expected)
    #expect(a.characteristicPolynomial == expected)
  }

  @Test func cayleyAndHamilton() {
    var random = TestRandom(seed: 35)
    var verdict = Verdict()
    for round in 0..<60 {
      let order = random.int(0...6)
      let a =
        round % 2 == 0
        ? random.rationalMatrix(order, order, size: 5)
        : random.matrix(order, order, size: 3, zeros: 3)
      let f = a.characteristicPolynomial
      let n = Rational(a.commonDenominator) * a
      verdict.check(f.degree == order && f.leadingCoefficient == .one, "monic, round \(round)")
      if order > 0 {
        verdict.check(Rational(f[order - 1]) == -n.trace, "seed 35 round \(round): trace")
        verdict.check(
          Rational(f[0]) == (-n).determinant, "seed 35 round \(round): determinant")
      }
      // Cayley and Hamilton.
      var value = Matrix<Rational>.zero(rows: order, columns: order)
      for coefficient in f.coefficients.reversed() {
        value = value * n + Rational(coefficient) * .identity(order)
      }
      verdict.check(value.isZero, "seed 35 round \(round): \(f) does not annihilate \(n.entries)")
      // det(tI − N) at a few points.
      let t = random.rational(bits: 5)
      verdict.check(
        f.value(at: t) == (t * .identity(order) - n).determinant, "seed 35 round \(round): at \(t)")
    }
    #expect(verdict.complaint == nil)
  }

  @Test func known() {
    #expect(Matrix<Rational>.identity(0).characteristicPolynomial == .one)
    #expect(Matrix<Rational>([[5]]).characteristicPolynomial == polynomial(-5, 1))
    #expect(
      Matrix<Rational>.zero(rows: 3, columns: 3).characteristicPolynomial == polynomial(0, 0, 0, 1))
    // The companion matrix of x³ − 2x + 7.
    #expect(
      Matrix<Rational>([[0, 0, -7], [1, 0, 2], [0, 1, 0]]).characteristicPolynomial
        == polynomial(7, -2, 0, 1))
    // Eigenvalues of [1 1; 1 −1]/2 are ±√2/2: roots ±√2 of x² − 2, divided by 2.
    let half = Rational(1, 2) * Matrix<Rational>([[1, 1], [1, -1]])
    #expect(half.characteristicPolynomial == polynomial(-2, 0, 1))
    #expect(half.commonDenominator == 2)
  }
}
