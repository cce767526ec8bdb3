// SPDX-License-Identifier: Apache-2.0

/// Reads JSON front to back without building a tree, so that memory does not grow with the text and
/// duplicate keys are seen.
struct JSONScanner {
  let scanner: ByteScanner
  /// What the text is called in messages.
  var subject = "the header"

  var place: MatrixFileError.Place { scanner.bytePlace }

  func skipBlanks() throws(MatrixFileError) {
    try scanner.skip { $0.isBlank || $0.isLineEnd }
  }

  /// The next byte that is not a blank, not passed.
  func peek() throws(MatrixFileError) -> UInt8? {
    try skipBlanks()
    return try scanner.peek()
  }

  func accept(_ character: Unicode.Scalar) throws(MatrixFileError) -> Bool {
    guard try peek() == UInt8(ascii: character) else { return false }
    try scanner.advance()
    return true
  }

  func expect(_ character: Unicode.Scalar) throws(MatrixFileError) {
    if try !accept(character) { throw unexpected("'\(character)'") }
  }

  func unexpected(_ wanted: String) -> MatrixFileError {
    scanner.malformed(place, "\(subject) needs \(wanted) here")
  }

  /// Calls `member` with each key and its place; `member` reads the value.
  func object(
    _ member: (String, MatrixFileError.Place) throws(MatrixFileError) -> Void
  ) throws(MatrixFileError) {
    try expect("{")
    if try accept("}") { return }
    repeat {
      _ = try peek()
      let place = place
      let key = try string()
      try expect(":")
      try member(key, place)
    } while try accept(",")
    if try !accept("}") { throw unexpected("',' or '}'") }
  }

  /// Calls `element` before each element; `element` reads it.
  func array(
    _ element: () throws(MatrixFileError) -> Void
  ) throws(MatrixFileError) {
    try expect("[")
    if try accept("]") { return }
    repeat {
      try element()
    } while try accept(",")
    if try !accept("]") { throw unexpected("',' or ']'") }
  }

  /// An integer ≥ 0 without fraction, exponent or leading zeros.
  func unsignedInteger() throws(MatrixFileError) -> Int {
    let first = try peek()
    let start = scanner.offset
    let value = try scanner.unsignedInteger(.byte(start), subject)
    guard first != UInt8(ascii: "0") || scanner.offset == start + 1 else {
      throw scanner.malformed(.byte(start), "\(subject) has a number with leading zeros")
    }
    if let byte = try scanner.peek(), [".", "e", "E"].contains(Unicode.Scalar(byte)) {
      throw scanner.malformed(.byte(start), "\(subject) needs an integer ≥ 0 here")
    }
    return value
  }

  /// The integers of an array.
  func unsignedIntegers(atMost limit: Int) throws(MatrixFileError) -> [Int] {
    var result: [Int] = []
    try array { () throws(MatrixFileError) in
      guard result.count < limit else { throw unexpected("at most \(limit) numbers") }
      result.append(try unsignedInteger())
    }
    return result
  }

  /// A string, with its escapes resolved.
  func string() throws(MatrixFileError) -> String {
    guard try accept("\"") else { throw unexpected("a string") }
    let start = scanner.offset - 1
    var bytes: [UInt8] = []
    while let byte = try scanner.next(), byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else {
        throw scanner.malformed(.byte(scanner.offset - 1), "a control character in a string")
      }
      if byte == UInt8(ascii: "\\") {
        bytes += Array(String(try escape()).utf8)
      } else {
        bytes.append(byte)
      }
      guard bytes.count <= MatrixFileLimits.headerString, try scanner.peek() != nil else {
        throw scanner.malformed(.byte(start), "\(subject)'s string is too long or does not end")
      }
    }
    guard let text = utf8Text(bytes) else {
      throw scanner.malformed(.byte(start), "\(subject)'s string is not UTF-8")
    }
    return text
  }

  /// What stands after a backslash.
  private func escape() throws(MatrixFileError) -> Character {
    let start = scanner.offset - 1
    let simple: [UInt8: Character] = [
      UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
      UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
      UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]
    let mark = try scanner.next()
    if let mark, let character = simple[mark] { return character }
    if mark == UInt8(ascii: "u") {
      let first = try hexadecimal()
      var code = first
      if (0xD800..<0xDC00).contains(first), try scanner.next() == UInt8(ascii: "\\"),
        try scanner.next() == UInt8(ascii: "u")
      {
        let second = try hexadecimal()
        if (0xDC00..<0xE000).contains(second) {
          code = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
        }
      }
      if let scalar = Unicode.Scalar(code) { return Character(scalar) }
    }
    throw scanner.malformed(.byte(start), "\(subject)'s string has a wrong escape")
  }

  private func hexadecimal() throws(MatrixFileError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = try scanner.next(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue
      else { throw scanner.malformed(place, "\(subject)'s string has a wrong escape") }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// Passes a value of any kind.
  func skipValue(nesting: Int = 0) throws(MatrixFileError) {
    guard nesting < MatrixFileLimits.nesting else { throw unexpected("less nesting than") }
    switch try peek() {
    case UInt8(ascii: "{"):
      try object { (_, _) throws(MatrixFileError) in try skipValue(nesting: nesting + 1) }
    case UInt8(ascii: "["):
      try array { () throws(MatrixFileError) in try skipValue(nesting: nesting + 1) }
    case UInt8(ascii: "\""): _ = try string()
    default: try skipNumberOrWord()
    }
  }

  private func skipNumberOrWord() throws(MatrixFileError) { _ = try numberOrWord() }

  /// The text of a number, or `true`, `false` or `null`.
  func numberOrWord() throws(MatrixFileError) -> String {
    let start = scanner.offset
    var bytes: [UInt8] = []
    while let byte = try scanner.peek(),
      byte.isDigit || (97...122).contains(byte)
        || [".", "e", "E", "+", "-"].contains(Unicode.Scalar(byte)), bytes.count < 1000
    {
      bytes.append(byte)
      try scanner.advance()
    }
    let word = String(decoding: bytes, as: UTF8.self)
    guard ["true", "false", "null"].contains(word) || isJSONNumber(bytes) else {
      throw scanner.malformed(.byte(start), "\(subject) needs a JSON value here")
    }
    return word
  }
}

/// Whether a text is a number as JSON writes them: without leading zeros or a plus sign, with digits
/// on both sides of a point.
private func isJSONNumber(_ text: [UInt8]) -> Bool {
  var rest = text[...]
  func pass(_ characters: Unicode.Scalar...) -> Bool {
    guard let first = rest.first, characters.contains(Unicode.Scalar(first)) else { return false }
    rest = rest.dropFirst()
    return true
  }
  func digits() -> Int {
    let count = rest.prefix(while: \.isDigit).count
    rest = rest.dropFirst(count)
    return count
  }
  _ = pass("-")
  let hasLeadingZero = rest.first == UInt8(ascii: "0")
  let count = digits()
  guard count == 1 || (count > 1 && !hasLeadingZero) else { return false }
  if pass("."), digits() == 0 { return false }
  if pass("e", "E") {
    _ = pass("+", "-")
    if digits() == 0 { return false }
  }
  return rest.isEmpty
}
