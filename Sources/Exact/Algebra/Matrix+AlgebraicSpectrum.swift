// SPDX-License-Identifier: Apache-2.0

extension Matrix where Scalar == Rational {
  /// The singular values as algebraic numbers: min(rows, columns) of them, descending, equal ones
  /// as often as their multiplicity.
  ///
  /// Exact for every matrix: repeated, clustered, zero and graded singular values too. A singular
  /// value's polynomial is f(x²) for a squarefree factor f of the characteristic polynomial of the
  /// smaller Gram matrix, or of degree one or two where its square is seen to be rational.
  ///
  /// - Complexity: a characteristic polynomial of order r = min(rows, columns), its squarefree factors,
  ///   and bisection by Descartes' rule down to the gaps between the values.
  public var algebraicSingularValues: [AlgebraicNumber] {
    smallerGram.roots.flatMap {
      Array(repeating: $0.root.nonnegativeRoot, count: $0.multiplicity)
    }
  }

  /// The eigenvalues of a symmetric matrix as algebraic numbers, descending, equal ones as often as
  /// their multiplicity.
  ///
  /// - Throws: `SingularValueError.notSymmetric`.
  /// - Complexity: as for `algebraicSingularValues`.
  public func algebraicEigenvalues() throws(SingularValueError) -> [AlgebraicNumber] {
    try checkSymmetry()
    return roots.flatMap { Array(repeating: $0.root, count: $0.multiplicity) }
  }

  /// The distinct eigenvalues of a symmetric matrix.
  private var roots: [(root: AlgebraicNumber, multiplicity: Int)] {
    let scale = Rational(Integer.one, commonDenominator)
    return characteristicPolynomial.realRoots().map {
      ($0.root.scaled(by: scale), $0.multiplicity)
    }
  }
}
