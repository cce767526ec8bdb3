// SPDX-License-Identifier: Apache-2.0

import Exact

extension SyntaxParser {
  /// `forall …`, or conditions joined by `and`, or an implication.
  mutating func formula() throws(StatementParseError) -> Syntax {
    let start = token.range.lowerBound
    if token.kind == .name("forall") { return try universal() }
    let condition = try conjunction()
    guard accept(.implies) else { return condition }
    try enter()
    let conclusion = try formula()
    leave()
    return try make(.implies(condition, conclusion), from: start)
  }

  private mutating func conjunction() throws(StatementParseError) -> Syntax {
    let start = token.range.lowerBound
    let first = try relation()
    return token.kind == .name("and") ? try conjunction(first, start) : first
  }

  private mutating func conjunction(
    _ first: Syntax, _ start: Int
  ) throws(StatementParseError) -> Syntax {
    var parts = [first]
    while accept(word: "and") {
      parts.append(try token.kind == .name("forall") ? universal() : relation())
    }
    return try make(.all(parts), from: start)
  }

  /// `a <= b`, also `a <= b < c`; without a comparison, the expression alone.
  private mutating func relation() throws(StatementParseError) -> Syntax {
    let start = token.range.lowerBound
    let left = try expression()
    guard case .sign(let sign) = token.kind, Self.comparisons[sign] != nil else { return left }
    return try comparisons(left, start)
  }

  private mutating func comparisons(
    _ first: Syntax, _ start: Int
  ) throws(StatementParseError) -> Syntax {
    var left = first
    var parts: [Syntax] = []
    var direction: Direction?
    while case .sign(let sign) = token.kind, let (relation, turns) = Self.comparisons[sign] {
      if let earlier = direction, !earlier.chains(with: turns) {
        throw unexpected(
          "comparisons in one direction", hint: "join the two comparisons by 'and'")
      }
      if direction == nil || direction == .level { direction = turns }
      advance()
      let right = try expression()
      let (small, large) = turns == .falling ? (right, left) : (left, right)
      parts.append(try make(.comparison(relation, small, large), from: left.range.lowerBound))
      left = right
    }
    return parts.count == 1 ? parts[0] : try make(.all(parts), from: start)
  }

  /// Which way a comparison points.
  private enum Direction {
    case rising, falling, level, none

    func chains(with other: Direction) -> Bool {
      self != .none && other != .none && (self == other || self == .level || other == .level)
    }
  }

  private static let comparisons: [Token.Sign: (Relation, Direction)] = [
    .atMost: (.atMost, .rising), .less: (.less, .rising), .atLeast: (.atMost, .falling),
    .greater: (.less, .falling), .equal: (.equal, .level), .different: (.different, .none),
  ]

  /// `forall i in 1..n: …`, `forall i, j: …`, `forall I nonempty subset 1..n: …`.
  private mutating func universal() throws(StatementParseError) -> Syntax {
    let word = token.range
    advance()
    let names = try variableNames()
    let domain = try domain()
    try expect(.colon, " before what is claimed")
    try enter()
    var body = try formula()
    leave()
    for (name, range) in names.reversed() {
      let binding = Syntax.Binding(
        word: "forall", wordRange: word, name: name, nameRange: range, domain: domain, body: body)
      body = try make(.binding(binding), from: word.lowerBound)
    }
    return body
  }

  /// Whether `i in …`, `i: …` or `Z subset …` comes next.
  var startsBinding: Bool {
    guard case .name = token.kind else { return false }
    switch lookAhead(1).kind {
    case .name("in"), .name("subset"), .name("nonempty"), .sign(.colon): return true
    default: return false
    }
  }

  /// What stands between `(` and `)` in `sum(i in 1..n: x)`, `chain(k in 1..L: A[k]; S)` and
  /// `iterate(k in 1..L, s = x: W[k]*s)`, from the variable on.
  mutating func binding(
    _ word: String, _ wordRange: Range<Int>, lead: Syntax? = nil
  ) throws(StatementParseError) -> Syntax.Binding {
    let (name, range) = try variableName()
    let domain = try domain()
    let state = word == "iterate" ? try self.state() : nil
    try expect(.colon, state == nil ? " before what is gathered" : " before what the state becomes")
    let body = try formula()
    let tail = word == "chain" && accept(.semicolon) ? try formula() : nil
    return Syntax.Binding(
      word: word, wordRange: wordRange, lead: lead, name: name, nameRange: range, domain: domain,
      state: state, body: body, tail: tail)
  }

  /// `, s = x`.
  private mutating func state() throws(StatementParseError) -> Syntax.State {
    try expect(.comma, " and the state with its first value, as in s = x")
    let (name, range) = try variableName()
    try expect(.equal, " and the state's first value")
    return Syntax.State(name: name, range: range, start: try expression())
  }

  private mutating func domain() throws(StatementParseError) -> Syntax.DomainSyntax {
    // A comma goes on to the state of an iteration; after `forall` names take all commas.
    if token.kind == .sign(.colon) || token.kind == .sign(.comma) { return .inferred }
    if accept(word: "in") {
      let from = try expression()
      var domain: Syntax.DomainSyntax =
        accept(.range) ? .range(from, try expression()) : .members(from)
      var exclusions = 0
      while token.kind == .name("without") {
        guard exclusions < Self.depthLimit else { throw tooDeep(token.range) }
        exclusions += 1
        advance()
        try enter()
        domain = .excluding(try term(), from: domain)
        leave()
      }
      return domain
    }
    let nonempty = accept(word: "nonempty")
    guard accept(word: "subset") else { throw unexpected("'in', 'subset' or ':'") }
    return .subsets(try setSize(), nonempty: nonempty)
  }

  /// n in `subset 1..n` and `[k in 1..n]`.
  mutating func setSize() throws(StatementParseError) -> Syntax {
    guard token.kind == .number("1"), lookAhead(1).kind == .sign(.range) else {
      throw unexpected("'1..' and the size")
    }
    advance()
    advance()
    return try expression()
  }
}
