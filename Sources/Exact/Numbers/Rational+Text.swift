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
    if let slash = text.firstIndex(of: "/") {
      guard let top = Integer(String(text[..<slash])),
        let bottom = Integer(String(text[text.index(after: slash)...]))
      else { throw .notANumber(text) }
      guard !bottom.isZero else { throw .zeroDenominator(text) }
      self.init(top, bottom)
      return
    }
    var rest = Substring(text)
    let negative = rest.first == "-"
    if negative || rest.first == "+" { rest = rest.dropFirst() }
    var exponent = 0
    if let mark = rest.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      let tail = rest[rest.index(after: mark)...]
      guard let power = Integer(String(tail)) else { throw .notANumber(text) }
      guard let small = power.asInt, abs(small) <= Rational.decimalExponentLimit else {
        throw .exponentOutOfRange(text, limit: Rational.decimalExponentLimit)
      }
      exponent = small
      rest = rest[..<mark]
    }
    let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = parts.count == 2 ? parts[1] : ""
    let digits = String((parts.first ?? "") + fraction)
    guard digits.first != "-", digits.first != "+", let value = Integer(digits) else {
      throw .notANumber(text)
    }
    exponent -= fraction.utf8.count
    guard digits.utf8.count <= Rational.digitLimit else {
      throw .exponentOutOfRange(text, limit: Rational.decimalExponentLimit)
    }
    let signed = negative ? -value : value
    let ten = Integer(10).power(abs(exponent))
    self = exponent >= 0 ? Rational(signed * ten) : Rational(signed, ten)
  }
}
