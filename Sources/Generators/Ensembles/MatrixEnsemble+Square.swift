// SPDX-License-Identifier: Apache-2.0

import Exact

extension MatrixEnsemble {
  /// Square matrices.
  static let squareOnly: [MatrixEnsemble] = [
    .square("symmetric", "equal to its transpose") { $1.symmetricMatrix(order: $0) },
    .square("skew-symmetric", "minus its transpose") { $1.skewSymmetricMatrix(order: $0) },
    .square("positive-semidefinite", "a Gram matrix, often singular") {
      $1.positiveSemidefiniteMatrix(order: $0)
    },
    .square("normal", "Q B Q^T with B of blocks (a) and [a b; -b a]") {
      $1.normalMatrix(order: $0).matrix
    },
    .square("circulant", "each row the one above moved by one place") {
      .circulant(firstRow: $1.vector($0))
    },
    .square("nilpotent", "strictly triangular, or similar to such a matrix") {
      $1.nilpotentMatrix(order: $0)
    },
    .square("jordan", "Jordan blocks of small integer eigenvalues, or similar to such") {
      $1.jordanMatrix(order: $0)
    },
    .square("residual", "c times the identity plus a small matrix") {
      $1.residualMatrix(order: $0)
    },
  ]

  private static func square(
    _ name: String, _ summary: String,
    _ body: @escaping @Sendable (Int, inout SeededGenerator) -> Matrix<Rational>
  ) -> MatrixEnsemble {
    .plain(name, summary, shapes: .square) { order, _, generator in body(order, &generator) }
  }
}

extension SeededGenerator {
  /// ρI + 2^−s·G, ρ one of ±1/2, ±1, 2, s from 1 to 12: the matrix of a layer near a multiple of the
  /// identity.
  public mutating func residualMatrix(order: Int) -> Matrix<Rational> {
    let shift = element(of: [Rational(1), 1, -1, Rational(1, 2), Rational(-1, 2), 2])
    let scale = Rational.one.scaled(byPowerOfTwo: -integer(in: 1...12))
    return shift * .identity(order) + scale * matrix(rows: order, columns: order)
  }
}
