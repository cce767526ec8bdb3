// SPDX-License-Identifier: Apache-2.0

// What the names in sizes, sets and domains are, and other terms put in their place.

extension IndexTerm {
  /// The names that occur in the term.
  var names: Set<String> {
    switch self {
    case .constant: return []
    case .variable(let name): return [name]
    case .element(let sequence, let k): return k.names.union([sequence])
    case .sum(let a, let b), .difference(let a, let b), .product(let a, let b),
      .minimum(let a, let b):
      return a.names.union(b.names)
    case .total(let name, let domain, let body):
      return body.names.subtracting([name]).union(domain.names)
    case .count(let members): return members.names
    case .member(let j, let members): return j.names.union(members.names)
    }
  }

  /// The term with another in place of a name; `nil` when a name in `value` would be taken for one that
  /// is bound inside the term.
  func substituting(_ name: String, by value: IndexTerm) -> IndexTerm? {
    func both(_ a: IndexTerm, _ b: IndexTerm, _ join: (IndexTerm, IndexTerm) -> IndexTerm)
      -> IndexTerm?
    {
      guard let a = a.substituting(name, by: value), let b = b.substituting(name, by: value) else {
        return nil
      }
      return join(a, b)
    }
    switch self {
    case .variable(name): return value
    case .constant, .variable: return self
    case .element(let sequence, let k):
      return k.substituting(name, by: value).map { .element(sequence, $0) }
    case .sum(let a, let b): return both(a, b, IndexTerm.sum)
    case .difference(let a, let b): return both(a, b, IndexTerm.difference)
    case .product(let a, let b): return both(a, b, IndexTerm.product)
    case .minimum(let a, let b): return both(a, b, IndexTerm.minimum)
    case .count(let members): return members.substituting(name, by: value).map(IndexTerm.count)
    case .member(let j, let members):
      guard let j = j.substituting(name, by: value),
        let members = members.substituting(name, by: value)
      else { return nil }
      return .member(j, of: members)
    case .total(let bound, let domain, let body):
      guard let domain = domain.substituting(name, by: value) else { return nil }
      if bound == name { return .total(bound, domain, body) }
      guard body.names.contains(name) else { return .total(bound, domain, body) }
      guard !value.names.contains(bound), let body = body.substituting(name, by: value) else {
        return nil
      }
      return .total(bound, domain, body)
    }
  }

  /// How many terms the term is made of; at least `limit` when it is more.
  func count(upTo limit: Int) -> Int {
    guard limit > 1 else { return 1 }
    func both(_ a: IndexTerm, _ b: IndexTerm) -> Int {
      let first = a.count(upTo: limit - 1)
      return first >= limit - 1 ? limit : 1 + first + b.count(upTo: limit - 1 - first)
    }
    switch self {
    case .constant, .variable, .count(.variable), .count(.constant): return 1
    case .element(_, let k), .count(.member(_, let k)): return 1 + k.count(upTo: limit - 1)
    case .sum(let a, let b), .difference(let a, let b), .product(let a, let b),
      .minimum(let a, let b):
      return both(a, b)
    case .member(let j, .member(_, let k)): return both(j, k)
    case .member(let j, _): return 1 + j.count(upTo: limit - 1)
    case .total(_, let domain, let body): return both(domain.bound, body)
    }
  }

  /// How many totals are inside one another.
  var totalDepth: Int {
    switch self {
    case .constant, .variable: 0
    case .element(_, let k), .count(.member(_, let k)): k.totalDepth
    case .count: 0
    case .sum(let a, let b), .difference(let a, let b), .product(let a, let b),
      .minimum(let a, let b), .member(let a, .member(_, let b)):
      max(a.totalDepth, b.totalDepth)
    case .member(let j, _): j.totalDepth
    case .total(_, let domain, let body): 1 + max(domain.bound.totalDepth, body.totalDepth)
    }
  }
}

extension SetTerm {
  fileprivate var names: Set<String> {
    switch self {
    case .variable(let name): [name]
    case .member(let family, let k): k.names.union([family])
    case .constant: []
    }
  }

  fileprivate func substituting(_ name: String, by value: IndexTerm) -> SetTerm? {
    guard case .member(let family, let k) = self else { return self }
    return k.substituting(name, by: value).map { .member(family, $0) }
  }
}

extension Domain {
  /// The names that occur in the domain.
  var names: Set<String> {
    switch self {
    case .range(let from, let through): from.names.union(through.names)
    case .members(let members): members.names
    case .excluding(let gone, let whole): gone.names.union(whole.names)
    }
  }

  fileprivate func substituting(_ name: String, by value: IndexTerm) -> Domain? {
    switch self {
    case .range(let from, let through):
      guard let from = from.substituting(name, by: value),
        let through = through.substituting(name, by: value)
      else { return nil }
      return .range(from: from, through: through)
    case .members(let members): return members.substituting(name, by: value).map(Domain.members)
    case .excluding(let gone, let whole):
      guard let gone = gone.substituting(name, by: value),
        let whole = whole.substituting(name, by: value)
      else { return nil }
      return .excluding(gone, from: whole)
    }
  }

  /// A term that is made of all terms in the domain.
  fileprivate var bound: IndexTerm {
    switch self {
    case .range(let from, let through): .sum(from, through)
    case .members(let members): .count(members)
    case .excluding(let gone, let whole): .sum(gone, whole.bound)
    }
  }
}
