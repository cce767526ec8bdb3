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
    case .name(let name):
      switch scope.meaning(of: name) {
      case .dimension, .index: return .variable(name)
      case nil: throw unknown(name, syntax.range)
      case let other?:
        throw source.error(syntax.range, expected: "a whole number", butIs: other.description)
      }
    case .binary(.sum, let a, let b): return .sum(try index(a), try index(b))
    case .binary(.difference, let a, let b): return .difference(try index(a), try index(b))
    case .negative(let a): return .difference(.constant(0), try index(a))
    case .call("min", let arguments):
      guard arguments.count >= 2 else {
        throw source.error(syntax.range, expected: "two whole numbers, as in min(m, n)")
      }
      var least = try index(arguments[0])
      for argument in arguments.dropFirst() { least = .minimum(least, try index(argument)) }
      return least
    case .call("index", let arguments) where arguments.count == 1: return try index(arguments[0])
    case .count(let members), .bars(let members): return .count(try set(members))
    case .entry(let members, let position):
      let members = try set(members)
      return .member(try self.position(position, upTo: .count(members)), of: members)
    default:
      throw source.error(
        syntax.range, expected: "a whole number",
        hint: "whole numbers are added, subtracted and compared by min only")
    }
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
  func set(_ syntax: Syntax) throws(StatementParseError) -> SetTerm {
    switch syntax.kind {
    case .set(let members): return .constant(members)
    case .name(let name):
      switch scope.meaning(of: name) {
      case .set: return .variable(name)
      case nil: throw unknown(name, syntax.range)
      case let other?:
        throw source.error(
          syntax.range, expected: "a set of positions", butIs: other.description)
      }
    default: throw source.error(syntax.range, expected: "a set of positions")
    }
  }

  /// Binds a variable while `body` is read.
  mutating func bind<T>(
    _ binding: Syntax.Binding,
    _ body: (inout Elaborator, Syntax) throws(StatementParseError) -> T
  ) throws(StatementParseError) -> (domain: Domain, body: T) {
    var domain: Domain?
    switch binding.domain {
    case .inferred: break
    case .range(let from, let through):
      domain = .range(from: try index(from), through: try index(through))
    case .members(let members): domain = .members(try set(members))
    case .subsets(let size, _):
      throw source.error(
        size.range, expected: "'in' and what '\(binding.name)' runs over", butIs: "a subset")
    }
    let (entry, result) = try push(binding, .index, body)
    guard let domain else { return (try inferred(binding, entry), result) }
    return (domain, result)
  }

  /// Binds a set while `body` is read.
  mutating func bindSubset<T>(
    _ binding: Syntax.Binding, size: Syntax,
    _ body: (inout Elaborator, Syntax) throws(StatementParseError) -> T
  ) throws(StatementParseError) -> (size: IndexTerm, body: T) {
    let size = try index(size)
    return (size, try push(binding, .set, body).1)
  }

  private mutating func push<T>(
    _ binding: Syntax.Binding, _ meaning: NameScope.Meaning,
    _ body: (inout Elaborator, Syntax) throws(StatementParseError) -> T
  ) throws(StatementParseError) -> (NameScope.Entry, T) {
    if case .dimension = scope.meaning(of: binding.name) {
      throw source.error(
        binding.nameRange, expected: "a name for a bound variable", butIs: "a dimension")
    }
    scope.push(binding.name, meaning)
    let result = try body(&self, binding.body)
    return (scope.pop(), result)
  }

  /// 1 to what the uses of the variable agree on.
  private func inferred(
    _ binding: Syntax.Binding, _ entry: NameScope.Entry
  ) throws(StatementParseError) -> Domain {
    let name = binding.name
    func ask(_ why: String) -> StatementParseError {
      source.error(
        binding.nameRange, expected: "'\(name)' with what it runs over", butIs: why,
        hint: "write '\(name) in 1..' and its last value")
    }
    guard let first = entry.uses.first else {
      throw ask("which is nowhere the position of a singular value, an eigenvalue or an entry")
    }
    for use in entry.uses {
      guard use.isOuter else {
        throw ask("whose last value would depend on what is bound inside")
      }
      guard use.upper.isSame(as: first.upper) else {
        throw ask(
          "which could end with \(first.upper.plainText) or with \(use.upper.plainText)")
      }
    }
    return .range(from: .constant(1), through: first.upper)
  }
}
