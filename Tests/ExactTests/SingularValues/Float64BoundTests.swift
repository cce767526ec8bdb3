// SPDX-License-Identifier: Apache-2.0

import CKernels
import Testing

@testable import Exact

/// Each term of the bounds in proofs/certifier-T0.md, alone: with all measured sums zero but one or
/// two, the bound must be at least that term, and not much more.
@Suite("The Float64 certificate's terms")
struct Float64BoundTests {
  static let u = Rational(1).scaled(byPowerOfTwo: -53)

  private func gamma(_ k: Int) -> Rational {
    let ku = Rational(k) * Self.u
    return ku / (1 - ku)
  }

  private func isJustAbove(_ bound: Double, _ term: Rational) -> Bool {
    guard let value = Rational(exactly: bound) else { return false }
    return value >= term && value <= term * Rational(1001, 1000)
  }

  static let shapes = [(1, 1), (5, 3), (100, 100), (4000, 7)]

  @Test("γ_k", arguments: [1, 2, 3, 100, 400, 1 << 20])
  func gammas(k: Int) {
    #expect(isJustAbove(Float64Certificate.gamma(k), gamma(k)))
  }

  @Test("A sum of k squares hides at most a factor 1 − ku", arguments: [1, 16, 10_000, 1 << 30])
  func norms(terms: Int) throws {
    let bound = Float64Certificate.norm(4, terms: terms)
    let square = try #require(Rational(exactly: bound)) * #require(Rational(exactly: bound))
    let term = Rational(4) / (1 - Rational(terms) * Self.u)
    #expect(square >= term && square <= term * (1 + 8 * Self.u))
  }

  @Test("Residual", arguments: shapes)
  func residual(m: Int, n: Int) {
    var sums = sb_certificate_sums()
    sums.left_high = 1
    sums.right_low = 1
    let product = gamma(2 * n) + Self.u
    #expect(isJustAbove(Float64Certificate.residualBound(sums, rows: m, columns: n), product))
    sums.left_low = 4
    sums.right = 4
    #expect(isJustAbove(Float64Certificate.residualBound(sums, rows: m, columns: n), 5 * product))
    sums = sb_certificate_sums()
    sums.leading = 1
    #expect(isJustAbove(Float64Certificate.residualBound(sums, rows: m, columns: n), Self.u))
    sums.leading = 0
    sums.residual.frobenius = 1
    sums.residual.scaled_gram = 0  // a spectral bound of nearly 0
    #expect(isJustAbove(Float64Certificate.residualBound(sums, rows: m, columns: n), Self.u))
    sums.residual.scaled_gram = .infinity
    #expect(isJustAbove(Float64Certificate.residualBound(sums, rows: m, columns: n), 1 + Self.u))
  }

  @Test("Defect", arguments: shapes)
  func defect(m: Int, n: Int) {
    var sums = sb_gram_sums()
    sums.low = 1
    sums.middle = 1
    let product = 2 * (gamma(m) + Self.u)
    #expect(isJustAbove(Float64Certificate.defectBound(sums, rows: m, columns: n), product))
    sums = sb_gram_sums()
    sums.leading = 1
    #expect(isJustAbove(Float64Certificate.defectBound(sums, rows: m, columns: n), Self.u))
    sums.cross = 1
    #expect(isJustAbove(Float64Certificate.defectBound(sums, rows: m, columns: n), 2 * Self.u))
    sums.defect.frobenius = 1
    #expect(isJustAbove(Float64Certificate.defectBound(sums, rows: m, columns: n), 3 * Self.u))
    sums.defect.scaled_gram = .infinity
    #expect(isJustAbove(Float64Certificate.defectBound(sums, rows: m, columns: n), 1 + 3 * Self.u))
  }

  @Test("Spectral norm from a scaled Gram matrix", arguments: shapes)
  func spectral(m: Int, n: Int) throws {
    var sums = sb_norm_sums()
    sums.frobenius = 1
    sums.scaled = 4
    sums.shift = 2
    let bound = Float64Certificate.spectralNorm(sums, rows: m, columns: n)
    let square = try #require(Rational(exactly: bound * bound))
    // (γ_m · 4)^½ / 2²
    #expect(square >= gamma(m) * Rational(4, 16) * (1 - 4 * Self.u))
    #expect(square <= gamma(m) * Rational(4, 16) * Rational(1001, 1000))
  }

  @Test("Products of every shape, against plain loops")
  func product() {
    // Integers, so that the order of summation does not matter.
    var random = TestRandom(seed: 3)
    var same = true
    for _ in 0..<60 {
      let (m, n, depth) = (random.int(1...19), random.int(1...11), random.int(1...9))
      let a = ColumnMajorMatrix(rows: m, columns: depth) { _ in }.filled { _, _ in
        Double(random.int(-99...99))
      }
      let b = ColumnMajorMatrix(rows: n, columns: depth) { _ in }.filled { _, _ in
        Double(random.int(-99...99))
      }
      var done: Int32 = 0
      let c = ColumnMajorMatrix(rows: m, columns: n) {
        done = sb_product(
          m, n, depth, a.elements, 1, a.stride, b.elements, 1, b.stride, $0.baseAddress,
          sb_stride(m), 0)
      }
      same = same && done == 1
      for i in 0..<m {
        for j in 0..<n {
          same = same && c[i, j] == (0..<depth).reduce(0) { $0 + a[i, $1] * b[j, $1] }
        }
      }
      for j in 0..<n {
        for i in m..<c.stride { same = same && c.elements[i + j * c.stride] == 0 }
      }
    }
    #expect(same)
  }
}

extension ColumnMajorMatrix {
  fileprivate func filled(_ entry: (Int, Int) -> Double) -> ColumnMajorMatrix {
    var result = self
    for row in 0..<rows { for column in 0..<columns { result[row, column] = entry(row, column) } }
    return result
  }
}
