// SPDX-License-Identifier: Apache-2.0

import CMPFR

/// A rational matrix written with integers: A = N · 2^`exponent` / `denominator`.
public struct ScaledIntegerMatrix: Hashable, Sendable, Codable {
  public let rows: Int
  public let columns: Int
  /// Whether there are more columns than rows, so that N Nᵀ stands for NᵀN: the smaller of the two.
  public let transposed: Bool
  public let exponent: Int
  /// Positive.
  public let denominator: Integer
  /// N, row by row.
  public let entries: [[Integer]]

  /// The matrix in lowest terms: an odd denominator, and integers that are not all even when the
  /// exponent is not 0. Empty and zero matrices have exponent 0 and denominator 1.
  public init(_ matrix: Matrix<Rational>) {
    let denominator = matrix.commonDenominator
    var common: Int?
    for position in 0..<matrix.rows * matrix.columns where !matrix.numerators.isZero(at: position) {
      let zeros = Int(__gmpz_scan1(matrix.numerators.base + position, 0))
      common = min(common ?? zeros, zeros)
    }
    let shift = common ?? 0
    let halvings = denominator.trailingZeroBits
    rows = matrix.rows
    columns = matrix.columns
    transposed = matrix.columns > matrix.rows
    exponent = shift - halvings
    self.denominator = denominator.shiftedRight(by: halvings)
    entries = (0..<matrix.rows).map { row in
      (0..<matrix.columns).map {
        matrix.numerators.integer(at: row * matrix.columns + $0).shiftedRight(by: shift)
      }
    }
  }

  /// min(rows, columns): how many singular values there are.
  public var order: Int { min(rows, columns) }

  /// The matrix itself.
  public var matrix: Matrix<Rational> {
    scale * Matrix(rows: rows, columns: columns) { Rational(entries[$0][$1]) }
  }

  /// 2^`exponent` / `denominator`, which takes the singular values of N to those of A.
  var scale: Rational { Rational(.one, denominator).scaled(byPowerOfTwo: exponent) }

  /// N, or Nᵀ when `transposed`: `order` columns.
  var tall: Matrix<Rational> {
    Matrix(rows: max(rows, columns), columns: order) {
      Rational(transposed ? entries[$1][$0] : entries[$0][$1])
    }
  }

  /// Integers a, b > 0 such that a²NᵀN − b²I is a positive multiple of q²AᵀA − p²I.
  ///
  /// - Precondition: `denominator` > 0.
  func multipliers(p: Integer, q: Integer) -> (gram: Integer, identity: Integer) {
    (
      q.shiftedLeft(by: max(exponent, 0)),
      (p * denominator).shiftedLeft(by: max(-exponent, 0))
    )
  }
}
