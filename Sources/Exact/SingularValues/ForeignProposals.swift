// SPDX-License-Identifier: Apache-2.0

import CMPFR

// The certificates with proposals from anywhere, for those who test that the enclosures hold whatever
// was proposed. Nothing here computes a bound.

/// Singular values and vectors that somebody proposes: A ≈ U diag(s) Vᵀ.
package struct ForeignProposal: Sendable {
  /// U, of the midpoint's shape.
  package var left: Matrix<Double>
  package var values: [Double]
  /// V, square.
  package var right: Matrix<Double>

  package init(left: Matrix<Double>, values: [Double], right: Matrix<Double>) {
    self.left = left
    self.values = values
    self.right = right
  }
}

/// An exact matrix on its way through the Float64 tier: scaled by 2^−`exponent`, transposed when it
/// is wide, rounded to `midpoint`.
package struct Float64Trial: Sendable {
  private let scaled: ScaledMidpoint

  /// - Precondition: finite, not empty and not zero.
  package init(_ matrix: Matrix<Double>) {
    scaled = ScaledMidpoint(
      matrix, largest: matrix.storage.elements.reduce(0) { max($0, $1.magnitude) })
  }

  /// - Precondition: not empty and not zero.
  package init(_ matrix: Matrix<Rational>) { scaled = ScaledMidpoint(matrix) }

  package var midpoint: Matrix<Double> { scaled.midpoint.matrix }
  package var exponent: Int { scaled.exponent }

  /// What the Jacobi oracle proposes for the midpoint.
  package func honestProposal() -> ForeignProposal? {
    guard let found = Float64Oracle().approximateSingularVectors(of: scaled.midpoint) else {
      return nil
    }
    return ForeignProposal(
      left: found.leftVectors.matrix, values: found.values, right: found.rightVectors.matrix)
  }

  /// The certificate's bounds of ‖C − U diag(s) Vᵀ‖, ‖UᵀU − I‖ and ‖VᵀV − I‖ for the midpoint C, or
  /// `nil` when it refuses the proposal.
  package func bounds(
    for proposal: ForeignProposal
  ) -> (residual: Double, left: Double, right: Double)? {
    Float64Certificate(of: SingularValueProposal(proposal), for: scaled.midpoint).map {
      ($0.residual, $0.leftDefect, $0.rightDefect)
    }
  }

  /// The enclosures that the tier concludes from the proposal, however wide.
  package func spectrum(from proposal: ForeignProposal) -> Spectrum<Double>? {
    float64Spectrum(of: scaled, oracle: FixedOracle(proposal: SingularValueProposal(proposal)))?
      .spectrum
  }
}

/// The enclosures that the certificate of tiny batches concludes for `matrix` in the given lane from V
/// and B ≈ C V, C being the matrix, transposed when it is wide, times 2^−e so that its largest entry is
/// in [1/2, 1); the other lanes hold the same matrix and what Jacobi proposes. However wide; `nil` where
/// nothing is certified.
///
/// - Parameter change: changes B and V, as Jacobi proposed them.
/// - Precondition: finite, not zero, with room in a `TinyBatch`; 0 ≤ `lane` < 8.
package func tinyEnclosures(
  of matrix: Matrix<Double>, lane: Int,
  change: (_ image: inout Matrix<Double>, _ vectors: inout Matrix<Double>) -> Void
) -> [Enclosure<Double>]? {
  var batch = TinyBatch(rows: matrix.rows, columns: matrix.columns)
  let largest = matrix.storage.elements.reduce(0) { max($0, $1.magnitude) }
  for position in 0..<TinyBatch.lanes {
    _ = batch.load(matrix, largest: largest, lane: position)
  }
  batch.propose()
  var (image, vectors) = batch.proposal(lane: lane)
  change(&image, &vectors)
  batch.setProposal(image: image, vectors: vectors, lane: lane)
  batch.certify()
  return batch.spectrum(lane: lane)?.spectrum.values
}

/// The enclosures that the many-bit certificate concludes from the proposed right vectors V and the
/// image W ≈ AV of a tall integer matrix A, both rounded to `bits` bits before it sees them.
///
/// - Throws: `notCertified` when V is too far from orthogonal.
/// - Precondition: integer entries, at least as many rows as columns; shapes that fit.
package func jacobiEnclosures(
  of matrix: Matrix<Rational>, bits: Int, image: Matrix<Rational>, vectors: Matrix<Rational>
) throws(SingularValueError) -> [Enclosure<BigFloat>] {
  precondition(matrix.commonDenominator == .one && matrix.rows >= matrix.columns)
  return try JacobiCertificate(
    ExactInput.rationals(matrix).tall(precision: bits),
    image: ColumnMatrix(image, precision: bits),
    vectors: ColumnMatrix(vectors, precision: bits)
  ).enclosures()
}

/// The enclosures that the certificate from refined vectors concludes from proposed U and V, both cut
/// to `digits` digits before it sees them, for a square integer matrix A; `nil` when it refuses them.
///
/// - Precondition: integer entries, not all zero; shapes that fit; entries of U and V below 2 in size.
package func refinedVectorEnclosures(
  of matrix: Matrix<Rational>, left: Matrix<Rational>, right: Matrix<Rational>, digits: Int,
  keeping kept: Int
) -> [Enclosure<BigFloat>]? {
  precondition(matrix.commonDenominator == .one && matrix.rows == matrix.columns)
  guard let format = DigitFormat(order: matrix.order, depth: digits),
    let input = FixedPointInput(numerators: matrix, format, digits: kept),
    let left = DigitMatrix(left, format, digits: digits),
    let right = DigitMatrix(right, format, digits: digits),
    let certificate = RefinedVectorCertificate(
      of: input.matrix, left: left, right: right, digits: kept)
  else { return nil }
  return certificate.enclosures(error: input.error, bits: 64 + kept * format.bits)?.map {
    Enclosure(
      lower: $0.lower.scaled(byPowerOfTwo: -input.exponent),
      upper: $0.upper.scaled(byPowerOfTwo: -input.exponent))
  }.descending
}

extension DigitMatrix {
  /// The entries rounded downward to the last digit.
  init?(_ matrix: Matrix<Rational>, _ format: DigitFormat, digits: Int) {
    let numerators = matrix.numerators
    let shift = UInt(-format.unitExponent(digits))
    let found = DigitMatrix.ofIntegers(format, digits: digits) { row, column, target in
      __gmpz_mul_2exp(target, numerators.base + row * matrix.columns + column, shift)
      __gmpz_fdiv_q(target, target, matrix.commonDenominator.pointer)
    }
    withExtendedLifetime(matrix) {}
    guard let found else { return nil }
    self = found
  }
}

/// An oracle that hands out what it was given.
private struct FixedOracle: SingularVectorOracle {
  let proposal: SingularValueProposal
  func approximateSingularVectors(of matrix: ColumnMajorMatrix) -> SingularValueProposal? {
    proposal
  }
}

extension SingularValueProposal {
  fileprivate init(_ proposal: ForeignProposal) {
    self.init(
      leftVectors: ColumnMajorMatrix(proposal.left), values: proposal.values,
      rightVectors: ColumnMajorMatrix(proposal.right))
  }
}

extension ColumnMajorMatrix {
  fileprivate init(_ matrix: Matrix<Double>) {
    self.init(rows: matrix.rows, columns: matrix.columns) { _ in }
    matrix.forEachEntry { self[$0, $1] = $2 }
  }

  fileprivate var matrix: Matrix<Double> {
    Matrix(rows: rows, columns: columns) { self[$0, $1] }
  }
}

extension ColumnMatrix {
  /// The entries rounded to nearest.
  fileprivate convenience init(_ matrix: Matrix<Rational>, precision: Int) {
    self.init(rows: matrix.rows, columns: matrix.columns, precision: precision)
    withExtendedLifetime(self) {
      matrix.forEachEntry { row, column, value in
        let number = BigFloat(value, precision: precision, rounding: .nearest)
        withExtendedLifetime(number) {
          _ = mpfr_set(entry(row, column), number.pointer, MPFR_RNDN)
        }
      }
    }
  }
}
