// SPDX-License-Identifier: Apache-2.0

import Exact

/// Recursive descent over the tokens of a text; the grammar is in docs/statement-language.md.
struct SyntaxParser {
  let source: StatementSource
  private let tokens: [Token]
  private var position = 0
  private var depth = 0

  /// How deep constructs may be nested, and how many terms or factors may stand in a row. Everything
  /// that walks a statement recurses to this depth, on stacks that may be as small as 512 KiB.
  static let depthLimit = 64
  /// Words that cannot be the name of a variable.
  static let reservedWords = [
    "and", "forall", "in", "nonempty", "pi", "real", "subset", "vector", "without",
  ]

  init(_ source: StatementSource) throws(StatementParseError) {
    self.source = source
    tokens = try Lexer.tokens(of: source)
  }

  // MARK: Tokens

  var token: Token { tokens[position] }

  func lookAhead(_ count: Int) -> Token { tokens[min(position + count, tokens.count - 1)] }

  /// Where the token before this one ends.
  var lastEnd: Int { position == 0 ? 0 : tokens[position - 1].range.upperBound }

  mutating func advance() { position = min(position + 1, tokens.count - 1) }

  mutating func accept(_ sign: Token.Sign) -> Bool {
    guard token.kind == .sign(sign) else { return false }
    advance()
    return true
  }

  mutating func accept(word: String) -> Bool {
    guard token.kind == .name(word) else { return false }
    advance()
    return true
  }

  mutating func expect(_ sign: Token.Sign, _ purpose: String = "") throws(StatementParseError) {
    guard accept(sign) else { throw unexpected("'\(sign.rawValue)'" + purpose) }
  }

  mutating func expectEnd(_ expected: String) throws(StatementParseError) {
    guard token.kind == .end else { throw unfinished(expected) }
  }

  /// The error that the token at hand is not what was expected.
  func unexpected(_ expected: String, hint: String? = nil) -> StatementParseError {
    source.error(token.range, expected: expected, hint: hint)
  }

  /// The error that what comes after an expression is not what was expected.
  func unfinished(_ expected: String) -> StatementParseError {
    switch token.kind {
    case .number, .name, .sign(.open): unexpected(expected, hint: "a product is written with '*'")
    default: unexpected(expected)
    }
  }

  /// Names for variables, with commas between them.
  mutating func variableNames() throws(StatementParseError) -> [(
    name: String, range: Range<Int>
  )] {
    var names = [try variableName()]
    while accept(.comma) { names.append(try variableName()) }
    return names
  }

  /// A name for a variable.
  mutating func variableName() throws(StatementParseError) -> (name: String, range: Range<Int>) {
    guard case .name(let name) = token.kind else { throw unexpected("a name") }
    guard !Self.reservedWords.contains(name) else {
      throw unexpected("a name", hint: "'\(name)' is a word of the language")
    }
    defer { advance() }
    return (name, token.range)
  }

  // MARK: Trees

  /// A construct that begins at `start` and ends before the token at hand.
  func make(_ kind: Syntax.Kind, from start: Int) throws(StatementParseError) -> Syntax {
    var height = 1 + (kind.parts.map(\.height).max() ?? 0)
    if case .binding(let binding) = kind { height += binding.domain.exclusions }
    guard height <= Self.depthLimit else { throw tooDeep(start..<max(start, lastEnd)) }
    return Syntax(kind: kind, range: start..<max(start, lastEnd), height: height)
  }

  /// Goes into a construct inside another; `leave` goes back.
  mutating func enter() throws(StatementParseError) {
    guard depth < Self.depthLimit else { throw tooDeep(token.range) }
    depth += 1
  }

  mutating func leave() { depth -= 1 }

  func tooDeep(_ range: Range<Int>) -> StatementParseError {
    source.error(
      range, expected: "at most \(Self.depthLimit) constructs inside or after one another",
      butIs: "which is one more")
  }
}
