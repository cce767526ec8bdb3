// SPDX-License-Identifier: Apache-2.0

import CMPFR

// How many singular values or eigenvalues lie below, at and above a rational number: exact, by
// Sylvester's law of inertia and nothing else. For r = p/q, q·A − p·I has as many negative, zero
// and positive eigenvalues as the symmetric A has eigenvalues below, at and above r. Ties are
// decided wherever a value is rational and can be guessed (`Rational.simplest(in:)`).
//
// The cost of each count is that of one inertia of order min(rows, columns).

extension Matrix where Scalar == Rational {
  /// How many σ² lie below (`negative`), at (`zero`) and above (`positive`) the number `square`.
  ///
  /// σ runs over the min(rows, columns) singular values, with multiplicity. `square` may be any
  /// rational, also a negative one.
  public func squaredSingularValues(around square: Rational) -> Inertia {
    // σ(N/d)² against u/v: v·NᵀN − u·d²·I, whose entries are integers.
    let shift = square.numerator * commonDenominator * commonDenominator
    return smallerGramNumerators.inertia(
      ofOrder: order, times: square.denominator, minus: shift)
  }

  /// #{i : σ_i < `bound`}.
  ///
  /// - Precondition: `bound` ≥ 0.
  public func countSingularValues(below bound: Rational) -> Int {
    precondition(bound.signum >= 0, "singular values compared with a negative number")
    return bound.isZero ? 0 : squaredSingularValues(around: bound * bound).negative
  }

  /// #{i : σ_i ≤ `bound`}.
  ///
  /// - Precondition: `bound` ≥ 0.
  public func countSingularValues(atMost bound: Rational) -> Int {
    precondition(bound.signum >= 0, "singular values compared with a negative number")
    return countSquaredSingularValues(atMost: bound * bound)
  }

  /// #{i : σ_i = `value`}.
  ///
  /// - Precondition: `value` ≥ 0.
  public func countSingularValues(equalTo value: Rational) -> Int {
    precondition(value.signum >= 0, "singular values compared with a negative number")
    return countSquaredSingularValues(equalTo: value * value)
  }

  /// #{i : σ_i² < `bound`}, for bounds whose square root is irrational.
  public func countSquaredSingularValues(below bound: Rational) -> Int {
    bound.signum <= 0 ? 0 : squaredSingularValues(around: bound).negative
  }

  /// #{i : σ_i² ≤ `bound`}.
  public func countSquaredSingularValues(atMost bound: Rational) -> Int {
    if bound.isZero { return order - rank }
    if bound.signum < 0 { return 0 }
    let counts = squaredSingularValues(around: bound)
    return counts.negative + counts.zero
  }

  /// #{i : σ_i² = `value`}.
  public func countSquaredSingularValues(equalTo value: Rational) -> Int {
    if value.isZero { return order - rank }
    return value.signum < 0 ? 0 : squaredSingularValues(around: value).zero
  }

  /// Whether the square of the singular value at `position` (from 0, in descending order) is
  /// `value`.
  ///
  /// Decided: #{σ² > value} ≤ position < #{σ² ≥ value}.
  ///
  /// - Precondition: 0 ≤ `position` < min(rows, columns).
  public func isSquaredSingularValue(at position: Int, equalTo value: Rational) -> Bool {
    precondition(position >= 0 && position < order, "no singular value at this position")
    if value.signum < 0 { return false }
    if value.isZero { return position >= rank }
    let counts = squaredSingularValues(around: value)
    return counts.positive <= position && position < counts.positive + counts.zero
  }
}

extension Matrix where Scalar == Rational {
  /// How many eigenvalues lie below (`negative`), at (`zero`) and above (`positive`) `value`.
  ///
  /// - Throws: `SingularValueError.notSymmetric`.
  public func eigenvalues(around value: Rational) throws(SingularValueError) -> Inertia {
    try checkSymmetry()
    return numerators.inertia(
      ofOrder: order, times: value.denominator, minus: value.numerator * commonDenominator)
  }

  /// #{i : λ_i < `bound`} of a symmetric matrix.
  ///
  /// - Throws: `SingularValueError.notSymmetric`.
  public func countEigenvalues(below bound: Rational) throws(SingularValueError) -> Int {
    try eigenvalues(around: bound).negative
  }

  /// #{i : λ_i ≤ `bound`} of a symmetric matrix.
  ///
  /// - Throws: `SingularValueError.notSymmetric`.
  public func countEigenvalues(atMost bound: Rational) throws(SingularValueError) -> Int {
    let counts = try eigenvalues(around: bound)
    return counts.negative + counts.zero
  }

  /// #{i : λ_i = `value`} of a symmetric matrix.
  ///
  /// - Throws: `SingularValueError.notSymmetric`.
  public func countEigenvalues(equalTo value: Rational) throws(SingularValueError) -> Int {
    try eigenvalues(around: value).zero
  }

  /// Whether the eigenvalue at `position` (from 0, in descending order) of a symmetric matrix is
  /// `value`.
  ///
  /// - Precondition: 0 ≤ `position` < order.
  /// - Throws: `SingularValueError.notSymmetric`.
  public func isEigenvalue(
    at position: Int, equalTo value: Rational
  ) throws(SingularValueError) -> Bool {
    precondition(position >= 0 && position < order, "no eigenvalue at this position")
    let counts = try eigenvalues(around: value)
    return counts.positive <= position && position < counts.positive + counts.zero
  }
}

extension IntegerArena {
  /// The inertia of `factor`·S − `shift`·I, S the symmetric matrix stored here and `factor` > 0.
  func inertia(ofOrder order: Int, times factor: Integer, minus shift: Integer) -> Inertia {
    let work = IntegerArena(count: count)
    withExtendedLifetime((self, factor, shift)) {
      for position in 0..<count {
        __gmpz_mul(work.base + position, base + position, factor.pointer)
      }
      for index in 0..<order {
        let diagonal = work.base + index * order + index
        __gmpz_sub(diagonal, diagonal, shift.pointer)
      }
    }
    return work.destructiveInertia(order: order)
  }
}
