// SPDX-License-Identifier: Apache-2.0

import Exact

/// What is known of a layer's weight matrix W: enclosures of its singular values, of the eigenvalues
/// of H = W + Wᵀ when W is square, and of the squares of its row norms.
///
/// Made once from the matrix, or put together from enclosures known otherwise; all bounds of this
/// module are then computed from it in Float64 with outward rounding.
public struct LayerSpectrum: Hashable, Sendable {
  public let rows: Int
  public let columns: Int
  /// σ_1 ≥ … ≥ σ_r, r = min(rows, columns).
  public let singularValues: [Enclosure<Double>]
  /// λ_1(H) ≥ … ≥ λ_n(H), or `nil` when W is not square or they are not known.
  public let symmetricPartEigenvalues: [Enclosure<Double>]?
  /// ‖w_k‖² for each row, or `nil` when not known.
  public let rowNormsSquared: [Enclosure<Double>]?

  /// Puts together what is known.
  ///
  /// The caller vouches for the enclosures.
  ///
  /// - Throws: `LayerError.wrongCount` when there are not min(rows, columns) singular values, `rows`
  ///   eigenvalues or `rows` row norms, `LayerError.notSquare` for eigenvalues of a matrix that is not
  ///   square, `LayerError.negative` or `LayerError.notDescending` for enclosures that can hold no
  ///   such values.
  public init(
    rows: Int, columns: Int, singularValues: [Enclosure<Double>],
    symmetricPartEigenvalues: [Enclosure<Double>]? = nil,
    rowNormsSquared: [Enclosure<Double>]? = nil
  ) throws(LayerError) {
    guard rows >= 0, columns >= 0, singularValues.count == min(rows, columns) else {
      throw .wrongCount(
        "singular values", expected: max(0, min(rows, columns)), found: singularValues.count)
    }
    if let eigenvalues = symmetricPartEigenvalues {
      guard rows == columns else { throw .notSquare(rows: rows, columns: columns) }
      guard eigenvalues.count == rows else {
        throw .wrongCount("eigenvalues", expected: rows, found: eigenvalues.count)
      }
    }
    if let norms = rowNormsSquared {
      guard norms.count == rows else {
        throw .wrongCount("row norms", expected: rows, found: norms.count)
      }
      guard norms.allSatisfy({ $0.upper >= 0 }) else { throw .negative("a squared row norm") }
    }
    guard singularValues.allSatisfy({ $0.upper >= 0 }) else { throw .negative("a singular value") }
    guard Self.mayDescend(singularValues) else { throw .notDescending("singular values") }
    guard Self.mayDescend(symmetricPartEigenvalues ?? []) else {
      throw .notDescending("eigenvalues")
    }
    self.rows = rows
    self.columns = columns
    self.singularValues = singularValues
    self.symmetricPartEigenvalues = symmetricPartEigenvalues
    self.rowNormsSquared = rowNormsSquared
  }

  /// Certifies the spectrum of an exact matrix.
  ///
  /// - Complexity: two certified decompositions of order n when W is square, one otherwise.
  public init(of matrix: Matrix<Rational>) throws(SingularValueError) {
    rows = matrix.rows
    columns = matrix.columns
    singularValues = try Exact.singularValues(of: matrix).values
    symmetricPartEigenvalues =
      matrix.isSquare
      ? try Exact.eigenvalues(ofSymmetric: matrix + matrix.transposed).values : nil
    rowNormsSquared = (0..<matrix.rows).map { row in
      let square = (0..<matrix.columns).reduce(Rational.zero) {
        $0 + matrix[row, $1] * matrix[row, $1]
      }
      return Enclosure(square, precision: 53)
    }
  }

  /// Certifies the spectrum of a matrix of Doubles.
  ///
  /// - Throws: `SingularValueError.notFinite` for an entry that is NaN or infinite.
  public init(of matrix: Matrix<Double>) throws(SingularValueError) {
    guard let exact = Matrix<Rational>(exactly: matrix) else {
      // The certifier names the entry.
      _ = try Exact.singularValues(of: matrix)
      throw .notCertified("an entry is not finite")
    }
    try self.init(of: exact)
  }

  /// Certifies the spectrum of a matrix of Floats, each of which is a Double.
  public init(of matrix: Matrix<Float>) throws(SingularValueError) {
    try self.init(of: matrix.widened)
  }

  /// Whether the enclosures can hold numbers in descending order.
  private static func mayDescend(_ enclosures: [Enclosure<Double>]) -> Bool {
    var least = Double.infinity
    for enclosure in enclosures {
      least = min(least, enclosure.upper)
      if enclosure.lower > least { return false }
    }
    return true
  }

  var order: Int { min(rows, columns) }
}
