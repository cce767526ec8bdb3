// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Bounds
import TheoremChecking

struct TheoremCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theorem",
    abstract: "Lists the theorems, or shows one: statement, hypotheses, source, proof page, BibTeX."
  )

  @Argument(help: "A theorem (R2) or one of its clauses (R2.a); upper or lower case.")
  var id: String?

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(help: "Print the statements as LaTeX instead of plain text.")
  var latex = false

  @Flag(help: "Print nothing but BibTeX: the sources of the theorem, or of all.")
  var bibtex = false

  @Option(
    help: ArgumentHelp(
      "Rewrite the generated parts of the proof pages in this folder.", visibility: .hidden))
  var pages: String?

  @Flag(
    help: ArgumentHelp(
      "With --pages: change nothing, exit 1 if something would change.", visibility: .hidden))
  var check = false

  func validate() throws {
    if [json, latex, bibtex].count(where: { $0 }) > 1 {
      throw ValidationError("--json, --latex and --bibtex exclude each other")
    }
    if pages != nil, json || latex || bibtex || id != nil {
      throw ValidationError("--pages goes with no argument and no flag but --check")
    }
    if check, pages == nil { throw ValidationError("--check needs --pages") }
  }

  func run() throws {
    if let pages { return try updateProofPages(in: pages, onlyChecking: check) }
    let chosen = try id.map { [try entry(for: $0)] } ?? Catalogue.entries
    if json {
      if let theorem = chosen.first, id != nil {
        try StandardOutput.write(json: TheoremRecord(theorem))
      } else {
        try StandardOutput.write(json: chosen.map(TheoremRecord.init))
      }
    } else if bibtex {
      StandardOutput.write(bibTeX(chosen))
    } else if id == nil, !latex {
      StandardOutput.write(list(chosen))
    } else {
      StandardOutput.write(chosen.map { page($0, asLaTeX: latex) }.joined(separator: "\n"))
    }
  }

  /// The theorem with this id or, of the theorem of the clause with this id, that clause alone.
  private func entry(for id: String) throws -> any CatalogueEntry {
    for entry in Catalogue.entries {
      if entry.id == id.uppercased() { return entry }
      if let found = entry.restricted(toClause: id) { return found }
    }
    throw Complaint(unknownTheorem(id))
  }
}

/// One line for each theorem.
private func list(_ theorems: [any CatalogueEntry]) -> String {
  var table = TextTable([.left, .left, .right, .left])
  table.append(["id", "name", "clauses", "what it says"])
  for theorem in theorems {
    table.append([theorem.id, theorem.name, "\(theorem.renderedClauses.count)", theorem.summary])
  }
  return table.text()
}

/// Everything about one theorem.
private func page(_ theorem: any CatalogueEntry, asLaTeX: Bool) -> String {
  var text = "\(theorem.id)  \(theorem.name)\n\(theorem.summary)\n"
  for clause in theorem.renderedClauses {
    text += "\n\(clause.id)\n"
    var table = TextTable([.left, .left])
    func append(_ title: String, _ lines: [String]) {
      for (position, line) in lines.enumerated() {
        table.append([position == 0 ? title : "", line])
      }
    }
    append(
      "for", [clause.variables.map { asLaTeX ? $0.latex : $0.plainText }.joined(separator: ", ")])
    append("given", clause.hypotheses.map { asLaTeX ? $0.latex : $0.plainText })
    append("then", [asLaTeX ? clause.conclusion.latex : clause.conclusion.plainText])
    append("tight", tightness(of: clause.id))
    append("false", falseNeighbours(of: clause.id))
    text += table.text(indent: "  ")
  }
  text += "\nsource    \(theorem.sources.map(\.short).joined(separator: ", "))\n"
  text += "proof     \(theorem.proofPage)\n"
  text += "notation  proofs/\(ProofPages.indexName)\n"
  return text + (theorem.sources.isEmpty ? "" : "\n" + bibTeX([theorem]))
}

/// Where the clause is attained, or approached.
private func tightness(of id: String) -> [String] {
  guard let clause = Catalogue.clause(id) else { return [] }
  if let sequence = ApproachingSequence.of(clause) { return ["in the limit: \(sequence)"] }
  return EqualityCases.family(for: clause).map { ["equal at n = 2 to 4: \($0)"] } ?? []
}

/// What would say more and is refuted, with the instance.
private func falseNeighbours(of id: String) -> [String] {
  guard let clause = Catalogue.clause(id) else { return [] }
  return FalseNeighbours.of(clause).flatMap { ["\($0.change)", "at \($0.instanceText)"] }
}

/// Each source once, in order of appearance.
private func bibTeX(_ theorems: [any CatalogueEntry]) -> String {
  var sources: [Citation] = []
  for source in theorems.flatMap(\.sources) where !sources.contains(source) {
    sources.append(source)
  }
  return sources.map { $0.bibTeX + "\n" }.joined(separator: "\n")
}
