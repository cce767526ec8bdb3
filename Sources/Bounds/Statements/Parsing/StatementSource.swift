// SPDX-License-Identifier: Apache-2.0

/// A text that is being read, and the errors that point into it.
struct StatementSource: Sendable {
  let string: String
  let scalars: [Unicode.Scalar]

  /// The longest text that is read, in scalars.
  static let lengthLimit = 1 << 16

  init(_ string: String) throws(StatementParseError) {
    self.string = string
    guard string.unicodeScalars.count <= Self.lengthLimit else {
      let start = String(String.UnicodeScalarView(string.unicodeScalars.prefix(Self.lengthLimit)))
      throw StatementParseError(
        StatementParseError.Details(
          source: start, offset: Self.lengthLimit, length: 0,
          expected: "a text of at most \(Self.lengthLimit) characters", found: "more", hint: nil))
    }
    scalars = Array(string.unicodeScalars)
  }

  func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }

  /// The text between quotation marks, its end left out when it is long.
  func quoted(_ range: Range<Int>) -> String {
    guard !range.isEmpty else { return "the end" }
    let limit = StatementParseError.quoteLimit
    let shown = printable(scalars[range].prefix(limit))
    return "'\(shown)\(range.count > limit ? "…" : "")'"
  }

  /// An error at a place; what was found there is quoted from the text, with `what` it is.
  func error(
    _ range: Range<Int>, expected: String, butIs what: String? = nil, hint: String? = nil
  ) -> StatementParseError {
    StatementParseError(
      StatementParseError.Details(
        source: string, offset: range.lowerBound, length: range.count, expected: clipped(expected),
        found: quoted(range) + (what.map { ", \(clipped($0))" } ?? ""), hint: hint.map(clipped)))
  }

  /// Names and sizes in a message may be as long as the text.
  private func clipped(_ message: String) -> String {
    message.count > 500 ? "\(message.prefix(500))…" : message
  }
}
