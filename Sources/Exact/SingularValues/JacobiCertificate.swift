// SPDX-License-Identifier: Apache-2.0

import CMPFR

/// A matrix rounded to MPFR numbers, and how far that moved it.
struct RoundedMatrix {
  let matrix: ColumnMatrix
  /// An upper bound of ‖exact − rounded‖F.
  let error: BigFloat
}

/// Enclosures of singular values from a nearly orthogonal V and a W ≈ A·V with nearly orthogonal
/// columns, whoever proposed them (proofs/certifier-jacobi.md has the proof).
///
/// With e ≥ ‖W − AV‖F, β ≥ ‖VᵀV − I‖F < 1, d_1 ≥ d_2 ≥ … the column norms of W, and over its nonzero
/// columns o ≥ ‖WᵀW − D²‖F and g ≥ ‖D⁻¹WᵀWD⁻¹ − I‖F,
///
///     (d_i − r_i − e)/√(1+β) ≤ σ_i(A) ≤ (d_i + r_i + e)/√(1−β),
///     r_i = the least of o/d_i, √o and, when g ≤ 1, g·d_i;   r_i = 0 for a zero column.
///
/// e, β, o, g are measured: each inner product is the exact one rounded once, away from zero. The
/// rounding of A itself adds ‖A − Ã‖F on both sides. Rests on Weyl and Ostrowski.
struct JacobiCertificate {
  static let facts: Facts = [.weyl, .ostrowski]

  /// Magnitudes of errors carry this many bits, always rounded up.
  private static let boundPrecision = 64

  let matrix: RoundedMatrix
  let image: ColumnMatrix
  let vectors: ColumnMatrix

  /// - Precondition: `matrix` has at least as many rows as columns, `image` has its shape, and
  ///   `vectors` is square of its column count.
  init(_ matrix: RoundedMatrix, image: ColumnMatrix, vectors: ColumnMatrix) {
    let (rows, columns) = (matrix.matrix.rows, matrix.matrix.columns)
    precondition(rows >= columns && image.rows == rows && image.columns == columns)
    precondition(vectors.rows == columns && vectors.columns == columns)
    self.matrix = matrix
    self.image = image
    self.vectors = vectors
  }

  /// One enclosure for each column of the matrix, in descending order, at its precision.
  ///
  /// - Throws: `notCertified` when ‖VᵀV − I‖ is not certainly below 1.
  func enclosures() throws(SingularValueError) -> [Enclosure<BigFloat>] {
    let one = BigFloat(1.0)
    let beta = orthogonalityDefect()
    guard beta < one else {
      throw .notCertified("the proposed right singular vectors are far from orthonormal")
    }
    let residual = imageResidual()
    let columns = NormBounds(image)
    let (absolute, relative) = offDiagonal(columns)
    let bits = matrix.matrix.precision
    let root = upward(.sqrt, absolute, absolute)
    let growth = BigFloat.squareRoot(
      BigFloat.sum(one, beta, precision: bits, rounding: .up), precision: bits, rounding: .up)
    let shrink = BigFloat.squareRoot(
      BigFloat.difference(one, beta, precision: bits, rounding: .down), precision: bits,
      rounding: .down)

    var result: [Enclosure<BigFloat>] = []
    for position in 0..<image.columns {
      let low = columns.descendingLower[position]
      let high = columns.descendingUpper[position]
      var radius = residual
      if low.signum > 0 {
        var deviation = min(root, upward(.quotient, absolute, low))
        if relative <= one { deviation = min(deviation, upward(.product, high, relative)) }
        radius = up(radius, deviation)
      }
      let top = BigFloat.quotient(
        BigFloat.sum(high, radius, precision: bits, rounding: .up), shrink, precision: bits,
        rounding: .up)
      let bottom = BigFloat.quotient(
        nonnegative(BigFloat.difference(low, radius, precision: bits, rounding: .down)), growth,
        precision: bits, rounding: .down)
      result.append(
        Enclosure(
          lower: nonnegative(
            BigFloat.difference(bottom, matrix.error, precision: bits, rounding: .down)),
          upper: BigFloat.sum(top, matrix.error, precision: bits, rounding: .up)))
    }
    return result.descending
  }

  /// β ≥ ‖VᵀV − I‖F.
  private func orthogonalityDefect() -> BigFloat {
    let scratch = BigFloatArena(count: 3, precision: Self.boundPrecision)
    let (value, one, minusOne) = (scratch.base, scratch.base + 1, scratch.base + 2)
    mpfr_set_si_2exp(one, 1, 0, MPFR_RNDN)
    mpfr_set_si_2exp(minusOne, -1, 0, MPFR_RNDN)
    // With one term more, 1·(−1), for the diagonal.
    let left = vectors.columnTable(extra: one)
    let right = vectors.columnTable(extra: minusOne)
    let order = vectors.columns
    return withExtendedLifetime((self.vectors, scratch)) {
      let sum = SumOfSquares(precision: Self.boundPrecision)
      for p in 0..<order {
        left.dot(p, right, p, count: order + 1, into: value, MPFR_RNDA)
        sum.add(value)
        for q in (p + 1)..<max(order, p + 1) {
          left.dot(p, right, q, count: order, into: value, MPFR_RNDA)
          sum.addTwice(value)
        }
      }
      return sum.squareRoot
    }
  }

  /// e ≥ ‖W − AV‖F for the rounded A.
  private func imageResidual() -> BigFloat {
    let source = matrix.matrix
    let scratch = BigFloatArena(count: 2, precision: Self.boundPrecision)
    let (value, one) = (scratch.base, scratch.base + 1)
    mpfr_set_si_2exp(one, 1, 0, MPFR_RNDN)
    let negated = BigFloatArena(count: 1, precision: image.precision)
    // Row i of A and column j of V, with one term more, 1·(−w_ij).
    let left = source.rowTable(extra: one)
    let right = vectors.columnTable(extra: negated.base)
    return withExtendedLifetime((source, vectors, image, scratch, negated)) {
      let sum = SumOfSquares(precision: Self.boundPrecision)
      for column in 0..<source.columns {
        for row in 0..<source.rows {
          mpfr_neg(negated.base, image.entry(row, column), MPFR_RNDN)
          left.dot(row, right, column, count: source.columns + 1, into: value, MPFR_RNDA)
          sum.add(value)
        }
      }
      return sum.squareRoot
    }
  }

  /// Upper bounds of ‖WᵀW − D²‖F and of ‖D⁻¹WᵀWD⁻¹ − I‖F over the nonzero columns of W.
  private func offDiagonal(_ norms: NormBounds) -> (absolute: BigFloat, relative: BigFloat) {
    let table = image.columnTable()
    let scratch = BigFloatArena(count: 2, precision: Self.boundPrecision)
    let (value, lengths) = (scratch.base, scratch.base + 1)
    return withExtendedLifetime((image, norms, scratch)) {
      let absolute = SumOfSquares(precision: Self.boundPrecision)
      let relative = SumOfSquares(precision: Self.boundPrecision)
      let kept = (0..<image.columns).filter { norms.lower[$0].signum > 0 }
      for (position, p) in kept.enumerated() {
        for q in kept[(position + 1)...] {
          table.dot(p, table, q, count: image.rows, into: value, MPFR_RNDA)
          absolute.addTwice(value)
          mpfr_mul(lengths, norms.lower[p].pointer, norms.lower[q].pointer, MPFR_RNDD)
          mpfr_div(value, value, lengths, MPFR_RNDA)
          relative.addTwice(value)
        }
      }
      return (absolute.squareRoot, relative.squareRoot)
    }
  }

  // MARK: - Small arithmetic on bounds

  private enum Operation { case sqrt, quotient, product }

  private func upward(_ operation: Operation, _ a: BigFloat, _ b: BigFloat) -> BigFloat {
    let bits = Self.boundPrecision
    switch operation {
    case .sqrt: return .squareRoot(a, precision: bits, rounding: .up)
    case .quotient: return .quotient(a, b, precision: bits, rounding: .up)
    case .product: return .product(a, b, precision: bits, rounding: .up)
    }
  }

  private func up(_ a: BigFloat, _ b: BigFloat) -> BigFloat {
    .sum(a, b, precision: Self.boundPrecision, rounding: .up)
  }

  private func nonnegative(_ a: BigFloat) -> BigFloat {
    a.signum < 0 ? .zero(precision: a.precision) : a
  }
}

/// Bounds of the Euclidean norms of a matrix's columns; both are 0 for a zero column, and only then is
/// the lower one 0.
private struct NormBounds {
  let lower: [BigFloat]
  /// The i-th largest norm lies between the i-th entries of these two.
  let descendingLower: [BigFloat]
  let descendingUpper: [BigFloat]

  init(_ matrix: ColumnMatrix) {
    let table = matrix.columnTable()
    let bits = matrix.precision
    var lower: [BigFloat] = []
    var upper: [BigFloat] = []
    withExtendedLifetime(matrix) {
      for column in 0..<matrix.columns {
        for rounding in [Rounding.down, .up] {
          let square = BigFloat.make(precision: bits) {
            table.dot(column, table, column, count: matrix.rows, into: $0, rounding.mpfr)
          }
          let norm = BigFloat.squareRoot(square, precision: bits, rounding: rounding)
          if rounding == .down { lower.append(norm) } else { upper.append(norm) }
        }
      }
    }
    self.lower = lower
    descendingLower = lower.sorted(by: >)
    descendingUpper = upper.sorted(by: >)
  }
}
