// SPDX-License-Identifier: Apache-2.0

extension ScalarTerm {
  /// The scalar terms directly inside this one.
  var children: [ScalarTerm] {
    switch self {
    case .rational, .pi, .variable, .index, .entry, .dot, .sortedMagnitude, .singularValue,
      .paddedSingularValue, .eigenvalue, .trace, .determinant, .frobeniusNormSquared,
      .rowNormSquared, .fourierModulusSquared, .alignment, .sine, .discriminant, .pencil:
      return []
    case .sum(let a, let b), .difference(let a, let b), .product(let a, let b),
      .quotient(let a, let b), .least(let a, _, _, let b):
      return [a, b]
    case .absolute(let a), .squareRoot(let a), .exponential(let a), .power(let a, _),
      .fold(_, _, _, let a), .sumOfLargest(_, _, _, let a), .ithLargest(_, _, _, let a),
      .sumOverSubsets(_, _, let a):
      return [a]
    }
  }

  /// Whether this term or one inside it satisfies `predicate`.
  func contains(where predicate: (ScalarTerm) -> Bool) -> Bool {
    predicate(self) || children.contains { $0.contains(where: predicate) }
  }
}

extension Formula {
  /// The scalar terms on either side of a relation inside the formula.
  var scalars: [ScalarTerm] {
    switch self {
    case .atMost(let a, let b), .less(let a, let b), .equal(let a, let b),
      .different(let a, let b):
      return [a, b]
    case .all(let parts): return parts.flatMap(\.scalars)
    case .implies(let condition, let conclusion): return condition.scalars + conclusion.scalars
    case .forAll(_, _, let body), .forAllSubsets(_, _, let body): return body.scalars
    case .has, .rankAtMost, .conjugatePairs: return []
    }
  }
}

extension Formula {
  var rangesOverSubsets: Bool {
    switch self {
    case .forAllSubsets: return true
    case .forAll(_, _, let body), .implies(_, let body): return body.rangesOverSubsets
    case .all(let parts): return parts.contains(where: \.rangesOverSubsets)
    default: return false
    }
  }
}

extension Clause {
  /// Whether "every nonempty subset" occurs, which is sampled when there are many.
  public var rangesOverSubsets: Bool { conclusion.rangesOverSubsets }

  /// Whether a sum over all 2^n subsets occurs, so that cost doubles with every row.
  public var sumsOverAllSubsets: Bool {
    conclusion.scalars.contains {
      $0.contains {
        if case .sumOverSubsets = $0 { return true }
        return false
      }
    }
  }

  /// Whether a discriminant occurs, which is 0 where eigenvalues coincide.
  public var usesDiscriminants: Bool {
    conclusion.scalars.contains {
      $0.contains { if case .discriminant = $0 { true } else { false } }
    }
  }

  /// Whether a polynomial is taken apart whose degree grows with the square of the order.
  public var countsCoincidences: Bool {
    conclusion.scalars.contains { $0.contains { if case .pencil = $0 { true } else { false } } }
  }

  /// Whether singular subspaces of two matrices are compared.
  public var comparesSubspaces: Bool {
    conclusion.scalars.contains { $0.contains { if case .sine = $0 { true } else { false } } }
  }

  /// Whether a Kronecker product occurs, whose order is a product of orders.
  public var hasKroneckerProducts: Bool {
    conclusion.matrixTerms.contains {
      $0.contains { if case .kronecker = $0 { true } else { false } }
    }
  }
}
