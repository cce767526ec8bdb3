// SPDX-License-Identifier: Apache-2.0

/// What a hypothesis asks of a matrix. Each is decided exactly on a rational matrix.
public enum MatrixProperty: String, Hashable, Codable, Sendable, CaseIterable {
  case symmetric, skewSymmetric, positiveSemidefinite, orthogonal
}

/// A statement about the variables in scope that is true or false.
public indirect enum Formula: Hashable, Codable, Sendable {
  case atMost(ScalarTerm, ScalarTerm)
  case less(ScalarTerm, ScalarTerm)
  case equal(ScalarTerm, ScalarTerm)
  case different(ScalarTerm, ScalarTerm)
  case all([Formula])
  case implies(Formula, Formula)
  case forAll(String, Domain, Formula)
  /// For every nonempty subset of {1, …, size}.
  case forAllSubsets(String, size: IndexTerm, Formula)
  case has(MatrixProperty, MatrixTerm)
  case rankAtMost(IndexTerm, MatrixTerm)
  /// The vectors hold real and imaginary parts of numbers that are real or come in adjacent
  /// conjugate pairs.
  case conjugatePairs(real: VectorTerm, imaginary: VectorTerm)
}

infix operator ≤ : ComparisonPrecedence
infix operator ≥ : ComparisonPrecedence
infix operator ≐ : ComparisonPrecedence

/// a ≤ b, as a formula.
public func ≤ (a: ScalarTerm, b: ScalarTerm) -> Formula { .atMost(a, b) }
/// a ≥ b, as the formula b ≤ a.
public func ≥ (a: ScalarTerm, b: ScalarTerm) -> Formula { .atMost(b, a) }
/// a = b, as a formula.
public func ≐ (a: ScalarTerm, b: ScalarTerm) -> Formula { .equal(a, b) }
