// SPDX-License-Identifier: Apache-2.0

import Bounds

// What the draw reads off hypotheses.

extension IndexTerm {
  func mentions(_ name: String) -> Bool {
    switch self {
    case .variable(name): return true
    case .sum(let a, let b), .difference(let a, let b), .product(let a, let b),
      .minimum(let a, let b):
      return a.mentions(name) || b.mentions(name)
    case .constant, .variable, .count, .member, .element, .total: return false
    }
  }
}

extension Formula {
  /// What is claimed for each value of the quantifiers in front.
  var claims: [Formula] {
    switch self {
    case .forAll(_, _, let body): return body.claims
    case .all(let parts): return parts.flatMap(\.claims)
    default: return [self]
    }
  }

  /// Whether something has to be smaller than something else.
  var asksForLess: Bool {
    claims.contains { if case .less = $0 { true } else { false } }
  }

  /// Whether the formula, as a hypothesis, decides how a matrix variable is drawn.
  func steers(_ matrix: String) -> Bool {
    switch self {
    case .has(_, .variable(matrix)), .rankAtMost(_, .variable(matrix)): return true
    default: return false
    }
  }
}

extension ScalarTerm {
  /// Whether this is the absolute value of an entry of a vector, by the vector's name or as a member of
  /// its family.
  func isMagnitude(in vector: String) -> Bool {
    switch self {
    case .absolute(.entry(.variable(vector), _)): return true
    case .absolute(.entry(.member(let family, _), _)): return vector.hasPrefix("\(family)[")
    default: return false
    }
  }
}
