// SPDX-License-Identifier: Apache-2.0

import Exact

/// The Cayley transform (I − S)(I + S)⁻¹ of a skew-symmetric matrix: a rational orthogonal matrix of
/// determinant 1.
///
/// Elimination without row exchanges: the symmetric part of I + S is I, so every leading principal minor
/// is positive and no pivot is 0.
///
/// - Precondition: `skew` is skew-symmetric.
/// - Complexity: n³ rational operations on numbers that grow with n; meant for small orders.
public func cayleyTransform(of skew: Matrix<Rational>) -> Matrix<Rational> {
  precondition(skew.isSkewSymmetric, "the Cayley transform wants a skew-symmetric matrix")
  let order = skew.rows
  let identity = Matrix.identity(order)
  // (I − S)(I + S)⁻¹ = 2(I + S)⁻¹ − I. Gauss–Jordan on [I + S | I].
  var left = rowsOf(identity + skew)
  var right = rowsOf(identity)
  for pivot in 0..<order {
    let scale = Rational.one / left[pivot][pivot]
    left[pivot] = left[pivot].map { $0 * scale }
    right[pivot] = right[pivot].map { $0 * scale }
    for row in 0..<order where row != pivot && !left[row][pivot].isZero {
      let factor = left[row][pivot]
      for column in 0..<order {
        left[row][column] -= factor * left[pivot][column]
        right[row][column] -= factor * right[pivot][column]
      }
    }
  }
  return 2 * Matrix(rows: order, columns: order) { right[$0][$1] } - identity
}

/// The Cayley transform of the skew-symmetric matrix S = uvᵀ − vuᵀ of rank ≤ 2, by its closed form.
///
/// With a = uᵀu, b = uᵀv, c = vᵀv and δ = ac − b² + 1 ≥ 1, the Woodbury identity gives
///
///     (I − S)(I + S)⁻¹ = I − (2/δ)(c·uuᵀ + (1 − b)·uvᵀ − (1 + b)·vuᵀ + a·vvᵀ),
///
/// a rotation of the plane of u and v. Its entries have the denominator δ at most, so a product of a few
/// is dense and yet short, whatever the order.
///
/// - Precondition: `u` and `v` have the same length.
public func planeCayleyTransform(_ u: [Rational], _ v: [Rational]) -> Matrix<Rational> {
  precondition(u.count == v.count, "vectors of different lengths")
  let (a, b, c) = (innerProduct(u, u), innerProduct(u, v), innerProduct(v, v))
  let scale = 2 / (a * c - b * b + 1)
  // Row i is e_i − u_i·p − v_i·q with p = (2/δ)(c·u + (1 − b)·v), q = (2/δ)(a·v − (1 + b)·u).
  let p = zip(u, v).map { scale * (c * $0 + (1 - b) * $1) }
  let q = zip(u, v).map { scale * (a * $1 - (1 + b) * $0) }
  return Matrix(rows: u.count, columns: u.count) { row, column in
    let unit: Rational = row == column ? 1 : 0
    return unit - u[row] * p[column] - v[row] * q[column]
  }
}

func rowsOf(_ matrix: Matrix<Rational>) -> [[Rational]] {
  (0..<matrix.rows).map { row in (0..<matrix.columns).map { matrix[row, $0] } }
}
