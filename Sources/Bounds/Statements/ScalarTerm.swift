// SPDX-License-Identifier: Apache-2.0

import Exact

/// How a quantity that is given for each value of a bound variable is gathered into one number.
public enum Fold: String, Hashable, Codable, Sendable {
  /// 0 over an empty domain.
  case sum
  /// 1 over an empty domain.
  case product
  /// Needs a domain with a value.
  case minimum
  /// Needs a domain with a value.
  case maximum
}

/// A real number in a statement.
public indirect enum ScalarTerm: Hashable, Codable, Sendable {
  case rational(Rational)
  case pi
  case variable(String)
  case index(IndexTerm)
  case entry(VectorTerm, IndexTerm)
  /// xᵀy.
  case dot(VectorTerm, VectorTerm)
  /// |d|_(i), the i-th largest absolute value among the entries.
  case sortedMagnitude(IndexTerm, VectorTerm)
  /// σ_i of a matrix, 1 ≤ i ≤ min(rows, columns).
  case singularValue(IndexTerm, MatrixTerm)
  /// σ_i of a matrix, i ≥ 1, with σ_i = 0 past min(rows, columns).
  case paddedSingularValue(IndexTerm, MatrixTerm)
  /// λ_i, the i-th largest eigenvalue of a symmetric matrix.
  case eigenvalue(IndexTerm, MatrixTerm)
  case trace(MatrixTerm)
  case determinant(MatrixTerm)
  case frobeniusNormSquared(MatrixTerm)
  /// ‖w_k‖², the sum of squares of row k.
  case rowNormSquared(IndexTerm, MatrixTerm)
  /// |Σ_k c_{k+1} e^{−2πi jk/n}|² for j from 0: the squared size of entry j of the discrete Fourier
  /// transform of a vector of n entries.
  case fourierModulusSquared(IndexTerm, VectorTerm)
  case sum(ScalarTerm, ScalarTerm)
  case difference(ScalarTerm, ScalarTerm)
  case product(ScalarTerm, ScalarTerm)
  /// The divisor must be nonzero on every instance that meets the hypotheses.
  case quotient(ScalarTerm, ScalarTerm)
  case absolute(ScalarTerm)
  /// The root of a number that is ≥ 0.
  case squareRoot(ScalarTerm)
  /// e to the power of a number.
  case exponential(ScalarTerm)
  /// A power with exponent ≥ 1.
  case power(ScalarTerm, Int)
  case fold(Fold, String, Domain, ScalarTerm)
  /// The sum of the `count` largest values.
  case sumOfLargest(count: IndexTerm, String, Domain, ScalarTerm)
  /// The i-th largest value.
  case ithLargest(IndexTerm, String, Domain, ScalarTerm)
  /// The sum over all subsets of {1, …, size}, the empty one included.
  case sumOverSubsets(String, size: IndexTerm, ScalarTerm)
}

extension ScalarTerm: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  public init(integerLiteral value: Int) { self = .rational(Rational(value)) }
  public init(stringLiteral value: String) { self = .variable(value) }

  public static func + (a: ScalarTerm, b: ScalarTerm) -> ScalarTerm { .sum(a, b) }
  public static func - (a: ScalarTerm, b: ScalarTerm) -> ScalarTerm { .difference(a, b) }
  public static func * (a: ScalarTerm, b: ScalarTerm) -> ScalarTerm { .product(a, b) }
  public static func / (a: ScalarTerm, b: ScalarTerm) -> ScalarTerm { .quotient(a, b) }

  public var squared: ScalarTerm { .power(self, 2) }
}
