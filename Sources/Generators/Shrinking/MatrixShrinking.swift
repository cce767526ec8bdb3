// SPDX-License-Identifier: Apache-2.0

import Exact

/// What a smaller or simpler matrix must have in common with the one it replaces.
public enum ShrinkConstraint: String, Hashable, Sendable, CaseIterable {
  /// Nothing.
  case none
  /// The shape.
  case shape
  /// As many rows as columns: row k and column k are deleted together.
  case square
  /// Symmetry; entries (i, j) and (j, i) change together.
  case symmetric
  /// Skew symmetry, likewise.
  case skewSymmetric

  var isPaired: Bool { self == .symmetric || self == .skewSymmetric }
}

/// Matrices to try in place of `matrix`, each of smaller measure, boldest first: without some rows or
/// columns; with all entries made simpler at once (over a common denominator, without a common factor,
/// rounded, halved, signs only); with a row or column of zeros; with one entry made simpler.
///
/// Other properties (rank, orthogonality, a bound on the norm) are the caller's to check. With the shape
/// kept, the candidates suit variables whose dimensions are shared; those lose rows and columns by
/// `deletionPlans` and `deleting`.
///
/// - Precondition: `matrix` has the property that `constraint` keeps.
public func shrinkCandidates(
  of matrix: Matrix<Rational>, keeping constraint: ShrinkConstraint = .none
) -> ShrinkCandidates<Matrix<Rational>> {
  precondition(
    constraint == .none || constraint == .shape || matrix.isSquare, "the matrix is not square")
  return deletions(matrix, constraint)
    .followed(by: overallSteps(matrix))
    .followed(by: zeroedLines(matrix, constraint))
    .followed(by: entrySteps(matrix, constraint))
    .below(matrix, \.shrinkMeasure)
}

private func deletions(
  _ matrix: Matrix<Rational>, _ constraint: ShrinkConstraint
) -> ShrinkCandidates<Matrix<Rational>> {
  if constraint == .shape { return ShrinkCandidates(count: 0) { _ in nil } }
  let rows = deletionPlans(count: matrix.rows)
  if constraint != .none {
    return ShrinkCandidates(count: rows.count) {
      matrix.deleting(rows: rows[$0], columns: rows[$0])
    }
  }
  let columns = deletionPlans(count: matrix.columns)
  return ShrinkCandidates(count: rows.count) { matrix.deleting(rows: rows[$0]) }
    .followed(by: ShrinkCandidates(count: columns.count) { matrix.deleting(columns: columns[$0]) })
}

private func overallSteps(_ matrix: Matrix<Rational>) -> ShrinkCandidates<Matrix<Rational>> {
  let steps = ScalarStep.allCases
  let scaled = ShrinkCandidates<Matrix<Rational>>(count: 1) { _ in
    let factor = matrix.commonNumerator
    return factor.isZero ? nil : (Rational(matrix.commonDenominator) / Rational(factor)) * matrix
  }
  let mapped = ShrinkCandidates<Matrix<Rational>>(count: steps.count) { step in
    steps[step] == .positive ? nil : matrix.map { steps[step].applied(to: $0) ?? $0 }
  }
  return scaled.followed(by: mapped)
}

private func zeroedLines(
  _ matrix: Matrix<Rational>, _ constraint: ShrinkConstraint
) -> ShrinkCandidates<Matrix<Rational>> {
  func without(row: Int?, column: Int?) -> Matrix<Rational> {
    Matrix(rows: matrix.rows, columns: matrix.columns) {
      $0 == row || $1 == column ? 0 : matrix[$0, $1]
    }
  }
  if constraint.isPaired {
    return ShrinkCandidates(count: matrix.rows) { without(row: $0, column: $0) }
  }
  return ShrinkCandidates(count: matrix.rows) { without(row: $0, column: nil) }
    .followed(by: ShrinkCandidates(count: matrix.columns) { without(row: nil, column: $0) })
}

private func entrySteps(
  _ matrix: Matrix<Rational>, _ constraint: ShrinkConstraint
) -> ShrinkCandidates<Matrix<Rational>> {
  let steps = ScalarStep.allCases
  return ShrinkCandidates(count: matrix.rows * matrix.columns * steps.count) { number in
    let place = number / steps.count
    let (row, column) = (place / matrix.columns, place % matrix.columns)
    if constraint.isPaired && row > column { return nil }
    guard let value = steps[number % steps.count].applied(to: matrix[row, column]) else {
      return nil
    }
    var result = matrix
    result[row, column] = value
    if constraint.isPaired && row != column {
      result[column, row] = constraint == .symmetric ? value : -value
    }
    return result
  }
}

extension Matrix where Scalar == Rational {
  /// The greatest common divisor of the numerators over the common denominator; 0 for a zero matrix.
  var commonNumerator: Integer {
    let scale = Rational(commonDenominator)
    return entries.reduce(Integer.zero) { Integer.gcd($0, ($1 * scale).numerator) }
  }
}
