// SPDX-License-Identifier: Apache-2.0

import Exact

extension SyntaxParser {
  /// Terms joined by `+` and `-`. All that is nested in brackets of any kind passes through here.
  mutating func expression() throws(StatementParseError) -> Syntax {
    try enter()
    defer { leave() }
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
  mutating func term() throws(StatementParseError) -> Syntax {
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
  mutating func literal() throws(StatementParseError) -> Rational {
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
    token.kind == .sign(.minus) ? try negative() : try power()
  }

  private mutating func negative() throws(StatementParseError) -> Syntax {
    let start = token.range.lowerBound
    advance()
    if case .number = token.kind, lookAhead(1).kind != .sign(.power) {
      let value = try literal()
      return try make(.number(-value), from: start)
    }
    try enter()
    defer { leave() }
    let inner = try factor()
    return try make(.negative(inner), from: start)
  }

  private mutating func power() throws(StatementParseError) -> Syntax {
    let start = token.range.lowerBound
    let base = try postfix()
    return token.kind == .sign(.power) ? try raised(base, start) : base
  }

  private mutating func raised(
    _ first: Syntax, _ start: Int
  ) throws(StatementParseError) -> Syntax {
    var base = first
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
}
