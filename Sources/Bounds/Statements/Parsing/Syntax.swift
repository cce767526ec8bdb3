// SPDX-License-Identifier: Apache-2.0

import Exact

/// A text's structure before names have kinds: which sign joins what.
struct Syntax: Sendable {
  indirect enum Kind: Sendable {
    case number(Rational)
    case name(String)
    case call(String, [Syntax])
    case binding(Binding)
    case entry(Syntax, Syntax)
    case count(Syntax)
    case set([Int])
    case bars(Syntax)
    case negative(Syntax)
    case binary(Operation, Syntax, Syntax)
    case power(Syntax, Int)
    case transpose(Syntax)
    /// ≥ and > are turned round.
    case comparison(Relation, Syntax, Syntax)
    case all([Syntax])
    case implies(Syntax, Syntax)
  }

  enum Operation: Sendable { case sum, difference, product, quotient }

  /// `forall i in 1..n: body`, `sum(i in 1..n: body)` and all else that binds a variable.
  final class Binding: Sendable {
    let word: String
    let wordRange: Range<Int>
    /// What stands before `;` and the variable: k in `largest(k; i in 1..n: x)`.
    let lead: Syntax?
    let name: String
    let nameRange: Range<Int>
    let domain: DomainSyntax
    /// Of an iteration.
    let state: State?
    let body: Syntax
    /// What stands after `;`: S in `chain(k in 1..L: A[k]; S)`.
    let tail: Syntax?

    init(
      word: String, wordRange: Range<Int>, lead: Syntax? = nil, name: String,
      nameRange: Range<Int>, domain: DomainSyntax, state: State? = nil, body: Syntax,
      tail: Syntax? = nil
    ) {
      self.word = word
      self.wordRange = wordRange
      self.lead = lead
      self.name = name
      self.nameRange = nameRange
      self.domain = domain
      self.state = state
      self.body = body
      self.tail = tail
    }
  }

  /// `s = x` in `iterate(k in 1..L, s = x: W[k]*s)`.
  struct State: Sendable {
    let name: String
    let range: Range<Int>
    let start: Syntax
  }

  indirect enum DomainSyntax: Sendable {
    /// Left out: what the variable's uses say.
    case inferred
    case range(Syntax, Syntax)
    case members(Syntax)
    case subsets(Syntax, nonempty: Bool)
    case excluding(Syntax, from: DomainSyntax)
  }

  let kind: Kind
  let range: Range<Int>
  /// How many constructs are nested, this one included.
  let height: Int
}

/// A variable as it is declared.
struct DeclarationSyntax: Sendable {
  enum Kind: Sendable {
    case matrix(Syntax, Syntax)
    case vector(Syntax)
    case scalar
    case set(Syntax)
    case index(Syntax, Syntax)
  }

  /// `[k in 1..L]` after the name of a family.
  struct Family: Sendable {
    let index: String
    let range: Range<Int>
    let count: Syntax
  }

  let name: String
  let range: Range<Int>
  let family: Family?
  let kind: Kind
}

extension Syntax.Kind {
  /// The parts of the construct.
  var parts: [Syntax] {
    switch self {
    case .number, .name, .set: return []
    case .call(_, let arguments), .all(let arguments): return arguments
    case .binding(let binding): return binding.parts
    case .count(let a), .bars(let a), .negative(let a), .power(let a, _), .transpose(let a):
      return [a]
    case .entry(let a, let b), .binary(_, let a, let b), .comparison(_, let a, let b),
      .implies(let a, let b):
      return [a, b]
    }
  }
}

extension Syntax.Binding {
  fileprivate var parts: [Syntax] {
    [lead, state?.start, tail].compactMap { $0 } + domain.parts + [body]
  }
}

extension Syntax.DomainSyntax {
  fileprivate var parts: [Syntax] {
    switch self {
    case .inferred: []
    case .range(let a, let b): [a, b]
    case .members(let a), .subsets(let a, _): [a]
    case .excluding(let gone, let whole): [gone] + whole.parts
    }
  }

  /// How many numbers are left out, one after another.
  var exclusions: Int {
    if case .excluding(_, let whole) = self { 1 + whole.exclusions } else { 0 }
  }
}
