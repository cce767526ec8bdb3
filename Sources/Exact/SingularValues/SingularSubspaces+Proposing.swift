// SPDX-License-Identifier: Apache-2.0

import CMPFR

/// Singular subspaces and singular vectors of an exact matrix, from Float64 vectors.
///
/// - Parameter matrix: any shape; entries of any size.
/// - Returns: what is certified of the vectors that Jacobi rotations in Float64 give. Radii are about
///   10⁻¹⁵ σ₁ over the gap; a gap that Float64 enclosures do not show gives no answer.
/// - Throws: `SingularValueError.notCertified` when the processor's arithmetic is not IEEE 754's
///   default, or the rotations do not converge.
/// - Complexity: that of `singularValues(of:)`, and some 4mn·min(m, n) exact products of the entries
///   by Doubles.
public func singularSubspaces(
  of matrix: Matrix<Rational>
) throws(SingularValueError) -> SingularSubspaces {
  try requireStandardArithmetic()
  let spectrum: Spectrum<Double> = try singularValues(of: matrix)
  guard !matrix.isEmpty, !matrix.isZero else { return .none(of: matrix, spectrum) }
  guard
    let proposal = Float64Oracle().approximateSingularVectors(
      of: ScaledMidpoint(matrix).midpoint),
    let tall = proposal.leftVectors.exact, let square = proposal.rightVectors.exact
  else { throw .notCertified("the rotations did not converge") }
  return .proposed(tall, square, for: matrix, spectrum)
}

/// Singular subspaces and singular vectors of an exact matrix to many bits.
///
/// As `singularSubspaces(of:)` with `bits` bits, 24 to 65536, in place of Float64's 53: radii are
/// about 2^−`bits` σ₁ over the gap.
///
/// - Throws: as `singularValues(of:bits:)`.
public func singularSubspaces(
  of matrix: Matrix<Rational>, bits: Int
) throws(SingularValueError) -> SingularSubspaces {
  let spectrum: Spectrum<BigFloat> = try singularValues(of: matrix, bits: bits)
  guard !matrix.isEmpty, !matrix.isZero else { return .none(of: matrix, spectrum) }
  let input = ExactInput.rationals(matrix)
  let longest = max(matrix.rows, matrix.columns)
  let wanted = bits + 16 + longest.bitWidthOfCount + matrix.order.bitWidthOfCount
  let rounded = input.tall(precision: (wanted + 63) / 64 * 64)
  let proposal = SingularVectorProposal(
    approximating: rounded.matrix, startingFrom: input.approximateVectors(), bits: bits,
    sweepLimit: 30)
  proposal.image.normalizeColumns()
  return .proposed(proposal.image.exact, proposal.vectors.exact, for: matrix, spectrum)
}

/// Singular subspaces of a matrix of Doubles, which denote the numbers that they are.
///
/// - Throws: also `SingularValueError.notFinite`.
public func singularSubspaces(
  of matrix: Matrix<Double>
) throws(SingularValueError) -> SingularSubspaces {
  try singularSubspaces(of: matrix.exact())
}

/// Singular subspaces of a matrix of Doubles, to many bits.
///
/// - Throws: also `SingularValueError.notFinite`.
public func singularSubspaces(
  of matrix: Matrix<Double>, bits: Int
) throws(SingularValueError) -> SingularSubspaces {
  try singularSubspaces(of: matrix.exact(), bits: bits)
}

extension SingularSubspaces {
  /// Vectors of the matrix, or of its transpose when it is wide.
  fileprivate static func proposed<Endpoint>(
    _ tall: Matrix<Rational>, _ square: Matrix<Rational>, for matrix: Matrix<Rational>,
    _ spectrum: Spectrum<Endpoint>
  ) -> SingularSubspaces {
    let isWide = matrix.columns > matrix.rows
    return SingularSubspaces(
      matrix, spectrum: spectrum, left: isWide ? square : tall, right: isWide ? tall : square)
  }

  /// No vectors: of a matrix that is empty or zero.
  fileprivate static func none<Endpoint>(
    of matrix: Matrix<Rational>, _ spectrum: Spectrum<Endpoint>
  ) -> SingularSubspaces {
    SingularSubspaces(
      matrix, spectrum: spectrum, left: .zero(rows: matrix.rows, columns: matrix.order),
      right: .zero(rows: matrix.columns, columns: matrix.order))
  }
}

extension ColumnMajorMatrix {
  /// The same numbers, `nil` when one is NaN or infinite.
  fileprivate var exact: Matrix<Rational>? {
    guard elements.allSatisfy(\.isFinite) else { return nil }
    return Matrix<Rational>(rows: rows, columns: columns) {
      Rational(exactly: self[$0, $1]) ?? .zero
    }
  }
}

extension ColumnMatrix {
  /// The same numbers; 0 in place of one that is NaN or infinite, for nothing is asked of a
  /// proposal.
  fileprivate var exact: Matrix<Rational> {
    withExtendedLifetime(self) {
      Matrix<Rational>(rows: rows, columns: columns) { row, column in
        let source = entry(row, column)
        guard mpfr_number_p(source) != 0 else { return .zero }
        return Rational.make { mpfr_get_q($0, source) }
      }
    }
  }
}

extension Matrix where Scalar == Double {
  /// - Throws: `SingularValueError.notFinite` for the first entry, row by row, that is NaN or infinite.
  fileprivate func exact() throws(SingularValueError) -> Matrix<Rational> {
    for (position, entry) in storage.elements.enumerated() where !entry.isFinite {
      throw .notFinite(row: position / columns, column: position % columns, value: "\(entry)")
    }
    return map { Rational(exactly: $0) ?? .zero }
  }
}
