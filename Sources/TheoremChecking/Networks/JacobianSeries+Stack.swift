// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators

extension JacobianSeries {
  /// The Jacobian of a network from its second layer on at one input: the exact product of the
  /// ρI + D_kW_k, k = L, …, 2. Beside it what families P, R and M say from the spectra of the D_kW_k and
  /// W_k and the slopes, and what P1 and P2 say from the factors, where all layers have one width.
  ///
  /// - Parameters:
  ///   - layers: the layers from the second on, at the input.
  ///   - weights: the spectra of their W_k.
  static func stackEntry(
    _ layers: [LayerDraw], weights: [LayerSpectrum], input: Int
  ) throws -> Entry {
    guard let jacobian = layers.chainJacobian else {
      preconditionFailure("a stack of at least one layer")
    }
    // No product has a larger rank than a factor, and a zero row keeps a factor's rank down. So a ReLU
    // mask shows that σ_r = 0 without a look at how many bits would show it.
    let limit = layers.map { $0.jacobian.nonzeroRows }.min() ?? .max
    let truth = try MatrixTruth(of: jacobian, rankLimit: limit)
    return Entry(
      input: input, truth: truth,
      bounds: try chainBounds(layers, weights).map { BoundReport($0, $1, truth) })
  }

  private static func chainBounds(
    _ layers: [LayerDraw], _ weights: [LayerSpectrum]
  ) throws -> [(BoundReport.Source, LayerBounds)] {
    guard Set(weights.flatMap { [$0.rows, $0.columns] }).count == 1 else { return [] }
    let chain = try ResidualChain(
      zip(layers, weights).map {
        ResidualChain.Layer(
          weights: $1, mask: .exact($0.mask), masked: try LayerSpectrum(of: $0.maskedWeights))
      })
    let factors = try FactorChain(layers.map { try LayerSpectrum(of: $0.jacobian) })
    return [
      (.maskedWeights, try chain.bounds(shift: layers[0].shift)),
      (.factors, try factors.bounds()),
    ]
  }
}
