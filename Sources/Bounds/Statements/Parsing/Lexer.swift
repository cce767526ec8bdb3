// SPDX-License-Identifier: Apache-2.0

/// Cuts a text into tokens.
struct Lexer {
  private let source: StatementSource
  private var position = 0
  private var tokens: [Token] = []

  static let nameLimit = 100

  /// The tokens of the text, the last of which is the end.
  static func tokens(of source: StatementSource) throws(StatementParseError) -> [Token] {
    var lexer = Lexer(source: source)
    while lexer.position < source.scalars.count { try lexer.step() }
    let end = source.scalars.count
    return lexer.tokens + [Token(kind: .end, range: end..<end)]
  }

  private init(source: StatementSource) { self.source = source }

  /// The scalar at a place, zero past the end.
  private func scalar(at place: Int) -> Unicode.Scalar {
    place < source.scalars.count ? source.scalars[place] : "\0"
  }

  private mutating func add(_ kind: Token.Kind, _ length: Int) {
    tokens.append(Token(kind: kind, range: position..<(position + length)))
  }

  private mutating func step() throws(StatementParseError) {
    let next = scalar(at: position)
    if next.properties.isWhitespace {
      position += 1
    } else if next.isDigit || (next == "." && scalar(at: position + 1).isDigit) {
      number()
    } else if next.spelling(atStart: true) != nil {
      try name()
    } else if let (kinds, length) = sign() {
      for kind in kinds { add(kind, length) }
      position += length
    } else {
      throw source.error(
        position..<(position + 1), expected: "a name, a number or a sign of the language")
    }
  }

  /// Digits, a point only before a digit (so that `1..n` is a range), an exponent only with digits
  /// (so that `2eps` is not a half-read number).
  private mutating func number() {
    var end = endOfDigits(from: position)
    if scalar(at: end) == ".", scalar(at: end + 1).isDigit { end = endOfDigits(from: end + 1) }
    if scalar(at: end) == "e" || scalar(at: end) == "E" {
      let isSigned = scalar(at: end + 1) == "+" || scalar(at: end + 1) == "-"
      let exponent = end + (isSigned ? 2 : 1)
      if scalar(at: exponent).isDigit { end = endOfDigits(from: exponent) }
    }
    add(.number(source.text(position..<end)), end - position)
    position = end
  }

  private func endOfDigits(from start: Int) -> Int {
    source.scalars[start...].firstIndex { !$0.isDigit } ?? source.scalars.count
  }

  private mutating func name() throws(StatementParseError) {
    let start = position
    var text = ""
    var end = position
    while end < source.scalars.count,
      let part = source.scalars[end].spelling(atStart: end == start)
    {
      text += part
      end += 1
    }
    guard end - start <= Self.nameLimit else {
      throw source.error(start..<end, expected: "a name of at most \(Self.nameLimit) characters")
    }
    add(.name(text), end - start)
    position = end
  }

  /// The tokens for which the next scalars stand, and how many scalars these are.
  private func sign() -> (kinds: [Token.Kind], length: Int)? {
    let first = scalar(at: position)
    let pair = String(String.UnicodeScalarView([first, scalar(at: position + 1)]))
    if pair == "==" { return ([.sign(.equal)], 2) }
    if pair.unicodeScalars.count == 2, let sign = Token.Sign(rawValue: pair) {
      return ([.sign(sign)], 2)
    }
    if let sign = Token.Sign(rawValue: String(first)) { return ([.sign(sign)], 1) }
    return UnicodeSpelling.signs[first].map { ($0, 1) }
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }

  /// What the scalar adds to a name in ASCII; `nil` when it cannot stand there.
  fileprivate func spelling(atStart: Bool) -> String? {
    if ("a"..."z").contains(self) || ("A"..."Z").contains(self) { return String(self) }
    if let greek = UnicodeSpelling.greek[self] { return greek }
    guard !atStart else { return nil }
    if isDigit || self == "_" { return String(self) }
    return ("₀"..."₉").contains(self) ? String(value - 0x2080) : nil
  }
}
