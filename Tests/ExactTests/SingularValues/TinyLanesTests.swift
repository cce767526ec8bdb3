// SPDX-License-Identifier: Apache-2.0

import CKernels
import Testing

@testable import Exact

/// The lanes of a batch: alike, apart from one another, and trusting nobody.
@Suite("Lanes of tiny matrices")
struct TinyLanesTests {
  /// Matrices of one shape, one of them hard, spectra from the given path.
  private func spectra(
    _ matrices: [Matrix<Double>], path: Int32
  ) -> [[Enclosure<Double>]?] {
    var batch = TinyBatch(rows: matrices[0].rows, columns: matrices[0].columns)
    for (lane, matrix) in matrices.enumerated() {
      let largest = matrix.storage.elements.reduce(0) { max($0, $1.magnitude) }
      _ = batch.load(matrix, largest: largest, lane: lane)
    }
    batch.propose(path: path)
    batch.certify(path: path)
    return matrices.indices.map { batch.spectrum(lane: $0)?.spectrum.values }
  }

  @Test("Every path gives the same bits", arguments: [1, 2] as [UInt64])
  func paths(seed: UInt64) throws {
    var random = TestRandom(seed: seed)
    var verdict = Verdict()
    for (m, n) in [(1, 1), (2, 2), (3, 2), (4, 4), (5, 5), (8, 8), (9, 7), (16, 16), (64, 16)] {
      let matrices = (0..<8).map { lane in
        random.doubleMatrix(m, n, exponents: lane == 3 ? -60...0 : 0...0)
      }
      let plain = spectra(matrices, path: 0)
      verdict.check(plain.contains { $0 != nil }, "\(m) × \(n), seed \(seed): none certified")
      for path in 1...2 as ClosedRange<Int32> {
        verdict.check(
          spectra(matrices, path: path) == plain, "\(m) × \(n), path \(path), seed \(seed)")
      }
    }
    #expect(verdict.complaint == nil)
  }

  @Test(
    "A matrix gets the same in every lane, whatever its neighbours", arguments: [1, 2] as [UInt64])
  func lanes(seed: UInt64) throws {
    var random = TestRandom(seed: seed)
    var verdict = Verdict()
    for (m, n) in [(2, 2), (4, 4), (5, 3), (8, 8), (12, 12)] {
      let matrix = random.doubleMatrix(m, n)
      let alone = try #require(spectra([matrix], path: 2)[0])
      for lane in 0..<8 {
        var matrices = (0..<8).map { _ in random.doubleMatrix(m, n, exponents: -30...0) }
        matrices[lane] = matrix
        verdict.check(
          spectra(matrices, path: 2)[lane] == alone, "\(m) × \(n), lane \(lane), seed \(seed)")
      }
    }
    #expect(verdict.complaint == nil)
  }

  @Test("Batches decide by themselves, also ill-conditioned and rank-deficient matrices")
  func decided() throws {
    var random = TestRandom(seed: 7)
    var verdict = Verdict()
    for order in [2, 3, 4, 8, 16] {
      for style in 0...3 {
        var batch = TinyBatch(rows: order, columns: order)
        for lane in 0..<TinyBatch.lanes {
          var matrix = random.doubleMatrix(order, order)
          for row in 0..<order {
            for column in 0..<order {
              if style == 1 {
                matrix[row, column] *= Double(
                  sign: .plus, exponent: -40 * column / order, significand: 1)
              }
              if style == 2 {
                matrix[row, column] *= Double(
                  sign: .plus, exponent: -600 * (row + column) / order, significand: 1)
              }
              if style == 3, column > 0 { matrix[row, column] = matrix[row, 0] }
            }
          }
          let largest = matrix.storage.elements.reduce(0) { max($0, $1.magnitude) }
          _ = batch.load(matrix, largest: largest, lane: lane)
        }
        batch.propose()
        batch.certify()
        for lane in 0..<TinyBatch.lanes {
          verdict.check(
            batch.spectrum(lane: lane)?.isNarrow == true,
            "order \(order), style \(style), lane \(lane), seed 7")
        }
      }
    }
    #expect(verdict.complaint == nil)
  }

  /// Damages a proposal; `kind` from 0 to 10.
  private func spoil(
    _ kind: Int, _ b: inout Matrix<Double>, _ v: inout Matrix<Double>, _ random: inout TestRandom
  ) {
    let (i, j) = (random.int(0...b.rows - 1), random.int(0...b.columns - 1))
    let k = random.int(0...b.columns - 1)
    let change = random.double() * [0x1p-3, 0x1p-20, 0x1p-45][random.int(0...2)]
    switch kind {
    case 0: b[i, j] += change
    case 1: v[k, j] += change
    case 2: b = b.map { $0 * (1 + change) }
    case 3: v = v.map { $0 * (1 + change) }
    case 4:
      // Both, so that B = AV all the same.
      b = b.map { $0 * (1 + change) }
      v = v.map { $0 * (1 + change) }
    case 5: for row in 0..<b.rows { b[row, j] = 0 }
    case 6: v = Matrix(rows: v.rows, columns: v.columns) { $0 == $1 ? 1 : 0 }
    case 7: b[i, j] = [.nan, .infinity, 1e300, 1e160][random.int(0...3)]
    case 8: v[k, j] = [.nan, -.infinity, 1e300, 1e160][random.int(0...3)]
    case 9:
      for row in 0..<b.rows { b[row, j] = b[row, k] }
      for row in 0..<v.rows { v[row, j] = v[row, k] }
    default: b = b.map { $0 * 0x1p-60 }
    }
  }

  @Test("Whatever is proposed, the enclosures hold", arguments: [1, 2, 3] as [UInt64])
  func spoilt(seed: UInt64) throws {
    var random = TestRandom(seed: seed)
    var found: [String] = []
    var certified = 0
    for round in 0..<440 {
      let (m, n) = (random.int(1...4), random.int(1...4))
      let matrix = random.doubleMatrix(m, n, exponents: round % 3 == 0 ? -30...0 : 0...0)
      guard let exact = Matrix<Rational>(exactly: matrix), !exact.isZero else { continue }
      let values = tinyEnclosures(of: matrix, lane: round % 8) { b, v in
        spoil(round % 11, &b, &v, &random)
      }
      guard let values else { continue }
      certified += 1
      found += faults(in: Spectrum(values: values, facts: []), of: exact).map {
        "seed \(seed), round \(round): \($0)"
      }
    }
    #expect(found == [])
    #expect(certified > 200, "seed \(seed)")
  }

  @Test("A proposal that is not a number is refused, and so is one far from orthogonal")
  func refused() {
    let matrix = Matrix<Double>([[0.5, 0.25], [0.125, 0.75]])
    for value in [Double.nan, .infinity, 1e300, 3] {
      #expect(tinyEnclosures(of: matrix, lane: 2) { _, v in v[0, 1] = value } == nil)
      #expect(tinyEnclosures(of: matrix, lane: 5) { b, _ in b[0, 1] = value } == nil)
    }
    #expect(tinyEnclosures(of: matrix, lane: 5) { _, _ in } != nil)
  }
}
