// SPDX-License-Identifier: Apache-2.0

/// Reads the dictionary of a .npy header, which is a Python literal: strings, `True`, `False` and
/// tuples of integers, and nothing else.
struct PythonLiteral {
  struct Header {
    var descr: String
    var fortranOrder: Bool
    var shape: [Int]
  }

  private let scanner: ByteScanner

  init(_ scanner: ByteScanner) { self.scanner = scanner }

  /// The dictionary: each of the three keys once, a comma after the last value if one likes, then
  /// nothing but blanks.
  mutating func header() throws(MatrixFileError) -> Header {
    var descr: String? = nil
    var fortranOrder: Bool? = nil
    var shape: [Int]? = nil
    try expect("{", "a dictionary")
    while try !accept("}") {
      let place = scanner.bytePlace
      let key = try string()
      try expect(":", "':'")
      switch key {
      case "descr" where descr == nil: descr = try typeDescription()
      case "fortran_order" where fortranOrder == nil: fortranOrder = try boolean()
      case "shape" where shape == nil: shape = try tuple()
      case "descr", "fortran_order", "shape":
        throw scanner.malformed(place, "the header has the key \(quoted(key)) twice")
      default: throw scanner.malformed(place, "the header has an unknown key \(quoted(key))")
      }
      if try accept(",") { continue }
      try expect("}", "',' or '}'")
      break
    }
    try skipBlanks()
    guard try scanner.peek() == nil else {
      throw scanner.malformed(scanner.bytePlace, "the header goes on after its dictionary")
    }
    guard let descr, let fortranOrder, let shape else {
      let missing = descr == nil ? "descr" : fortranOrder == nil ? "fortran_order" : "shape"
      throw scanner.malformed(scanner.bytePlace, "the header has no key '\(missing)'")
    }
    return Header(descr: descr, fortranOrder: fortranOrder, shape: shape)
  }

  private func skipBlanks() throws(MatrixFileError) {
    try scanner.skip { $0.isBlank || $0.isLineEnd }
  }

  private func accept(_ character: Unicode.Scalar) throws(MatrixFileError) -> Bool {
    try skipBlanks()
    guard try scanner.peek() == UInt8(ascii: character) else { return false }
    try scanner.advance()
    return true
  }

  private func expect(
    _ character: Unicode.Scalar, _ what: String
  ) throws(MatrixFileError) {
    if try !accept(character) {
      throw scanner.malformed(scanner.bytePlace, "the header needs \(what) here")
    }
  }

  /// A string, or an error that says what stands there instead: a list describes records.
  private func typeDescription() throws(MatrixFileError) -> String {
    try skipBlanks()
    if try scanner.peek() == UInt8(ascii: "[") {
      throw .unsupported(
        file: scanner.file.path, place: scanner.bytePlace,
        reason: "entries are records; f8, f4 and f2 of either byte order are read")
    }
    return try string()
  }

  /// A string in either kind of quotation marks, without escapes.
  private func string() throws(MatrixFileError) -> String {
    try skipBlanks()
    let place = scanner.bytePlace
    guard let mark = try scanner.next(), mark == UInt8(ascii: "'") || mark == UInt8(ascii: "\"")
    else { throw scanner.malformed(place, "the header needs a string here") }
    var bytes: [UInt8] = []
    while let byte = try scanner.next(), byte != mark {
      guard byte != UInt8(ascii: "\\"), bytes.count < 100, try scanner.peek() != nil else {
        throw scanner.malformed(place, "the header's string is not a short plain one")
      }
      bytes.append(byte)
    }
    guard let text = utf8Text(bytes) else {
      throw scanner.malformed(place, "the header's string is not UTF-8")
    }
    return text
  }

  private func boolean() throws(MatrixFileError) -> Bool {
    try skipBlanks()
    let place = scanner.bytePlace
    var word = ""
    while let byte = try scanner.peek(), (65...90).contains(byte) || (97...122).contains(byte),
      word.utf8.count < 6
    {
      word.unicodeScalars.append(Unicode.Scalar(byte))
      try scanner.advance()
    }
    switch word {
    case "True": return true
    case "False": return false
    default: throw scanner.malformed(place, "the header needs True or False here")
    }
  }

  /// A tuple of integers ≥ 0: `()`, `(3,)`, `(3, 4)`. Python 2 wrote some of them as `3L`.
  private func tuple() throws(MatrixFileError) -> [Int] {
    try expect("(", "a tuple")
    var dimensions: [Int] = []
    var endsInComma = true
    while try !accept(")") {
      guard endsInComma else {
        throw scanner.malformed(scanner.bytePlace, "the header needs ',' or ')' here")
      }
      dimensions.append(try integer())
      endsInComma = try accept(",")
    }
    if dimensions.count == 1 && !endsInComma {
      throw scanner.malformed(scanner.bytePlace, "the header's shape is a number, not a tuple")
    }
    return dimensions
  }

  private func integer() throws(MatrixFileError) -> Int {
    try skipBlanks()
    let place = scanner.bytePlace
    let value = try scanner.unsignedInteger(place, "the header's shape")
    if try scanner.peek() == UInt8(ascii: "L") { try scanner.advance() }
    return value
  }
}

extension ByteScanner {
  /// Decimal digits, at least one, as an `Int`.
  func unsignedInteger(
    _ place: MatrixFileError.Place, _ what: String
  ) throws(MatrixFileError) -> Int {
    var value = 0
    var count = 0
    while let byte = try peek(), byte.isDigit {
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowAgain) = tens.addingReportingOverflow(Int(byte) - 48)
      if overflow || overflowAgain { throw malformed(place, "\(what) has a number beyond 2⁶³") }
      value = sum
      count += 1
      try advance()
    }
    guard count > 0 else { throw malformed(place, "\(what) needs an integer ≥ 0 here") }
    return value
  }
}
