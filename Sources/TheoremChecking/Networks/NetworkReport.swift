// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators

/// What is certain of a network at sample inputs.
public struct NetworkReport: Sendable {
  /// The layers with the masks of the first input.
  public let layers: [LayerReport]
  /// The Jacobian from the second layer on; `nil` for a network of one layer.
  public let stack: JacobianSeries?
  /// The read-out as a function of each layer's weights.
  public let sensitivities: [LayerSensitivity]
  /// How many inputs were followed.
  public let inputs: Int
  /// How many of them are classified as the targets say, or `nil` without targets.
  public let correct: Int?

  /// Follows the inputs through the network, exactly, and certifies what they meet.
  ///
  /// - Parameters:
  ///   - inputs: one in each column.
  ///   - readOut: C; the class of an output z is the place of the largest entry of C z, of equal ones
  ///     the first.
  ///   - targets: one in each column, of as many rows as C; the place of the largest entry counts.
  ///   - progress: called with the number of steps done and wanted: one for each input and each layer.
  /// - Precondition: at least one layer and one input, shapes that fit, no empty matrix.
  public init(
    _ network: Network, inputs: Matrix<Rational>, readOut: Matrix<Rational>,
    targets: Matrix<Rational>? = nil, progress: (@Sendable (Int, Int) -> Void)? = nil
  ) async throws {
    precondition(inputs.columns > 0 && !network.layers.isEmpty, "nothing to follow")
    let pass = network.forward(inputs)
    let count = inputs.columns
    self.inputs = count
    let outputs = readOut * pass.outputs
    correct = targets.map { targets in
      (0..<count).filter { Self.largest(outputs, $0) == Self.largest(targets, $0) }.count
    }
    let steps = count + network.layers.count
    progress?(0, steps)
    let spectra = try network.layers.map { try LayerSpectrum(of: $0.weights) }
    layers = try zip(pass.layers(atInput: 0), spectra).map { try LayerReport($0, weights: $1) }
    let atInputs = try await inOrder(count, progress: { progress?($0, steps) }) { input in
      let layers = pass.layers(atInput: input)
      return (
        stack: layers.count > 1
          ? try JacobianSeries.stackEntry(
            Array(layers.dropFirst()), weights: Array(spectra.dropFirst()), input: input) : nil,
        jacobians: LayerSensitivity.jacobians(layers, readOut: readOut)
      )
    }
    let entries = atInputs.compactMap(\.stack)
    stack =
      entries.isEmpty
      ? nil
      : JacobianSeries(
        rows: network.layers[network.layers.count - 1].weights.rows,
        columns: network.layers[1].weights.columns, entries: entries)
    sensitivities = try await inOrder(
      network.layers.count, progress: { progress?(count + $0, steps) }
    ) { layer in
      try LayerSensitivity(
        activations: pass.activations[layer], jacobians: atInputs.map { $0.jacobians[layer] })
    }
  }

  /// The row of the largest entry of a column, the first one of equal entries.
  private static func largest(_ matrix: Matrix<Rational>, _ column: Int) -> Int {
    var best = 0
    for row in 1..<max(matrix.rows, 1) where matrix[row, column] > matrix[best, column] {
      best = row
    }
    return best
  }
}
