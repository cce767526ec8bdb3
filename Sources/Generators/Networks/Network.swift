// SPDX-License-Identifier: Apache-2.0

import Exact

/// A layer z ↦ φ(Wz + b) + ρz, with φ(t) = t for t ≥ 0 and φ(t) = ηt for t < 0.
///
/// η = 0 is ReLU, 0 < η < 1 leaky ReLU, η = −1 the absolute value. ρ ≠ 0 wants W square.
public struct NetworkLayer: Hashable, Sendable, Codable {
  /// W.
  public let weights: Matrix<Rational>
  /// b, one entry for each row of W.
  public let bias: [Rational]
  /// ρ.
  public let shift: Rational
  /// η.
  public let slope: Rational

  /// - Precondition: one bias for each row; `weights` is square or `shift` is 0.
  public init(weights: Matrix<Rational>, bias: [Rational], shift: Rational, slope: Rational) {
    precondition(bias.count == weights.rows, "the bias does not fit the weights")
    precondition(weights.isSquare || shift.isZero, "a shift of a matrix that is not square")
    self.weights = weights
    self.bias = bias
    self.shift = shift
    self.slope = slope
  }

  /// Wz + b for each column z of `inputs`, exactly.
  public func preactivations(_ inputs: Matrix<Rational>) -> Matrix<Rational> {
    let bias = bias
    return weights * inputs
      + Matrix(rows: weights.rows, columns: inputs.columns) { row, _ in bias[row] }
  }

  /// The slopes φ′ at each pre-activation: 1 where t ≥ 0 (so at t = 0 too), η where t < 0.
  public func slopes(at preactivations: Matrix<Rational>) -> Matrix<Rational> {
    preactivations.map { $0.signum >= 0 ? 1 : slope }
  }
}

/// Layers applied one after the other.
public struct Network: Hashable, Sendable, Codable {
  public let layers: [NetworkLayer]

  /// - Precondition: the layers' shapes fit.
  public init(layers: [NetworkLayer]) {
    for (first, second) in zip(layers, layers.dropFirst()) {
      precondition(second.weights.columns == first.weights.rows, "layers do not fit")
    }
    self.layers = layers
  }

  /// What happens to each column of `inputs`, exactly: every mask below is decided, none is rounded.
  ///
  /// - Precondition: as many rows as the first layer has columns.
  /// - Complexity: the integers grow by about the length of a layer's entries with every layer.
  public func forward(_ inputs: Matrix<Rational>) -> ForwardPass {
    var activations = [inputs]
    var masks: [Matrix<Rational>] = []
    for layer in layers {
      let input = activations[activations.count - 1]
      let preactivations = layer.preactivations(input)
      let slopes = layer.slopes(at: preactivations)
      let activated = Matrix(rows: slopes.rows, columns: slopes.columns) {
        slopes[$0, $1] * preactivations[$0, $1]
      }
      masks.append(slopes)
      activations.append(layer.shift.isZero ? activated : activated + layer.shift * input)
    }
    return ForwardPass(network: self, activations: activations, masks: masks)
  }

  /// What happens to one input.
  public func forward(_ input: [Rational]) -> ForwardPass {
    forward(Matrix(rows: input.count, columns: 1) { row, _ in input[row] })
  }
}

/// A network's exact activations and masks on a batch of inputs.
public struct ForwardPass: Hashable, Sendable {
  public let network: Network
  /// The inputs, then each layer's output, one column for each input.
  public let activations: [Matrix<Rational>]
  /// Each layer's slopes, one column for each input: the diagonal of D.
  public let masks: [Matrix<Rational>]

  /// The last layer's output, one column for each input.
  public var outputs: Matrix<Rational> { activations[activations.count - 1] }

  /// The diagonal of layer `layer`'s mask at input `input`, both from 0.
  public func mask(layer: Int, input: Int) -> [Rational] {
    (0..<masks[layer].rows).map { masks[layer][$0, input] }
  }

  /// The layers at input `input` as linear maps: the product of their Jacobians is the derivative of the
  /// network there, on the region that the masks describe.
  public func layers(atInput input: Int) -> [LayerDraw] {
    network.layers.indices.map {
      LayerDraw(
        weights: network.layers[$0].weights, mask: mask(layer: $0, input: input),
        shift: network.layers[$0].shift)
    }
  }
}
