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
    return try Clause(parsing: text, id: id, declarations: declarations)
  } catch {
    StandardError.write(Complaint("the \(id): \(error)"))
    StandardError.write(error.excerpt + "\n")
    throw ExitStatus.badInput
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
