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

/// What is counted of the discriminant of det(xI − S − tH), a polynomial in t, for symmetric S and H.
public enum PencilCount: String, Hashable, Codable, Sendable {
  /// Its degree, −1 for the polynomial 0.
  case degree
  /// Its distinct real zeros: the t for which eigenvalues of S + tH coincide. None for the
  /// polynomial 0.
  case zeros
  /// Those of odd multiplicity.
  case oddZeros
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
  /// u_iᵀv_i for the singular vectors of a square matrix at a simple σ_i > 0, Av_i = σ_i·u_i.
  case alignment(IndexTerm, MatrixTerm)
  /// ‖Ũ₂ᵀU₁‖, U₁ the k leading left (or right) singular vectors of the first matrix and Ũ₂ all but the
  /// k leading ones of the second: the sine of the largest angle between the leading subspaces. For
  /// both matrices σ_k > σ_{k+1}.
  case sine(Side, IndexTerm, MatrixTerm, MatrixTerm)
  case trace(MatrixTerm)
  case determinant(MatrixTerm)
  /// The discriminant of the characteristic polynomial of a square matrix.
  case discriminant(MatrixTerm)
  /// Something about where eigenvalues of S + tH coincide, for square S and H.
  case pencil(PencilCount, MatrixTerm, MatrixTerm)
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
  /// The least of a number and of those for all values of a bound variable, if there are any.
  case least(ScalarTerm, String, Domain, ScalarTerm)
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
