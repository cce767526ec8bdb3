// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators

/// What is certain of a network at sample inputs.
public struct NetworkReport: Sendable {
  /// The layers with the masks of the first input.
  public let layers: [LayerReport]
  /// `nil` for a network of one layer.
  public let stack: StackReport?
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
  ///   - progress: called with the number of Jacobians done and wanted.
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
    progress?(0, count)
    layers = try pass.layers(atInput: 0).map { try LayerReport($0) }
    stack = try await StackReport.make(pass) { progress?($0, count) }
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
