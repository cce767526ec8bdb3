// SPDX-License-Identifier: Apache-2.0

import Exact

/// A variable of a statement with its shape.
public indirect enum Variable: Hashable, Codable, Sendable {
  case matrix(String, rows: IndexTerm, columns: IndexTerm)
  case vector(String, count: IndexTerm)
  case scalar(String)
  /// A subset of {1, …, size}, possibly empty.
  case set(String, size: IndexTerm)
  /// A whole number in a range that depends on dimensions alone.
  case index(String, from: IndexTerm, through: IndexTerm)
  /// As many variables of a kind as there are layers: A[1], …, A[L]. The member's shape may depend on
  /// its position through `index`; `count` is a dimension.
  case family(index: String, count: IndexTerm, Variable)

  public var name: String {
    switch self {
    case .matrix(let name, _, _), .vector(let name, _), .scalar(let name), .set(let name, _),
      .index(let name, _, _):
      return name
    case .family(_, _, let member): return member.name
    }
  }
}

/// One assertion that is checked, bounded, rendered and proved under an id of its own.
public struct Clause: Hashable, Codable, Sendable {
  /// The theorem's id, a dot and a letter: `R2.a`. Never reused for another assertion.
  public let id: String
  public let variables: [Variable]
  /// All must hold for `conclusion` to be claimed.
  public let hypotheses: [Formula]
  public let conclusion: Formula

  public init(
    _ id: String, over variables: [Variable], given hypotheses: [Formula] = [],
    _ conclusion: Formula
  ) {
    self.id = id
    self.variables = variables
    self.hypotheses = hypotheses
    self.conclusion = conclusion
  }

  /// The names of the dimensions that occur in the variables' shapes, in order of appearance; of a
  /// family only its size, since the shapes of its members depend on that.
  public var dimensions: [String] {
    var names: [String] = []
    func note(_ term: IndexTerm) {
      switch term {
      case .variable(let name): if !names.contains(name) { names.append(name) }
      case .element(let name, .constant(let k)): note(.variable(.member(k, of: name)))
      case .sum(let a, let b), .difference(let a, let b), .product(let a, let b),
        .minimum(let a, let b):
        note(a)
        note(b)
      case .constant, .count, .member, .element, .total: break
      }
    }
    for variable in variables {
      switch variable {
      case .matrix(_, let rows, let columns):
        note(rows)
        note(columns)
      case .vector(_, let count), .set(_, let count): note(count)
      case .index(_, let from, let through):
        note(from)
        note(through)
      case .scalar: break
      case .family(_, let count, _): note(count)
      }
    }
    return names
  }
}

/// A row of the catalogue: clauses that belong together, with one name, one proof page and one source.
public struct Theorem: Hashable, Codable, Sendable {
  /// Family letter and number: `G1`.
  public let id: String
  /// A short name in lower case with hyphens; with the id it names the proof page.
  public let name: String
  /// One sentence: what the theorem says.
  public let summary: String
  public let clauses: [Clause]
  /// The classical results that the theorem is or rests on.
  public let sources: [Citation]

  public init(
    _ id: String, _ name: String, _ summary: String, sources: [Citation], clauses: [Clause]
  ) {
    self.id = id
    self.name = name
    self.summary = summary
    self.sources = sources
    self.clauses = clauses
  }
}
