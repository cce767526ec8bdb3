// SPDX-License-Identifier: Apache-2.0

extension Elaborator {
  mutating func declare(_ declaration: DeclarationSyntax) throws(StatementParseError) {
    let name = declaration.name
    let variable: Variable
    if let family = declaration.family {
      variable = try self.family(family, of: declaration)
    } else {
      variable = try member(declaration, at: nil)
    }
    if let known = scope.meaning(of: name) {
      throw source.error(
        declaration.range, expected: "a name for one variable",
        butIs: "which is already \(known.description)")
    }
    variables.append(variable)
    scope.push(name, variable.meaning)
  }

  private mutating func family(
    _ family: DeclarationSyntax.Family, of declaration: DeclarationSyntax
  ) throws(StatementParseError) -> Variable {
    if case .scalar = declaration.kind {
      throw source.error(
        declaration.range, expected: "a family of matrices, vectors, sets or whole numbers",
        butIs: "a family of numbers",
        hint: "a vector has a number for each layer: \(declaration.name): vector L")
    }
    let count = try size(family.count, at: nil)
    switch scope.meaning(of: family.index) {
    case .dimension, .sequence:
      throw source.error(
        family.range, expected: "a name for a position", butIs: "which is already a dimension")
    default: break
    }
    let member = try member(declaration, at: family.index)
    return .family(index: family.index, count: count, member)
  }

  /// The variable, or what it is in a family at the position `index`.
  private mutating func member(
    _ declaration: DeclarationSyntax, at index: String?
  ) throws(StatementParseError) -> Variable {
    let name = declaration.name
    switch declaration.kind {
    case .matrix(let rows, let columns):
      return .matrix(name, rows: try size(rows, at: index), columns: try size(columns, at: index))
    case .vector(let count): return .vector(name, count: try size(count, at: index))
    case .scalar: return .scalar(name)
    case .set(let count): return .set(name, size: try size(count, at: index))
    case .index(let from, let through):
      return .index(name, from: try size(from, at: index), through: try size(through, at: index))
    }
  }

  /// A size of a declaration; names in it that are new become dimensions or sequences of dimensions.
  /// In a family it may depend on the position `index`, and as a position in a sequence on any whole
  /// number.
  private mutating func size(
    _ syntax: Syntax, at index: String?, isPosition: Bool = false
  ) throws(StatementParseError) -> IndexTerm {
    switch syntax.kind {
    case .name(let name):
      if name == index { return .variable(name) }
      try declareSize(name, syntax, isPosition: isPosition)
      return .variable(name)
    case .number: return try self.index(syntax)
    case .negative(let a):
      return .difference(.constant(0), try size(a, at: index, isPosition: isPosition))
    case .binary(let operation, let a, let b) where operation != .quotient:
      let left = try size(a, at: index, isPosition: isPosition)
      let right = try size(b, at: index, isPosition: isPosition)
      switch operation {
      case .sum: return .sum(left, right)
      case .difference: return .difference(left, right)
      case .product, .quotient: return .product(left, right)
      }
    case .call("min", let arguments) where arguments.count >= 2:
      var result = try size(arguments[0], at: index, isPosition: isPosition)
      for argument in arguments.dropFirst() {
        result = .minimum(result, try size(argument, at: index, isPosition: isPosition))
      }
      return result
    case .entry(let base, let position):
      return .element(
        try sequence(base, at: index), try size(position, at: index, isPosition: true))
    default:
      throw source.error(
        syntax.range, expected: "a size made of dimensions, numbers, '+', '-', '*' and min")
    }
  }

  /// The sequence of dimensions before a position, which may be new.
  private mutating func sequence(
    _ syntax: Syntax, at index: String?
  ) throws(StatementParseError) -> String {
    guard case .name(let name) = syntax.kind, name != index, name != "pi" else {
      throw source.error(syntax.range, expected: "a name for a sequence of dimensions")
    }
    switch scope.meaning(of: name) {
    case nil: scope.push(name, .sequence)
    case .sequence: break
    case let other?:
      throw source.error(
        syntax.range, expected: "a sequence of dimensions", butIs: other.description)
    }
    return name
  }

  private mutating func declareSize(
    _ name: String, _ syntax: Syntax, isPosition: Bool
  ) throws(StatementParseError) {
    switch scope.meaning(of: name) {
    case nil where name != "pi": scope.push(name, .dimension)
    case .dimension: break
    case .index where isPosition: break
    case let other:
      throw source.error(
        syntax.range, expected: "a dimension", butIs: other?.description ?? "a number",
        hint: "sizes depend on dimensions alone")
    }
  }

  // MARK: Variables that are given

  /// Notes the dimensions and sequences in the sizes of a variable.
  mutating func note(
    sizesOf variable: Variable, among variables: [Variable], at index: String? = nil
  ) {
    let sizes: [IndexTerm]
    switch variable {
    case .matrix(_, let rows, let columns): sizes = [rows, columns]
    case .vector(_, let count), .set(_, let count): sizes = [count]
    case .scalar: sizes = []
    case .index(_, let from, let through): sizes = [from, through]
    case .family(let index, let count, let member):
      note(count, among: variables, at: nil)
      note(sizesOf: member, among: variables, at: index)
      return
    }
    for size in sizes { note(size, among: variables, at: index) }
  }

  private mutating func note(_ size: IndexTerm, among variables: [Variable], at index: String?) {
    switch size {
    case .variable(let name):
      let isVariable = variables.contains { $0.name == name }
      if name != index, !isVariable, scope.meaning(of: name) == nil { scope.push(name, .dimension) }
    case .element(let sequence, let k):
      if scope.meaning(of: sequence) == nil { scope.push(sequence, .sequence) }
      note(k, among: variables, at: index)
    case .sum(let a, let b), .difference(let a, let b), .product(let a, let b),
      .minimum(let a, let b):
      note(a, among: variables, at: index)
      note(b, among: variables, at: index)
    case .constant, .count, .total, .member: break
    }
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
    case .family(let index, let count, let member):
      .family(index: index, count: count, member.meaning)
    }
  }
}
