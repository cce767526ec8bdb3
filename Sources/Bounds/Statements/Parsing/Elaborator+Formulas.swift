// SPDX-License-Identifier: Apache-2.0

extension Elaborator {
  /// Something that is true or false.
  mutating func formula(_ syntax: Syntax) throws(StatementParseError) -> Formula {
    switch syntax.kind {
    case .comparison(let relation, let a, let b): return try comparison(relation, a, b)
    case .all(let parts): return .all(try formulas(parts))
    case .implies(let a, let b): return .implies(try formula(a), try formula(b))
    case .binding(let binding) where binding.word == "forall": return try universal(binding)
    case .call(let name, let arguments):
      if let found = try condition(name, arguments, syntax) { return found }
    default: break
    }
    let found = try operand(syntax)
    throw source.error(
      syntax.range, expected: "a condition, such as a <= b", butIs: found.description)
  }

  private mutating func formulas(_ parts: [Syntax]) throws(StatementParseError) -> [Formula] {
    var result: [Formula] = []
    for part in parts { result.append(try formula(part)) }
    return result
  }

  private mutating func universal(
    _ binding: Syntax.Binding
  ) throws(StatementParseError) -> Formula {
    func body(
      _ elaborator: inout Elaborator, _ syntax: Syntax
    ) throws(StatementParseError) -> Formula { try elaborator.formula(syntax) }
    guard case .subsets(let size, let nonempty) = binding.domain else {
      let (domain, formula) = try bind(binding, body)
      return .forAll(binding.name, domain, formula)
    }
    guard nonempty else {
      throw source.error(
        binding.nameRange, expected: "'\(binding.name) nonempty subset'",
        hint: "statements about sets are about nonempty ones")
    }
    let (count, formula) = try bindSubset(binding, size: size, body)
    return .forAllSubsets(binding.name, size: count, formula)
  }

  /// Both sides; `rank(A) <= k` is a condition of its own.
  private mutating func comparison(
    _ relation: Relation, _ a: Syntax, _ b: Syntax
  ) throws(StatementParseError) -> Formula {
    if case .call("rank", let arguments) = a.kind, relation == .atMost {
      guard arguments.count == 1 else { throw wrongCount(.rank, arguments, a) }
      let (matrix, _) = try wholeMatrix(arguments[0])
      return .rankAtMost(try index(b), matrix)
    }
    let left = try scalar(a)
    let right = try scalar(b)
    switch relation {
    case .atMost: return .atMost(left, right)
    case .less: return .less(left, right)
    case .equal: return .equal(left, right)
    case .different: return .different(left, right)
    }
  }

  /// A condition that is written like a function; `nil` when the word is none.
  private mutating func condition(
    _ name: String, _ arguments: [Syntax], _ whole: Syntax
  ) throws(StatementParseError) -> Formula? {
    if name == "all" { return .all(try formulas(arguments)) }
    guard let word = StatementWord(rawValue: name) else { return nil }
    if word == .conjugatepairs {
      guard arguments.count == 2 else { throw wrongCount(word, arguments, whole) }
      return .conjugatePairs(
        real: try vector(arguments[0]).term, imaginary: try vector(arguments[1]).term)
    }
    guard let property = MatrixProperty.allCases.first(where: { $0.word == name }) else {
      return nil
    }
    guard arguments.count == 1 else { throw wrongCount(word, arguments, whole) }
    return .has(property, try wholeMatrix(arguments[0], square: true).term)
  }
}
