// SPDX-License-Identifier: Apache-2.0

import CKernels
import Testing

@testable import Exact

/// `singularValues(ofBatch:)` against exact truth.
@Suite("Singular values of batches of tiny matrices")
struct TinyBatchTests {
  static let seeds = (1...3).map { UInt64($0) }

  @Test("Mixed shapes, in any number, against exact inertia", arguments: seeds)
  func mixedShapes(seed: UInt64) throws {
    var random = TestRandom(seed: seed)
    var found: [String] = []
    for count in [0, 1, 7, 8, 9, 19] {
      let batch = (0..<count).map { _ -> Matrix<Double> in
        let (m, n) = (random.int(1...6), random.int(1...6))
        let exponents = [0...0, -40...40, -1000...1000, 1020...1023, -1074...(-1000)]
        return random.doubleMatrix(m, n, exponents: exponents[random.int(0...4)])
      }
      let spectra = try singularValues(ofBatch: batch)
      if spectra.count != count { found.append("\(spectra.count) spectra for \(count)") }
      for (position, (matrix, spectrum)) in zip(batch, spectra).enumerated() {
        guard let exact = Matrix<Rational>(exactly: matrix) else { continue }
        found += faults(in: spectrum, of: exact).map { "\(position) of \(count): \($0)" }
      }
    }
    #expect(found == [], "seed \(seed)")
  }

  @Test("Known spectra: repeated, graded, zero, clustered", arguments: seeds)
  func knownSpectra(seed: UInt64) throws {
    var random = TestRandom(seed: seed)
    var verdict = Verdict()
    let families: [(String, (Int) -> Rational)] = [
      ("equal", { _ in 3 }), ("linear", { Rational(9 - $0) }),
      ("graded", { Rational.one.scaled(byPowerOfTwo: -6 * $0) }),
      ("rank 2", { $0 < 2 ? Rational(5 - $0) : 0 }),
      ("cluster", { 1 + Rational(8 - $0).scaled(byPowerOfTwo: -30) }),
    ]
    for (name, value) in families {
      for (rows, columns) in [(2, 2), (3, 5), (8, 8), (7, 4)] {
        let truth = (0..<min(rows, columns)).map(value)
        let exact = random.matrix(rows, columns, singularValues: truth)
        let rounded = exact.map { Double.bound($0, precision: 53, rounding: .nearest) }
        // What rounding to Doubles moved the singular values by, in the Frobenius norm.
        let slack = Rational(1).scaled(byPowerOfTwo: -47)
        let batch = [Matrix](repeating: rounded, count: 5)
        for spectrum in try singularValues(ofBatch: batch) {
          for (enclosure, value) in zip(spectrum.values, truth) {
            let low = try #require(Rational(exactly: enclosure.lower))
            let high = try #require(Rational(exactly: enclosure.upper))
            verdict.check(
              low - slack <= value && value <= high + slack,
              "\(name), \(rows) × \(columns), seed \(seed): \(enclosure) misses \(value)")
          }
          verdict.check(
            relativeWidth(spectrum) <= 1e-12, "\(name), \(rows) × \(columns), seed \(seed): wide")
        }
      }
    }
    #expect(verdict.complaint == nil)
  }

  @Test("Integer spectra that Doubles hold exactly, up to order 16")
  func hadamard() throws {
    var verdict = Verdict()
    for order in [2, 4, 8, 16] {
      // H diag(1, 2, …, n), H a Hadamard matrix: σ = √n (n, …, 1).
      let matrix = Matrix<Double>(rows: order, columns: order) {
        ($0 & $1).nonzeroBitCount.isMultiple(of: 2) ? Double($1 + 1) : -Double($1 + 1)
      }
      for scale in [0, -1040, 1000] {
        let scaled = matrix.map { $0.scaled(byPowerOfTwo: scale, .nearest) }
        for spectrum in try singularValues(ofBatch: [scaled, scaled.transposed, scaled]) {
          for (position, enclosure) in spectrum.values.enumerated() {
            let size = Rational(order - position)
            let square = (size * size * Rational(order)).scaled(byPowerOfTwo: 2 * scale)
            verdict.check(
              enclosure.containsRoot(of: square), "order \(order), 2^\(scale): value \(position)")
          }
        }
      }
    }
    #expect(verdict.complaint == nil)
  }

  @Test("Batches and single matrices agree, and both are narrow", arguments: seeds)
  func againstOrdinaryTier(seed: UInt64) throws {
    var random = TestRandom(seed: seed)
    var verdict = Verdict()
    var batch: [Matrix<Double>] = []
    for (m, n) in [(1, 1), (2, 2), (16, 16), (16, 9), (5, 16), (64, 3), (65, 3), (17, 17), (3, 3)] {
      for _ in 0..<3 { batch.append(random.doubleMatrix(m, n)) }
    }
    for (matrix, spectrum) in zip(batch, try singularValues(ofBatch: batch)) {
      let single: Spectrum<Double> = try singularValues(of: matrix)
      let name = "\(matrix.rows) × \(matrix.columns), seed \(seed)"
      for (a, b) in zip(spectrum.values, single.values) {
        verdict.check(a.intersection(b) != nil, "\(name): \(a) and \(b) are apart")
      }
      verdict.check(spectrum.count == matrix.order, "\(name): \(spectrum.count) values")
      verdict.check(relativeWidth(spectrum) <= 1e-12, "\(name): too wide")
    }
    #expect(verdict.complaint == nil)
  }

  @Test("Single entries and zero matrices get single numbers, empty ones nothing")
  func exactOnes() throws {
    let zero = Matrix<Double>(rows: 3, columns: 2) { _, _ in 0 }
    let mask = Matrix<Double>([[0, -3], [0.5, 0]])
    let empty = Matrix<Double>(rows: 0, columns: 4) { _, _ in 0 }
    let spectra = try singularValues(ofBatch: [zero, mask, empty])
    #expect(spectra[0].values == [Enclosure(0), Enclosure(0)])
    #expect(spectra[1].values == [Enclosure(3), Enclosure(0.5)])
    #expect(spectra[2].count == 0)
  }

  @Test("The first entry that is not finite is named")
  func notFinite() {
    let good = Matrix<Double>([[1, 2], [3, 4]])
    let bad = Matrix<Double>([[1, 2], [3, .nan]])
    #expect(throws: SingularValueError.notFinite(row: 1, column: 1, value: "nan")) {
      try singularValues(ofBatch: [good, bad])
    }
  }
}
