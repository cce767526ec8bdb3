// SPDX-License-Identifier: Apache-2.0

/// Why a text is not a statement or a term: where, what was found there, and what was expected.
public struct StatementParseError: Error, Hashable, Sendable {
  /// The text that was read.
  public var source: String { details.source }
  /// How many Unicode scalars stand before the place.
  public var offset: Int { details.offset }
  /// How many scalars the text at fault takes, at least 0.
  public var length: Int { details.length }
  public var expected: String { details.expected }
  public var found: String { details.found }
  /// What to write instead, where that can be said.
  public var hint: String? { details.hint }

  /// The longest piece of the text that `found` quotes.
  static let quoteLimit = 40
  /// The most scalars of a line that `excerpt` shows on either side of the place.
  static let excerptReach = 60

  struct Details: Hashable, Sendable {
    let source: String
    let offset: Int
    let length: Int
    let expected: String
    let found: String
    let hint: String?
  }

  /// One word: each call on the way to an error holds a place for it, and the calls go deep.
  private indirect enum Box: Hashable, Sendable { case holding(Details) }

  private let box: Box

  init(_ details: Details) { box = .holding(details) }

  private var details: Details {
    switch box {
    case .holding(let details): details
    }
  }
}

extension StatementParseError {
  private var before: ArraySlice<Unicode.Scalar> { Array(source.unicodeScalars).prefix(offset) }

  /// The line of the place, from 1.
  public var line: Int { before.count { $0 == "\n" } + 1 }

  /// The place within its line, from 1, in Unicode scalars.
  public var column: Int {
    before.count - (before.lastIndex(of: "\n").map { $0 + 1 } ?? 0) + 1
  }
}

extension StatementParseError: CustomStringConvertible {
  /// One line, whatever the text: "column 9: expected a matrix, found 'rho', a number".
  public var description: String {
    let place = source.unicodeScalars.contains("\n") ? "line \(line), column" : "column"
    return "\(place) \(column): expected \(expected), found \(found)"
      + (hint.map { "; \($0)" } ?? "")
  }

  /// Two lines: the line of the text at fault, and a caret under the character. Of a long line the
  /// surroundings; control characters are replaced.
  public var excerpt: String {
    let scalars = Array(source.unicodeScalars)
    let start = offset - (column - 1)
    let end = scalars[start...].firstIndex(of: "\n") ?? scalars.endIndex
    let first = max(start, offset - Self.excerptReach)
    let last = min(end, offset + Self.excerptReach)
    let lead = first > start ? "…" : ""
    let shown = printable(scalars[first..<last])
    let blanks = String(repeating: " ", count: lead.count + offset - first)
    return "\(lead)\(shown)\(last < end ? "…" : "")\n\(blanks)^"
  }

  /// The description, then the excerpt.
  public var report: String { "\(description)\n\(excerpt)" }
}

/// The text with each control character replaced by one that takes a place.
func printable(_ scalars: some Sequence<Unicode.Scalar>) -> String {
  var text = String.UnicodeScalarView()
  for scalar in scalars {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      text.append(scalar == "\t" ? " " : "\u{FFFD}")
    default: text.append(scalar)
    }
  }
  return String(text)
}
