// SPDX-License-Identifier: Apache-2.0

import Exact

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

  static func run(_ arguments: [String]) throws {
    let bits = arguments.first.flatMap(Int.init) ?? 128
    for n in arguments.dropFirst().compactMap(Int.init) {
      let a = matrix(n)
      var times: [Duration] = []
      var width = 0
      for _ in 0..<(n < 100 ? 20 : 3) {
        let time = try ContinuousClock().measure {
          let spectrum: Spectrum<BigFloat> = try singularValues(of: a, bits: bits)
          let widest = spectrum.values.map(\.width).max() ?? .zero(precision: 2)
          width = (widest.exponent ?? 0) - (spectrum[0].lower.exponent ?? 0)
        }
        times.append(time)
      }
      times.sort()
      print("many bits: \(bits) bits, n \(n): \(times[times.count / 2]), width 2^\(width) σ₁")
    }
  }
}
