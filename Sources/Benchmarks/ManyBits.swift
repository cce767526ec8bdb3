// SPDX-License-Identifier: Apache-2.0

import Exact
import Foundation

/// All singular values of square Gaussian-like matrices to many bits.
enum ManyBits {
  static func matrix(_ n: Int) -> Matrix<Double> {
    var x: UInt64 = 88_172_645_463_325_252
    func next() -> Double {
      var sum = 0.0
      for _ in 0..<12 {
        x ^= x << 13
        x ^= x >> 7
        x ^= x << 17
        sum += Double(x >> 11) * 0x1p-53
      }
      return sum - 6
    }
    return Matrix<Double>(rows: n, columns: n) { _, _ in next() }
  }

  /// Seconds of processor time, which other processes disturb less than the clock on the wall.
  private static func processorTime() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

  /// `bits` and orders: medians of a few runs.
  static func run(_ arguments: [String]) throws {
    let bits = arguments.first.flatMap(Int.init) ?? 128
    for n in arguments.dropFirst().compactMap(Int.init) {
      let a = matrix(n)
      var times: [Double] = []
      var width = 0
      let start = processorTime()
      while times.count < 3 || (times.count < 200 && processorTime() - start < 1) {
        let before = processorTime()
        let spectrum: Spectrum<BigFloat> = try singularValues(of: a, bits: bits)
        times.append(processorTime() - before)
        let widest = spectrum.values.map(\.width).max() ?? .zero(precision: 2)
        width = (widest.exponent ?? 0) - (spectrum[0].lower.exponent ?? 0)
      }
      times.sort()
      let milliseconds = (times[times.count / 2] * 1e5).rounded() / 100
      print("many bits: \(bits) bits, n \(n): \(milliseconds) ms, width 2^\(width) σ₁")
    }
  }
}
