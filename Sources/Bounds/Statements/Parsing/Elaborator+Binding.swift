// SPDX-License-Identifier: Apache-2.0

// Variables that have a meaning inside a construct only.

extension Elaborator {
  /// Binds a variable while `body` is read.
  mutating func bind<T>(
    _ binding: Syntax.Binding,
    _ body: (inout Elaborator, Syntax) throws(StatementParseError) -> T
  ) throws(StatementParseError) -> (domain: Domain, body: T) {
    let domain = try domain(binding.domain, of: binding.name)
    let (entry, result) = try push(binding.name, binding.nameRange, .index, binding.body, body)
    guard let domain else { return (try inferred(binding, entry), result) }
    return (domain, result)
  }

  /// What a variable runs over; `nil` where that is left out.
  private mutating func domain(
    _ domain: Syntax.DomainSyntax, of name: String
  ) throws(StatementParseError) -> Domain? {
    switch domain {
    case .inferred: return nil
    case .range(let from, let through):
      return .range(from: try index(from), through: try index(through))
    case .members(let members): return .members(try set(members))
    case .excluding(let gone, let whole):
      guard let whole = try self.domain(whole, of: name) else { return nil }
      return .excluding(try index(gone), from: whole)
    case .subsets(let size, _):
      throw source.error(
        size.range, expected: "'in' and what '\(name)' runs over", butIs: "a subset")
    }
  }

  /// Binds a set while `body` is read.
  mutating func bindSubset<T>(
    _ binding: Syntax.Binding, size: Syntax,
    _ body: (inout Elaborator, Syntax) throws(StatementParseError) -> T
  ) throws(StatementParseError) -> (size: IndexTerm, body: T) {
    let size = try index(size)
    let (_, result) = try push(binding.name, binding.nameRange, .set, binding.body, body)
    return (size, result)
  }

  /// Gives a name a meaning while `body` is read.
  mutating func push<T>(
    _ name: String, _ range: Range<Int>, _ meaning: NameScope.Meaning, _ syntax: Syntax,
    _ body: (inout Elaborator, Syntax) throws(StatementParseError) -> T
  ) throws(StatementParseError) -> (NameScope.Entry, T) {
    try requireFree(name, range)
    let open = openOrders
    scope.push(name, meaning)
    let result = try body(&self, syntax)
    // A size outside cannot depend on what is bound here.
    for order in open.sorted() {
      guard let known = orders[order], known.value != nil else { continue }
      let size = resolved(.variable(order))
      guard size.names.contains(name) else { continue }
      throw source.error(
        known.range, expected: "a size that does not depend on '\(name)', which is bound inside",
        butIs: "whose size would be \(size.plainText)")
    }
    return (scope.pop(), result)
  }

  /// Refuses a name on which the size of something in scope depends: under another meaning sizes that
  /// differ would look alike.
  private func requireFree(_ name: String, _ range: Range<Int>) throws(StatementParseError) {
    switch scope.meaning(of: name) {
    case .dimension, .sequence:
      throw source.error(
        range, expected: "a name for a bound variable", butIs: "a dimension")
    default: break
    }
    let owner = scope.entries.last { entry in
      entry.sizeNames.contains(name)
        || entry.sizeNames.contains {
          orders[$0] != nil && resolved(.variable($0)).names.contains(name)
        }
    }
    if let owner {
      throw source.error(
        range, expected: "a name for a bound variable",
        butIs: "on which the size of '\(owner.name)' depends")
    }
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
      guard !use.upper.isOpen else { throw ask("whose last value nothing tells") }
      guard use.upper.isSame(as: first.upper) else {
        throw ask(
          "which could end with \(first.upper.plainText) or with \(use.upper.plainText)")
      }
    }
    return .range(from: .constant(1), through: first.upper)
  }
}
