// SPDX-License-Identifier: Apache-2.0

import Exact

// Shifts chosen with the matrix in view, where ρI + W is special.

extension SeededGenerator {
  /// A ρ for ρI + W: from `ScalarEnsemble.shift` half of the time, else minus a diagonal entry or minus
  /// the mean of the diagonal (an eigenvalue where W is triangular or a multiple of the identity, so that
  /// ρI + W is singular), or a ρ that dominates W.
  ///
  /// - Precondition: `matrix` is square.
  public mutating func shift(for matrix: Matrix<Rational>) -> Rational {
    precondition(matrix.isSquare, "a shift of a matrix that is not square")
    guard matrix.rows > 0, coin() else { return ScalarEnsemble.shift.draw(using: &self) }
    let place = below(matrix.rows)
    switch below(4) {
    case 0, 1: return -matrix[place, place]
    case 2: return -matrix.trace / Rational(matrix.rows)
    default: return dominantShift(for: matrix)
    }
  }

  /// A ρ of either sign with |ρ| > σ₁(W): √(‖W‖₁‖W‖_∞), which bounds σ₁, rounded up by an eighth at
  /// most and multiplied by 5/4, 2 or 1024. For W = 0 that factor itself.
  public mutating func dominantShift(for matrix: Matrix<Rational>) -> Rational {
    let bound = matrix.spectralNormBoundSquared
    let factor = element(of: [Rational(2), Rational(5, 4), 1024])
    guard !bound.isZero else { return Rational(sign()) * factor }
    return Rational(sign()) * factor * bound.squareRootUpperBound
  }
}

extension Matrix where Scalar == Rational {
  /// ‖W‖₁·‖W‖_∞ ≥ σ₁(W)², the largest column sum of magnitudes times the largest row sum.
  var spectralNormBoundSquared: Rational {
    var rowSums = [Rational](repeating: 0, count: rows)
    var columnSums = [Rational](repeating: 0, count: columns)
    forEachEntry { row, column, value in
      rowSums[row] += value.magnitude
      columnSums[column] += value.magnitude
    }
    return (rowSums.max() ?? 0) * (columnSums.max() ?? 0)
  }
}

extension Rational {
  /// A short rational r with √x < r ≤ 9/8·√x for this x > 0.
  ///
  /// x is scaled by a power of 4 to some y ≥ 2⁷; then r' = ⌊√⌊y⌋⌋ + 1 exceeds √y by 1 at most, and
  /// 1/√y < 1/8.
  var squareRootUpperBound: Rational {
    let shift = max(0, (8 - approximateExponent + 1) / 2)
    let lift = max(0, approximateExponent / 2 - 4)
    let scaled = self.scaled(byPowerOfTwo: 2 * (shift - lift))
    let floor = scaled.numerator.quotientAndRemainder(dividingBy: scaled.denominator).quotient
    let root = floor.floorSquareRoot + 1
    return Rational(root).scaled(byPowerOfTwo: lift - shift)
  }
}
