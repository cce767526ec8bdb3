// SPDX-License-Identifier: Apache-2.0

// Families of variables, one for each layer. On an instance the members are variables like others,
// with a name that tells the position: A[1], A[2].

extension String {
  /// The name of a family's member, or of one of a sequence of dimensions: `A[2]`.
  static func member(_ position: Int, of family: String) -> String { "\(family)[\(position)]" }
}

extension Clause {
  /// The clause with the members of each family in its place, as many as `sizes` says.
  ///
  /// A family whose size is not known has no members.
  public func withMembers(_ sizes: [String: Int]) -> Clause {
    guard variables.contains(where: \.isFamily) else { return self }
    let scope = Scope(integers: sizes, sets: [:], shapes: [:], lengths: [:])
    return Clause(
      id, over: variables.flatMap { $0.members(in: scope) }, given: hypotheses, conclusion)
  }
}

extension Variable {
  public var isFamily: Bool {
    if case .family = self { return true }
    return false
  }

  fileprivate func members(in scope: Scope) -> [Variable] {
    guard case .family(let index, let count, let member) = self else { return [self] }
    let size = min((try? scope.index(count)) ?? 0, Scope.sizeLimit)
    guard size > 0 else { return [] }
    return (1...size).map { member.member(at: $0, index) }
  }

  /// The variable as a member of a family: its name with the position, which also takes the place of
  /// `index` in its shape.
  private func member(at position: Int, _ index: String) -> Variable {
    let name = String.member(position, of: name)
    func at(_ term: IndexTerm) -> IndexTerm { term.putting(position, for: index) }
    switch self {
    case .matrix(_, let rows, let columns):
      return .matrix(name, rows: at(rows), columns: at(columns))
    case .vector(_, let count): return .vector(name, count: at(count))
    case .scalar: return .scalar(name)
    case .set(_, let size): return .set(name, size: at(size))
    case .index(_, let from, let through): return .index(name, from: at(from), through: at(through))
    case .family: return self
    }
  }
}

extension IndexTerm {
  /// The term with a number for a name; what then is a sum of numbers becomes one, and a member of a
  /// sequence of dimensions a dimension.
  fileprivate func putting(_ value: Int, for name: String) -> IndexTerm {
    func inside(_ term: IndexTerm) -> IndexTerm { term.putting(value, for: name) }
    switch self {
    case .variable(name): return .constant(value)
    case .constant, .variable, .count, .member, .total: return self
    case .element(let sequence, let k):
      if case .constant(let position) = inside(k) {
        return .variable(.member(position, of: sequence))
      }
      return .element(sequence, inside(k))
    case .sum(let a, let b):
      if case (.constant(let x), .constant(let y)) = (inside(a), inside(b)) {
        return .constant(x &+ y)
      }
      return .sum(inside(a), inside(b))
    case .difference(let a, let b):
      if case (.constant(let x), .constant(let y)) = (inside(a), inside(b)) {
        return .constant(x &- y)
      }
      return .difference(inside(a), inside(b))
    case .product(let a, let b): return .product(inside(a), inside(b))
    case .minimum(let a, let b): return .minimum(inside(a), inside(b))
    }
  }
}
