// SPDX-License-Identifier: Apache-2.0

// What a statement says when a matrix variable stands for its negative. Over all instances that is the
// same claim, so a mutant that is the clause in this form is equivalent to it.

extension Clause {
  /// The conclusion with −A in the place of A, or with −A_k of each member of a family, written with the
  /// signs drawn out; `nil` where they cannot be, or where a hypothesis may not allow the change.
  func conclusion(negating name: String) -> Formula? {
    for hypothesis in hypotheses {
      switch hypothesis {
      // These properties are those of −A too.
      case .has(.symmetric, .variable), .has(.skewSymmetric, .variable),
        .has(.orthogonal, .variable), .rankAtMost(_, .variable):
        break
      case .has, .rankAtMost, .conjugatePairs: return nil
      default: guard hypothesis.negating(name) == hypothesis else { return nil }
      }
    }
    return conclusion.negating(name)
  }

  /// The matrix variable whose negation turns the conclusion into `other`, if there is one.
  func negation(giving other: Formula) -> String? {
    for variable in variables {
      let name: String
      switch variable {
      case .matrix(let own, _, _), .family(_, _, .matrix(let own, _, _)): name = own
      default: continue
      }
      if conclusion(negating: name) == other { return name }
    }
    return nil
  }
}

extension Formula {
  fileprivate func negating(_ name: String) -> Formula? {
    func pair(_ a: ScalarTerm, _ b: ScalarTerm, _ make: (ScalarTerm, ScalarTerm) -> Formula)
      -> Formula?
    {
      guard let first = a.negating(name), let second = b.negating(name) else { return nil }
      return make(first, second)
    }
    switch self {
    case .atMost(let a, let b): return pair(a, b) { .atMost($0, $1) }
    case .less(let a, let b): return pair(a, b) { .less($0, $1) }
    case .equal(let a, let b): return pair(a, b) { .equal($0, $1) }
    case .different(let a, let b): return pair(a, b) { .different($0, $1) }
    case .all(let parts):
      let changed = parts.compactMap { $0.negating(name) }
      return changed.count == parts.count ? .all(changed) : nil
    case .implies(let condition, let body):
      guard let first = condition.negating(name), let second = body.negating(name) else {
        return nil
      }
      return .implies(first, second)
    case .forAll(let index, let domain, let body):
      return body.negating(name).map { .forAll(index, domain, $0) }
    case .forAllSubsets(let set, let size, let body):
      return body.negating(name).map { .forAllSubsets(set, size: size, $0) }
    case .has, .rankAtMost, .conjugatePairs: return nil
    }
  }
}

extension ScalarTerm {
  fileprivate func negating(_ name: String) -> ScalarTerm? {
    func one(_ a: ScalarTerm, _ make: (ScalarTerm) -> ScalarTerm) -> ScalarTerm? {
      a.negating(name).map(make)
    }
    func two(_ a: ScalarTerm, _ b: ScalarTerm, _ make: (ScalarTerm, ScalarTerm) -> ScalarTerm)
      -> ScalarTerm?
    {
      guard let first = a.negating(name), let second = b.negating(name) else { return nil }
      return make(first, second)
    }
    switch self {
    // A sign in front of the matrix does not matter.
    case .singularValue(let i, let a): return a.negating(name).map { .singularValue(i, $0.matrix) }
    case .paddedSingularValue(let i, let a):
      return a.negating(name).map { .paddedSingularValue(i, $0.matrix) }
    case .frobeniusNormSquared(let a):
      return a.negating(name).map { .frobeniusNormSquared($0.matrix) }
    case .rowNormSquared(let k, let a):
      return a.negating(name).map { .rowNormSquared(k, $0.matrix) }
    case .sum(let a, let b): return two(a, b) { .sum($0, $1) }
    case .difference(let a, let b): return two(a, b) { .difference($0, $1) }
    case .product(let a, let b): return two(a, b) { .product($0, $1) }
    case .quotient(let a, let b): return two(a, b) { .quotient($0, $1) }
    case .absolute(let a): return one(a) { .absolute($0) }
    case .squareRoot(let a): return one(a) { .squareRoot($0) }
    case .exponential(let a): return one(a) { .exponential($0) }
    case .power(let a, let exponent): return one(a) { .power($0, exponent) }
    case .fold(let kind, let index, let domain, let body):
      return one(body) { .fold(kind, index, domain, $0) }
    case .sumOfLargest(let count, let index, let domain, let body):
      return one(body) { .sumOfLargest(count: count, index, domain, $0) }
    case .rational, .pi, .variable, .index: return self
    case .entry(.variable, _), .entry(.member, _), .sortedMagnitude(_, .variable): return self
    // Rather no answer than a wrong one.
    default: return nil
    }
  }
}

extension MatrixTerm {
  /// The matrix with −A in the place of A, as a matrix or as its negative; `nil` where A is used in
  /// another way than in sums and products.
  fileprivate func negating(_ name: String) -> (matrix: MatrixTerm, isNegative: Bool)? {
    switch self {
    case .variable(let own), .member(let own, _): return (self, own == name)
    case .identity, .diagonal(.variable), .diagonal(.member), .diagonal(.magnitude(.variable)),
      .diagonal(.mask):
      return (self, false)
    case .sum(let a, let b):
      guard let first = a.negating(name), let second = b.negating(name) else { return nil }
      let hasOneSign = first.isNegative == second.isNegative
      return (
        hasOneSign ? .sum(first.matrix, second.matrix) : .difference(first.matrix, second.matrix),
        first.isNegative
      )
    case .difference(let a, let b):
      guard let first = a.negating(name), let second = b.negating(name) else { return nil }
      let hasOneSign = first.isNegative == second.isNegative
      return (
        hasOneSign ? .difference(first.matrix, second.matrix) : .sum(first.matrix, second.matrix),
        first.isNegative
      )
    case .product(let a, let b):
      guard let first = a.negating(name), let second = b.negating(name) else { return nil }
      return (.product(first.matrix, second.matrix), first.isNegative != second.isNegative)
    case .scaled(let factor, let a):
      guard factor.negating(name) == factor else { return nil }
      return a.negating(name).map { (.scaled(factor, $0.matrix), $0.isNegative) }
    case .transpose(let a):
      return a.negating(name).map { (.transpose($0.matrix), $0.isNegative) }
    case .chain(let index, let domain, let factor, nil):
      // The sign of a product of negative factors would depend on their number.
      guard let changed = factor.negating(name), !changed.isNegative else { return nil }
      return (.chain(index, domain, changed.matrix, startingFrom: nil), false)
    default: return nil
    }
  }
}
