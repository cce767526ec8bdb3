// SPDX-License-Identifier: Apache-2.0

import Bounds

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
        conclusion: Rendering(clause.conclusion))
    }
    sources = theorem.sources.map { Source(short: $0.short, bibtex: $0.bibTeX) }
    proofPage = theorem.proofPage
  }
}
