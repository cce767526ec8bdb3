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

  /// Positions are row by row.
  func isZero(at position: Int) -> Bool {
    switch self {
    case .doubles(let matrix): return matrix.storage.elements[position] == 0
    case .rationals(let matrix): return matrix.numerators.isZero(at: position)
    }
  }

  /// Writes an entry's numerator, rounded; returns MPFR's ternary value, 0 when it is exact.
  private func write(
    _ position: Int, to target: ColumnMatrix.Entry, _ rounding: Rounding
  ) -> Int32 {
    switch self {
    case .doubles(let matrix):
      return mpfr_set_d(target, matrix.storage.elements[position], rounding.mpfr)
    case .rationals(let matrix):
      return withExtendedLifetime(matrix) {
        mpfr_set_z(target, matrix.numerators.base + position, rounding.mpfr)
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
          guard write(row * columns + column, to: target, .nearest) != 0 else { continue }
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
  func singularValuesOfSingleEntries(bits: Int) -> [Enclosure<BigFloat>]? {
    guard
      let places = positionsOfSingleEntries(
        rows: rows, columns: columns, isZero: { isZero(at: $0) })
    else { return nil }
    var lower: [BigFloat] = []
    var upper: [BigFloat] = []
    for place in places {
      for rounding in [Rounding.down, .up] {
        let value = magnitude(at: place, bits: bits, rounding)
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
  private func magnitude(at position: Int, bits: Int, _ rounding: Rounding) -> BigFloat {
    switch self {
    case .doubles(let matrix):
      return BigFloat(matrix.storage[position].magnitude).rounded(toPrecision: bits, rounding)
    case .rationals(let matrix):
      return BigFloat(matrix.storage[position].magnitude, precision: bits, rounding: rounding)
    }
  }

  /// What the Float64 oracle believes the right singular vectors to be, at 64 bits, for `tall`; `nil`
  /// when it gives up.
  ///
  /// - Precondition: not empty and not zero.
  func approximateVectors() -> ColumnMatrix? {
    guard
      let proposal = Float64Oracle().approximateSingularVectors(of: scaledMidpoint.midpoint),
      proposal.rightVectors.elements.allSatisfy(\.isFinite)
    else { return nil }
    return ColumnMatrix(proposal.rightVectors, precision: 64)
  }

  /// The matrix as a certifier in Float64 sees it.
  ///
  /// - Precondition: not empty and not zero.
  var scaledMidpoint: ScaledMidpoint {
    switch self {
    case .doubles(let matrix):
      let largest = matrix.storage.elements.reduce(0) { max($0, $1.magnitude) }
      return ScaledMidpoint(matrix, largest: largest)
    case .rationals(let matrix): return ScaledMidpoint(matrix)
    }
  }
}
