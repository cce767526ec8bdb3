// SPDX-License-Identifier: Apache-2.0

/// Gives the words of a text their kinds and makes terms and formulas of it.
struct Elaborator {
  let source: StatementSource
  var scope = NameScope()
  /// Orders of identities that were written without one, by the name that stands for them.
  var orders: [String: OpenOrder] = [:]
  /// The variables that were declared, in order.
  private(set) var variables: [Variable] = []

  struct OpenOrder {
    var value: IndexTerm?
    let range: Range<Int>
  }

  init(_ source: StatementSource, over variables: [Variable] = []) {
    self.source = source
    for name in Clause("", over: variables, .all([])).dimensions { scope.push(name, .dimension) }
    for variable in variables {
      self.variables.append(variable)
      scope.push(variable.name, variable.meaning)
    }
  }

  // MARK: Declarations

  mutating func declare(_ declaration: DeclarationSyntax) throws(StatementParseError) {
    let name = declaration.name
    let variable: Variable
    switch declaration.kind {
    case .matrix(let rows, let columns):
      variable = .matrix(name, rows: try size(rows), columns: try size(columns))
    case .vector(let count): variable = .vector(name, count: try size(count))
    case .scalar: variable = .scalar(name)
    case .set(let count): variable = .set(name, size: try size(count))
    case .index(let from, let through):
      variable = .index(name, from: try size(from), through: try size(through))
    }
    if let known = scope.meaning(of: name) {
      throw source.error(
        declaration.range, expected: "a name for one variable",
        butIs: "which is already \(known.description)")
    }
    variables.append(variable)
    scope.push(name, variable.meaning)
  }

  /// A size of a declaration; names in it that are new become dimensions.
  private mutating func size(_ syntax: Syntax) throws(StatementParseError) -> IndexTerm {
    switch syntax.kind {
    case .name(let name):
      switch scope.meaning(of: name) {
      case nil: scope.push(name, .dimension)
      case .dimension: break
      case let other?:
        throw source.error(
          syntax.range, expected: "a dimension", butIs: other.description,
          hint: "sizes depend on dimensions alone")
      }
      return .variable(name)
    case .number, .negative: return try index(syntax)
    case .binary(.sum, let a, let b): return .sum(try size(a), try size(b))
    case .binary(.difference, let a, let b): return .difference(try size(a), try size(b))
    case .call("min", let arguments) where arguments.count >= 2:
      var result = try size(arguments[0])
      for argument in arguments.dropFirst() { result = .minimum(result, try size(argument)) }
      return result
    default:
      throw source.error(
        syntax.range, expected: "a size made of dimensions, numbers, '+', '-' and min")
    }
  }

  // MARK: Names

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

extension Variable {
  var meaning: NameScope.Meaning {
    switch self {
    case .matrix(_, let rows, let columns): .matrix(MatrixShape(rows: rows, columns: columns))
    case .vector(_, let count): .vector(count)
    case .scalar: .scalar
    case .set: .set
    case .index: .index
    case .family(_, _, let member): .family(member.meaning)
    }
  }
}
