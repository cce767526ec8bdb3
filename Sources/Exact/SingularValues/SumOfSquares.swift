// SPDX-License-Identifier: Apache-2.0

import CMPFR

/// An upper bound of a sum of squares.
final class SumOfSquares {
  private let scratch: BigFloatArena
  init(precision: Int) { scratch = BigFloatArena(count: 2, precision: precision) }

  func add(_ value: ColumnMatrix.Entry) {
    mpfr_sqr(scratch.base + 1, value, MPFR_RNDU)
    mpfr_add(scratch.base, scratch.base, scratch.base + 1, MPFR_RNDU)
  }

  func addTwice(_ value: ColumnMatrix.Entry) {
    mpfr_sqr(scratch.base + 1, value, MPFR_RNDU)
    mpfr_mul_2si(scratch.base + 1, scratch.base + 1, 1, MPFR_RNDU)
    mpfr_add(scratch.base, scratch.base, scratch.base + 1, MPFR_RNDU)
  }

  /// An upper bound of the sum's square root.
  var squareRoot: BigFloat {
    BigFloat.squareRoot(
      scratch.bigFloat(at: 0), precision: scratch.precision, rounding: .up)
  }
}
