// SPDX-License-Identifier: Apache-2.0

import Exact

extension SyntaxParser {
  /// Terms joined by `+` and `-`.
  mutating func expression() throws(StatementParseError) -> Syntax {
    let start = token.range.lowerBound
    var left = try term()
    while true {
      let operation: Syntax.Operation
      switch token.kind {
      case .sign(.plus): operation = .sum
      case .sign(.minus): operation = .difference
      default: return left
      }
      advance()
      let right = try term()
      left = try make(.binary(operation, left, right), from: start)
    }
  }

  /// Factors joined by `*` and `/`.
  private mutating func term() throws(StatementParseError) -> Syntax {
    let start = token.range.lowerBound
    var left: Syntax
    if let number = try fraction() { left = number } else { left = try factor() }
    while true {
      let operation: Syntax.Operation
      switch token.kind {
      case .sign(.times): operation = .product
      case .sign(.over): operation = .quotient
      default: return left
      }
      advance()
      let right = try factor()
      left = try make(.binary(operation, left, right), from: start)
    }
  }

  /// Two literals with `/` between them at the start of a term are one number; everywhere else `/`
  /// divides. The second must not be raised to a power: 1/2^3 is an eighth.
  private mutating func fraction() throws(StatementParseError) -> Syntax? {
    let start = token.range.lowerBound
    let sign = token.kind == .sign(.minus) ? 1 : 0
    guard case .number = lookAhead(sign).kind, lookAhead(sign + 1).kind == .sign(.over),
      case .number = lookAhead(sign + 2).kind, lookAhead(sign + 3).kind != .sign(.power)
    else { return nil }
    if sign == 1 { advance() }
    let top = try literal()
    advance()
    let bottomRange = token.range
    let bottom = try literal()
    guard !bottom.isZero else {
      throw source.error(bottomRange, expected: "a denominator other than zero")
    }
    return try make(.number((sign == 1 ? -top : top) / bottom), from: start)
  }

  /// The number at hand.
  private mutating func literal() throws(StatementParseError) -> Rational {
    guard case .number(let text) = token.kind else { throw unexpected("a number") }
    do {
      let value = try Rational(text: text)
      advance()
      return value
    } catch {
      throw unexpected("a number within 10^±\(Rational.decimalExponentLimit)")
    }
  }

  private mutating func factor() throws(StatementParseError) -> Syntax {
    guard token.kind == .sign(.minus) else { return try power() }
    let start = token.range.lowerBound
    advance()
    if case .number = token.kind, lookAhead(1).kind != .sign(.power) {
      let value = try literal()
      return try make(.number(-value), from: start)
    }
    let inner = try nested { parser throws(StatementParseError) in try parser.factor() }
    return try make(.negative(inner), from: start)
  }

  private mutating func power() throws(StatementParseError) -> Syntax {
    let start = token.range.lowerBound
    var base = try postfix()
    var isRaised = false
    while token.kind == .sign(.power) {
      guard !isRaised else {
        throw unexpected("no second exponent", hint: "write (a^2)^3 for a power of a power")
      }
      advance()
      if accept(word: "T") {
        base = try make(.transpose(base), from: start)
      } else {
        let exponent = try exponent()
        base = try make(.power(base, exponent), from: start)
        isRaised = true
      }
    }
    return base
  }

  private mutating func exponent() throws(StatementParseError) -> Int {
    let expected = "a whole exponent from 1 to \(Compiler.exponentLimit), or T"
    guard case .number(let text) = token.kind, let value = Int(text),
      (1...Compiler.exponentLimit).contains(value)
    else { throw unexpected(expected) }
    advance()
    return value
  }

  /// An atom with `'` and `[i]` after it.
  private mutating func postfix() throws(StatementParseError) -> Syntax {
    let start = token.range.lowerBound
    var base = try atom()
    while true {
      if accept(.transpose) {
        base = try make(.transpose(base), from: start)
      } else if accept(.openBracket) {
        let index = try nested { parser throws(StatementParseError) in try parser.expression() }
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
    case .name(let name) where !Self.reservedWords.contains(name):
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
      let counted = try nested { parser throws(StatementParseError) in try parser.atom() }
      return try make(.count(counted), from: start)
    case .sign(.bar):
      advance()
      let inner = try nested { parser throws(StatementParseError) in try parser.expression() }
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
    if startsBinding {
      return try closing(.binding(binding(name, range, count: nil)), from: start)
    }
    var arguments: [Syntax] = []
    if token.kind != .sign(.close) {
      arguments.append(try formula())
      if accept(.semicolon) {
        guard startsBinding else { throw unexpected("a variable with 'in', such as 'i in 1..n:'") }
        return try closing(.binding(binding(name, range, count: arguments[0])), from: start)
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
