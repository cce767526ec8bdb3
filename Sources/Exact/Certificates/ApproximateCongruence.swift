// SPDX-License-Identifier: Apache-2.0

import CMPFR

/// An integer matrix X whose rows are thought to be nearly right singular vectors of `tall` times
/// 2^`bits`, so that X (a²NᵀN − b²I) Xᵀ is nearly diagonal. **No guarantee.**
///
/// The identity where the columns of `tall` are orthogonal already. Otherwise Jacobi rotations with a
/// few more bits than asked for, started from Float64 vectors.
///
/// - Parameter tall: integers, with at least as many rows as columns and at least one column.
func approximateCongruence(of tall: Matrix<Rational>, bits: Int) -> Matrix<Rational> {
  let order = tall.columns
  let gram = tall.smallerGramNumerators
  let diagonal = (0..<order * order).allSatisfy {
    $0 % (order + 1) == 0 || gram.isZero(at: $0)
  }
  if diagonal { return .identity(order) }
  let input = ExactInput.rationals(tall)
  let guardBits = 16 + tall.rows.bitWidthOfCount + order.bitWidthOfCount
  let rounded = input.tall(precision: (bits + guardBits + 63) / 64 * 64)
  let proposal = SingularVectorProposal(
    approximating: rounded.matrix, startingFrom: input.approximateVectors(), bits: bits,
    sweepLimit: 40)
  let result = IntegerArena(count: order * order)
  let vectors = proposal.vectors
  let scaled = BigFloatArena(count: 1, precision: vectors.precision)
  withExtendedLifetime((vectors, scaled)) {
    for row in 0..<order {
      for column in 0..<order where mpfr_number_p(vectors.entry(column, row)) != 0 {
        mpfr_mul_2si(scaled.base, vectors.entry(column, row), bits, MPFR_RNDN)
        mpfr_get_z(result.base + row * order + column, scaled.base, MPFR_RNDN)
      }
    }
  }
  return Matrix(rows: order, columns: order, numerators: result, over: .one)
}
