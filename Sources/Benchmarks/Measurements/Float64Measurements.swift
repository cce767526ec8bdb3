// SPDX-License-Identifier: Apache-2.0

import Exact

extension Measurement {
  /// The Float64 tier, one matrix at a time.
  static var float64: Measurement {
    Measurement(
      id: "float64", title: "All singular values, certified, one matrix at a time", parameter: "n",
      sizes: [16, 32, 64, 128, 200, 256, 384, 512],
      contestants: { order in
        let matrices = gaussianMatrices(order: order, count: order < 100 ? 4 : 1)
        let ours = Contestant(name: "singular-bounds", matrices: matrices.count) {
          for matrix in matrices { let _: Spectrum<Double> = try singularValues(of: matrix) }
        }
        return [ours] + dgesdd(matrices)
      },
      targets: [
        64: Target(peer: "dgesdd", ratio: 1.6), 200: Target(peer: "dgesdd", ratio: 1.6),
        384: Target(peer: "dgesdd", ratio: 1.6),
      ])
  }

  /// Batches of tiny matrices.
  static var tinyBatches: Measurement {
    Measurement(
      id: "tiny", title: "All singular values of many tiny matrices, certified", parameter: "n",
      sizes: [2, 3, 4, 6, 8, 12, 16],
      contestants: { order in
        let matrices = gaussianMatrices(order: order, count: 512)
        let ours = Contestant(name: "singular-bounds", matrices: matrices.count) {
          _ = try singularValues(ofBatch: matrices)
        }
        return [ours] + dgesdd(matrices)
      },
      targets: [
        4: Target(peer: "dgesdd", ratio: 1 / 6), 8: Target(peer: "dgesdd", ratio: 1 / 2.5),
        16: Target(peer: "dgesdd", ratio: 1 / 1.2),
      ])
  }
}

/// The uncertified floor, where there is an OpenBLAS.
private func dgesdd(_ matrices: [Matrix<Double>]) -> [Contestant] {
  guard let peer = LAPACK(matrices) else { return [] }
  return [Contestant(name: "dgesdd", matrices: matrices.count) { peer.run() }]
}
