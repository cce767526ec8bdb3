// SPDX-License-Identifier: Apache-2.0

import Exact

// Exact properties of matrices, decided here by the plainest means, so that the tests rest on little.

func isUpperTriangular(_ matrix: Matrix<Rational>) -> Bool {
  (0..<matrix.rows).allSatisfy { row in
    (0..<min(row, matrix.columns)).allSatisfy { matrix[row, $0].isZero }
  }
}

func isToeplitz(_ matrix: Matrix<Rational>) -> Bool {
  guard matrix.order > 1 else { return true }
  return (1..<matrix.rows).allSatisfy { row in
    (1..<matrix.columns).allSatisfy { matrix[row, $0] == matrix[row - 1, $0 - 1] }
  }
}

/// The number of pivots of Gaussian elimination.
func rank(_ matrix: Matrix<Rational>) -> Int {
  var rows = (0..<matrix.rows).map { row in (0..<matrix.columns).map { matrix[row, $0] } }
  var found = 0
  for column in 0..<matrix.columns {
    guard let pivot = (found..<rows.count).first(where: { !rows[$0][column].isZero }) else {
      continue
    }
    rows.swapAt(found, pivot)
    for row in (found + 1)..<max(found + 1, rows.count) where !rows[row][column].isZero {
      let factor = rows[row][column] / rows[found][column]
      for place in column..<matrix.columns { rows[row][place] -= factor * rows[found][place] }
    }
    found += 1
  }
  return found
}

/// Symmetric elimination with diagonal pivots: it succeeds with pivots ≥ 0 exactly on the symmetric
/// matrices without negative eigenvalue, whose row of a zero pivot is zero.
func isPositiveSemidefinite(_ matrix: Matrix<Rational>) -> Bool {
  guard matrix.isSymmetric else { return false }
  var rows = (0..<matrix.rows).map { row in (0..<matrix.columns).map { matrix[row, $0] } }
  for pivot in rows.indices {
    let value = rows[pivot][pivot]
    if value.signum < 0 { return false }
    if value.isZero {
      guard rows[pivot][pivot...].allSatisfy(\.isZero) else { return false }
      continue
    }
    for row in rows.indices where row > pivot {
      let factor = rows[row][pivot] / value
      for column in pivot..<rows.count { rows[row][column] -= factor * rows[pivot][column] }
    }
  }
  return true
}

/// A Double equal to a rational with an odd part below 2⁵³, for tests of such numbers only.
func nearestDouble(_ value: Rational) -> Double {
  let shift = value.denominator.trailingZeroBits
  guard let scaled = value.scaled(byPowerOfTwo: shift).numerator.asInt else { return .nan }
  return Double(sign: .plus, exponent: -shift, significand: Double(scaled))
}
