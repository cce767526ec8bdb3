// SPDX-License-Identifier: Apache-2.0

import Exact

// Integer matrices with a known Jordan form, hidden by a change of basis.

extension SeededGenerator {
  /// P A P⁻¹ for a product P of `steps` elementary integer matrices I + c·e_i·e_jᵀ (c = ±1, i ≠ j) and a
  /// permutation. Integers stay integers.
  ///
  /// - Precondition: `matrix` is square.
  public mutating func similar(to matrix: Matrix<Rational>, steps: Int) -> Matrix<Rational> {
    precondition(matrix.isSquare, "similarity of a matrix that is not square")
    let order = matrix.rows
    guard order > 1 else { return matrix }
    let places = permutation(of: order)
    var entries = rowsOf(matrix.submatrix(rows: places, columns: places))
    for _ in 0..<steps {
      let i = below(order)
      let j = (i + 1 + below(order - 1)) % order
      let factor = Rational(sign())
      for column in 0..<order { entries[i][column] += factor * entries[j][column] }
      for row in 0..<order { entries[row][j] -= factor * entries[row][i] }
    }
    return Matrix(rows: order, columns: order) { entries[$0][$1] }
  }

  /// A nilpotent matrix: strictly triangular, or similar to such a one.
  public mutating func nilpotentMatrix(order: Int) -> Matrix<Rational> {
    let style = entryStyle()
    let triangular = Matrix(rows: order, columns: order) { $0 < $1 ? entry(style) : 0 }
    return coin() ? triangular : similar(to: triangular, steps: min(order, 4))
  }

  /// A matrix with Jordan blocks of small integer eigenvalues, in Jordan form or similar to it.
  public mutating func jordanMatrix(order: Int) -> Matrix<Rational> {
    var blocks: [Matrix<Rational>] = []
    var remaining = order
    while remaining > 0 {
      let size = integer(in: 1...remaining)
      let eigenvalue = Rational(integer(in: -2...2))
      blocks.append(
        Matrix(rows: size, columns: size) { $0 == $1 ? eigenvalue : $0 + 1 == $1 ? 1 : 0 })
      remaining -= size
    }
    let form = Matrix.blockDiagonal(blocks)
    return coin() ? form : similar(to: form, steps: min(order, 4))
  }
}
