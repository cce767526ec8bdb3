// SPDX-License-Identifier: Apache-2.0

extension SyntaxParser {
  /// An atom with `'` and `[i]` after it.
  mutating func postfix() throws(StatementParseError) -> Syntax {
    let start = token.range.lowerBound
    var base = try atom()
    while token.kind == .sign(.transpose) || token.kind == .sign(.openBracket) {
      base = try suffixed(base, start)
    }
    return base
  }

  private mutating func suffixed(
    _ base: Syntax, _ start: Int
  ) throws(StatementParseError) -> Syntax {
    if accept(.transpose) { return try make(.transpose(base), from: start) }
    advance()
    let index = try expression()
    try expect(.closeBracket, " after a position")
    return try make(.entry(base, index), from: start)
  }

  // Each kind of atom has its own function: all are on the stack as deep as constructs are nested.
  private mutating func atom() throws(StatementParseError) -> Syntax {
    switch token.kind {
    case .number: return try number()
    case .name: return try named()
    case .sign(.open): return try parenthesized()
    case .sign(.openBrace): return try set()
    case .sign(.count): return try counted()
    case .sign(.bar): return try magnitude()
    default: throw unexpected(Self.atomExpected)
    }
  }

  private static let atomExpected = "a number, a name or '('"

  private mutating func number() throws(StatementParseError) -> Syntax {
    let start = token.range.lowerBound
    let value = try literal()
    return try make(.number(value), from: start)
  }

  private mutating func named() throws(StatementParseError) -> Syntax {
    let range = token.range
    guard case .name(let name) = token.kind, name == "pi" || !Self.reservedWords.contains(name)
    else { throw unexpected(Self.atomExpected) }
    advance()
    guard accept(.open) else { return try make(.name(name), from: range.lowerBound) }
    return try call(name, range)
  }

  private mutating func parenthesized() throws(StatementParseError) -> Syntax {
    let start = token.range.lowerBound
    advance()
    let inner = try formula()
    guard accept(.close) else { throw unfinished("')'") }
    return Syntax(kind: inner.kind, range: start..<lastEnd, height: inner.height)
  }

  private mutating func counted() throws(StatementParseError) -> Syntax {
    let start = token.range.lowerBound
    advance()
    try enter()
    // #Z[k] counts the members of Z[k].
    let counted = try postfix()
    leave()
    return try make(.count(counted), from: start)
  }

  private mutating func magnitude() throws(StatementParseError) -> Syntax {
    let start = token.range.lowerBound
    advance()
    let inner = try expression()
    try expect(.bar, " at the end of an absolute value")
    return try make(.bars(inner), from: start)
  }

  /// The rest of a call, after `name(`.
  private mutating func call(
    _ name: String, _ range: Range<Int>
  ) throws(StatementParseError) -> Syntax {
    let start = range.lowerBound
    if startsBinding || name == "iterate" {
      return try closing(.binding(binding(name, range)), from: start)
    }
    var arguments: [Syntax] = []
    if token.kind != .sign(.close) {
      arguments.append(try formula())
      if accept(.semicolon) {
        guard startsBinding else { throw unexpected("a variable with 'in', such as 'i in 1..n:'") }
        return try closing(.binding(binding(name, range, lead: arguments[0])), from: start)
      }
      while accept(.comma) { arguments.append(try formula()) }
    }
    return try closing(.call(name, arguments), from: start)
  }

  private mutating func closing(
    _ kind: Syntax.Kind, from start: Int
  ) throws(StatementParseError) -> Syntax {
    guard accept(.close) else { throw unfinished("')' after the arguments") }
    return try make(kind, from: start)
  }

  /// `{1,3}`.
  private mutating func set() throws(StatementParseError) -> Syntax {
    let start = token.range.lowerBound
    advance()
    var members: [Int] = []
    if token.kind != .sign(.closeBrace) {
      repeat {
        guard case .number(let text) = token.kind, let member = Int(text),
          member > members.last ?? 0
        else { throw unexpected("positions from 1 in ascending order") }
        members.append(member)
        advance()
      } while accept(.comma)
    }
    try expect(.closeBrace, " after the members")
    return try make(.set(members), from: start)
  }
}
