// SPDX-License-Identifier: Apache-2.0

import Exact
import MatrixFormats

/// What is certain about one matrix of a file.
struct MatrixCertificate {
  let matrix: NamedMatrix
  /// The precision of the enclosures' ends.
  let bits: Int
  let spectrum: Spectrum<BigFloat>
  let rank: ClosedRange<Int>

  /// - Parameter bits: the precision to compute with; Float64's when `nil`.
  /// - Throws: `MatrixFileError` when an entry is NaN or infinite; otherwise `Complaint`.
  init(of matrix: NamedMatrix, bits: Int?) throws {
    self.matrix = matrix
    self.bits = bits ?? 53
    var spectrum: Spectrum<BigFloat>
    do {
      spectrum = try MatrixCertificate.spectrum(of: matrix, bits: bits)
    } catch let error as SingularValueError {
      if case .notFinite(let row, let column, let value) = error {
        throw MatrixFileError.notFinite(
          file: matrix.file, tensor: matrix.name, row: row, column: column, value: value)
      }
      throw Complaint("\(matrix.file): \(matrix.name.map { "tensor '\($0)': " } ?? "")\(error)")
    }
    rank = try MatrixCertificate.rank(of: matrix, spectrum: spectrum)
    spectrum = spectrum.knowing(rankAtMost: rank.upperBound)
    self.spectrum = spectrum
  }

  private static func spectrum(
    of matrix: NamedMatrix, bits: Int?
  ) throws -> Spectrum<BigFloat> {
    switch (matrix.content, bits) {
    case (.double(let entries), let bits?): return try singularValues(of: entries, bits: bits)
    case (.rational(let entries), let bits?): return try singularValues(of: entries, bits: bits)
    case (.double(let entries), nil):
      let spectrum = try singularValues(of: entries)
      guard spectrum.reachesTheEndsOfFloat64 else { return spectrum.bigFloat }
      return try singularValuesInWideRange(of: matrix.rational)
    case (.rational(let entries), nil): return try singularValuesInWideRange(of: entries)
    }
  }

  /// The exact rank where the enclosures leave it open and elimination over the rationals is quick.
  private static func rank(
    of matrix: NamedMatrix, spectrum: Spectrum<BigFloat>
  ) throws -> ClosedRange<Int> {
    let bounds = spectrum.rankBounds
    guard bounds.lowerBound < bounds.upperBound,
      matrix.rows * matrix.columns <= Matrix<Rational>.quickRankEntries
    else { return bounds }
    guard let rank = try matrix.rational.rankIfQuick else { return bounds }
    return rank...rank
  }
}
