// SPDX-License-Identifier: Apache-2.0

import CMPFR

/// A matrix of exactly known entries on its way into the many-bit tier: integers over one positive
/// denominator, or Doubles over 1.
enum ExactInput {
  case doubles(Matrix<Double>)
  case rationals(Matrix<Rational>)

  var rows: Int {
    switch self {
    case .doubles(let matrix): return matrix.rows
    case .rationals(let matrix): return matrix.rows
    }
  }

  var columns: Int {
    switch self {
    case .doubles(let matrix): return matrix.columns
    case .rationals(let matrix): return matrix.columns
    }
  }

  var order: Int { min(rows, columns) }

  var denominator: Integer {
    switch self {
    case .doubles: return .one
    case .rationals(let matrix): return matrix.commonDenominator
    }
  }

  func isZero(_ row: Int, _ column: Int) -> Bool {
    switch self {
    case .doubles(let matrix): return matrix.storage.elements[row * columns + column] == 0
    case .rationals(let matrix): return matrix.numerators.isZero(at: row * columns + column)
    }
  }

  /// Writes an entry's numerator, rounded; returns MPFR's ternary value, 0 when it is exact.
  func write(_ row: Int, _ column: Int, to target: ColumnMatrix.Entry, _ rounding: Rounding) -> Int32 {
    switch self {
    case .doubles(let matrix):
      return mpfr_set_d(target, matrix.storage.elements[row * columns + column], rounding.mpfr)
    case .rationals(let matrix):
      return withExtendedLifetime(matrix) {
        mpfr_set_z(target, matrix.numerators.base + (row * columns + column), rounding.mpfr)
      }
    }
  }

  /// The numerators rounded to nearest, transposed when there are more columns than rows.
  ///
  /// The error bound: rounding x to x̃ with 2^(E−1) ≤ |x̃| < 2^E and p bits moves it by at most half a
  /// unit in the last place, 2^(E−p−1) ≤ 2^−p |x̃|; an exact entry adds nothing.
  func tall(precision: Int) -> RoundedMatrix {
    let wide = columns > rows
    let result = ColumnMatrix(
      rows: max(rows, columns), columns: order, precision: precision)
    let scratch = BigFloatArena(count: 2, precision: 64)
    return withExtendedLifetime((result, scratch)) {
      let (sum, square) = (scratch.base, scratch.base + 1)
      for row in 0..<rows {
        for column in 0..<columns {
          let target = wide ? result.entry(column, row) : result.entry(row, column)
          guard write(row, column, to: target, .nearest) != 0 else { continue }
          mpfr_sqr(square, target, MPFR_RNDU)
          mpfr_add(sum, sum, square, MPFR_RNDU)
        }
      }
      mpfr_sqrt(sum, sum, MPFR_RNDU)
      mpfr_mul_2si(sum, sum, -precision, MPFR_RNDU)
      return RoundedMatrix(matrix: result, error: scratch.bigFloat(at: 0))
    }
  }

  /// The singular values when no row and no column holds two nonzero entries: their magnitudes.
  /// `nil` for every other matrix.
  func singularValuesOfScatteredEntries(bits: Int) -> [Enclosure<BigFloat>]? {
    var occupied = [Bool](repeating: false, count: columns)
    var places: [(row: Int, column: Int)] = []
    for row in 0..<rows {
      var found = false
      for column in 0..<columns where !isZero(row, column) {
        if found || occupied[column] { return nil }
        found = true
        occupied[column] = true
        places.append((row, column))
      }
    }
    var lower: [BigFloat] = []
    var upper: [BigFloat] = []
    for place in places {
      for rounding in [Rounding.down, .up] {
        let value = magnitude(place.row, place.column, bits: bits, rounding)
        if rounding == .down { lower.append(value) } else { upper.append(value) }
      }
    }
    // The i-th largest magnitude lies between the i-th largest bounds.
    lower.sort(by: >)
    upper.sort(by: >)
    let zero = Enclosure(BigFloat.zero(precision: bits))
    return zip(lower, upper).map { Enclosure(lower: $0, upper: $1) }
      + Array(repeating: zero, count: order - places.count)
  }

  /// |entry| rounded to one side.
  private func magnitude(
    _ row: Int, _ column: Int, bits: Int, _ rounding: Rounding
  ) -> BigFloat {
    switch self {
    case .doubles(let matrix):
      return BigFloat(matrix[row, column].magnitude).rounded(toPrecision: bits, rounding)
    case .rationals(let matrix):
      return BigFloat(matrix[row, column].magnitude, precision: bits, rounding: rounding)
    }
  }
}
