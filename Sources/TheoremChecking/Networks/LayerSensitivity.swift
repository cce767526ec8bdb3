// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators

/// The read-out of a network as a function of the weights of one layer, at the sample inputs.
///
/// At input g the p outputs depend on what the layer's weights give through J_g, p × n: the read-out C,
/// the layers that follow, and the layer's mask. As a function of the n·m weights their Jacobian is
/// z_gᵀ ⊗ J_g, with singular values ‖z_g‖σ_i(J_g) (L1); the outputs at a batch of inputs have the
/// Jacobian Q that stacks these.
public struct LayerSensitivity: Sendable {
  /// The J_g.
  public let jacobians: JacobianSeries
  /// Q of the batch; `nil` when p alone is past `BatchReport.rowLimit`.
  public let batch: BatchReport?
}

/// What is certain of the Jacobian Q of a batch in the weights of one layer, beside what L2 says.
public struct BatchReport: Sendable {
  /// How many inputs are in the batch: the first ones.
  public let inputs: Int
  /// Gp.
  public let rows: Int
  /// n·m.
  public let columns: Int
  public let truth: MatrixTruth
  /// L2's bounds from Z and the J_g.
  public let bounds: BoundReport

  /// The most rows of Q: the order of QQᵀ, of which an n³ decomposition is made.
  public static let rowLimit = 400

  /// - Parameters:
  ///   - activations: z_g, one in each column.
  ///   - jacobians: J_g for the first columns.
  init(activations: Matrix<Rational>, jacobians: [Matrix<Rational>]) throws {
    let count = jacobians.count
    let inputs = activations.submatrix(
      rows: Array(0..<activations.rows), columns: Array(0..<count))
    let norms = inputs.transposed * inputs
    self.inputs = count
    rows = count * jacobians[0].rows
    columns = jacobians[0].columns * inputs.rows
    truth = try MatrixTruth(
      ofRootOf: Self.gram(norms, jacobians), order: min(rows, columns))
    let batch = try LayerBatch(
      inputs: LayerSpectrum(of: inputs),
      squaredNorms: (0..<count).map { Enclosure(norms[$0, $0], precision: 53) },
      jacobians: jacobians.map { try LayerSpectrum(of: $0) })
    bounds = BoundReport(.inputsAndJacobians, try batch.bounds(), truth)
  }

  /// QQᵀ: (z_gᵀ ⊗ J_g)(z_hᵀ ⊗ J_h)ᵀ = (z_gᵀz_h) J_gJ_hᵀ.
  private static func gram(
    _ norms: Matrix<Rational>, _ jacobians: [Matrix<Rational>]
  ) -> Matrix<Rational> {
    let p = jacobians[0].rows
    let stacked = Matrix<Rational>(
      rows: jacobians.count * p, columns: jacobians[0].columns
    ) { jacobians[$0 / p][$0 % p, $1] }
    let products = stacked * stacked.transposed
    return Matrix(rows: products.rows, columns: products.columns) {
      norms[$0 / p, $1 / p] * products[$0, $1]
    }
  }
}

extension LayerSensitivity {
  /// The J_g of every layer at one input, the first layer's first.
  static func jacobians(
    _ layers: [LayerDraw], readOut: Matrix<Rational>
  ) -> [Matrix<Rational>] {
    var after = readOut
    var found: [Matrix<Rational>] = []
    for layer in layers.reversed() {
      found.append(
        Matrix(rows: after.rows, columns: after.columns) { after[$0, $1] * layer.mask[$1] })
      after = after * layer.jacobian
    }
    return found.reversed()
  }

  /// - Parameter jacobians: J_g of this layer for every input.
  init(activations: Matrix<Rational>, jacobians: [Matrix<Rational>]) throws {
    let entries = try jacobians.enumerated().map { input, jacobian in
      // A slope 0 makes a column of zeros.
      JacobianSeries.Entry(
        input: input,
        truth: try MatrixTruth(of: jacobian, rankLimit: jacobian.transposed.nonzeroRows),
        bounds: [])
    }
    let shape = jacobians[0]
    self.jacobians = JacobianSeries(rows: shape.rows, columns: shape.columns, entries: entries)
    let count = min(jacobians.count, BatchReport.rowLimit / max(1, shape.rows))
    batch =
      count == 0
      ? nil : try BatchReport(activations: activations, jacobians: Array(jacobians.prefix(count)))
  }
}
