// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators

/// A change of a matrix that a search tries; the shape stays.
enum MatrixMove: CaseIterable {
  // Small steps, some of them along one direction for as long as it helps.
  case entry, entry2, everyEntry, rotateRows, rotateColumns, rotateBoth, identity
  // Jumps in discrete structure.
  case setEntry, zeroRow, swapRows, negateRow, copyRow, addRow
  case rankOne, scale, negate, transpose, round, symmetrise, zeroColumn, reflect

  /// Those that can be done again in the same direction, twice as far.
  var isDirected: Bool {
    switch self {
    case .entry, .entry2, .everyEntry, .rotateRows, .rotateColumns, .rotateBoth, .identity: true
    default: false
    }
  }
}

/// What a matrix must keep under a move.
enum MatrixKind {
  case any, symmetric, skewSymmetric, orthogonal
  /// Moves that mix rows or columns alone do not raise a rank.
  case lowRank
}

extension SeededGenerator {
  /// A move of a matrix by a step of about 2^−k of its largest entry, as a function of how many times
  /// the step is to be doubled; `nil` where the move has no meaning.
  ///
  /// - Returns: changed copies keep the shape and, but for rounding of the directed moves, `kind`.
  mutating func change(
    _ matrix: Matrix<Rational>, by move: MatrixMove, kind: MatrixKind, step k: Int
  ) -> ((Int) -> Matrix<Rational>?)? {
    guard !matrix.isEmpty else { return nil }
    let (m, n) = (matrix.rows, matrix.columns)
    let (row, column) = (below(m), below(n))
    let unit = matrix.unit
    let delta = unit.scaled(byPowerOfTwo: -k - below(3)) * Rational(sign())
    let (first, second) = (below(m), below(m))
    let tangent = Rational(sign()).scaled(byPowerOfTwo: -k - 1)

    /// The matrix with entries changed in the way that keeps symmetry.
    func put(_ changes: [(Int, Int, Rational)]) -> Matrix<Rational> {
      var result = matrix
      for (i, j, value) in changes {
        if kind == .skewSymmetric, i == j { continue }
        result[i, j] = value
        if kind == .symmetric { result[j, i] = value }
        if kind == .skewSymmetric { result[j, i] = -value }
      }
      return result
    }
    func doubled(_ times: Int, _ value: Rational) -> Rational {
      value.scaled(byPowerOfTwo: times)
    }
    let isFree = kind == .any || kind == .symmetric || kind == .skewSymmetric

    switch move {
    case .entry:
      guard isFree else { return nil }
      return { put([(row, column, matrix[row, column] + doubled($0, delta))]) }
    case .entry2:
      guard isFree else { return nil }
      let (i, j) = (below(m), below(n))
      let other = coin() ? delta : -delta
      guard (i, j) != (row, column), kind == .any || (j, i) != (row, column) else { return nil }
      return {
        put([
          (row, column, matrix[row, column] + doubled($0, delta)),
          (i, j, matrix[i, j] + doubled($0, other)),
        ])
      }
    case .everyEntry:
      guard isFree else { return nil }
      let direction = Matrix(rows: m, columns: n) { _, _ in
        Rational(integer(in: -8...8)) * delta * Rational(1, 8)
      }
      let kept: Matrix<Rational>
      switch kind {
      case .symmetric: kept = direction + direction.transposed
      case .skewSymmetric: kept = direction - direction.transposed
      default: kept = direction
      }
      return { matrix + Rational(1).scaled(byPowerOfTwo: $0) * kept }
    case .rotateRows, .rotateColumns, .rotateBoth:
      let order = move == .rotateColumns ? n : m
      let (i, j) = (below(order), below(order))
      guard i != j, move != .rotateBoth || m == n else { return nil }
      guard move == .rotateBoth || (kind != .symmetric && kind != .skewSymmetric) else {
        return nil
      }
      return { times in
        let rotation = planeRotation(order, i, j, tangent: doubled(times, tangent))
        let result: Matrix<Rational>
        switch move {
        case .rotateRows: result = rotation * matrix
        case .rotateColumns: result = matrix * rotation
        default: result = rotation * matrix * rotation.transposed
        }
        return result.rounded(relativeTo: unit, kind: kind)
      }
    case .identity:
      guard m == n, kind == .any || kind == .symmetric else { return nil }
      return { matrix + doubled($0, delta) * .identity(m) }

    case .setEntry:
      guard isFree else { return nil }
      let value = unit * Rational(element(of: [0, 0, 1, -1, 2, -2]))
      return { _ in put([(row, column, value)]) }
    case .zeroRow:
      guard isFree || kind == .lowRank else { return nil }
      return { _ in
        Matrix(rows: m, columns: n) { i, j in
          let isGone =
            i == row || ((kind == .symmetric || kind == .skewSymmetric) && j == row)
          return isGone ? 0 : matrix[i, j]
        }
      }
    case .zeroColumn:
      guard kind == .any || kind == .lowRank else { return nil }
      return { _ in Matrix(rows: m, columns: n) { $1 == column ? 0 : matrix[$0, $1] } }
    case .swapRows:
      guard first != second else { return nil }
      let both = m == n && (kind == .symmetric || kind == .skewSymmetric || coin())
      func image(_ i: Int) -> Int { i == first ? second : i == second ? first : i }
      return { _ in
        Matrix(rows: m, columns: n) { matrix[image($0), both ? image($1) : $1] }
      }
    case .negateRow:
      let both = m == n && (kind == .symmetric || kind == .skewSymmetric || coin())
      return { _ in
        Matrix(rows: m, columns: n) { i, j in
          let flips = (i == row) != (both && j == row)
          return flips ? -matrix[i, j] : matrix[i, j]
        }
      }
    case .copyRow:
      guard first != second, kind == .any || kind == .lowRank else { return nil }
      return { _ in
        Matrix(rows: m, columns: n) { $0 == first ? matrix[second, $1] : matrix[$0, $1] }
      }
    case .addRow:
      guard first != second, kind == .any || kind == .lowRank else { return nil }
      let factor = Rational(sign()).scaled(byPowerOfTwo: -k)
      return { _ in
        Matrix(rows: m, columns: n) {
          $0 == first ? matrix[first, $1] + factor * matrix[second, $1] : matrix[$0, $1]
        }
      }
    case .rankOne:
      guard kind == .any || kind == .lowRank else { return nil }
      return { _ in
        let pivot = matrix[row, column]
        guard !pivot.isZero else { return nil }
        return Matrix(rows: m, columns: n) { matrix[$0, column] * matrix[row, $1] / pivot }
      }
    case .scale:
      guard kind != .orthogonal else { return nil }
      let factor = element(of: [Rational(2), Rational(1, 2), 1 + tangent, 1 - tangent])
      return { _ in factor * matrix }
    case .negate: return { _ in -matrix }
    case .transpose: return m == n ? { _ in matrix.transposed } : nil
    case .round:
      guard isFree else { return nil }
      let grid = unit.scaled(byPowerOfTwo: -element(of: [0, 1, 2]))
      return { _ in matrix.map { ($0 / grid).nearestInteger * grid } }
    case .symmetrise:
      guard m == n, kind == .any else { return nil }
      let half = Rational(1, 2)
      let plus = coin()
      return { _ in
        half * (plus ? matrix + matrix.transposed : matrix - matrix.transposed)
      }
    case .reflect:
      guard m == n, kind == .any else { return nil }
      return { _ in Matrix(rows: m, columns: n) { matrix[n - 1 - $1, m - 1 - $0] } }
    }
  }
}

/// The rotation in the plane of coordinates i and j by the angle 2·arctan(t).
private func planeRotation(
  _ order: Int, _ i: Int, _ j: Int, tangent t: Rational
) -> Matrix<Rational> {
  let scale = Rational(1) / (1 + t * t)
  let (cosine, sine) = ((1 - t * t) * scale, 2 * t * scale)
  return Matrix(rows: order, columns: order) { row, column in
    switch (row, column) {
    case (i, i), (j, j): cosine
    case (i, j): -sine
    case (j, i): sine
    default: row == column ? 1 : 0
    }
  }
}

extension Matrix where Scalar == Rational {
  /// The power of two at the largest entry, 1 for the zero matrix.
  var unit: Rational {
    let exponents = entries.filter { !$0.isZero }.map(\.approximateExponent)
    return exponents.max().map { Rational(1).scaled(byPowerOfTwo: $0) } ?? 1
  }

  /// Numbers of more bits than this make every later step slow.
  static var searchBitLimit: Int { 512 }

  /// The entries on a grid of 2^−30 of `unit` where that keeps what must be kept; `nil` when the numbers
  /// grow too long otherwise.
  fileprivate func rounded(relativeTo unit: Rational, kind: MatrixKind) -> Matrix? {
    if kind == .orthogonal || kind == .lowRank {
      return numeratorBitWidth <= Self.searchBitLimit ? self : nil
    }
    let grid = unit.scaled(byPowerOfTwo: -30)
    return map { ($0 / grid).nearestInteger * grid }
  }
}

extension Rational {
  /// The nearest whole number, the larger of two.
  var nearestInteger: Rational { Rational((self + Rational(1, 2)).floor) }
}
