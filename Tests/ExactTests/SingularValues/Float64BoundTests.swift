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

  /// What `sb_measure` finds, or `nil` when it refuses.
  private func measured(
    _ c: ColumnMajorMatrix, _ u: ColumnMajorMatrix, _ s: [Double], _ v: ColumnMajorMatrix
  ) -> sb_certificate_sums? {
    var sums = sb_certificate_sums()
    return sb_measure(c.rows, c.columns, c.elements, u.elements, s, v.elements, &sums) == 0
      ? nil : sums
  }

  private func matrix(_ rows: [[Double]]) -> ColumnMajorMatrix {
    ColumnMajorMatrix(rows: rows.count, columns: rows[0].count) { _ in }.filled { rows[$0][$1] }
  }

  @Test("The sums of a small case, by hand")
  func sums() throws {
    let u = matrix([[1, 0.5], [0, 1], [0, 0.5]])
    let v = matrix([[1, 0], [0.25, 1]])
    // U diag(2, 1) Vᵀ = [2 1; 0 1; 0 1/2]
    let c = matrix([[0.5, 0.5], [0.5, 0], [0, 1]])
    let found = try #require(measured(c, u, [2, 1], v))
    #expect(found.left_high == 2.5 && found.left_low == 0)
    #expect(found.right == 5.25 && found.right_low == 0)
    // E = [−3/2 −1/2; 1/2 −1; 0 1/2]
    #expect(found.leading == 4 && found.residual.frobenius == 4)
    #expect(found.residual.scaled_gram == .infinity)
    // UᵀU − I = [0 1/2; 1/2 1/2], VᵀV − I = [1/16 1/4; 1/4 0]
    #expect(found.left_gram.low == 0 && found.left_gram.middle == 2.5)
    #expect(found.left_gram.leading == 0.75 && found.left_gram.cross == 0)
    #expect(found.left_gram.defect.frobenius == 0.75 && found.left_gram.defect.shift == 0)
    // H² = [1/4 1/4; 1/4 1/2]
    #expect(found.left_gram.defect.scaled == 0.75)
    #expect(found.left_gram.defect.scaled_gram == 0.4375)
    #expect(found.right_gram.leading == 0.12890625 && found.right_gram.defect.shift == 1)
    #expect(found.right_gram.defect.scaled == 4 * 0.12890625)
  }

  @Test("Cutting: a low part that no high part hides")
  func lowParts() throws {
    let little = 0x1p-40
    let u = matrix([[1, little], [-little, 1]])
    let v = matrix([[1, 0], [little, 1]])
    let found = try #require(measured(matrix([[1, 0], [0, 1]]), u, [1, 1], v))
    #expect(found.left_low == 2 * little * little && found.left_high == 2)
    #expect(found.right_low == little * little)
    #expect(found.left_gram.low == 2 * little * little)
    // Z + Zᵀ = [2⁻⁸⁰ 0; 0 2⁻⁸⁰] for U and [2⁻⁸⁰ 2⁻⁴⁰; 2⁻⁴⁰ 0] for V
    #expect(found.left_gram.cross == 2 * 0x1p-160)
    #expect(found.right_gram.cross == 0x1p-160 + 2 * 0x1p-80)
    #expect(found.right_gram.leading == 0 && found.left_gram.leading == 0)
  }

  @Test("Inadmissible proposals are refused")
  func inadmissible() {
    let one = matrix([[1, 0], [0, 1], [0, 0]])
    let square = matrix([[1, 0], [0, 1]])
    #expect(measured(one, one, [1, 0.5], square) != nil)
    for bad in [Double.nan, .infinity, -.infinity, 2.5, -2.5] {
      for (i, j) in [(0, 0), (2, 1)] {
        var u = one
        u[i, j] = bad
        #expect(measured(one, u, [1, 0.5], square) == nil)
      }
      var v = square
      v[1, 0] = bad
      #expect(measured(one, one, [1, 0.5], v) == nil)
    }
    for s in [[.nan, 0], [1, .nan], [0.5, 1], [1, -1], [.infinity, 1], [0x1p41, 1]] {
      #expect(measured(one, one, s, square) == nil)
    }
    var padded = one
    padded[3, 1] = 1  // in the padding
    #expect(measured(one, padded, [1, 0.5], square) == nil)
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
      // Asked for the lower part only, that part is the same.
      let lower = ColumnMajorMatrix(rows: m, columns: n) {
        done = sb_product(
          m, n, depth, a.elements, 1, a.stride, b.elements, 1, b.stride, $0.baseAddress,
          sb_stride(m), 1)
      }
      for j in 0..<n {
        for i in j..<max(j, m) { same = same && lower[i, j] == c[i, j] }
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
