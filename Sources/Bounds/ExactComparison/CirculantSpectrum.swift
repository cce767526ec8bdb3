// SPDX-License-Identifier: Apache-2.0

import Exact

extension SpectralClasses {
  /// Forms, in cosines, of the eigenvalues of a symmetric circulant matrix in descending order, or
  /// `nil` for another matrix.
  ///
  /// Nothing is taken for granted: that the numbers Σ_d r_d cos(2πjd/n), r the first row, are the
  /// roots of the polynomial is seen from their power sums, so that the theorem about circulant
  /// matrices is checked and not used (proofs/certifier-exact-comparison.md).
  ///
  /// - Parameter polynomial: that of the integer matrix `commonDenominator` · `matrix`.
  func circulantEigenvalues(
    of matrix: Matrix<Rational>, polynomial: IntegerPolynomial
  ) -> [ExactForm]? {
    guard let row = matrix.symmetricCirculantRow else { return nil }
    let n = row.count
    let integers = row.map { (Rational(matrix.commonDenominator) * $0).numerator }
    guard polynomial.powerSums == Self.transformPowerSums(integers) else { return nil }
    var values: [SymbolicValue] = []
    for j in 0...(n / 2) {
      guard let form = FourierModulus.exactTransform(at: j, row, self) else { return nil }
      values.append(SymbolicValue(form))
      // cos(2πjd/n) is the same for n − j.
      if j > 0, 2 * j < n { values.append(SymbolicValue(form)) }
    }
    return FormComparison(classes: self, limit: Ladder.standardExactBitLimit)
      .descending(values)?.map(\.numerator)
  }

  /// Σ_j v_j^k for k from 1 to n, v_j = Σ_d r_d e^(2πijd/n): n times the first entry of the k-th
  /// power of r under cyclic convolution.
  private static func transformPowerSums(_ r: [Integer]) -> [Integer] {
    let n = r.count
    var power = r
    var sums = [Integer(n) * r[0]]
    while sums.count < n {
      power = (0..<n).map { position in
        (0..<n).reduce(Integer.zero) { $0 + r[$1] * power[(position - $1 + n) % n] }
      }
      sums.append(Integer(n) * power[0])
    }
    return sums
  }
}

extension IntegerPolynomial {
  /// Σ y^k over the roots y of a monic polynomial, for k from 1 to its degree, by Newton's
  /// identities.
  fileprivate var powerSums: [Integer] {
    var sums: [Integer] = []
    for k in 1..<max(degree + 1, 1) {
      // s_k = −k·c_k − Σ_(i<k) c_i·s_(k−i), c_i the coefficient of x^(n−i).
      var sum = Integer(-k) * self[degree - k]
      for i in 1..<k { sum -= self[degree - i] * sums[k - i - 1] }
      sums.append(sum)
    }
    return sums
  }
}

extension Matrix where Scalar == Rational {
  /// The first row of a matrix of order three or more that is symmetric and circulant.
  fileprivate var symmetricCirculantRow: [Rational]? {
    let n = rows
    guard isSquare, n >= 3 else { return nil }
    let row = (0..<n).map { self[0, $0] }
    guard (1..<n).allSatisfy({ row[$0] == row[n - $0] }) else { return nil }
    for i in 1..<n {
      for j in 0..<n where self[i, j] != row[(j - i + n) % n] { return nil }
    }
    return row
  }
}
