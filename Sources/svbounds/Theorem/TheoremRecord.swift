// SPDX-License-Identifier: Apache-2.0

import Bounds
import TheoremChecking

/// A theorem as `svbounds theorem --json` prints it.
struct TheoremRecord: Encodable {
  let id: String
  let name: String
  let summary: String
  let clauses: [ClauseRecord]
  let sources: [Source]
  let proofPage: String

  struct ClauseRecord: Encodable {
    let id: String
    let variables: [Rendering]
    let hypotheses: [Rendering]
    let conclusion: Rendering
    /// The family of instances on which the clause is attained, or the sequence that approaches it.
    let tight: Nullable<String>
    let falseNeighbours: [Neighbour]
  }

  struct Neighbour: Encodable {
    let change: String
    let statement: String
    let counterexample: String
  }

  struct Rendering: Encodable {
    let text: String
    let latex: String

    init(_ rendering: RenderedClause.Rendering) {
      text = rendering.plainText
      latex = rendering.latex
    }
  }

  struct Source: Encodable {
    let short: String
    let bibtex: String
  }

  init(_ theorem: any CatalogueEntry) {
    id = theorem.id
    name = theorem.name
    summary = theorem.summary
    clauses = theorem.renderedClauses.map { clause in
      ClauseRecord(
        id: clause.id, variables: clause.variables.map(Rendering.init),
        hypotheses: clause.hypotheses.map(Rendering.init),
        conclusion: Rendering(clause.conclusion),
        tight: Nullable(Self.tight(clause.id)), falseNeighbours: Self.neighbours(clause.id))
    }
    sources = theorem.sources.map { Source(short: $0.short, bibtex: $0.bibTeX) }
    proofPage = theorem.proofPage
  }

  private static func tight(_ id: String) -> String? {
    Catalogue.clause(id).flatMap { clause in
      ApproachingSequence.of(clause).map(\.description)
        ?? EqualityCases.family(for: clause).map(\.description)
    }
  }

  private static func neighbours(_ id: String) -> [Neighbour] {
    Catalogue.clause(id).map(FalseNeighbours.of)?.map {
      Neighbour(
        change: $0.change, statement: $0.statement.plainText, counterexample: $0.instanceText)
    } ?? []
  }
}
