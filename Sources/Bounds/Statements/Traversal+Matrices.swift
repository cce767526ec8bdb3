// SPDX-License-Identifier: Apache-2.0

// The matrix terms of a statement, also those that stand in vectors.

extension Formula {
  /// The matrix terms in the formula that are not inside another one.
  var matrixTerms: [MatrixTerm] {
    switch self {
    case .atMost(let a, let b), .less(let a, let b), .equal(let a, let b),
      .different(let a, let b):
      return a.matrixTerms + b.matrixTerms
    case .all(let parts): return parts.flatMap(\.matrixTerms)
    case .implies(let condition, let conclusion):
      return condition.matrixTerms + conclusion.matrixTerms
    case .forAll(_, _, let body), .forAllSubsets(_, _, let body): return body.matrixTerms
    case .has(_, let a), .rankAtMost(_, let a): return [a]
    case .conjugatePairs(let x, let y): return x.matrixTerms + y.matrixTerms
    }
  }
}

extension ScalarTerm {
  var matrixTerms: [MatrixTerm] {
    switch self {
    case .singularValue(_, let a), .paddedSingularValue(_, let a), .eigenvalue(_, let a),
      .alignment(_, let a), .trace(let a), .determinant(let a), .discriminant(let a),
      .frobeniusNormSquared(let a), .rowNormSquared(_, let a):
      return [a]
    case .sine(_, _, let a, let b), .pencil(_, let a, let b): return [a, b]
    case .entry(let x, _), .sortedMagnitude(_, let x), .fourierModulusSquared(_, let x):
      return x.matrixTerms
    case .dot(let x, let y): return x.matrixTerms + y.matrixTerms
    case .rational, .pi, .variable, .index, .sum, .difference, .product, .quotient, .absolute,
      .squareRoot, .exponential, .power, .fold, .least, .sumOfLargest, .ithLargest,
      .sumOverSubsets:
      return children.flatMap(\.matrixTerms)
    }
  }
}

extension VectorTerm {
  var matrixTerms: [MatrixTerm] {
    switch self {
    case .variable, .member: return []
    case .magnitude(let x): return x.matrixTerms
    case .mask(_, let slope, _): return slope.matrixTerms
    case .replacing(let x, _, let value): return x.matrixTerms + value.matrixTerms
    case .sum(let x, let y), .difference(let x, let y): return x.matrixTerms + y.matrixTerms
    case .scaled(let factor, let x): return factor.matrixTerms + x.matrixTerms
    case .image(let a, let x): return [a] + x.matrixTerms
    case .entries(let a): return [a]
    case .activation(let x, let slope), .slopes(let x, let slope):
      return x.matrixTerms + slope.matrixTerms
    case .iterate(_, _, _, let start, let step): return start.matrixTerms + step.matrixTerms
    }
  }
}

extension MatrixTerm {
  /// The matrix terms directly inside this one, those in its vectors and factors included.
  private var children: [MatrixTerm] {
    switch self {
    case .variable, .member, .identity: return []
    case .diagonal(let x), .column(let x), .circulant(let x): return x.matrixTerms
    case .normalBlocks(let x, let y): return x.matrixTerms + y.matrixTerms
    case .sum(let a, let b), .difference(let a, let b), .product(let a, let b),
      .stack(let a, let b), .kronecker(let a, let b):
      return [a, b]
    case .scaled(let factor, let a): return factor.matrixTerms + [a]
    case .transpose(let a), .stacked(_, _, let a), .deleting(_, _, let a): return [a]
    case .chain(_, _, let factor, let start): return [factor] + (start.map { [$0] } ?? [])
    }
  }

  /// Whether this term or one inside it satisfies `predicate`.
  func contains(where predicate: (MatrixTerm) -> Bool) -> Bool {
    predicate(self) || children.contains { $0.contains(where: predicate) }
  }
}
