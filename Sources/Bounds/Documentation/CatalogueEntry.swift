// SPDX-License-Identifier: Apache-2.0

/// A row of the catalogue as it is listed, shown and cited, whatever kind of statement it holds.
public protocol CatalogueEntry: Sendable {
  /// Family letter and number.
  var id: String { get }
  /// A short name in lower case with hyphens.
  var name: String { get }
  /// One sentence.
  var summary: String { get }
  var sources: [Citation] { get }
  var renderedClauses: [RenderedClause] { get }
  /// The row with this clause alone, or `nil` when it has no clause of that id; upper or lower case.
  func restricted(toClause id: String) -> Self?
}

extension CatalogueEntry {
  /// The family's letter.
  public var family: String { String(id.prefix(1)) }

  /// The page with the proof, relative to the root of the repository.
  public var proofPage: String { "proofs/\(pageName)" }

  /// The proof page's name within its folder.
  public var pageName: String { "\(id)-\(name).md" }
}

/// A clause of either kind, in words.
public struct RenderedClause: Hashable, Sendable {
  public let id: String
  public let variables: [Rendering]
  public let hypotheses: [Rendering]
  public let conclusion: Rendering

  /// The same in plain text and in LaTeX.
  public struct Rendering: Hashable, Sendable {
    public let plainText: String
    public let latex: String
  }

  /// The clause in one line.
  public var plainText: String {
    let scope = variables.map(\.plainText).joined(separator: ", ")
    let given = hypotheses.map(\.plainText).joined(separator: ", ")
    return "[\(scope)] " + (given.isEmpty ? "" : "\(given) |- ") + conclusion.plainText
  }
}

extension Theorem: CatalogueEntry {
  public var renderedClauses: [RenderedClause] { clauses.map(\.rendered) }

  public func restricted(toClause wanted: String) -> Theorem? {
    clauses.first { $0.id.lowercased() == wanted.lowercased() }.map {
      Theorem(id, name, summary, sources: sources, clauses: [$0])
    }
  }
}

extension ProbabilityTheorem: CatalogueEntry {
  public var renderedClauses: [RenderedClause] { clauses.map(\.rendered) }

  public func restricted(toClause wanted: String) -> ProbabilityTheorem? {
    clauses.first { $0.id.lowercased() == wanted.lowercased() }.map {
      ProbabilityTheorem(id, name, summary, sources: sources, clauses: [$0])
    }
  }
}

extension Clause {
  public var rendered: RenderedClause {
    RenderedClause(
      id: id, variables: variables.map { .init(plainText: $0.plainText, latex: $0.latex) },
      hypotheses: hypotheses.map { .init(plainText: $0.plainText, latex: $0.latex) },
      conclusion: .init(plainText: conclusion.plainText, latex: conclusion.latex))
  }
}

extension ProbabilityClause {
  public var rendered: RenderedClause {
    RenderedClause(
      id: id,
      variables: parameters.map { .init(plainText: $0.plainText, latex: $0.latex) }
        + random.map { .init(plainText: $0.plainText, latex: $0.latex) },
      hypotheses: hypotheses.map { .init(plainText: $0.plainText, latex: $0.latex) },
      conclusion: .init(plainText: conclusionText, latex: conclusionLaTeX))
  }
}
