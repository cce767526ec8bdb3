// SPDX-License-Identifier: Apache-2.0

import Exact

/// The parts of a statement.
struct StatementSyntax {
  let declarations: [DeclarationSyntax]
  let hypotheses: [Syntax]
  let conclusion: Syntax
}

extension SyntaxParser {
  /// `[W: n x n] h, k |- c`; brackets and hypotheses may be absent.
  mutating func statement() throws(StatementParseError) -> StatementSyntax {
    var declarations: [DeclarationSyntax] = []
    if accept(.openBracket) {
      if token.kind != .sign(.closeBracket) { declarations = try self.declarations() }
      try expect(.closeBracket, " after the variables")
    }
    var formulas = [try formula()]
    while accept(.comma) { formulas.append(try formula()) }
    guard isTurnstile else {
      if formulas.count > 1 {
        throw unfinished("'|-' and a conclusion after the hypotheses")
      }
      try expectEnd("an operator, a comparison, '|-' or the end")
      return StatementSyntax(
        declarations: declarations, hypotheses: [], conclusion: formulas[0])
    }
    if !accept(.turnstile) {
      advance()
      advance()
    }
    let conclusion = try formula()
    try expectEnd("an operator, a comparison or the end")
    return StatementSyntax(
      declarations: declarations, hypotheses: formulas, conclusion: conclusion)
  }

  /// A bar and a minus with nothing between them. After a whole formula no bar can open or close an
  /// absolute value.
  private var isTurnstile: Bool {
    if token.kind == .sign(.turnstile) { return true }
    return token.kind == .sign(.bar) && lookAhead(1).kind == .sign(.minus)
      && lookAhead(1).range.lowerBound == token.range.upperBound
  }

  /// `W, V: n x n, A[k in 1..L]: n[k] x n[k - 1], rho: real`.
  mutating func declarations() throws(StatementParseError) -> [DeclarationSyntax] {
    var declarations: [DeclarationSyntax] = []
    repeat {
      var names: [(name: String, range: Range<Int>, family: DeclarationSyntax.Family?)] = []
      repeat {
        let (name, range) = try variableName()
        names.append((name, range, try family()))
      } while accept(.comma)
      try expect(.colon, " and what \(names.count == 1 ? "the variable is" : "the variables are")")
      let kind = try declaredKind()
      for (name, range, family) in names {
        declarations.append(DeclarationSyntax(name: name, range: range, family: family, kind: kind))
      }
      if case .name(let word) = token.kind, ["normal", "symmetric", "rows"].contains(word) {
        throw unexpected("',' or ']'", hint: StatementWord.probability)
      }
    } while accept(.comma)
    return declarations
  }

  /// `[k in 1..L]`, if it comes next.
  private mutating func family() throws(StatementParseError) -> DeclarationSyntax.Family? {
    guard accept(.openBracket) else { return nil }
    let (index, range) = try variableName()
    guard accept(word: "in") else { throw unexpected("'in' and what '\(index)' runs over") }
    let count = try setSize()
    try expect(.closeBracket, " after the members of a family")
    return DeclarationSyntax.Family(index: index, range: range, count: count)
  }

  private mutating func declaredKind() throws(StatementParseError) -> DeclarationSyntax.Kind {
    if accept(word: "real") { return .scalar }
    if accept(word: "vector") { return .vector(try expression()) }
    if accept(word: "subset") { return .set(try setSize()) }
    switch token.kind {
    case .number, .name, .sign(.open), .sign(.minus): break
    default: throw unexpected("a shape: n x n, vector n, real, subset 1..n or 1..n")
    }
    let first = try expression()
    if accept(word: "x") { return .matrix(first, try expression()) }
    if accept(.range) { return .index(first, try expression()) }
    throw unexpected(
      "'x' or '..' after the size \(source.quoted(first.range))",
      hint: "shapes are written n x n, vector n, real, subset 1..n or 1..n")
  }
}
