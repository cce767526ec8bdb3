// SPDX-License-Identifier: Apache-2.0

import Exact

// Matrices whose singular values are exactly known, because they were chosen first.

extension SeededGenerator {
  /// U·diag(`values`)·Vᵀ with U and V rational orthogonal: a matrix whose singular values are `values`
  /// exactly, apart from order, and 0 where there are fewer than min(rows, columns).
  ///
  /// - Precondition: no value is negative, and there are at most min(rows, columns).
  public mutating func matrix(
    rows: Int, columns: Int, singularValues values: [Rational]
  ) -> Matrix<Rational> {
    precondition(values.allSatisfy { $0.signum >= 0 }, "negative singular value")
    let left = orthogonalMatrix(order: rows)
    let right = orthogonalMatrix(order: columns)
    let middle = Matrix.diagonal(values, rows: rows, columns: columns)
    return left * middle * right.transposed
  }

  /// A matrix whose singular values are exactly known, and its best part of rank at most `rank`: what
  /// U·diag(s)·Vᵀ becomes when only the `rank` largest of s are kept.
  ///
  /// U and V are the identity in half of the draws and rational orthogonal in the others. The values
  /// are small integers, more than `rank` of them mostly positive, ties among them.
  ///
  /// - Precondition: 0 ≤ `rank`.
  public mutating func matrixWithBestPart(
    rows: Int, columns: Int, rank: Int
  ) -> (whole: Matrix<Rational>, part: Matrix<Rational>) {
    precondition(rank >= 0, "negative rank")
    let values = (0..<min(rows, columns)).map { _ in Rational(integer(in: 0...6)) }
      .sorted(by: >)
    let whole = Matrix.diagonal(values, rows: rows, columns: columns)
    let part = Matrix.diagonal(Array(values.prefix(rank)), rows: rows, columns: columns)
    if coin() { return (whole, part) }
    let left = orthogonalMatrix(order: rows)
    let right = orthogonalMatrix(order: columns).transposed
    return (left * whole * right, left * part * right)
  }

  /// `count` small nonnegative rationals, zeros and integers among them.
  mutating func freeSpectrum(_ count: Int) -> [Rational] {
    let integers = coin()
    return (0..<count).map { _ in
      integers ? Rational(integer(in: 0...6)) : smallRational().magnitude
    }
  }

  /// At most three different small integers, the first of them positive, each possibly many times.
  mutating func repeatedSpectrum(_ count: Int) -> [Rational] {
    let distinct = (0..<integer(in: 1...3)).map { Rational(integer(in: ($0 == 0 ? 1 : 0)...4)) }
    return (0..<count).map { _ in element(of: distinct) }
  }

  /// Values within a few 2^−k of one or two centres, k from 10 to 30.
  mutating func clusteredSpectrum(_ count: Int) -> [Rational] {
    let centres = [1, 3].prefix(integer(in: 1...2)).map { Rational($0) }
    let width = integer(in: 10...30)
    return (0..<count).map { _ in
      element(of: centres) + Rational(integer(in: -8...8)).scaled(byPowerOfTwo: -width)
    }
  }

  /// Different integers, then one of them again at a relative distance of 2^−k, k from 40 to 200.
  mutating func nearlyTiedSpectrum(_ count: Int) -> [Rational] {
    var values = permutation(of: count + 2).prefix(count).map { Rational($0 + 1) }
    guard count > 1 else { return values }
    let distance = Rational.one.scaled(byPowerOfTwo: -integer(in: 40...200))
    values[1] = values[0] * (1 + distance)
    return values
  }

  /// 1, 2^−s, 2^−2s, …, down to 2^−120 at most, s from 1 to 20.
  mutating func geometricSpectrum(_ count: Int) -> [Rational] {
    let step = max(1, min(integer(in: 1...20), 120 / max(count, 1)))
    return (0..<count).map { Rational.one.scaled(byPowerOfTwo: -min(120, step * $0)) }
  }
}
