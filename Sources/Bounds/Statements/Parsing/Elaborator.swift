// SPDX-License-Identifier: Apache-2.0

/// Gives the words of a text their kinds and makes terms and formulas of it.
struct Elaborator {
  let source: StatementSource
  var scope = NameScope()
  /// Sizes that are still open, such as orders of identities that were written without one, by the name
  /// that stands for them.
  var orders: [String: OpenOrder] = [:]
  /// The names of those that nothing has told yet.
  var openOrders: Set<String> = []
  /// Where numbers stand that need not be rational.
  var irrationals: [Range<Int>] = []
  /// The variables that were declared, in order.
  var variables: [Variable] = []

  struct OpenOrder {
    var value: IndexTerm?
    let range: Range<Int>
  }

  init(_ source: StatementSource, over variables: [Variable] = []) {
    self.source = source
    for variable in variables { note(sizesOf: variable, among: variables) }
    for variable in variables {
      self.variables.append(variable)
      scope.push(variable.name, variable.meaning)
    }
  }

  /// The error that a name has no meaning here.
  func unknown(_ name: String, _ range: Range<Int>) -> StatementParseError {
    let known = scope.entries.map(\.name)
    if let near = nearest(to: name, among: known) {
      return source.error(
        range, expected: "a declared name", butIs: "which is not declared",
        hint: "did you mean '\(near)'?")
    }
    return source.error(
      range, expected: "a declared name", butIs: "which is not declared",
      hint: "declare it, as in [\(name): n x n] for a matrix or [\(name): real] for a number")
  }
}
