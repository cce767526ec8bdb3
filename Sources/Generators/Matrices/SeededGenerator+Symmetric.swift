// SPDX-License-Identifier: Apache-2.0

import Exact

// Square matrices with a symmetry, each exact.

extension SeededGenerator {
  /// W = Wᵀ.
  public mutating func symmetricMatrix(order: Int, _ style: EntryStyle? = nil) -> Matrix<Rational> {
    let full = matrix(rows: order, columns: order, style)
    return Matrix(rows: order, columns: order) { full[min($0, $1), max($0, $1)] }
  }

  /// W = −Wᵀ.
  public mutating func skewSymmetricMatrix(
    order: Int, _ style: EntryStyle? = nil
  ) -> Matrix<Rational> {
    Self.skewMatrix(order: order, upper: vector(order * (order - 1) / 2, style))
  }

  /// GᵀG with G of `order` columns and 0…`order` + 1 rows: symmetric, no negative eigenvalue, often
  /// singular.
  public mutating func positiveSemidefiniteMatrix(
    order: Int, _ style: EntryStyle? = nil
  ) -> Matrix<Rational> {
    let height = chance(1, in: 2) ? order : integer(in: 0...order + 1)
    let factor = matrix(rows: height, columns: order, style)
    return factor.transposed * factor
  }

  /// A matrix of rank at most `rank`: a product of factors with entries from −2 to 2.
  public mutating func matrix(rows: Int, columns: Int, rankAtMost rank: Int) -> Matrix<Rational> {
    precondition(rank >= 0, "negative rank")
    let inner = min(rank, min(rows, columns))
    let left = Matrix(rows: rows, columns: inner) { _, _ in Rational(integer(in: -2...2)) }
    let right = Matrix(rows: inner, columns: columns) { _, _ in Rational(integer(in: -2...2)) }
    return left * right
  }
}
