// SPDX-License-Identifier: Apache-2.0

import Exact
import Testing

@Suite("Inertia and exact counts")
struct InertiaTests {
  private func inertia(_ rows: [[Int]]) throws -> Inertia { try Matrix<Rational>(rows).inertia }

  @Test func zeroPivots() throws {
    #expect(try inertia([]) == Inertia(negative: 0, zero: 0, positive: 0))
    #expect(try inertia([[0]]) == Inertia(negative: 0, zero: 1, positive: 0))
    #expect(try inertia([[0, 1], [1, 0]]) == Inertia(negative: 1, zero: 0, positive: 1))
    #expect(try inertia([[0, 0], [0, 1]]) == Inertia(negative: 0, zero: 1, positive: 1))
    #expect(try inertia([[0, 0], [0, -3]]) == Inertia(negative: 1, zero: 1, positive: 0))
    #expect(try inertia([[0, 0], [0, 0]]) == Inertia(negative: 0, zero: 2, positive: 0))
    // J − I of order 3: eigenvalues 2, −1, −1.
    #expect(
      try inertia([[0, 1, 1], [1, 0, 1], [1, 1, 0]])
        == Inertia(negative: 2, zero: 0, positive: 1))
    // A path of three: √2, 0, −√2.
    #expect(
      try inertia([[0, 1, 0], [1, 0, 1], [0, 1, 0]])
        == Inertia(negative: 1, zero: 1, positive: 1))
    // Two blocks one after the other.
    #expect(
      try inertia([[0, 3, 0, 0], [3, 0, 0, 0], [0, 0, 0, -2], [0, 0, -2, 0]])
        == Inertia(negative: 2, zero: 0, positive: 2))
    // A positive, then a negative divisor before the block.
    for sign in [1, -1] {
      let found = try inertia([[sign, 0, 0], [0, 0, 5], [0, 5, 0]])
      #expect(
        found == Inertia(negative: sign > 0 ? 1 : 2, zero: 0, positive: sign > 0 ? 2 : 1))
    }
  }

  @Test func congruencesWithKnownSigns() throws {
    var random = TestRandom(seed: 21)
    var verdict = Verdict()
    for round in 0..<150 {
      let order = random.int(1...9)
      // The middle factor: signed entries, zeros, and blocks [0 b; b 0].
      var middle = Matrix<Rational>.zero(rows: order, columns: order)
      var (negative, zero, positive) = (0, 0, 0)
      var index = 0
      while index < order {
        if index + 1 < order && random.int(0...2) == 0 {
          let b = Rational(random.int(1...4), random.int(1...3))
          middle[index, index + 1] = b
          middle[index + 1, index] = b
          negative += 1
          positive += 1
          index += 2
        } else {
          let value = random.int(-2...2)
          middle[index, index] = Rational(value, random.int(1...3))
          if value < 0 { negative += 1 } else if value > 0 { positive += 1 } else { zero += 1 }
          index += 1
        }
      }
      let x = round % 3 == 0 ? Matrix<Rational>.identity(order) : random.unimodular(order)
      let a = x * middle * x.transposed
      let expected = Inertia(negative: negative, zero: zero, positive: positive)
      let found = try a.inertia
      verdict.check(found == expected, "seed 21 round \(round): \(found), not \(expected)")
      verdict.check(
        a.rank == negative + positive, "seed 21 round \(round): rank \(a.rank), not \(expected)")
    }
    #expect(verdict.complaint == nil)
  }

  @Test func hollowMatricesAgainstDescartes() throws {
    // Zero diagonals throughout force block pivots, also after other pivots.
    var random = TestRandom(seed: 22)
    var verdict = Verdict()
    for round in 0..<150 {
      let order = random.int(2...8)
      let full = random.symmetric(order, size: 2, zeros: random.int(0...6))
      let a = Matrix<Rational>(rows: order, columns: order) {
        $0 == $1 && (round % 2 == 0 || $0 % 3 != 0) ? 0 : full[$0, $1]
      }
      let counts = a.characteristicPolynomial.rootCounts(around: 0)
      let found = try a.inertia
      verdict.check(
        found.negative == counts.below && found.zero == counts.equal
          && found.positive == counts.above,
        "seed 22 round \(round): \(a.entries): \(found) against \(counts)")
    }
    #expect(verdict.complaint == nil)
  }

  @Test func onlySymmetricMatrices() {
    #expect(throws: SingularValueError.notSymmetric(row: 0, column: 2)) {
      try Matrix<Rational>([[1, 2, 3], [2, 1, 0], [4, 0, 1]]).inertia
    }
    #expect(throws: SingularValueError.self) { try Matrix<Rational>([[1, 2, 3]]).inertia }
    #expect(throws: SingularValueError.self) {
      try Matrix<Rational>([[1, 2], [3, 4]]).countEigenvalues(below: 1)
    }
  }

  @Test func singularValueCountsAgainstDescartes() {
    var random = TestRandom(seed: 23)
    var verdict = Verdict()
    for round in 0..<80 {
      let a = random.rationalMatrix(random.int(1...6), random.int(1...6), size: 3)
      let gram = a.smallerGram
      let polynomial = gram.characteristicPolynomial
      let scale = Rational(gram.commonDenominator)
      for _ in 0..<4 {
        let r = Rational(random.int(0...12), random.int(1...4))
        let counts = polynomial.rootCounts(around: r * r * scale)
        let message = "seed 23 round \(round): \(a.entries) at \(r)"
        verdict.check(a.countSingularValues(below: r) == counts.below, message)
        verdict.check(a.countSingularValues(atMost: r) == counts.below + counts.equal, message)
        verdict.check(a.countSingularValues(equalTo: r) == counts.equal, message)
      }
      verdict.check(a.countSingularValues(equalTo: 0) == a.order - a.rank, "kernel, \(round)")
      verdict.check(a.countSingularValues(below: 0) == 0, "below zero, \(round)")
    }
    #expect(verdict.complaint == nil)
  }

  @Test func tiesAreDecided() throws {
    // (3, 4; 4, −3)/5 is orthogonal; singular values 7/2, 2, 2, 0 after two rotations.
    let q = Rational(1, 5) * Matrix<Rational>([[3, 4], [4, -3]])
    func rotation(_ first: Int, _ second: Int) -> Matrix<Rational> {
      let places = [first, second]
      return Matrix(rows: 4, columns: 4) { row, column in
        guard let i = places.firstIndex(of: row), let j = places.firstIndex(of: column) else {
          return row == column ? 1 : 0
        }
        return q[i, j]
      }
    }
    let values: [Rational] = [Rational(7, 2), 2, 2, 0]
    let left = rotation(0, 2) * rotation(1, 3)
    let a = left * .diagonal(values) * rotation(0, 1) * rotation(2, 3)
    #expect(a.countSingularValues(equalTo: 2) == 2)
    #expect(a.countSingularValues(below: 2) == 1)
    #expect(a.countSingularValues(atMost: 2) == 3)
    #expect(a.countSingularValues(atMost: Rational(7, 2)) == 4)
    #expect(a.countSingularValues(below: Rational(7, 2)) == 3)
    var verdict = Verdict()
    for (position, value) in values.enumerated() {
      for candidate in [0, 1, 2, 3, Rational(7, 2), 5] as [Rational] {
        verdict.check(
          a.isSquaredSingularValue(at: position, equalTo: candidate * candidate)
            == (candidate == value), "σ_\(position + 1) = \(candidate)")
      }
      verdict.check(!a.isSquaredSingularValue(at: position, equalTo: -1), "negative square")
    }
    #expect(verdict.complaint == nil)

    // σ = √2 is irrational, σ² is not.
    let shear = Matrix<Rational>([[1, 1], [1, -1], [0, 0]])
    #expect(shear.countSquaredSingularValues(equalTo: 2) == 2)
    #expect(shear.countSquaredSingularValues(below: 2) == 0)
    #expect(shear.countSquaredSingularValues(atMost: 2) == 2)
    #expect(shear.countSquaredSingularValues(atMost: -1) == 0)

    let s = left * .diagonal([3, Rational(1, 2), -2, -2]) * left.transposed
    #expect(try s.countEigenvalues(below: -2) == 0)
    #expect(try s.countEigenvalues(atMost: -2) == 2)
    #expect(try s.countEigenvalues(equalTo: Rational(1, 2)) == 1)
    #expect(try s.isEigenvalue(at: 0, equalTo: 3))
    #expect(try s.isEigenvalue(at: 3, equalTo: -2))
    #expect(try !s.isEigenvalue(at: 1, equalTo: -2))
  }

  @Test func emptyMatricesHaveNothingToCount() throws {
    for a in [Matrix<Rational>.zero(rows: 0, columns: 3), .zero(rows: 3, columns: 0)] {
      #expect(a.countSingularValues(atMost: 5) == 0)
      #expect(a.countSingularValues(equalTo: 0) == 0)
    }
  }
}
