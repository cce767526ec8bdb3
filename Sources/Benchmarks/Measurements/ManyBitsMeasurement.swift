// SPDX-License-Identifier: Apache-2.0

import Exact

extension Measurement {
  /// All singular values to many bits.
  static func manyBits(_ bits: Int) -> Measurement {
    Measurement(
      id: "bits\(bits)", title: "All singular values to \(bits) bits, certified", parameter: "n",
      sizes: [8, 16, 32, 64, 100, 200],
      contestants: { order in
        let matrices = gaussianMatrices(order: order, count: order < 32 ? 4 : 1)
        return [
          Contestant(name: "singular-bounds", matrices: matrices.count) {
            for matrix in matrices {
              let _: Spectrum<BigFloat> = try singularValues(of: matrix, bits: bits)
            }
          }
        ]
      },
      targets: [:])
  }
}
