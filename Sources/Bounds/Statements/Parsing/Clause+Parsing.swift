// SPDX-License-Identifier: Apache-2.0

extension Clause {
  /// The clause that a text states, the inverse of `plainText`:
  /// `[W: n x n, eps: real] 0 <= eps |- forall i: sigma(i, I + eps*W) <= 1 + eps*sigma(1, W)`.
  ///
  /// The language and its rules are in docs/statement-language.md. Decimals denote exact rationals;
  /// nothing is declared silently, and nothing is simplified. Where an identity has no order or a
  /// bound variable no domain, they are filled in if they are determined, and refused otherwise.
  ///
  /// Every statement without a probability is read. Names have kinds, and shapes are compared as
  /// polynomials in dimensions: what differs for some dimensions is refused. Not checked here but on each
  /// instance: positions in range, symmetry where there are eigenvalues, sizes that depend on sets and
  /// minima, divisors, and whether a condition can be a conclusion.
  ///
  /// Cost: the length of the text, at most 65536 characters, times its depth, at most 64, and the
  /// number of names in scope.
  ///
  /// - Parameters:
  ///   - text: the variables in brackets, which may be absent; hypotheses and `|-`, which may be
  ///     absent; the conclusion.
  ///   - id: the clause's id, such as X1.a.
  ///   - declarations: variables as they stand between the brackets, `W: n x n, eps: real`. Those in
  ///     the text come after them.
  /// - Throws: `StatementParseError`, which points into `text` or into `declarations`.
  public init(
    parsing text: String, id: String, declarations: String = ""
  ) throws(StatementParseError) {
    let declared = try [Variable](parsing: declarations)
    let source = try StatementSource(text)
    var parser = try SyntaxParser(source)
    let statement = try parser.statement()
    var elaborator = Elaborator(source, over: declared)
    for declaration in statement.declarations { try elaborator.declare(declaration) }
    var hypotheses: [Formula] = []
    for hypothesis in statement.hypotheses { hypotheses.append(try elaborator.formula(hypothesis)) }
    let conclusion = try elaborator.formula(statement.conclusion)
    self.init(id, over: elaborator.variables, given: hypotheses, conclusion)
  }
}

extension [Variable] {
  /// The variables that a text declares, `W: n x n, d: vector n, eps: real`; none when it is blank.
  ///
  /// - Throws: `StatementParseError`.
  public init(parsing text: String) throws(StatementParseError) {
    let source = try StatementSource(text)
    var parser = try SyntaxParser(source)
    var elaborator = Elaborator(source)
    if parser.token.kind != .end {
      for declaration in try parser.declarations() { try elaborator.declare(declaration) }
      try parser.expectEnd("',' or the end")
    }
    self = elaborator.variables
  }
}

extension Formula {
  /// The formula that a text states about variables, the inverse of `plainText`.
  ///
  /// - Throws: `StatementParseError`.
  public init(parsing text: String, over variables: [Variable]) throws(StatementParseError) {
    self = try parse(text, over: variables) { elaborator, syntax throws(StatementParseError) in
      try elaborator.formula(syntax)
    }
  }
}

extension ScalarTerm {
  /// The number that a text denotes, the inverse of `plainText`.
  ///
  /// - Throws: `StatementParseError`.
  public init(parsing text: String, over variables: [Variable]) throws(StatementParseError) {
    self = try parse(text, over: variables) { elaborator, syntax throws(StatementParseError) in
      try elaborator.scalar(syntax)
    }
  }
}

extension MatrixTerm {
  /// The matrix that a text denotes, the inverse of `plainText`.
  ///
  /// - Throws: `StatementParseError`.
  public init(parsing text: String, over variables: [Variable]) throws(StatementParseError) {
    self = try parse(text, over: variables) { elaborator, syntax throws(StatementParseError) in
      try elaborator.wholeMatrix(syntax).term
    }
  }
}

extension VectorTerm {
  /// The vector that a text denotes, the inverse of `plainText`.
  ///
  /// - Throws: `StatementParseError`.
  public init(parsing text: String, over variables: [Variable]) throws(StatementParseError) {
    self = try parse(text, over: variables) { elaborator, syntax throws(StatementParseError) in
      try elaborator.vector(syntax).term
    }
  }
}

extension IndexTerm {
  /// The whole number that a text denotes, the inverse of `plainText`.
  ///
  /// - Throws: `StatementParseError`.
  public init(parsing text: String, over variables: [Variable]) throws(StatementParseError) {
    self = try parse(text, over: variables) { elaborator, syntax throws(StatementParseError) in
      try elaborator.index(syntax)
    }
  }
}

private func parse<T>(
  _ text: String, over variables: [Variable],
  as kind: (inout Elaborator, Syntax) throws(StatementParseError) -> T
) throws(StatementParseError) -> T {
  let source = try StatementSource(text)
  var parser = try SyntaxParser(source)
  let syntax = try parser.formula()
  try parser.expectEnd("an operator or the end")
  var elaborator = Elaborator(source, over: variables)
  return try kind(&elaborator, syntax)
}
