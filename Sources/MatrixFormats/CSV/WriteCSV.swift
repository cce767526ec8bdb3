// SPDX-License-Identifier: Apache-2.0

import Exact

/// The matrix as CSV, one line for each row, exactly: `readMatrices` gives the same matrix back
/// unless it breaks `MatrixFileLimits`.
///
/// A number with a finite decimal expansion is written as one, any other as a quotient in lowest
/// terms. An empty matrix gives an empty text, which cannot be read back.
public func csvText(_ matrix: Matrix<Rational>) -> String {
  var text = ""
  guard !matrix.isEmpty else { return text }
  for row in 0..<matrix.rows {
    for column in 0..<matrix.columns {
      text += (column == 0 ? "" : ",") + exactText(matrix[row, column])
    }
    text += "\n"
  }
  return text
}

/// Writes the matrix to the file at `path` as CSV, exactly; replaces a file that is there.
///
/// - Parameter comment: lines to stand before the numbers, each after `# `.
/// - Throws: `MatrixFileError.unwritable` when writing fails, and for an empty matrix, whose shape
///   CSV cannot tell.
public func writeCSV(
  _ matrix: Matrix<Rational>, to path: String, comment: String = ""
) throws(MatrixFileError) {
  guard !matrix.isEmpty else {
    throw .unwritable(
      file: path, reason: "CSV cannot hold an empty matrix (\(matrix.rows) × \(matrix.columns))")
  }
  let lines = comment.split(omittingEmptySubsequences: false) { $0.isNewline }
  let head = comment.isEmpty ? "" : lines.map { "# \($0)\n" }.joined()
  try writeFile(Array((head + csvText(matrix)).utf8), to: path)
}

/// `value` as `Rational(text:)` reads it: a decimal number where that is possible and within the
/// limits of reading, else a quotient of integers.
func exactText(_ value: Rational) -> String {
  let denominator = value.denominator
  let twos = denominator.trailingZeroBits
  var rest = denominator.shiftedRight(by: twos)
  var fives = 0
  while rest > 1 {
    let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 5)
    guard remainder.isZero else { return value.description }
    rest = quotient
    fives += 1
  }
  // value = digits / 10^places, and no smaller power of ten will do.
  let places = max(twos, fives)
  let scaled = value.numerator * Integer(10).power(places).exactQuotient(by: denominator)
  let digits = scaled.magnitude.description
  let limit = Rational.decimalExponentLimit
  guard places <= limit, digits.utf8.count <= 4 * limit else {
    return "\(value.numerator)/\(denominator)"
  }
  let sign = value.signum < 0 ? "-" : ""
  if places == 0 { return sign + digits }
  let leadingZeros = places - digits.utf8.count
  if leadingZeros > 5 { return "\(sign)\(digits)e-\(places)" }
  let padded = String(repeating: "0", count: max(leadingZeros + 1, 0)) + digits
  return "\(sign)\(padded.dropLast(places)).\(padded.suffix(places))"
}
