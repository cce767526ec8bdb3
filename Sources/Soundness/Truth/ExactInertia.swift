// SPDX-License-Identifier: Apache-2.0

import Exact

/// The numbers of negative, zero and positive eigenvalues of a symmetric rational matrix, by
/// congruences with rational arithmetic.
///
/// Written for the campaign and kept apart from the package's fraction-free elimination: pivots come in
/// order, and where the diagonal is zero a row and column are added to another to make it nonzero.
struct ExactInertia: Equatable {
  var negative = 0
  var zero = 0
  var positive = 0

  init(negative: Int, zero: Int, positive: Int) {
    (self.negative, self.zero, self.positive) = (negative, zero, positive)
  }

  /// - Precondition: symmetric.
  init(of matrix: [[Rational]]) {
    var a = matrix
    while let order = a.indices.last {
      if let p = a.indices.first(where: { !a[$0][$0].isZero }) {
        exchange(p, order, in: &a)
      } else if let (p, q) = firstEntry(of: a) {
        // (x_p + x_q) has the quadratic form 2a_pq ≠ 0.
        for k in a.indices { a[p][k] += a[q][k] }
        for k in a.indices { a[k][p] += a[k][q] }
        exchange(p, order, in: &a)
      } else {
        zero += a.count
        return
      }
      let pivot = a[order][order]
      if pivot.signum > 0 { positive += 1 } else { negative += 1 }
      for i in 0..<order where !a[i][order].isZero {
        let factor = a[i][order] / pivot
        for j in 0...i { a[i][j] -= factor * a[order][j] }
      }
      for i in 0..<order { for j in 0..<i { a[j][i] = a[i][j] } }
      a.removeLast()
      for i in a.indices { a[i].removeLast() }
    }
  }

  private func exchange(_ p: Int, _ q: Int, in a: inout [[Rational]]) {
    guard p != q else { return }
    a.swapAt(p, q)
    for i in a.indices { a[i].swapAt(p, q) }
  }

  private func firstEntry(of a: [[Rational]]) -> (Int, Int)? {
    for i in a.indices {
      if let j = a[i].firstIndex(where: { !$0.isZero }) { return (i, j) }
    }
    return nil
  }
}

extension Matrix where Scalar == Rational {
  var rowArrays: [[Rational]] { (0..<rows).map { i in (0..<columns).map { self[i, $0] } } }

  /// The smaller of AᵀA and AAᵀ, by the definition.
  var gramArrays: [[Rational]] {
    let a = rows >= columns ? transposed.rowArrays : rowArrays
    return a.map { x in a.map { y in zip(x, y).reduce(Rational.zero) { $0 + $1.0 * $1.1 } } }
  }
}

/// The inertia of S − x·I.
func inertia(_ symmetric: [[Rational]], around x: Rational) -> ExactInertia {
  var shifted = symmetric
  for i in shifted.indices { shifted[i][i] -= x }
  return ExactInertia(of: shifted)
}
