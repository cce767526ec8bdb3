// SPDX-License-Identifier: Apache-2.0

import CKernels
import CMPFR

/// An exact matrix A as a certifier in Float64 sees it: ‖2^(−exponent) A − C‖ ≤ radius, where C is
/// `midpoint` and has entries of size at most 1.
///
/// A is transposed first when it has more columns than rows, which changes no singular value.
struct ScaledMidpoint: Sendable {
  let midpoint: ColumnMajorMatrix
  let exponent: Int
  let radius: Double

  /// What rounding near the bottom of Float64's range can add up to.
  ///
  /// Each rounding to a subnormal number is wrong by at most 2⁻¹⁰⁷⁵. For matrices of at most 2⁴⁰
  /// entries the sums of such errors in this file and in `Float64Certificate`, even multiplied by the
  /// norms that occur there, stay far below 2⁻¹⁰⁰⁰ (proofs/certifier-T0.md, "Underflow").
  static let underflow = 0x1p-1000

  /// The largest number of entries for which `underflow` is justified.
  static let largestCount = 1 << 40

  init(midpoint: ColumnMajorMatrix, exponent: Int, radius: Double) {
    self.midpoint = midpoint
    self.exponent = exponent
    self.radius = radius
  }

  /// Scales by the power of two that brings the largest entry into [1/2, 1). That is exact, save for
  /// entries that fall below 2⁻¹⁰²² on the way.
  ///
  /// - Precondition: finite, not empty and not zero, as `largest`, its largest size, shows.
  init(_ matrix: Matrix<Double>, largest: Double) {
    precondition(largest > 0 && largest.isFinite)
    let exponent = Int(largest.exponent) + 1
    var rounded = 0
    midpoint = ColumnMajorMatrix(
      rows: max(matrix.rows, matrix.columns), columns: matrix.order
    ) { target in
      matrix.storage.elements.withUnsafeBufferPointer { entries in
        rounded = sb_load_scaled(
          matrix.rows, matrix.columns, entries.baseAddress, Int32(exponent), target.baseAddress)
      }
    }
    self.exponent = exponent
    radius = rounded == 0 ? 0 : ScaledMidpoint.underflow
  }

  /// Scales by a power of two that brings the largest entry into (1/4, 1), and rounds each entry to
  /// a Double. The radius is 0 when every entry is a Double already.
  ///
  /// - Precondition: not empty and not zero.
  init(_ matrix: Matrix<Rational>) {
    let count = matrix.rows * matrix.columns
    let numerators = matrix.numerators
    let denominator = matrix.commonDenominator
    var widest = 0
    for position in 0..<count where !numerators.isZero(at: position) {
      widest = max(widest, __gmpz_sizeinbase(numerators.base + position, 2))
    }
    precondition(widest > 0)
    // |N/d| < 2^widest / 2^(width of d − 1).
    let exponent = widest - denominator.bitWidth + 1
    let tall = matrix.rows >= matrix.columns
    var rounded = false
    var squares = 0.0  // of the Doubles that differ from their entries
    midpoint = ColumnMajorMatrix(
      rows: max(matrix.rows, matrix.columns), columns: matrix.order
    ) { target in
      let stride = sb_stride(max(matrix.rows, matrix.columns))
      let quotient = BigFloatArena(count: 1, precision: ScaledMidpoint.workingPrecision)
      let x = quotient.base
      for position in 0..<count where !numerators.isZero(at: position) {
        var inexact = mpfr_set_z(x, numerators.base + position, MPFR_RNDN) != 0
        inexact = mpfr_div_z(x, x, denominator.pointer, MPFR_RNDN) != 0 || inexact
        mpfr_mul_2si(x, x, -exponent, MPFR_RNDN)
        let value = mpfr_get_d(x, MPFR_RNDN)
        inexact = inexact || mpfr_cmp_d(x, value) != 0
        let (row, column) = position.quotientAndRemainder(dividingBy: matrix.columns)
        target[tall ? row + column * stride : column + row * stride] = value
        if inexact {
          rounded = true
          squares = .sum(squares, .product(value, value, .up), .up)
        }
      }
      withExtendedLifetime((matrix, quotient)) {}
    }
    self.exponent = exponent
    radius =
      rounded
      ? .sum(
        .product(ScaledMidpoint.relativeError, .squareRoot(squares, .up), .up),
        ScaledMidpoint.underflow, .up)
      : 0
  }

  /// The bits that a quotient is computed with before it is rounded to a Double.
  static let workingPrecision = 96

  /// An entry a that became the Double c satisfies |a − c| ≤ `relativeError` · |c| + 2⁻¹⁰⁷⁴: two
  /// roundings to 96 bits move a by less than 2⁻⁹⁴|a|, the one to Float64 by at most 2⁻⁵³|c|, or by
  /// 2⁻¹⁰⁷⁵ near the bottom of the range.
  static let relativeError = 0x1p-53 + 0x1p-90
}
