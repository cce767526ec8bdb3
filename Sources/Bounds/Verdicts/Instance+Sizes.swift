// SPDX-License-Identifier: Apache-2.0

extension Instance {
  /// The value of a size in a variable's declaration; 1 for a name without a value, and 0 for what no
  /// declaration mentions.
  public func size(_ term: IndexTerm) -> Int {
    switch term {
    case .constant(let value): return value
    case .variable(let name): return dimensions[name] ?? indices[name] ?? 1
    case .element(let name, let k): return dimensions["\(name)[\(size(k))]"] ?? 1
    case .sum(let a, let b): return size(a) + size(b)
    case .difference(let a, let b): return size(a) - size(b)
    case .product(let a, let b): return size(a) * size(b)
    case .minimum(let a, let b): return min(size(a), size(b))
    case .count(.variable(let name)): return sets[name]?.count ?? 0
    case .count(.constant(let members)): return members.count
    case .count, .member, .total: return 0
    }
  }
}
