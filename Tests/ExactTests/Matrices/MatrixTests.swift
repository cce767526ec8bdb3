// SPDX-License-Identifier: Apache-2.0

import Exact
import Foundation
import Testing

@Suite("Matrices")
struct MatrixTests {
  private func shapes<Scalar: MatrixScalar>(_ scalar: (Int) -> Scalar) -> String? {
    var verdict = Verdict()
    for (rows, columns) in [(0, 0), (0, 3), (3, 0), (1, 1), (2, 5), (5, 2), (4, 4)] {
      let a = Matrix<Scalar>(rows: rows, columns: columns) { scalar(10 * $0 + $1) }
      let name = "\(rows) × \(columns) over \(Scalar.self)"
      verdict.check(a.rows == rows && a.columns == columns && a.order == min(rows, columns), name)
      verdict.check(a.isSquare == (rows == columns) && a.isEmpty == (rows * columns == 0), name)
      verdict.check(a.entries.count == rows * columns, name)
      verdict.check(a.transposed.rows == columns && a.transposed.columns == rows, name)
      verdict.check(a.transposed.transposed == a, name)
      verdict.check(Matrix(rows: rows, columns: columns, entries: a.entries) == a, name)
      var visited: [Scalar] = []
      a.forEachEntry { row, column, value in
        visited.append(value)
        verdict.check(a[row, column] == value && a.transposed[column, row] == value, name)
      }
      verdict.check(visited == a.entries, name)
      if !a.isEmpty {
        // Value semantics: writing to a copy leaves the original, its hash and its equals alone.
        var copy = a
        copy[rows - 1, columns - 1] = scalar(-7)
        verdict.check(copy != a && a[rows - 1, columns - 1] != scalar(-7), name)
        copy[rows - 1, columns - 1] = a[rows - 1, columns - 1]
        verdict.check(copy == a && copy.hashValue == a.hashValue, name)
        let part = a.submatrix(rows: [rows - 1, 0], columns: [columns - 1])
        verdict.check(part.rows == 2 && part.columns == 1, name)
        verdict.check(
          part[0, 0] == a[rows - 1, columns - 1] && part[1, 0] == a[0, columns - 1], name)
      }
    }
    return verdict.complaint
  }

  @Test func shapesAndStorage() {
    #expect(shapes { Double($0) / 4 } == nil)
    #expect(shapes { Float($0) / 4 } == nil)
    #expect(shapes { Rational($0, 6) } == nil)
    #expect(shapes { BigFloat(Rational($0), precision: 5 + abs($0), rounding: .nearest) } == nil)
  }

  @Test func coding() throws {
    let doubles = Matrix<Double>(rows: 2, columns: 3) { Double($0) - Double($1) / 8 }
    let rationals = Matrix<Rational>(rows: 3, columns: 1) { row, _ in Rational(row - 1, 3) }
    for a in [doubles, Matrix(rows: 0, columns: 4) { _, _ in 0 }] {
      let data = try JSONEncoder().encode(a)
      #expect(try JSONDecoder().decode(Matrix<Double>.self, from: data) == a)
    }
    let data = try JSONEncoder().encode(rationals)
    #expect(try JSONDecoder().decode(Matrix<Rational>.self, from: data) == rationals)
    let bad = [
      #"{"rows":2,"columns":2,"entries":[1,2,3]}"#, #"{"rows":-1,"columns":-1,"entries":[1]}"#,
      #"{"rows":4611686018427387904,"columns":4,"entries":[]}"#, #"{"rows":1,"columns":1}"#,
    ]
    for text in bad {
      #expect(throws: DecodingError.self, "\(text)") {
        try JSONDecoder().decode(Matrix<Double>.self, from: Data(text.utf8))
      }
    }
  }

  @Test func conversions() {
    let floats = Matrix<Float>([[0.1, .leastNonzeroMagnitude], [-3, .greatestFiniteMagnitude]])
    #expect(floats.widened[0, 0] == Double(Float(0.1)))
    #expect(floats.widened[0, 1] == 0x1p-149)
    let doubles = Matrix<Double>([[0.1, -0.0], [.leastNonzeroMagnitude, 1e300]])
    let exact = Matrix<Rational>(exactly: doubles)
    #expect(exact?.entries == doubles.entries.map { Rational(exactly: $0)! })
    #expect(Matrix<Rational>(exactly: Matrix<Double>([[1, .nan]])) == nil)
    #expect(Matrix<Rational>(exactly: Matrix<Double>([[-.infinity]])) == nil)
    #expect(doubles.map { $0 > 0.05 ? Float(1) : 0 }.entries == [1, 0, 0, 1])
  }

  /// Equal matrices have equal storage: integers over the least common denominator.
  @Test func rationalStorageIsCanonical() {
    var random = TestRandom(seed: 111)
    var verdict = Verdict()
    for round in 0..<200 {
      let (rows, columns) = (random.int(0...4), random.int(0...4))
      let a = random.rationalMatrix(rows, columns, size: 12)
      let b = random.rationalMatrix(rows, columns, size: 12)
      let name = "seed 111 round \(round)"
      for c in [
        a, a + b, a - b, Rational(random.int(-6...6), 4) * a, a * b.transposed, a.transposed,
      ] {
        let least = c.entries.reduce(Integer.one) { Integer.lcm($0, $1.denominator) }
        verdict.check(c.commonDenominator == least, name + ": denominator")
        let rebuilt = Matrix(rows: c.rows, columns: c.columns, entries: c.entries)
        verdict.check(rebuilt == c && rebuilt.hashValue == c.hashValue, name + ": rebuilt")
      }
      verdict.check((a + b) - b == a, name + ": sum")
      verdict.check(a - a == .zero(rows: rows, columns: columns), name + ": difference")
    }
    #expect(verdict.complaint == nil)
  }

  @Test func productsEntryByEntry() {
    var random = TestRandom(seed: 112)
    var verdict = Verdict()
    for round in 0..<100 {
      let (m, p, n) = (random.int(0...4), random.int(0...4), random.int(0...4))
      let a = random.rationalMatrix(m, p, size: 9)
      let b = random.rationalMatrix(p, n, size: 9)
      let expected = Matrix<Rational>(rows: m, columns: n) { i, j in
        (0..<p).reduce(Rational.zero) { $0 + a[i, $1] * b[$1, j] }
      }
      let name = "seed 112 round \(round)"
      verdict.check(a * b == expected, name)
      verdict.check((a * b).transposed == b.transposed * a.transposed, name)
      verdict.check(
        a.smallerGram == (m >= p ? a.transposed * a : a * a.transposed), name + ": Gram")
      verdict.check(
        a.frobeniusNormSquared == a.entries.reduce(Rational.zero) { $0 + $1 * $1 }, name)
      verdict.check(a.smallerGram.trace == a.frobeniusNormSquared, name + ": trace")
      verdict.check(a.smallerGram.isSymmetric, name + ": symmetric")
      let stacked = a.stacked(above: 2 * a)
      verdict.check(
        stacked.rows == 2 * m && stacked.smallerRowBlock(m) == a
          && a.isZero == a.entries.allSatisfy(\.isZero),
        name + ": stacked")
    }
    #expect(verdict.complaint == nil)
    let turn = Rational(1, 5) * Matrix<Rational>([[3, 4], [-4, 3]])
    #expect(turn.isOrthogonal && !turn.isSymmetric && !turn.isSkewSymmetric)
    #expect((turn - turn.transposed).isSkewSymmetric)
    #expect(!Matrix<Rational>([[1, 0, 0], [0, 1, 0]]).isOrthogonal)
    #expect(Matrix<Rational>.diagonal([1, Rational(1, 2)]).trace == Rational(3, 2))
  }
}

extension Matrix where Scalar == Rational {
  /// The first `count` rows.
  fileprivate func smallerRowBlock(_ count: Int) -> Matrix {
    submatrix(rows: Array(0..<count), columns: Array(0..<columns))
  }
}
