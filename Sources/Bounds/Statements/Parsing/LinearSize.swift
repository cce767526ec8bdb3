// SPDX-License-Identifier: Apache-2.0

/// A size as a sum of names, each with a whole coefficient, and of terms that are looked into no
/// further (min(m, n), #P) under their text. Two sizes with equal sums are equal.
struct LinearSize: Hashable {
  /// Nonzero coefficients; that of 1 has the key "".
  private(set) var coefficients: [String: Int] = [:]

  /// `nil` when a coefficient overflows.
  init?(_ term: IndexTerm) {
    switch term {
    case .constant(let value): self.init(value, of: "")
    case .variable(let name): self.init(1, of: name)
    case .sum(let a, let b):
      guard let sum = Self.combine(a, 1, b) else { return nil }
      self = sum
    case .difference(let a, let b):
      guard let difference = Self.combine(a, -1, b) else { return nil }
      self = difference
    case .minimum(let a, let b):
      guard let first = LinearSize(a), let second = LinearSize(b) else { return nil }
      if first == second {
        self = first
      } else {
        self.init(1, of: "min(\([first.text, second.text].sorted().joined(separator: ", ")))")
      }
    case .element, .product, .count, .total, .member: self.init(1, of: "(\(term.plainText))")
    }
  }

  private init(_ coefficient: Int, of name: String) {
    if coefficient != 0 { coefficients[name] = coefficient }
  }

  private var text: String {
    coefficients.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: " + ")
  }

  /// a + factor·b.
  private static func combine(_ a: IndexTerm, _ factor: Int, _ b: IndexTerm) -> LinearSize? {
    guard var result = LinearSize(a), let second = LinearSize(b) else { return nil }
    for (name, coefficient) in second.coefficients {
      let (scaled, overflow) = coefficient.multipliedReportingOverflow(by: factor)
      let (sum, overflows) = result.coefficients[name, default: 0].addingReportingOverflow(scaled)
      guard !overflow, !overflows else { return nil }
      result.coefficients[name] = sum == 0 ? nil : sum
    }
    return result
  }
}

extension IndexTerm {
  /// Whether two sizes are the same sum of the same terms.
  func isSame(as other: IndexTerm) -> Bool {
    guard let difference = LinearSize(.difference(self, other)) else { return self == other }
    return difference.coefficients.isEmpty
  }

  /// Whether two sizes differ for some values of the dimensions: their difference is a sum of
  /// `dimensions` and a constant, not all with coefficient 0.
  func differs(from other: IndexTerm, over dimensions: Set<String>) -> Bool {
    guard let difference = LinearSize(.difference(self, other)) else { return false }
    return !difference.coefficients.isEmpty
      && difference.coefficients.keys.allSatisfy { $0.isEmpty || dimensions.contains($0) }
  }

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
}

extension SetTerm {
  fileprivate var names: Set<String> {
    switch self {
    case .variable(let name): [name]
    case .member(let family, let k): k.names.union([family])
    case .constant: []
    }
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
}
