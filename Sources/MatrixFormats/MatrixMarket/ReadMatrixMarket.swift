// SPDX-License-Identifier: Apache-2.0

import Exact

/// The matrix of a MatrixMarket file.
///
/// Source: R. F. Boisvert, R. Pozo, K. A. Remington, The Matrix Market Exchange Formats: Initial
/// Design, NISTIR 5935, 1996. Where it leaves room: blank lines and comments may stand anywhere; an
/// entry of a symmetric matrix may be given on either side of the diagonal; an entry given twice, on
/// one side or on both, is an error, for some programs add such entries and others keep the last.
func readMatrixMarket(_ file: InputFile) throws(MatrixFileError) -> Matrix<Rational> {
  var reader = try MatrixMarketReader(file)
  return try reader.banner.isCoordinate ? reader.coordinateEntries() : reader.arrayEntries()
}

struct MatrixMarketReader {
  let banner: MatrixMarketBanner
  private let scanner: ByteScanner
  private let rows: Int
  private let columns: Int
  /// How many entries the file announces.
  private let count: Int
  private var entries = ExactEntries()
  private let sizeLine: MatrixFileError.Place

  /// Reads up to the line with the sizes, and holds it against the size of the file.
  init(_ file: InputFile) throws(MatrixFileError) {
    scanner = ByteScanner(file)
    banner = try MatrixMarketBanner(scanner)
    try MatrixMarketReader.skipComments(scanner)
    sizeLine = .wholeLine(scanner.line)
    rows = try MatrixMarketReader.integer(scanner, "the number of rows")
    columns = try MatrixMarketReader.integer(scanner, "the number of columns")
    let limit = MatrixFileLimits.textEntries
    guard rows <= MatrixFileLimits.binaryEntries, columns <= MatrixFileLimits.binaryEntries,
      let positions = checkedProduct([rows, columns]), positions <= limit
    else {
      throw .tooLarge(
        file: file.path, place: sizeLine,
        reason: "\(rows) × \(columns) is more than the limit of \(limit) entries")
    }
    guard banner.symmetry == .general || rows == columns else {
      throw scanner.malformed(
        sizeLine, "a symmetric or skew-symmetric matrix is square, not \(rows) × \(columns)")
    }
    let most: Int
    switch banner.symmetry {
    case .general: most = positions
    case .symmetric: most = rows * (rows + 1) / 2
    case .skewSymmetric: most = rows * max(rows - 1, 0) / 2
    }
    count =
      banner.isCoordinate
      ? try MatrixMarketReader.integer(scanner, "the number of entries") : most
    guard count <= most else {
      throw scanner.malformed(
        sizeLine, "\(count) entries are announced, but there are only \(most) positions")
    }
    // An entry takes at least a digit and a line end, with its indices "1 1 1" and a line end.
    let shortest = banner.isCoordinate ? 6 : 2
    guard count * shortest - 1 <= scanner.end - scanner.offset else {
      throw scanner.malformed(
        sizeLine,
        "\(count) entries are announced, for which the \(scanner.end - scanner.offset) bytes "
          + "that follow do not suffice")
    }
    try MatrixMarketReader.endLine(scanner)
  }

  /// The entries, column by column; of a symmetric matrix, those on and below the diagonal, of a
  /// skew-symmetric one, those below.
  mutating func arrayEntries() throws(MatrixFileError) -> Matrix<Rational> {
    while entries.values.count < count {
      try requireMore(after: entries.values.count)
      try keep(try number())
    }
    try requireEnd()
    let values = entries.values
    let (rows, symmetry) = (rows, banner.symmetry)
    return Matrix(rows: rows, columns: columns) { row, column in
      guard symmetry != .general else { return values[column * rows + row] }
      let (high, low) = (min(row, column), max(row, column))
      if symmetry == .symmetric {
        // Column `high` begins after columns of rows, rows − 1, … entries.
        return values[high * (2 * rows - high + 1) / 2 + low - high]
      }
      if row == column { return .zero }
      let value = values[high * (2 * rows - high - 1) / 2 + low - high - 1]
      return row > column ? value : -value
    }
  }

  /// Lines of row, column and value, both indices from 1; what is not listed is zero.
  mutating func coordinateEntries() throws(MatrixFileError) -> Matrix<Rational> {
    var given = [Rational?](repeating: nil, count: rows * columns)
    for done in 0..<count {
      try requireMore(after: done)
      let place = MatrixFileError.Place.wholeLine(scanner.line)
      let row = try index(upTo: rows, "row")
      let column = try index(upTo: columns, "column")
      let value = try number()
      try MatrixMarketReader.endLine(scanner)
      if banner.symmetry == .skewSymmetric && row == column {
        throw scanner.malformed(place, "a skew-symmetric matrix lists no diagonal entry")
      }
      guard given[row * columns + column] == nil else {
        throw scanner.malformed(place, "entry (\(row + 1), \(column + 1)) was given before")
      }
      try countEntry(value)
      given[row * columns + column] = value
      if banner.symmetry != .general && row != column {
        let mirrored = banner.symmetry == .symmetric ? value : -value
        try countEntry(mirrored)
        given[column * columns + row] = mirrored
      }
    }
    try requireEnd()
    let (columns, zero) = (columns, Rational.zero)
    return Matrix(rows: rows, columns: columns) { given[$0 * columns + $1] ?? zero }
  }

  private mutating func keep(_ value: Rational) throws(MatrixFileError) {
    if !entries.append(value) { throw tooManyBits() }
  }

  private mutating func countEntry(_ value: Rational) throws(MatrixFileError) {
    if !entries.count(value) { throw tooManyBits() }
  }

  private func tooManyBits() -> MatrixFileError {
    .tooLarge(
      file: scanner.file.path, place: .wholeLine(scanner.line), reason: ExactEntries.limitReason)
  }

  /// Moves to the next entry.
  private func requireMore(after done: Int) throws(MatrixFileError) {
    try MatrixMarketReader.skipComments(scanner)
    guard try scanner.peek() != nil else {
      throw scanner.malformed(
        .wholeLine(scanner.line), "the file ends after \(done) of \(count) entries")
    }
  }

  private func requireEnd() throws(MatrixFileError) {
    try MatrixMarketReader.skipComments(scanner)
    guard try scanner.peek() == nil else {
      throw scanner.malformed(scanner.linePlace, "the file goes on after its \(count) entries")
    }
  }

  private func index(upTo limit: Int, _ what: String) throws(MatrixFileError) -> Int {
    try scanner.skip { $0.isBlank }
    let place = scanner.linePlace
    let value = try MatrixMarketReader.integer(scanner, "the \(what)")
    guard value >= 1, value <= limit else {
      throw scanner.malformed(place, "\(what) \(value) is not in 1 to \(limit)")
    }
    return value - 1
  }

  private func number() throws(MatrixFileError) -> Rational {
    try scanner.skip { $0.isBlank }
    let place = scanner.linePlace
    let bytes = try scanner.word { $0.isBlank }
    guard !bytes.isEmpty else { throw scanner.malformed(place, "a value is missing") }
    let value = try exactNumber(bytes, in: scanner.file.path, at: place)
    if banner.isInteger && !(value.isInteger && bytes.dropFirst().allSatisfy { $0.isDigit }) {
      throw scanner.malformed(
        place, "\(quoted(String(decoding: bytes, as: UTF8.self))) is not an integer")
    }
    return value
  }

  /// An integer ≥ 0 followed by a blank or the end of the line.
  private static func integer(
    _ scanner: ByteScanner, _ what: String
  ) throws(MatrixFileError) -> Int {
    try scanner.skip { $0.isBlank }
    let place = scanner.linePlace
    let value = try scanner.unsignedInteger(place, what)
    if let byte = try scanner.peek(), !byte.isBlank, !byte.isLineEnd {
      throw scanner.malformed(place, "\(what) needs an integer ≥ 0 here")
    }
    return value
  }

  /// Passes blank lines and lines that begin with `%`.
  private static func skipComments(_ scanner: ByteScanner) throws(MatrixFileError) {
    while true {
      try scanner.skip { $0.isBlank || $0.isLineEnd }
      guard try scanner.peek() == UInt8(ascii: "%") else { return }
      try scanner.skip { !$0.isLineEnd }
    }
  }

  private static func endLine(_ scanner: ByteScanner) throws(MatrixFileError) {
    try scanner.skip { $0.isBlank }
    if let byte = try scanner.peek(), !byte.isLineEnd {
      throw scanner.malformed(scanner.linePlace, "the line should end here")
    }
  }
}
