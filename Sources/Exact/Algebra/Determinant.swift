// SPDX-License-Identifier: Apache-2.0

extension Matrix where Scalar == Rational {
  /// The determinant, exactly. That of the 0 × 0 matrix is 1.
  ///
  /// - Precondition: square.
  /// - Complexity: about n³/3 products of integers that grow to n times the length of the entries
  ///   (fraction-free elimination of the numerators, Bareiss 1968).
  public var determinant: Rational {
    precondition(isSquare, "determinant of a matrix that is not square")
    let elimination = numerators.eliminated(rows: rows, columns: columns)
    guard elimination.rank == rows else { return .zero }
    return Rational(elimination.minor, commonDenominator.power(rows))
  }

  /// The rank over the rationals, which is the number of nonzero singular values, exactly.
  ///
  /// 0 for zero and empty matrices.
  ///
  /// - Complexity: rows · columns · rank integer products (fraction-free elimination).
  public var rank: Int {
    numerators.eliminated(rows: rows, columns: columns).rank
  }
}
