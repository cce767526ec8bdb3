// SPDX-License-Identifier: Apache-2.0

import CMPFR
import Testing

@testable import Exact

@Suite("Fixed-point matrices in digits")
struct DigitMatrixTests {
  private func random(
    _ format: DigitFormat, digits: Int, _ random: inout TestRandom, extreme: Bool
  ) throws -> DigitMatrix {
    let half = 1 << (format.bits - 1)
    return try #require(
      DigitMatrix(format, digits: digits) { target in
        for place in 0..<(format.count * digits) {
          let isPadding = place % format.stride >= format.order
          let value = extreme ? (random.bool() ? half : -half) : random.int(-half...half)
          target[place] = isPadding ? 0 : Double(value)
        }
        return true
      })
  }

  /// The entry as a number.
  private func value(_ matrix: DigitMatrix, _ row: Int, _ column: Int) -> Rational {
    Rational(matrix.integer(row, column))
      .scaled(byPowerOfTwo: matrix.format.unitExponent(matrix.digits))
  }

  @Test(
    "Products against integer arithmetic, cut and whole, with the largest digits",
    arguments: [3, 17, 50], [false, true])
  func products(order: Int, residues: Bool) throws {
    var generator = TestRandom(seed: UInt64(order))
    var verdict = Verdict()
    let format = try #require(DigitFormat(order: order, depth: 3))
    let rows = order > 20 ? [0, 7, order - 1] : Array(0..<order)
    for (a, b, kept) in [
      (1, 1, 2), (3, 5, 9), (3, 5, 8), (3, 5, 4), (3, 2, 1), (2, 3, 2), (3, 3, 3),
    ] {
      for extreme in [false, true] {
        let x = try random(format, digits: a, &generator, extreme: extreme)
        let y = try random(format, digits: b, &generator, extreme: extreme)
        let results = [
          ("xy", try #require(x.product(y, transposed: false, digits: kept, residues: residues))),
          ("xᵀy", try #require(x.product(y, transposed: true, digits: kept, residues: residues))),
          ("xᵀx", try #require(x.gram(digits: kept, residues: residues))),
        ]
        for (name, product) in results {
          let unit = Rational.one.scaled(byPowerOfTwo: format.unitExponent(kept))
          let bound = Rational(exactly: product.error).map { $0 * unit } ?? 0
          for i in rows {
            for j in rows {
              let exact = (0..<order).reduce(Rational.zero) {
                let left = name == "xy" ? value(x, i, $1) : value(x, $1, i)
                return $0 + left * (name == "xᵀx" ? value(x, $1, j) : value(y, $1, j))
              }
              let error = (value(product.matrix, i, j) - exact).magnitude
              verdict.check(
                error <= bound, "\(name) \(a) \(b) \(kept): off by \(error / unit) units")
            }
          }
          let half = Double(sign: .plus, exponent: format.bits - 1, significand: 1)
          verdict.check(
            product.matrix.elements.dropFirst(format.count).allSatisfy { $0.magnitude <= half },
            "\(name): a digit too large")
        }
      }
    }
    #expect(verdict.complaint == nil, "seed \(generator.seed)")
  }

  @Test("No sum of products of digits passes 2⁵³")
  func formats() {
    var verdict = Verdict()
    for order in [1, 2, 3, 16, 100, 384, 1000, 4096] {
      for depth in [1, 3, 10, 60, 200] {
        guard let format = DigitFormat(order: order, depth: depth) else { continue }
        verdict.check(
          Rational(order * depth).scaled(byPowerOfTwo: 2 * format.bits - 2)
            <= Rational.one.scaled(byPowerOfTwo: 53), "\(order), \(depth): \(format.bits) bits")
      }
    }
    #expect(verdict.complaint == nil)
  }

  @Test("Doubles cut into digits: digits and rest together are the Double")
  func cutting() throws {
    var generator = TestRandom(seed: 8)
    var verdict = Verdict()
    let format = try #require(DigitFormat(order: 4, depth: 2))
    for exponent in [0, -3, -40] {
      for digits in [1, 2, 6] {
        let source = generator.doubleMatrix(4, 4, exponents: -60...0)
        let values = (0..<16).map { source[$0 % 4, $0 / 4] }
        let (matrix, rest) = DigitMatrix.cutting(
          values, exponent: exponent, format, digits: digits)
        verdict.check(matrix.isAdmissible, "a digit too large")
        for place in 0..<16 {
          let whole = value(matrix, place % 4, place / 4).scaled(byPowerOfTwo: -exponent)
          let left = Rational(exactly: rest[place]) ?? .zero
          verdict.check(whole + left == Rational(exactly: values[place]), "exponent \(exponent)")
        }
      }
    }
    #expect(verdict.complaint == nil, "seed \(generator.seed)")
  }

  @Test("An exact input: rounded to the last digit, and how far that moved it")
  func inputs() throws {
    var generator = TestRandom(seed: 12)
    var verdict = Verdict()
    let format = try #require(DigitFormat(order: 5, depth: 3))
    for trial in 0..<40 {
      let (rows, columns) = trial % 2 == 0 ? (5, generator.int(3...5)) : (generator.int(3...5), 5)
      let doubles = generator.doubleMatrix(rows, columns, exponents: -30...30)
      let exact = try #require(Matrix<Rational>(exactly: doubles))
      let numerators = Rational(exact.commonDenominator) * exact
      for (input, source) in [
        (ExactInput.doubles(doubles), exact), (.rationals(exact), numerators),
      ] {
        let found = try #require(
          FixedPointInput(
            input, midpoint: input.scaledMidpoint, format, digits: generator.int(1...6)))
        verdict.check(found.matrix.isAdmissible, "trial \(trial): a digit too large")
        var square = Rational.zero
        for i in 0..<5 {
          for j in 0..<5 {
            let (p, q) = rows < columns ? (j, i) : (i, j)
            let entry = p < rows && q < columns ? source[p, q] : 0
            let error =
              value(found.matrix, i, j) - entry.scaled(byPowerOfTwo: found.exponent)
            square += error * error
          }
        }
        let bound = found.error.rational ?? 0
        verdict.check(square <= bound * bound, "trial \(trial): moved by more than is said")
      }
    }
    #expect(verdict.complaint == nil, "seed \(generator.seed)")
  }
}
