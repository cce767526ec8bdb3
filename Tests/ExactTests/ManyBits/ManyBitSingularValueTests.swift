// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Exact

@Suite("Singular values to many bits")
struct ManyBitSingularValueTests {
  @Test("[1 2; 3 4]: σ² = 15 ± √221", arguments: [24, 64, 128, 256, 1000])
  func closedForm(bits: Int) throws {
    let spectrum = try singularValues(of: Matrix<Rational>([[1, 2], [3, 4]]), bits: bits)
    // How many of the two values 15 ± √221 a square lies above, decided over the rationals.
    func place(_ end: BigFloat) -> (belowFirst: Bool, belowSecond: Bool) {
      let x = end.rational.map { $0 * $0 - 15 } ?? 0
      let outside = x * x >= 221
      return (x.signum < 0 || !outside, x.signum < 0 && outside)
    }
    let (first, second) = (spectrum[0], spectrum[1])
    #expect(place(first.lower) == (true, false) && place(first.upper) == (false, false))
    #expect(place(second.lower) == (true, true) && place(second.upper) == (true, false))
    #expect(BigFloatTier.isNarrow(spectrum.values, bits: bits))
  }

  @Test("A Hadamard matrix: all singular values √8")
  func hadamard() throws {
    let matrix = Matrix<Rational>(rows: 8, columns: 8) {
      ($0 & $1).nonzeroBitCount % 2 == 0 ? 1 : -1
    }
    let spectrum = try singularValues(of: matrix, bits: 200)
    let verdict = spectrum.values.allSatisfy {
      guard let lower = $0.lower.rational, let upper = $0.upper.rational else { return false }
      return lower * lower <= 8 && 8 <= upper * upper
        && upper - lower <= Rational(1).scaled(byPowerOfTwo: -190)
    }
    #expect(verdict)
  }

  @Test("A companion matrix of order 6: four singular values are 1")
  func companion() throws {
    let matrix = Matrix<Rational>(rows: 6, columns: 6) { row, column in
      column == 5 ? Rational(row - 7) : row == column + 1 ? 1 : 0
    }
    let spectrum = try singularValues(of: matrix, bits: 128)
    #expect(spectrum.values[1...4].allSatisfy { $0.contains(BigFloat(1.0)) })
    // The product of all is |det| = 7.
    let product = spectrum.values.dropFirst().reduce(spectrum[0]) { $0 * $1 }
    #expect(product.contains(BigFloat(7.0)))
    #expect(BigFloatTier.isNarrow(spectrum.values, bits: 128))
  }

  @Test("Exactly prescribed singular values", arguments: [64, 128, 256, 1000])
  func prescribed(bits: Int) throws {
    var random = TestRandom(seed: UInt64(bits))
    let close = Rational(1).scaled(byPowerOfTwo: -200)
    let (vast, tiny) = (
      Rational(1).scaled(byPowerOfTwo: 900), Rational(1).scaled(byPowerOfTwo: -900)
    )
    let spectra: [(String, [Rational])] = [
      ("repeated", [3, 2, 2, 2, 1]), ("zeros", [5, 1, 0, 0]), ("thirds", [Rational(7, 3), 1, 1]),
      ("near tie", [1 + close, 1, 1 - close]), ("orthogonal", [1, 1, 1, 1]),
      ("rank one", [9, 0, 0]), ("far apart", [vast, 1, tiny]),
      ("graded", (0..<5).map { Rational(1).scaled(byPowerOfTwo: -70 * $0) }),
    ]
    var verdict = Verdict()
    for (name, values) in spectra {
      for (rows, columns) in [(0, 0), (2, 0), (0, 1)] {
        let matrix = random.matrix(
          values.count + rows, values.count + columns, singularValues: values)
        let spectrum = try singularValues(of: matrix, bits: bits)
        verdict.check(spectrum, holds: values, bits: bits, name)
      }
    }
    #expect(verdict.complaint == nil, "seed \(random.seed)")
  }

  @Test("Random rational matrices, by exact counting", arguments: [24, 60])
  func counted(bits: Int) throws {
    var random = TestRandom(seed: 7 + UInt64(bits))
    var verdict = Verdict()
    for trial in 0..<60 {
      let (rows, columns) = (random.int(1...4), random.int(1...4))
      let matrix =
        trial % 2 == 0
        ? random.matrix(rows, columns, size: 4, zeros: 2)
        : random.rationalMatrix(rows, columns, size: 9)
      let spectrum = try singularValues(of: matrix, bits: bits)
      verdict.check(spectrum.values, counting: matrix, "trial \(trial)")
      verdict.check(
        matrix.isZero || BigFloatTier.isNarrow(spectrum.values, bits: bits), "trial \(trial) wide")
    }
    #expect(verdict.complaint == nil, "seed \(random.seed)")
  }

  @Test("Entries from the smallest subnormal number to 2¹⁰²³, all at once")
  func extremeExponents() throws {
    var random = TestRandom(seed: 11)
    var verdict = Verdict()
    for trial in 0..<12 {
      let matrix = Matrix<Double>(rows: 3, columns: random.int(2...4)) { _, _ in
        let exponent = trial < 4 ? random.int(-1074...(-1040)) : random.int(-1074...1000)
        return Double(sign: .plus, exponent: exponent, significand: 1) * Double(random.int(-9...9))
      }
      let exact = try #require(Matrix<Rational>(exactly: matrix))
      let spectrum = try singularValues(of: matrix, bits: 100)
      verdict.check(spectrum.values, counting: exact, "trial \(trial)")
      verdict.check(BigFloatTier.isNarrow(spectrum.values, bits: 100), "trial \(trial) wide")
    }
    #expect(verdict.complaint == nil, "seed \(random.seed)")
  }

  @Test("Integers longer than the working precision")
  func longIntegers() throws {
    var random = TestRandom(seed: 13)
    var verdict = Verdict()
    for trial in 0..<10 {
      let matrix = Matrix<Rational>(rows: 3, columns: 2) { _, _ in random.rational(bits: 300) }
      let spectrum = try singularValues(of: matrix, bits: 30)
      verdict.check(spectrum.values, counting: matrix, "trial \(trial)")
    }
    #expect(verdict.complaint == nil, "seed \(random.seed)")
  }

  @Test("At most one nonzero entry in each row and column: exact")
  func singleEntries() throws {
    let third = Rational(1, 3)
    let matrix = Matrix<Rational>([[0, -5, 0], [third, 0, 0], [0, 0, 0]])
    let spectrum = try singularValues(of: matrix, bits: 80)
    #expect(spectrum[0].isPoint && spectrum[0].lower == BigFloat(5.0))
    #expect(spectrum[1].lower.rational.map { $0 < third } == true)
    #expect(spectrum[1].upper.rational.map { $0 > third } == true)
    #expect(spectrum[2].isPoint && spectrum[2].lower.isZero && spectrum.facts == [])
    let tiny = try singularValues(
      of: Matrix<Double>([[0, -Double.leastNonzeroMagnitude]]), bits: 24)
    #expect(tiny[0].isPoint && tiny[0].lower.double(rounding: .down) == 0x1p-1074)
  }

  @Test("Empty and zero matrices")
  func emptyAndZero() throws {
    for (rows, columns) in [(0, 0), (0, 4), (3, 0)] {
      #expect(try singularValues(of: .zero(rows: rows, columns: columns), bits: 64).count == 0)
    }
    let zero = try singularValues(of: .zero(rows: 3, columns: 2), bits: 64)
    #expect(zero.count == 2 && zero.values.allSatisfy { $0.isPoint && $0.lower.isZero })
  }

  @Test("A tall matrix and its transpose, through the triangular factor")
  func tall() throws {
    var random = TestRandom(seed: 17)
    let values: [Rational] = [4, 3, Rational(1, 7)]
    let matrix = random.matrix(12, 3, singularValues: values)
    var verdict = Verdict()
    verdict.check(try singularValues(of: matrix, bits: 160), holds: values, bits: 160, "tall")
    verdict.check(
      try singularValues(of: matrix.transposed, bits: 160), holds: values, bits: 160, "wide")
    #expect(verdict.complaint == nil)
  }

  @Test("The Float64 tier climbs to the same values")
  func climbing() throws {
    var random = TestRandom(seed: 19)
    let values: [Rational] = [2, 1, Rational(1, 5), 0]
    let exact = random.matrix(5, 4, singularValues: values)
    let spectrum = try climb(from: exact)
    var verdict = Verdict()
    verdict.check(spectrum.bigFloat, holds: values, bits: 53, "climbing")
    #expect(verdict.complaint == nil)
  }

  @Test("Bad input")
  func errors() {
    let range = 24...65536
    #expect(throws: SingularValueError.precisionOutOfRange(bits: 23, range: range)) {
      try singularValues(of: Matrix<Rational>([[1]]), bits: 23)
    }
    #expect(throws: SingularValueError.precisionOutOfRange(bits: 65537, range: range)) {
      try singularValues(of: Matrix<Double>([[1]]), bits: 65537)
    }
    #expect(throws: SingularValueError.notFinite(row: 1, column: 0, value: "nan")) {
      try singularValues(of: Matrix<Double>([[1, 2], [.nan, .infinity]]), bits: 64)
    }
    #expect(throws: SingularValueError.notFinite(row: 0, column: 1, value: "-inf")) {
      try singularValues(of: Matrix<Double>([[1, -.infinity]]), bits: 64)
    }
  }
}
