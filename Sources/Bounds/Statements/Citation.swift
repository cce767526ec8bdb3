// SPDX-License-Identifier: Apache-2.0

/// A publication, with what BibTeX needs.
public struct Citation: Hashable, Codable, Sendable {
  /// `article` or `book`.
  public let kind: String
  public let key: String
  public let authors: [String]
  public let title: String
  public let year: Int
  /// Further BibTeX fields in order, such as journal, volume, pages.
  public let fields: [Field]

  public struct Field: Hashable, Codable, Sendable {
    public let name: String
    public let value: String
  }

  init(
    _ kind: String = "article", key: String, _ authors: [String], _ title: String, _ year: Int,
    _ fields: KeyValuePairs<String, String>
  ) {
    self.kind = kind
    self.key = key
    self.authors = authors
    self.title = title
    self.year = year
    self.fields = fields.map { Field(name: $0.key, value: $0.value) }
  }

  /// The BibTeX entry.
  public var bibTeX: String {
    var lines = ["@\(kind){\(key),"]
    lines.append("  author = {\(authors.joined(separator: " and "))},")
    lines.append("  title = {\(title)},")
    for field in fields { lines.append("  \(field.name) = {\(field.value)},") }
    lines.append("  year = {\(year)}")
    lines.append("}")
    return lines.joined(separator: "\n")
  }

  /// "Weyl (1912)".
  public var short: String {
    let surnames = authors.map { $0.split(separator: ",").first.map(String.init) ?? $0 }
    let who =
      surnames.count > 2
      ? "\(surnames[0]) et al." : surnames.joined(separator: " and ")
    return "\(who) (\(year))"
  }
}
