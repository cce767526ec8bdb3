// SPDX-License-Identifier: Apache-2.0

import Exact

extension SeededGenerator {
  /// Up to this order an orthogonal matrix is the Cayley transform of a full skew-symmetric matrix;
  /// above, a product of two plane transforms, whose entries stay short.
  static let fullCayleyOrder = 5

  /// A rational orthogonal matrix, by Cayley transforms of small skew-symmetric integer matrices
  /// between signed permutations; the determinant is 1 or −1.
  ///
  /// Denominators have about 10 bits at order 5 and 2·log₂(n²) bits at most at order n > 5. Not the
  /// Haar distribution: 1 of 8 draws is a signed permutation.
  public mutating func orthogonalMatrix(order: Int) -> Matrix<Rational> {
    let outer = signedPermutation(order: order)
    guard order > 1, !chance(1, in: 8) else { return outer }
    if order <= Self.fullCayleyOrder {
      let bound = order <= 3 ? 3 : 1
      var upper: [Int] = []
      for _ in 0..<(order * (order - 1) / 2) { upper.append(integer(in: -bound...bound)) }
      let skew = Self.skewMatrix(order: order, upper: upper.map { Rational($0) })
      return outer * cayleyTransform(of: skew)
    }
    return outer * planeRotation(order: order) * planeRotation(order: order)
  }

  private mutating func planeRotation(order: Int) -> Matrix<Rational> {
    let u = vector(order, .trits)
    let v = vector(order, .trits)
    return planeCayleyTransform(u, v)
  }

  /// The rational orthogonal projector onto a random subspace of the given dimension.
  ///
  /// - Precondition: 0 ≤ `rank` ≤ `order`.
  public mutating func projector(order: Int, rank: Int) -> Matrix<Rational> {
    precondition(rank >= 0 && rank <= order, "no such subspace")
    let basis = orthogonalMatrix(order: order)
    return basis * .diagonal((0..<order).map { $0 < rank ? 1 : 0 }) * basis.transposed
  }

  /// A permutation matrix whose rows have random signs.
  public mutating func signedPermutation(order: Int) -> Matrix<Rational> {
    let places = permutation(of: order)
    let signs = (0..<order).map { _ in Rational(sign()) }
    return Matrix(rows: order, columns: order) { places[$0] == $1 ? signs[$0] : 0 }
  }

  /// The skew-symmetric matrix with the given entries above the diagonal, row by row.
  static func skewMatrix(order: Int, upper: [Rational]) -> Matrix<Rational> {
    func position(_ row: Int, _ column: Int) -> Int {
      row * order - row * (row + 1) / 2 + column - row - 1
    }
    return Matrix(rows: order, columns: order) { row, column in
      if row < column { return upper[position(row, column)] }
      return row == column ? 0 : -upper[position(column, row)]
    }
  }
}
