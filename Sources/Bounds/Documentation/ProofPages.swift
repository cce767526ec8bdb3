// SPDX-License-Identifier: Apache-2.0

/// Why a folder of proof pages cannot be brought up to date.
public enum ProofPageError: Error, Hashable, Sendable, CustomStringConvertible {
  case missingPage(String)
  /// The page lacks the two lines between which the statement of this theorem belongs.
  case missingMarkers(page: String, theorem: String)
  case missingTitle(page: String)

  public var description: String {
    switch self {
    case .missingPage(let page): return "\(page): no such page"
    case .missingMarkers(let page, let theorem):
      return "\(page): the lines '<!-- statement:\(theorem) begin … -->' and "
        + "'<!-- statement:\(theorem) end -->' must each stand there once, in this order"
    case .missingTitle(let page): return "\(page): the first line is not a title ('# …')"
    }
  }
}

/// The generated parts of the pages in proofs/: the statement on each theorem's page, and the index.
public enum ProofPages {
  /// The name of the index among the pages.
  public static let indexName = "README.md"

  /// What the pages should say.
  ///
  /// - Parameter pages: the text of each Markdown file of the folder by its name.
  /// - Returns: the text of each page that has a generated part, and of the index.
  public static func updated(
    _ pages: [String: String], for theorems: [any CatalogueEntry]
  ) throws(ProofPageError) -> [String: String] {
    var result: [String: String] = [:]
    for theorem in theorems {
      guard let text = pages[theorem.pageName] else { throw .missingPage(theorem.pageName) }
      result[theorem.pageName] = try replacingStatement(of: theorem, in: text)
    }
    var certifiers: [(page: String, title: String)] = []
    for page in pages.keys.sorted() where page.hasPrefix("certifier-") {
      guard let title = title(of: pages[page] ?? "") else { throw .missingTitle(page: page) }
      certifiers.append((page, title))
    }
    result[indexName] = index(of: theorems, certifiers: certifiers)
    return result
  }

  /// The page with the theorem's statement, as the catalogue has it, between the page's markers.
  public static func replacingStatement(
    of theorem: any CatalogueEntry, in page: String
  ) throws(ProofPageError) -> String {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    let begins = lines.indices.filter { lines[$0].hasPrefix("<!-- statement:\(theorem.id) begin") }
    let ends = lines.indices.filter { lines[$0] == "<!-- statement:\(theorem.id) end -->" }
    guard begins.count == 1, ends.count == 1, begins[0] < ends[0] else {
      throw .missingMarkers(page: theorem.pageName, theorem: theorem.id)
    }
    return (lines[...begins[0]] + ["", theorem.statementBlock[...], ""] + lines[ends[0]...])
      .joined(separator: "\n")
  }

  private static func title(of page: String) -> String? {
    let first = page.prefix { $0 != "\n" }
    return first.hasPrefix("# ") ? String(first.dropFirst(2)) : nil
  }
}
