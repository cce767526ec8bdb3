// SPDX-License-Identifier: Apache-2.0

extension CatalogueEntry {
  /// The statement in Markdown, as it stands between the markers of the theorem's proof page: for each
  /// clause its id, variables, hypotheses, and the assertion as a formula and as plain text.
  public var statementBlock: String {
    renderedClauses.map(\.statementBlock).joined(separator: "\n\n")
  }
}

extension RenderedClause {
  fileprivate var statementBlock: String {
    let given = hypotheses.map { inlineMath($0.latex) }
    let scope = listed(variables.map { inlineMath($0.latex) })
    let pads = conclusion.plainText.contains("sigma0(")
    return """
      **\(id)** For \(scope)\(given.isEmpty ? "" : " with \(listed(given))"):

      ```math
      \(conclusion.latex)
      ```

      ```text
      \(plainText)
      ```
      """ + (pads ? "\n\nHere singular values past the last are 0." : "")
  }
}

/// Mathematics within a sentence of Markdown, where `<` may begin a tag.
private func inlineMath(_ latex: String) -> String {
  "$" + latex.split(separator: " < ").joined(separator: " \\lt ") + "$"
}

/// "a", "a and b", "a, b and c".
private func listed(_ parts: [String]) -> String {
  guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
  return "\(parts.dropLast().joined(separator: ", ")) and \(last)"
}
