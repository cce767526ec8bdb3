// SPDX-License-Identifier: Apache-2.0

/// Why a text does not denote a rational number.
public enum NumberTextError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text is not a number of the accepted form.
  case notANumber(String)
  /// A quotient with denominator zero.
  case zeroDenominator(String)
  /// The number is so large or so small that writing it out would take unreasonable memory.
  case exponentOutOfRange(String, limit: Int)

  /// One line, whatever the text.
  public var description: String {
    switch self {
    case .notANumber(let text): return "\(Self.quoted(text)) is not a number"
    case .zeroDenominator(let text): return "\(Self.quoted(text)) has denominator zero"
    case .exponentOutOfRange(let text, let limit):
      return "\(Self.quoted(text)) is outside 10^±\(limit)"
    }
  }

  /// The beginning of the text between quotes, control characters replaced.
  private static func quoted(_ text: String) -> String {
    let head = text.unicodeScalars.prefix(40).map {
      $0.properties.generalCategory == .control ? "\u{FFFD}" : Character($0)
    }
    return "'" + String(head) + "'"
  }
}

extension Rational {
  /// The largest decimal exponent that `init(text:)` accepts, in size.
  ///
  /// Doubles reach 10^±324; this leaves room and keeps a short text from asking for gigabytes.
  public static let decimalExponentLimit = 5000

  /// The most digits that `init(text:)` accepts in a number.
  static var digitLimit: Int { 4 * decimalExponentLimit }

  /// The exact rational that a decimal text denotes: `12`, `-0.1`, `+.5e-3`, `6.02E23`, `-7/3`.
  ///
  /// Nothing is rounded: `0.1` is one tenth. Surrounding blanks are not accepted; neither are `inf`,
  /// `nan` and hexadecimal forms. The limits are an exponent of 5000 and 20000 digits (the exact
  /// value of any Double takes fewer than 1100).
  ///
  /// - Throws: `NumberTextError`.
  public init(text: String) throws(NumberTextError) {
    guard text.utf8.count <= 2 * Rational.digitLimit else {
      throw .exponentOutOfRange(text, limit: Rational.decimalExponentLimit)
    }
    if let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")) {
      guard let top = Integer(String(text[..<slash])),
        let bottom = Integer(String(text[text.utf8.index(after: slash)...]))
      else { throw .notANumber(text) }
      guard !bottom.isZero else { throw .zeroDenominator(text) }
      self.init(top, bottom)
      return
    }
    // Byte by byte: Characters would be several times slower, and only ASCII is accepted.
    var rest = Substring(text).utf8
    let negative = rest.first == UInt8(ascii: "-")
    if negative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    var exponent = 0
    if let mark = rest.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      let tail = rest[rest.index(after: mark)...]
      guard let power = Integer(String(Substring(tail))) else { throw .notANumber(text) }
      guard let small = power.asInt, small.magnitude <= UInt(Rational.decimalExponentLimit)
      else { throw .exponentOutOfRange(text, limit: Rational.decimalExponentLimit) }
      exponent = small
      rest = rest[..<mark]
    }
    let point = rest.firstIndex(of: UInt8(ascii: "."))
    let fraction = point.map { rest[rest.index(after: $0)...] } ?? rest[rest.endIndex...]
    let digits = String(Substring(rest[..<(point ?? rest.endIndex)])) + String(Substring(fraction))
    let first = digits.utf8.first
    guard first != UInt8(ascii: "-"), first != UInt8(ascii: "+"), let value = Integer(digits) else {
      throw .notANumber(text)
    }
    exponent -= fraction.count
    guard digits.utf8.count <= Rational.digitLimit else {
      throw .exponentOutOfRange(text, limit: Rational.decimalExponentLimit)
    }
    let signed = negative ? -value : value
    let ten = Integer(10).power(abs(exponent))
    self = exponent >= 0 ? Rational(signed * ten) : Rational(signed, ten)
  }
}
