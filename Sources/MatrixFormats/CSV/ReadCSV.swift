// SPDX-License-Identifier: Apache-2.0

import Exact

/// The matrix whose rows are the lines of a text file.
///
/// Each field is a decimal number (`-1.5`, `2e-3`) or a quotient of integers (`1/3`), and denotes
/// exactly that rational. Fields are separated by semicolons, by commas, or by tabs and spaces: what
/// stands between the first two fields of the file is the separator throughout. Around a semicolon or
/// comma there may be blanks. An empty field is an error, also between two tabs. From `#` on, a line
/// is a comment; empty lines are passed over. A row of headings is an error that says so.
func readCSV(_ file: InputFile) throws(MatrixFileError) -> Matrix<Rational> {
  var reader = CSVReader(file)
  return try reader.matrix()
}

struct CSVReader {
  private let scanner: ByteScanner
  /// A semicolon, a comma, or a space, which stands for any blanks.
  private var separator: UInt8? = nil
  private var entries = ExactEntries()
  private var rows = 0
  private var columns = 0

  init(_ file: InputFile) { scanner = ByteScanner(file) }

  mutating func matrix() throws(MatrixFileError) -> Matrix<Rational> {
    try skipByteOrderMark()
    while try nextRow() {}
    guard rows > 0 else {
      throw scanner.malformed(.wholeFile, "the file holds no numbers")
    }
    return Matrix(rows: rows, columns: columns, entries: entries.values)
  }

  private func skipByteOrderMark() throws(MatrixFileError) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    guard scanner.end >= 3, try scanner.file.bytes(at: 0, count: 3) == mark else { return }
    for _ in mark { try scanner.advance() }
  }

  /// Reads a row; `false` when there is none.
  private mutating func nextRow() throws(MatrixFileError) -> Bool {
    guard try skipToRow() else { return false }
    let line = scanner.line
    var failure: MatrixFileError? = nil
    var numbers = 0
    var fields = 0
    repeat {
      fields += 1
      let (bytes, place) = try field()
      do throws(MatrixFileError) {
        let value = try exactNumber(bytes, in: scanner.file.path, at: place)
        numbers += 1
        try keep(value)
      } catch {
        // In the first row, look on: without any number it is a row of headings.
        guard rows == 0, case .malformed = error else { throw error }
        if failure == nil { failure = error }
      }
      guard fields <= MatrixFileLimits.textEntries else { throw tooManyEntries() }
    } while try passSeparator()
    if let failure {
      guard numbers == 0, case .malformed(let file, let place, let reason) = failure else {
        throw failure
      }
      throw .malformed(
        file: file, place: place, reason: "\(reason); a row of headings is not accepted")
    }
    if rows == 0 { columns = fields }
    guard fields == columns else {
      throw scanner.malformed(
        .wholeLine(line), "the row has \(fields) entries, but the first row has \(columns)")
    }
    rows += 1
    return true
  }

  private mutating func keep(_ value: Rational) throws(MatrixFileError) {
    guard entries.append(value) else {
      throw .tooLarge(
        file: scanner.file.path, place: .wholeLine(scanner.line), reason: ExactEntries.limitReason)
    }
    guard entries.values.count <= MatrixFileLimits.textEntries else { throw tooManyEntries() }
  }

  private func tooManyEntries() -> MatrixFileError {
    .tooLarge(
      file: scanner.file.path, place: .wholeLine(scanner.line),
      reason: "more than the limit of \(MatrixFileLimits.textEntries) entries")
  }

  /// Moves to the first entry of the next row.
  private func skipToRow() throws(MatrixFileError) -> Bool {
    while true {
      try scanner.skip { $0.isLineEnd || $0.isBlank }
      guard let byte = try scanner.peek() else { return false }
      if byte != UInt8(ascii: "#") { return true }
      try scanner.skip { !$0.isLineEnd }
    }
  }

  /// The bytes up to a separator, a blank, a comment or the end of the line.
  private func field() throws(MatrixFileError) -> ([UInt8], MatrixFileError.Place) {
    let place = scanner.linePlace
    let separator = separator
    let bytes = try scanner.word { byte in
      if byte.isBlank || byte == UInt8(ascii: "#") { return true }
      guard let separator else { return byte.isFieldMark }
      return byte == separator
    }
    guard !bytes.isEmpty else { throw scanner.malformed(place, "an empty field") }
    return (bytes, place)
  }

  /// Passes what separates two fields; `false` at the end of the row.
  private mutating func passSeparator() throws(MatrixFileError) -> Bool {
    let place = scanner.linePlace
    let tabs = try passBlanks()
    guard let byte = try scanner.peek(), !byte.isLineEnd, byte != UInt8(ascii: "#") else {
      try scanner.skip { !$0.isLineEnd }
      return false
    }
    let isMark = byte.isFieldMark
    let found = isMark ? byte : .space
    if separator == nil { separator = found }
    guard separator == found else {
      throw scanner.malformed(place, "another separator than between the first two fields")
    }
    if isMark {
      try scanner.advance()
      _ = try passBlanks()
    } else if tabs > 1 {
      throw scanner.malformed(place, "an empty field")
    }
    return true
  }

  /// Passes blanks; how many of them are tabs.
  private func passBlanks() throws(MatrixFileError) -> Int {
    var tabs = 0
    while let byte = try scanner.peek(), byte.isBlank {
      if byte == .tab { tabs += 1 }
      try scanner.advance()
    }
    return tabs
  }
}

extension UInt8 {
  /// Whether the byte separates fields by itself, as a blank does not.
  fileprivate var isFieldMark: Bool { self == UInt8(ascii: ",") || self == UInt8(ascii: ";") }
}
