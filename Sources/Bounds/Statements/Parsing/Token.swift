// SPDX-License-Identifier: Apache-2.0

/// A word, a number or a sign of a statement's text, and where it stands.
struct Token: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// The digits as they stand, without a sign.
    case number(String)
    case name(String)
    case sign(Sign)
    case end
  }

  enum Sign: String, CaseIterable, Sendable {
    case open = "("
    case close = ")"
    case openBracket = "["
    case closeBracket = "]"
    case openBrace = "{"
    case closeBrace = "}"
    case comma = ","
    case semicolon = ";"
    case colon = ":"
    case range = ".."
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
    case power = "^"
    case transpose = "'"
    case count = "#"
    case bar = "|"
    case atMost = "<="
    case less = "<"
    case atLeast = ">="
    case greater = ">"
    case equal = "="
    case different = "!="
    case implies = "=>"
    /// ⊢. In ASCII it is a bar and a minus, which only the parser can tell from |x|-1.
    case turnstile = "⊢"
  }

  let kind: Kind
  /// In Unicode scalars.
  let range: Range<Int>
}
