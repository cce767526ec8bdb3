// SPDX-License-Identifier: Apache-2.0

import Bounds

/// The statement that an argument states, or the end of the run: a line that says what is wrong, the
/// text, and a caret under the character.
///
/// - Parameters:
///   - id: what the statement is called.
///   - declarations: variables that it may use without declaring them.
func statement(_ text: String, id: String, declarations: String) throws -> Clause {
  do {
    let clause = try Clause(parsing: text, id: id, declarations: declarations)
    try requireDrawable(clause)
    return clause
  } catch let error as StatementParseError {
    StandardError.write(Complaint("the \(id): \(error)"))
    StandardError.write(error.excerpt + "\n")
    throw ExitStatus.badInput
  }
}

/// The largest number of rows or columns that a statement may give a matrix whatever is drawn, and the
/// largest dimension drawn.
private let sizeLimit = 32

/// Sizes that no dimension holds down, and sizes that may fall below 0, as n - 3 may, have no draws.
private func requireDrawable(_ clause: Clause) throws {
  let names = clause.dimensions
  guard names.count <= 12 else {
    throw Complaint("the \(clause.id): \(names.count) dimensions, more than 12")
  }
  // Sizes are sums, differences and minima of dimensions: the smallest is at a corner.
  for corner in 0..<(1 << names.count) {
    let values = names.enumerated().map {
      ($0.element, corner >> $0.offset & 1 == 0 ? 1 : sizeLimit)
    }
    let instance = Instance(dimensions: Dictionary(uniqueKeysWithValues: values))
    for variable in clause.withMembers(corner == 0 ? instance.dimensions : [:]).variables {
      for size in variable.sizes.map(instance.size) {
        if size < 0 {
          throw Complaint("the \(clause.id): a size in '\(variable.plainText)' may fall below 0")
        }
        if corner == 0, size > sizeLimit {
          throw Complaint(
            "the \(clause.id): '\(variable.plainText)' is larger than \(sizeLimit), the largest drawn"
          )
        }
      }
    }
  }
}

extension Variable {
  fileprivate var sizes: [IndexTerm] {
    switch self {
    case .matrix(_, let rows, let columns): [rows, columns]
    case .vector(_, let count), .set(_, let count): [count]
    case .scalar, .index, .family: []
    }
  }
}

/// A statement that uses another one's variables unless it declares its own between brackets.
func statement(_ text: String, id: String, over current: Clause) throws -> Clause {
  if text.first(where: { !$0.isWhitespace }) == "[" {
    return try statement(text, id: id, declarations: "")
  }
  let declarations = current.variables.map(\.plainText).joined(separator: ", ")
  guard (try? [Variable](parsing: declarations)) != nil else {
    throw Complaint(
      "the \(id): the variables of \(current.id) cannot be read back from text; declare those that it "
        + "uses between brackets, as in [W: n x n]")
  }
  return try statement(text, id: id, declarations: declarations)
}

/// The values of an instance, each on a line of its own.
func indented(_ instance: Instance) -> String {
  instance.plainText.split(separator: "\n").map { "  \($0)\n" }.joined()
}
