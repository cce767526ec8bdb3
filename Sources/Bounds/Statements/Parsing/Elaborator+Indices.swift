// SPDX-License-Identifier: Apache-2.0

extension Elaborator {
  /// A whole number.
  mutating func index(_ syntax: Syntax) throws(StatementParseError) -> IndexTerm {
    switch syntax.kind {
    case .number(let value):
      guard value.isInteger, let whole = value.numerator.asInt else {
        throw source.error(syntax.range, expected: "a whole number")
      }
      return .constant(whole)
    case .name(let name): return try namedIndex(name, syntax.range)
    case .binary(.sum, let a, let b): return .sum(try index(a), try index(b))
    case .binary(.difference, let a, let b): return .difference(try index(a), try index(b))
    case .binary(.product, let a, let b): return .product(try index(a), try index(b))
    case .negative(let a): return .difference(.constant(0), try index(a))
    case .call("min", let arguments): return try least(arguments, syntax)
    case .call("index", let arguments) where arguments.count == 1: return try index(arguments[0])
    case .count(let members), .bars(let members): return .count(try set(members))
    case .entry(let base, let position): return try indexEntry(base, position, syntax)
    case .binding(let binding)
    where binding.word == "sum" && binding.lead == nil && !binding.isOverSubsets:
      let (domain, body) = try bind(binding) { elaborator, body throws(StatementParseError) in
        try elaborator.index(body)
      }
      return .total(binding.name, domain, body)
    default:
      throw source.error(
        syntax.range, expected: "a whole number",
        hint: "whole numbers are added, subtracted, multiplied and compared by min only")
    }
  }

  private func namedIndex(
    _ name: String, _ range: Range<Int>
  ) throws(StatementParseError) -> IndexTerm {
    switch scope.meaning(of: name) {
    case .dimension, .index: return .variable(name)
    case nil where name != "pi": throw unknown(name, range)
    case let other:
      throw source.error(
        range, expected: "a whole number",
        butIs: (other ?? NameScope.Meaning.scalar).description)
    }
  }

  private mutating func least(
    _ arguments: [Syntax], _ whole: Syntax
  ) throws(StatementParseError) -> IndexTerm {
    guard arguments.count >= 2 else {
      throw source.error(whole.range, expected: "two whole numbers, as in min(m, n)")
    }
    var least = try index(arguments[0])
    for argument in arguments.dropFirst() { least = .minimum(least, try index(argument)) }
    return least
  }

  /// n[k] of a sequence, S[j] of a set.
  private mutating func indexEntry(
    _ base: Syntax, _ position: Syntax, _ whole: Syntax
  ) throws(StatementParseError) -> IndexTerm {
    if case .name(let name) = base.kind {
      switch scope.meaning(of: name) {
      case .sequence, .family(_, _, .index):
        if case .scalar(.index(let term)) = try entry(base, position) { return term }
      case .family(_, _, let member):
        throw source.error(
          whole.range, expected: "a whole number", butIs: member.description)
      default: break
      }
    }
    let members = try set(base)
    return .member(try self.position(position, upTo: .count(members)), of: members)
  }

  /// A whole number that counts from 1 to `upper`. Where it is a bound variable alone, that tells what
  /// the variable may run over.
  mutating func position(
    _ syntax: Syntax, upTo upper: IndexTerm
  ) throws(StatementParseError) -> IndexTerm {
    let term = try index(syntax)
    if case .variable(let name) = term { scope.note(name, upTo: upper) }
    return term
  }

  /// A set of positions.
  mutating func set(_ syntax: Syntax) throws(StatementParseError) -> SetTerm {
    let found: String
    switch syntax.kind {
    case .set(let members): return .constant(members)
    case .name(let name):
      switch scope.meaning(of: name) {
      case .set: return .variable(name)
      case nil where name != "pi": throw unknown(name, syntax.range)
      case let other: found = (other ?? NameScope.Meaning.scalar).description
      }
    case .entry(let base, let position):
      let member = try entry(base, position)
      if case .set(let term) = member { return term }
      found = member.description
    default: throw source.error(syntax.range, expected: "a set of positions")
    }
    throw source.error(syntax.range, expected: "a set of positions", butIs: found)
  }
}
