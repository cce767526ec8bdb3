// SPDX-License-Identifier: Apache-2.0

extension SyntaxParser {
  /// An atom with `'` and `[i]` after it.
  mutating func postfix() throws(StatementParseError) -> Syntax {
    let start = token.range.lowerBound
    var base = try atom()
    while true {
      if accept(.transpose) {
        base = try make(.transpose(base), from: start)
      } else if accept(.openBracket) {
        try enter()
        let index = try expression()
        leave()
        try expect(.closeBracket, " after a position")
        base = try make(.entry(base, index), from: start)
      } else {
        return base
      }
    }
  }

  private mutating func atom() throws(StatementParseError) -> Syntax {
    let start = token.range.lowerBound
    switch token.kind {
    case .number:
      let value = try literal()
      return try make(.number(value), from: start)
    case .name(let name) where name == "pi" || !Self.reservedWords.contains(name):
      let range = token.range
      advance()
      guard accept(.open) else { return try make(.name(name), from: start) }
      return try call(name, range)
    case .sign(.open):
      advance()
      let inner = try formula()
      guard accept(.close) else { throw unfinished("')'") }
      return Syntax(kind: inner.kind, range: start..<lastEnd, height: inner.height)
    case .sign(.openBrace): return try set()
    case .sign(.count):
      advance()
      try enter()
      // #Z[k] counts the members of Z[k].
      let counted = try postfix()
      leave()
      return try make(.count(counted), from: start)
    case .sign(.bar):
      advance()
      try enter()
      let inner = try expression()
      leave()
      try expect(.bar, " at the end of an absolute value")
      return try make(.bars(inner), from: start)
    default: throw unexpected("a number, a name or '('")
    }
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
