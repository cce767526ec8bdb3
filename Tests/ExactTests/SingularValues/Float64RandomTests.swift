// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Exact

/// Enclosures of random matrices against exact inertia.
@Suite("Singular values in Float64: exact truth")
struct Float64RandomTests {
  static let seeds = (1...4).map { UInt64($0) }

  private func check(_ matrix: Matrix<Double>, _ context: String) throws -> [String] {
    guard let exact = Matrix<Rational>(exactly: matrix) else { return ["not finite"] }
    let spectrum = try singularValues(of: matrix)
    var found = faults(in: spectrum, of: exact)
    if spectrum.values.first.map({ $0.upper.isFinite && $0.lower > 0x1p-900 }) ?? false,
      relativeWidth(spectrum) > 1e-13
    {
      found.append("relative width \(relativeWidth(spectrum))")
    }
    return found.map { "\(context): \($0)" }
  }

  @Test("Doubles of one size, every small shape", arguments: seeds)
  func ordinary(seed: UInt64) throws {
    var random = TestRandom(seed: seed)
    var found: [String] = []
    for m in 1...6 {
      for n in 1...6 { found += try check(random.doubleMatrix(m, n), "\(m) × \(n), seed \(seed)") }
    }
    #expect(found == [])
  }

  @Test("Entries over the whole exponent range", arguments: seeds)
  func graded(seed: UInt64) throws {
    var random = TestRandom(seed: seed)
    var found: [String] = []
    for range in [-1000...1000, -1074...(-1000), 1020...1023, -1074...1023, -30...30] {
      for _ in 0..<4 {
        let (m, n) = (random.int(1...4), random.int(1...4))
        found += try check(random.doubleMatrix(m, n, exponents: range), "\(range), seed \(seed)")
      }
    }
    #expect(found == [])
  }

  @Test("Products of low rank and repeated rows", arguments: seeds)
  func lowRank(seed: UInt64) throws {
    var random = TestRandom(seed: seed)
    var found: [String] = []
    for _ in 0..<6 {
      let rank = random.int(1...3)
      let product = random.matrix(6, rank, size: 9) * random.matrix(rank, 5, size: 9)
      found += try check(
        product.map { BigFloat($0, precision: 53, rounding: .nearest).double(rounding: .nearest) },
        "rank \(rank), seed \(seed)")
      found += faults(in: try singularValues(of: product), of: product)
    }
    #expect(found == [])
  }

  @Test("Rational matrices", arguments: seeds)
  func rationals(seed: UInt64) throws {
    var random = TestRandom(seed: seed)
    var found: [String] = []
    for _ in 0..<8 {
      let (m, n) = (random.int(1...5), random.int(1...5))
      let matrix = Matrix<Rational>(rows: m, columns: n) { _, _ in random.rational(bits: 60) }
      found += faults(in: try singularValues(of: matrix), of: matrix)
      // Far outside Float64's range the ends are those of the range.
      let small = Rational(3).power(700)
      let tiny = (Rational(1) / small) * matrix
      found += faults(in: try singularValues(of: tiny), of: tiny)
      let huge = small * matrix
      found += faults(in: try singularValues(of: huge), of: huge)
    }
    #expect(found == [], "seed \(seed)")
  }

  @Test("Scaling by a power of two and transposing change nothing else")
  func equivariance() throws {
    var random = TestRandom(seed: 9)
    var same = true
    for _ in 0..<10 {
      let matrix = random.doubleMatrix(random.int(1...6), random.int(1...6))
      let scaled = matrix.map { $0 * 0x1p300 }
      let reference = try singularValues(of: matrix).values
      let fromScaled = try singularValues(of: scaled).values
      let expected = reference.map {
        Enclosure(lower: $0.lower * 0x1p300, upper: $0.upper * 0x1p300)
      }
      same = same && fromScaled == expected
      if matrix.rows != matrix.columns {
        let fromTransposed = try singularValues(of: matrix.transposed).values
        same = same && fromTransposed == reference
      }
      let exact = try #require(Matrix<Rational>(exactly: matrix))
      let fromRationals = try singularValues(of: exact).values
      same = same && zip(fromRationals, reference).allSatisfy { $0.overlaps($1) }
    }
    #expect(same)
  }
}
