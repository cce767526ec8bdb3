// SPDX-License-Identifier: Apache-2.0

// Powers of powers: (x^1024)^1024 has a million factors, and each further power a thousand times as
// many. Bounding each exponent alone does not bound the product of those that are nested.

extension ScalarTerm {
  /// The largest product of exponents on the way from this term down to one without powers, those
  /// inside matrices included; `Int.max` when it is larger.
  var totalExponent: Int {
    let inner =
      (children.map(\.totalExponent) + vectors.map(\.totalExponent)
      + matrices.map(\.totalExponent)).max() ?? 1
    guard case .power(_, let exponent) = self else { return inner }
    let (product, overflow) = inner.multipliedReportingOverflow(by: max(exponent, 1))
    return overflow ? .max : product
  }

  private var matrices: [MatrixTerm] {
    switch self {
    case .singularValue(_, let a), .paddedSingularValue(_, let a), .eigenvalue(_, let a),
      .trace(let a), .determinant(let a), .frobeniusNormSquared(let a), .rowNormSquared(_, let a),
      .alignment(_, let a), .discriminant(let a):
      return [a]
    case .sine(_, _, let a, let b), .pencil(_, let a, let b): return [a, b]
    default: return []
    }
  }

  private var vectors: [VectorTerm] {
    switch self {
    case .entry(let v, _), .sortedMagnitude(_, let v), .fourierModulusSquared(_, let v): return [v]
    case .dot(let x, let y): return [x, y]
    default: return []
    }
  }
}

extension VectorTerm {
  fileprivate var totalExponent: Int {
    switch self {
    case .variable, .member: return 1
    case .magnitude(let a): return a.totalExponent
    case .mask(_, let slope, _): return slope.totalExponent
    case .replacing(let a, _, let value): return max(a.totalExponent, value.totalExponent)
    case .sum(let a, let b), .difference(let a, let b):
      return max(a.totalExponent, b.totalExponent)
    case .scaled(let factor, let a), .activation(let a, let factor), .slopes(let a, let factor):
      return max(factor.totalExponent, a.totalExponent)
    case .image(let matrix, let a): return max(matrix.totalExponent, a.totalExponent)
    case .entries(let matrix): return matrix.totalExponent
    case .iterate(_, _, _, let start, let step):
      // Each step may raise what the one before it gave.
      return step.totalExponent == 1 ? start.totalExponent : .max
    }
  }
}

extension MatrixTerm {
  fileprivate var totalExponent: Int {
    switch self {
    case .variable, .member, .identity: return 1
    case .diagonal(let v), .circulant(let v): return v.totalExponent
    case .normalBlocks(let a, let b): return max(a.totalExponent, b.totalExponent)
    case .sum(let a, let b), .difference(let a, let b), .product(let a, let b),
      .stack(let a, let b), .kronecker(let a, let b):
      return max(a.totalExponent, b.totalExponent)
    case .stacked(_, _, let a): return a.totalExponent
    case .column(let x): return x.totalExponent
    case .scaled(let factor, let a): return max(factor.totalExponent, a.totalExponent)
    case .transpose(let a), .deleting(_, _, let a): return a.totalExponent
    case .chain(_, _, let factor, let start):
      return max(factor.totalExponent, start?.totalExponent ?? 1)
    }
  }
}

extension Formula {
  /// The largest total exponent of a term in the formula.
  var totalExponent: Int {
    switch self {
    case .atMost(let a, let b), .less(let a, let b), .equal(let a, let b), .different(let a, let b):
      return max(a.totalExponent, b.totalExponent)
    case .all(let parts): return parts.map(\.totalExponent).max() ?? 1
    case .implies(let a, let b): return max(a.totalExponent, b.totalExponent)
    case .forAll(_, _, let body), .forAllSubsets(_, _, let body): return body.totalExponent
    case .has(_, let a), .rankAtMost(_, let a): return a.totalExponent
    case .conjugatePairs(let a, let b): return max(a.totalExponent, b.totalExponent)
    }
  }
}
