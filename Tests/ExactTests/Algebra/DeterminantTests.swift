// SPDX-License-Identifier: Apache-2.0

import Exact
import Testing

@Suite("Determinant and rank")
struct DeterminantTests {
  /// Expansion along the first row: slow, and nothing like elimination.
  private func cofactorExpansion(_ a: Matrix<Rational>) -> Rational {
    if a.rows == 0 { return 1 }
    var sum = Rational.zero
    for column in 0..<a.columns where !a[0, column].isZero {
      let minor = a.submatrix(
        rows: Array(1..<a.rows), columns: (0..<a.columns).filter { $0 != column })
      let term = a[0, column] * cofactorExpansion(minor)
      sum += column % 2 == 0 ? term : -term
    }
    return sum
  }

  @Test func againstCofactorExpansion() {
    var random = TestRandom(seed: 11)
    var verdict = Verdict()
    for round in 0..<120 {
      let order = random.int(0...5)
      let a =
        round % 2 == 0
        ? random.rationalMatrix(order, order, size: 9)
        : random.matrix(order, order, size: 2, zeros: 4)
      let expected = cofactorExpansion(a)
      verdict.check(
        a.determinant == expected,
        "seed 11 round \(round): \(a.entries) has \(expected), got \(a.determinant)")
    }
    #expect(verdict.complaint == nil)
  }

  @Test func isMultiplicativeWithLongEntries() {
    var random = TestRandom(seed: 12)
    var verdict = Verdict()
    for round in 0..<10 {
      let a = Matrix<Rational>(rows: 7, columns: 7) { _, _ in random.rational(bits: 80) }
      let b = Matrix<Rational>(rows: 7, columns: 7) { _, _ in random.rational(bits: 80) }
      verdict.check((a * b).determinant == a.determinant * b.determinant, "seed 12 round \(round)")
      verdict.check(a.transposed.determinant == a.determinant, "transpose, round \(round)")
    }
    #expect(verdict.complaint == nil)
  }

  @Test func knownValues() {
    #expect(Matrix<Rational>.identity(0).determinant == 1)
    #expect(Matrix<Rational>([[0, 1], [1, 0]]).determinant == -1)
    #expect(Matrix<Rational>([[0, 0, 1], [1, 0, 0], [0, 1, 0]]).determinant == 1)
    #expect(Matrix<Rational>([[1, 2], [2, 4]]).determinant == 0)
    // Hilbert's matrix of order 5.
    let hilbert = Matrix<Rational>(rows: 5, columns: 5) { Rational(1, $0 + $1 + 1) }
    #expect(hilbert.determinant == Rational(1, 266_716_800_000))
    let graded = Matrix<Rational>.diagonal([
      Rational(1).scaled(byPowerOfTwo: 1000), Rational(3).scaled(byPowerOfTwo: -1074), -5,
    ])
    #expect(graded.determinant == Rational(-15).scaled(byPowerOfTwo: -74))
  }

  @Test func rankOfProducts() {
    var random = TestRandom(seed: 13)
    var verdict = Verdict()
    for round in 0..<80 {
      let rows = random.int(1...8)
      let columns = random.int(1...8)
      let rank = random.int(0...min(rows, columns))
      // The inner factor has independent columns and the outer one independent rows: parts of
      // unimodular matrices.
      let left = random.unimodular(rows).submatrix(
        rows: Array(0..<rows), columns: Array(0..<rank))
      let right = random.unimodular(columns).submatrix(
        rows: Array(0..<rank), columns: Array(0..<columns))
      let a = Rational(1, random.int(1...5)) * (left * right)
      verdict.check(a.rank == rank, "seed 13 round \(round): rank \(a.rank), expected \(rank)")
      verdict.check(a.transposed.rank == rank, "seed 13 round \(round), transposed")
    }
    #expect(verdict.complaint == nil)
  }

  @Test func rankOfSpecialShapes() {
    #expect(Matrix<Rational>.zero(rows: 3, columns: 5).rank == 0)
    #expect(Matrix<Rational>.zero(rows: 0, columns: 4).rank == 0)
    #expect(Matrix<Rational>.zero(rows: 4, columns: 0).rank == 0)
    #expect(Matrix<Rational>([[0, 0, 1], [0, 0, 2]]).rank == 1)
    #expect(Matrix<Rational>([[0, 1, 0], [0, 0, 1], [0, 0, 0]]).rank == 2)
    #expect(Matrix<Rational>([[7]]).rank == 1)
    // Rank one up to the last of a thousand bits.
    let tiny = Rational(1).scaled(byPowerOfTwo: -1000)
    #expect(Matrix<Rational>([[1, 1], [1, 1]]).rank == 1)
    #expect(Matrix<Rational>([[1, 1], [1, Rational(1) + tiny]]).rank == 2)
  }
}
