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
  }

  struct Source: Encodable {
    let short: String
    let bibtex: String
  }

  init(_ theorem: Theorem) {
    id = theorem.id
    name = theorem.name
    summary = theorem.summary
    clauses = theorem.clauses.map { clause in
      ClauseRecord(
        id: clause.id,
        variables: clause.variables.map { Rendering(text: $0.plainText, latex: $0.latex) },
        hypotheses: clause.hypotheses.map { Rendering(text: $0.plainText, latex: $0.latex) },
        conclusion: Rendering(
          text: clause.conclusion.plainText, latex: clause.conclusion.latex))
    }
    sources = theorem.sources.map { Source(short: $0.short, bibtex: $0.bibTeX) }
    proofPage = theorem.proofPage
  }
}
