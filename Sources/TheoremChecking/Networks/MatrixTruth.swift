// SPDX-License-Identifier: Apache-2.0

import Exact

/// What is certain of the singular values of one exact matrix that is not empty.
public struct MatrixTruth: Sendable {
  /// σ_1.
  public let largest: Enclosure<Double>
  /// σ_r, r = min(m, n); exactly 0 when the rank is known to be less than r.
  public let smallest: Enclosure<Double>
  /// κ = σ_1/σ_r, both ends infinite when the rank is known to be less than r.
  public let conditionNumber: Enclosure<Double>
  /// Bounds of the rank. Where enclosures and zero rows leave it open it is found by elimination, in
  /// matrices of at most `Matrix.quickRankEntries` entries.
  public let rank: ClosedRange<Int>

  /// The relative width to which κ is wanted.
  static let relativeWidth = 1e-6

  /// - Parameter rankLimit: an upper bound of the rank that is known otherwise.
  /// - Precondition: `matrix` is not empty.
  init(of matrix: Matrix<Rational>, rankLimit: Int = .max) throws(SingularValueError) {
    precondition(!matrix.isEmpty)
    let found: Spectrum<Double> = try singularValues(of: matrix)
    var rank = found.rankBounds
    let limit = min(rankLimit, matrix.nonzeroRows)
    if rank.upperBound > limit { rank = rank.lowerBound...limit }
    if rank.count > 1, matrix.rows * matrix.columns <= Matrix<Rational>.quickRankEntries {
      let exact = matrix.rank
      rank = exact...exact
    }
    self.rank = rank
    let spectrum = found.knowing(rankAtMost: rank.upperBound)
    largest = spectrum[0]
    let unknown = Enclosure<Double>(lower: 1, upper: .infinity)
    if rank.lowerBound == matrix.order {
      conditionNumber =
        try Exact.conditionNumber(of: matrix, relativeWidth: Self.relativeWidth) ?? unknown
    } else {
      conditionNumber = spectrum.conditionNumber ?? unknown
    }
    let last = spectrum[spectrum.count - 1]
    smallest = Self.quotient(spectrum[0], conditionNumber).flatMap(last.intersection) ?? last
  }

  /// What is certain of the singular values of Q, from Float64 enclosures of those of QQᵀ, which are
  /// their squares.
  ///
  /// - Parameters:
  ///   - gram: QQᵀ, not empty.
  ///   - order: r, the number of singular values of Q, at most the order of `gram`.
  init(ofRootOf gram: Matrix<Rational>, order: Int) throws(SingularValueError) {
    let squares: Spectrum<Double> = try singularValues(of: gram)
    let found = Spectrum(
      values: squares.values.prefix(order).compactMap(\.squareRoot), facts: squares.facts)
    rank = found.rankBounds
    largest = found[0]
    smallest = found[order - 1]
    conditionNumber = found.conditionNumber ?? Enclosure(lower: 1, upper: .infinity)
  }

  /// σ_r = σ_1/κ, to the relative width to which κ is known however small σ_r is.
  private static func quotient(
    _ largest: Enclosure<Double>, _ conditionNumber: Enclosure<Double>
  ) -> Enclosure<Double>? {
    conditionNumber.isFinite && largest.isFinite ? largest.divided(by: conditionNumber) : nil
  }
}

extension Matrix where Scalar == Rational {
  /// How many rows have an entry other than 0: the rank is at most that.
  var nonzeroRows: Int {
    (0..<rows).filter { row in (0..<columns).contains { !self[row, $0].isZero } }.count
  }
}
