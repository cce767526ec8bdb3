// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Exact

/// The way from Float64 vectors through refinement to narrow enclosures. `BigFloatTier.refined` is asked
/// directly, so that nothing is hidden by the Jacobi rotations that would step in.
@Suite("Many bits from refined vectors")
struct RefinedVectorTests {
  private func refined(_ matrix: Matrix<Rational>, bits: Int) throws -> Spectrum<BigFloat> {
    let input = ExactInput.rationals(matrix)
    let values = try #require(BigFloatTier.refined(input, bits: bits))
    let denominator = BigFloat(input.denominator, precision: bits + 40, rounding: .nearest)
    return Spectrum(
      values: values.map {
        Enclosure(
          lower: .quotient($0.lower, denominator, precision: bits + 40, rounding: .down),
          upper: .quotient($0.upper, denominator, precision: bits + 40, rounding: .up))
      }, facts: [])
  }

  /// The denominators here are powers of two, so that the division above is exact enough.
  private func orthogonal(_ order: Int) -> Matrix<Rational> {
    precondition(order == 16)
    return Matrix(rows: 16, columns: 16) {
      Rational(($0 & $1).nonzeroBitCount % 2 == 0 ? 1 : -1, 4)
    }
  }

  private let hadamard = Matrix<Rational>(rows: 16, columns: 16) {
    ($0 & $1).nonzeroBitCount % 2 == 0 ? 1 : -1
  }

  @Test("Exactly prescribed spectra of order 16", arguments: [24, 64, 128, 256, 600])
  func prescribed(bits: Int) throws {
    func power(_ exponent: Int) -> Rational { Rational.one.scaled(byPowerOfTwo: exponent) }
    let spectra: [(String, [Rational])] = [
      ("all different", (1...16).map { Rational($0) }),
      ("repeated", (0..<16).map { Rational(1 + $0 / 5) }),
      ("orthogonal", [Rational](repeating: 1, count: 16)),
      ("zero and others", (0..<16).map { $0 < 3 ? 0 : Rational($0) }),
      ("rank one", (0..<16).map { $0 == 0 ? 7 : 0 }),
      ("1, 1, 2, 2", (0..<16).map { $0 % 4 < 2 ? 1 : 2 }),
      ("condition number 2^124", (0..<16).map { power(-124 * $0 / 15) }),
      ("nearly equal", (0..<16).map { $0 < 8 ? 1 + power(-60) * Rational($0) : 2 }),
      ("repeated and small", (0..<16).map { power(-9 * ($0 / 3)) }),
    ]
    var random = TestRandom(seed: UInt64(bits))
    var verdict = Verdict()
    for (name, values) in spectra {
      // P H D Q Hᵀ: signed permutations and Hadamard matrices, so that the entries are dyadic.
      let signs = Matrix<Rational>.diagonal((0..<16).map { _ in random.bool() ? 1 : -1 })
      let order = Array(0..<16).shuffled(using: &random)
      let left = (signs * orthogonal(16)).submatrix(rows: order, columns: Array(0..<16))
      let matrix = left * .diagonal(values) * signs * orthogonal(16)
      verdict.check(try refined(matrix, bits: bits), holds: values, bits: bits, name)
    }
    #expect(verdict.complaint == nil, "seed \(random.seed)")
  }

  @Test("Rectangular matrices, up to twice as tall as wide", arguments: [(24, 16), (13, 26)])
  func rectangular(rows: Int, columns: Int) throws {
    var random = TestRandom(seed: 5)
    let values = (0..<min(rows, columns)).map { Rational($0 / 3) }
    let matrix = random.matrix(rows, columns, singularValues: values)
    var verdict = Verdict()
    verdict.check(
      try singularValues(of: matrix, bits: 150), holds: values, bits: 150, "whole tier")
    let input = ExactInput.rationals(Rational(matrix.commonDenominator) * matrix)
    let scale = Rational(matrix.commonDenominator)
    let found = try #require(BigFloatTier.refined(input, bits: 150))
    verdict.check(
      Spectrum(values: found, facts: []), holds: values.map { scale * $0 }, bits: 150, "refined")
    #expect(verdict.complaint == nil, "seed \(random.seed)")
  }

  @Test("Exact multiples: a Hadamard matrix times diag(1, 2, 1, 2, …)")
  func hadamardTimesDiagonal() throws {
    let factors = (0..<16).map { Rational(1 + $0 % 2) }
    var verdict = Verdict()
    verdict.check(
      try refined(hadamard * .diagonal(factors), bits: 256), holds: factors.map { 4 * $0 },
      bits: 256, "Hadamard")
    #expect(verdict.complaint == nil)
  }

  @Test(
    "Exact multiples: the Kronecker product of a Hadamard matrix of order 4 and an integer matrix")
  func kronecker() throws {
    var random = TestRandom(seed: 71)
    let small = random.matrix(4, 4, size: 9)
    let matrix = Matrix<Rational>(rows: 16, columns: 16) {
      hadamard[$0 / 4, $1 / 4] * small[$0 % 4, $1 % 4]
    }
    let spectrum = try refined(matrix, bits: 200)
    // Each σ of 2C four times, by counting for C.
    var verdict = Verdict()
    for start in 0..<4 {
      verdict.check(
        (0..<4).map { spectrum[4 * $0 + start] }, counting: 2 * small, "place \(start)")
    }
    verdict.check(BigFloatTier.isNarrow(spectrum.values, bits: 200), "wide")
    #expect(verdict.complaint == nil, "seed \(random.seed)")
  }

  @Test(
    "Random Doubles: counts at both ends, and the same as Jacobi rotations", arguments: [53, 128])
  func counted(bits: Int) throws {
    var random = TestRandom(seed: UInt64(bits) + 1)
    var verdict = Verdict()
    for (rows, columns) in [(12, 12), (14, 12), (15, 16)] {
      let matrix = random.doubleMatrix(rows, columns, exponents: -4...4)
      let found = try #require(BigFloatTier.refined(.doubles(matrix), bits: bits))
      let exact = try #require(Matrix<Rational>(exactly: matrix))
      verdict.check(found, counting: exact, "\(rows) × \(columns)")
      let rotated = try BigFloatTier.rotatedSpectrum(.doubles(matrix), bits: bits)
      verdict.check(
        zip(found, rotated.values).allSatisfy { $0.intersection($1) != nil },
        "\(rows) × \(columns): two methods disagree")
    }
    #expect(verdict.complaint == nil, "seed \(random.seed)")
  }

  @Test("Large enough for OpenBLAS: agrees with Jacobi rotations", arguments: [50, 64])
  func large(order: Int) throws {
    var random = TestRandom(seed: UInt64(order))
    let matrix = random.doubleMatrix(order, order)
    let found = try #require(BigFloatTier.refined(.doubles(matrix), bits: 100))
    let rotated = try BigFloatTier.rotatedSpectrum(.doubles(matrix), bits: 100)
    #expect(zip(found, rotated.values).allSatisfy { $0.intersection($1) != nil })
    #expect(BigFloatTier.isNarrow(found, bits: 100))
  }

  @Test("Nearly equal values, far apart values, and entries of all sizes, through the whole tier")
  func wholeTier() throws {
    var random = TestRandom(seed: 3)
    let close = Rational.one.scaled(byPowerOfTwo: -60)
    let vast = Rational.one.scaled(byPowerOfTwo: 1500)
    var verdict = Verdict()
    for values: [Rational] in [
      (0..<16).map { $0 < 8 ? 1 + close * Rational($0) : 2 },
      (0..<16).map { $0 == 0 ? vast : Rational($0) },
    ] {
      let matrix = random.matrix(16, 16, singularValues: values)
      verdict.check(
        try singularValues(of: matrix, bits: 128), holds: values, bits: 128, "whole tier")
    }
    // Beyond the range of one scaling in Float64.
    let wide = Matrix<Double>(rows: 12, columns: 12) {
      $0 == $1 ? 0x1p1000 : 0x1p-1070 * Double(1 + ($0 * $1) % 3)
    }
    #expect(BigFloatTier.refined(.doubles(wide), bits: 64) == nil)
    verdict.check(
      BigFloatTier.isNarrow(try singularValues(of: wide, bits: 64).values, bits: 64), "wide range")
    #expect(verdict.complaint == nil, "seed \(random.seed)")
  }
}
