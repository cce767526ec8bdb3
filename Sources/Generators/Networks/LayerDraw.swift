// SPDX-License-Identifier: Apache-2.0

import Exact

/// One layer on one of its linear regions: z ↦ (ρI + DW)z with D = diag(`mask`).
public struct LayerDraw: Hashable, Sendable, Codable {
  /// W.
  public let weights: Matrix<Rational>
  /// The diagonal of D, one entry for each row of W.
  public let mask: [Rational]
  /// ρ.
  public let shift: Rational

  /// - Precondition: one mask entry for each row; `weights` is square or `shift` is 0.
  public init(weights: Matrix<Rational>, mask: [Rational], shift: Rational) {
    precondition(mask.count == weights.rows, "the mask does not fit the weights")
    precondition(weights.isSquare || shift.isZero, "a shift of a matrix that is not square")
    self.weights = weights
    self.mask = mask
    self.shift = shift
  }

  /// DW.
  public var maskedWeights: Matrix<Rational> {
    Matrix(rows: weights.rows, columns: weights.columns) { mask[$0] * weights[$0, $1] }
  }

  /// ρI + DW.
  public var jacobian: Matrix<Rational> {
    shift.isZero ? maskedWeights : shift * .identity(weights.rows) + maskedWeights
  }
}

extension Sequence where Element == LayerDraw {
  /// The product of the layers' Jacobians, the first layer's rightmost; `nil` for no layer.
  public var chainJacobian: Matrix<Rational>? {
    reduce(nil as Matrix<Rational>?) { product, layer in
      product.map { layer.jacobian * $0 } ?? layer.jacobian
    }
  }
}

extension SeededGenerator {
  /// A layer of the given shape: W from any ensemble that has it, a mask from any ensemble, and, when W
  /// is square, a shift (0 half of the time otherwise than by chance).
  public mutating func layer(rows: Int, columns: Int) -> LayerDraw {
    let weights = matrixEnsemble(rows: rows, columns: columns)
      .draw(rows: rows, columns: columns, using: &self)
    let mask = element(of: MaskEnsemble.all).draw(count: rows, using: &self)
    let shift = weights.isSquare && coin() ? shift(for: weights) : 0
    return LayerDraw(weights: weights, mask: mask, shift: shift)
  }

  /// A residual layer of a deep network: ρ = ±1 or ±1/2 mostly, W = 2^−s times a matrix of moderate
  /// entries (s from 0 to 8), a ReLU, leaky or sign mask.
  public mutating func residualLayer(order: Int) -> LayerDraw {
    let scale = Rational.one.scaled(byPowerOfTwo: -integer(in: 0...8))
    let weights = scale * matrix(rows: order, columns: order)
    let masks: [MaskEnsemble] = [.relu, .leaky, .sign, .everything]
    let shifts = [Rational(1), 1, 1, -1, Rational(1, 2), Rational(-1, 2), 2]
    return LayerDraw(
      weights: weights, mask: element(of: masks).draw(count: order, using: &self),
      shift: element(of: shifts))
  }

  /// `length` residual layers of one order.
  public mutating func residualChain(order: Int, length: Int) -> [LayerDraw] {
    (0..<length).map { _ in residualLayer(order: order) }
  }

  /// Layers without skip whose shapes fit: layer k maps `widths[k]` numbers to `widths[k + 1]`.
  public mutating func plainChain(widths: [Int]) -> [LayerDraw] {
    zip(widths, widths.dropFirst()).map { columns, rows in
      LayerDraw(
        weights: matrix(rows: rows, columns: columns),
        mask: element(of: [.relu, .leaky, .sign, .everything] as [MaskEnsemble])
          .draw(count: rows, using: &self),
        shift: 0)
    }
  }
}
