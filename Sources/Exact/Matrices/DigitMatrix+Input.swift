// SPDX-License-Identifier: Apache-2.0

import CKernels
import CMPFR

/// An exactly known matrix A, made square by zero rows or columns, as fixed-point numbers.
struct FixedPointInput: Sendable {
  /// C, with ‖2^`exponent`·A − C‖F ≤ `error` and a Frobenius norm near 1. A is what `ExactInput` calls
  /// the numerators, and is transposed when it has more columns than rows.
  let matrix: DigitMatrix
  let exponent: Int
  let error: BigFloat
}

extension FixedPointInput {
  /// `nil` where A is zero or its entries are too far apart for `ScaledMidpoint`.
  init?(_ input: ExactInput, midpoint: ScaledMidpoint, _ format: DigitFormat, digits: Int) {
    switch input {
    case .doubles: self.init(midpoint, format, digits: digits)
    case .rationals(let matrix): self.init(numerators: matrix, format, digits: digits)
    }
  }

  /// Doubles: all digits that the entries have, when there is room for them.
  private init?(_ scaled: ScaledMidpoint, _ format: DigitFormat, digits: Int) {
    let source = scaled.midpoint
    guard scaled.radius == 0, source.rows == format.order, source.stride == format.stride else {
      return nil
    }
    let missing = format.count - source.stride * source.columns
    let values =
      source.elements.prefix(source.stride * source.columns)
      + [Double](repeating: 0, count: missing)
    let squares = values.reduce(0) { $0 + $1 * $1 }
    guard squares > 0 else { return nil }
    // An exact power of two; that it brings the norm near 1 is not relied on.
    let shift = -(Int(squares.squareRoot().exponent) + 1)
    let (matrix, rest) = DigitMatrix.cutting(
      Array(values), exponent: shift, format, digits: digits)
    var sum = 0.0
    for value in rest where value != 0 { sum = .sum(sum, .product(value, value, .up), .up) }
    self.matrix = matrix
    self.exponent = shift - scaled.exponent
    error = BigFloat(.squareRoot(sum, .up)).scaled(byPowerOfTwo: shift)
  }

  /// Integers over a denominator: the numerators, rounded downward when they are longer than the digits.
  init?(numerators source: Matrix<Rational>, _ format: DigitFormat, digits: Int) {
    guard max(source.rows, source.columns) == format.order else { return nil }
    let numerators = source.numerators
    let widest = source.numeratorBitWidth
    guard widest > 0 else { return nil }
    var squares = 0.0
    for position in 0..<(source.rows * source.columns) where !numerators.isZero(at: position) {
      var exponent = 0
      let head = __gmpz_get_d_2exp(&exponent, numerators.base + position)
      guard exponent > widest - 500 else { continue }
      let value = Double(sign: .plus, exponent: exponent - widest, significand: head)
      squares += value * value
    }
    let exponent = -(widest + Int(squares.squareRoot().exponent) + 1)
    // Multiplied by 2^shift, an entry counts units of the last digit.
    let shift = exponent - format.unitExponent(digits)
    let wide = source.columns > source.rows
    var isExact = true
    let filled = DigitMatrix.ofIntegers(format, digits: digits) { row, column, target in
      let (i, j) = wide ? (column, row) : (row, column)
      guard i < source.rows, j < source.columns else { return }
      let entry = numerators.base + i * source.columns + j
      if shift >= 0 {
        __gmpz_mul_2exp(target, entry, UInt(shift))
      } else {
        if __gmpz_divisible_2exp_p(entry, UInt(-shift)) == 0 { isExact = false }
        __gmpz_fdiv_q_2exp(target, entry, UInt(-shift))
      }
    }
    withExtendedLifetime(source) {}
    guard let filled else { return nil }
    matrix = filled.withoutTrailingZeros
    self.exponent = exponent
    // Each entry moved by less than a unit: the norm by less than `order` units.
    error =
      isExact
      ? .zero(precision: 64)
      : BigFloat(Double(format.order)).scaled(byPowerOfTwo: format.unitExponent(digits))
  }
}

extension DigitMatrix {
  /// The matrix of whole numbers, counted in units of the last digit, that `write` puts in place of 0.
  static func ofIntegers(
    _ format: DigitFormat, digits: Int,
    write: (_ row: Int, _ column: Int, _ target: UnsafeMutablePointer<mpz_t_>) -> Void
  ) -> DigitMatrix? {
    let scratch = IntegerArena(count: 2)
    let (rest, digit) = (scratch.base, scratch.base + 1)
    return withExtendedLifetime(scratch) {
      DigitMatrix(format, digits: digits) { target in
        target.initialize(repeating: 0, count: format.count * digits)
        for column in 0..<format.order {
          for row in 0..<format.order {
            __gmpz_set_si(rest, 0)
            write(row, column, rest)
            let place = column * format.stride + row
            for q in (0..<digits).reversed() where q > 0 && rest.pointee._mp_size != 0 {
              __gmpz_fdiv_r_2exp(digit, rest, UInt(format.bits))
              __gmpz_fdiv_q_2exp(rest, rest, UInt(format.bits))
              var value = __gmpz_get_si(digit)
              if value >= 1 << (format.bits - 1) {
                value -= 1 << format.bits
                __gmpz_add_ui(rest, rest, 1)
              }
              target[q * format.count + place] = Double(value)
            }
            target[place] = __gmpz_get_d(rest)
          }
        }
        return true
      }
    }
  }

  /// Without the last digits as far as they are zero throughout.
  fileprivate var withoutTrailingZeros: DigitMatrix {
    var used = digits
    while used > 1,
      elements[((used - 1) * format.count)..<(used * format.count)].allSatisfy({ $0 == 0 })
    {
      used -= 1
    }
    return prefix(used)
  }
}
