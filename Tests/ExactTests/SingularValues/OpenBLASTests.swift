// SPDX-License-Identifier: Apache-2.0

import CKernels
import Testing

@testable import Exact

/// Whatever makes the products and the proposals, the enclosures hold. The suites of this module run on
/// what is found; `.ci/run` runs them again with `SVBOUNDS_OPENBLAS=off`.
@Suite("OpenBLAS and the package's own kernels", .enabled(if: Float64Kernels.current != .own))
struct OpenBLASTests {
  private func matrix(_ rows: Int, _ columns: Int, seed: UInt64) -> ColumnMajorMatrix {
    var random = TestRandom(seed: seed)
    return ColumnMajorMatrix(rows: rows, columns: columns) { target in
      for column in 0..<columns {
        for row in 0..<rows {
          target[row + column * sb_stride(rows)] = Double(random.int(-1000...1000)) / 1024
        }
      }
    }
  }

  @Test("both proposals lead to enclosures of the same singular values, both narrow")
  func proposals() throws {
    var failures: [String] = []
    for (m, n) in [(48, 48), (53, 49), (64, 64), (130, 77), (200, 50), (129, 128)] {
      let c = matrix(m, n, seed: UInt64(m * 1000 + n))
      let scaled = ScaledMidpoint(midpoint: c, exponent: 0, radius: 0)
      let own = try #require(float64Spectrum(of: scaled, oracle: JacobiOracle()))
      let found = try #require(proposal(for: c, by: sb_openblas_svd), "dgesdd gave up")
      let certificate = try #require(Float64Certificate(of: found, for: c))
      let enclosures = certificate.enclosures(radius: 0)
      for (k, (a, b)) in zip(own.spectrum.values, enclosures).enumerated() where !a.overlaps(b) {
        failures.append("\(m) × \(n): σ_\(k + 1)")
      }
      if enclosures.contains(where: { $0.width > 1e-12 * enclosures[0].lower }) {
        failures.append("\(m) × \(n): wide")
      }
      // The padding takes part in sums.
      let u = found.leftVectors
      for column in 0..<n where (m..<u.stride).contains(where: { u[$0, column] != 0 }) {
        failures.append("\(m) × \(n): padding of column \(column)")
      }
    }
    #expect(failures.isEmpty, "\(failures)")
  }

  /// Whole numbers of few bits, so that every order of summation gives the exact product.
  @Test("products in every layout")
  func products() {
    let (m, n, k) = (50, 61, 49)
    func whole(_ rows: Int, _ columns: Int, _ seed: UInt64) -> ColumnMajorMatrix {
      var random = TestRandom(seed: seed)
      return ColumnMajorMatrix(rows: rows, columns: columns) { target in
        for column in 0..<columns {
          for row in 0..<rows {
            target[row + column * sb_stride(rows)] = Double(random.int(-500...500))
          }
        }
      }
    }
    var failures: [String] = []
    for (aFlipped, bFlipped) in [(false, false), (false, true), (true, false), (true, true)] {
      let a = aFlipped ? whole(k, m, 1) : whole(m, k, 1)
      let b = bFlipped ? whole(n, k, 2) : whole(k, n, 2)
      var c = [Double](repeating: .nan, count: sb_stride(m) * n)
      let done = sb_product(
        m, n, k, a.elements, aFlipped ? a.stride : 1, aFlipped ? 1 : a.stride, b.elements,
        bFlipped ? 1 : b.stride, bFlipped ? b.stride : 1, &c, sb_stride(m), 0)
      if done == 0 { failures.append("refused") }
      for j in 0..<n {
        for i in 0..<sb_stride(m) {
          var exact = 0.0
          if i < m {
            for l in 0..<k {
              exact += (aFlipped ? a[l, i] : a[i, l]) * (bFlipped ? b[j, l] : b[l, j])
            }
          }
          if c[i + j * sb_stride(m)] != exact {
            failures.append("\(aFlipped) \(bFlipped) \(i) \(j)")
          }
        }
      }
      // The lower half of a Gram matrix of the columns.
      let x = whole(m, n, 3)
      var gram = [Double](repeating: .nan, count: sb_stride(n) * n)
      _ = sb_product(
        n, n, m, x.elements, x.stride, 1, x.elements, x.stride, 1, &gram, sb_stride(n), 1)
      for j in 0..<n {
        for i in j..<n {
          let exact = (0..<m).reduce(0) { $0 + x[$1, i] * x[$1, j] }
          if gram[i + j * sb_stride(n)] != exact { failures.append("Gram \(i) \(j)") }
        }
      }
    }
    #expect(failures.isEmpty, "\(failures.prefix(5))")
  }
}
