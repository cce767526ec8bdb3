// SPDX-License-Identifier: Apache-2.0

import Bounds

/// The constructs of statements. `all(in:)` switches over every case of every kind of term and has no
/// `default`: a new case does not compile until it has a name here, and then it must be drawn.
enum TermCase: Hashable, CaseIterable {
  case matrix, vector, real, set, whole, family

  case atMost, less, equal, different, all, implies, forAll, forAllSubsets, rankAtMost
  case symmetric, skewSymmetric, positiveSemidefinite, orthogonal, conjugatePairs

  case rational, pi, scalarVariable, index, entry, dot, sortedMagnitude, singularValue
  case paddedSingularValue, eigenvalue, alignment, leftSine, rightSine, trace, determinant
  case discriminant, pencilDegree, pencilZeros, pencilOddZeros, frobeniusNormSquared
  case rowNormSquared, fourierModulusSquared, scalarSum, scalarDifference, scalarProduct, quotient
  case absolute, squareRoot, exponential, power, foldedSum, foldedProduct, foldedMinimum
  case foldedMaximum, least, sumOfLargest, ithLargest, sumOverSubsets

  case matrixVariable, matrixMember, identity, diagonal, matrixSum, matrixDifference
  case matrixProduct, scaledMatrix, transpose, chain, chainWithStart, stack, stacked, kronecker
  case column, deleting, circulant, normalBlocks

  case vectorVariable, vectorMember, magnitude, mask, replacing, vectorSum, vectorDifference
  case scaledVector, image, entries, activation, slopes, iterate

  case constant, indexVariable, element, indexSum, indexDifference, indexProduct, minimum, count
  case total, memberOfSet

  case setVariable, setMember, setConstant, range, members, excluding
}

extension TermCase {
  /// The constructs that occur in a clause.
  static func all(in clause: Clause) -> Set<TermCase> {
    var census = TermCensus()
    for variable in clause.variables { census.add(variable) }
    for formula in clause.hypotheses + [clause.conclusion] { census.add(formula) }
    return census.found
  }
}

private struct TermCensus {
  var found: Set<TermCase> = []

  mutating func add(_ variable: Variable) {
    switch variable {
    case .matrix(_, let rows, let columns): note(.matrix, rows, columns)
    case .vector(_, let count): note(.vector, count)
    case .scalar: note(.real)
    case .set(_, let size): note(.set, size)
    case .index(_, let from, let through): note(.whole, from, through)
    case .family(_, let count, let member):
      note(.family, count)
      add(member)
    }
  }

  mutating func add(_ formula: Formula) {
    switch formula {
    case .atMost(let a, let b): note(.atMost, a, b)
    case .less(let a, let b): note(.less, a, b)
    case .equal(let a, let b): note(.equal, a, b)
    case .different(let a, let b): note(.different, a, b)
    case .all(let parts):
      note(.all)
      for part in parts { add(part) }
    case .implies(let a, let b):
      note(.implies)
      add(a)
      add(b)
    case .forAll(_, let domain, let body):
      note(.forAll)
      add(domain)
      add(body)
    case .forAllSubsets(_, let size, let body):
      note(.forAllSubsets, size)
      add(body)
    case .has(let property, let a):
      switch property {
      case .symmetric: note(.symmetric)
      case .skewSymmetric: note(.skewSymmetric)
      case .positiveSemidefinite: note(.positiveSemidefinite)
      case .orthogonal: note(.orthogonal)
      }
      add(a)
    case .rankAtMost(let k, let a):
      note(.rankAtMost, k)
      add(a)
    case .conjugatePairs(let a, let b): note(.conjugatePairs, a, b)
    }
  }

  mutating func add(_ term: ScalarTerm) {
    switch term {
    case .rational: note(.rational)
    case .pi: note(.pi)
    case .variable: note(.scalarVariable)
    case .index(let i): note(.index, i)
    case .entry(let x, let i):
      note(.entry, i)
      add(x)
    case .dot(let x, let y): note(.dot, x, y)
    case .sortedMagnitude(let i, let x):
      note(.sortedMagnitude, i)
      add(x)
    case .singularValue(let i, let a): note(.singularValue, i, a)
    case .paddedSingularValue(let i, let a): note(.paddedSingularValue, i, a)
    case .eigenvalue(let i, let a): note(.eigenvalue, i, a)
    case .alignment(let i, let a): note(.alignment, i, a)
    case .sine(let side, let k, let a, let b):
      switch side {
      case .left: note(.leftSine, k, a)
      case .right: note(.rightSine, k, a)
      }
      add(b)
    case .trace(let a): note(.trace, a)
    case .determinant(let a): note(.determinant, a)
    case .discriminant(let a): note(.discriminant, a)
    case .pencil(let count, let s, let h):
      switch count {
      case .degree: note(.pencilDegree, s)
      case .zeros: note(.pencilZeros, s)
      case .oddZeros: note(.pencilOddZeros, s)
      }
      add(h)
    case .frobeniusNormSquared(let a): note(.frobeniusNormSquared, a)
    case .rowNormSquared(let i, let a): note(.rowNormSquared, i, a)
    case .fourierModulusSquared(let i, let x):
      note(.fourierModulusSquared, i)
      add(x)
    case .sum(let a, let b): note(.scalarSum, a, b)
    case .difference(let a, let b): note(.scalarDifference, a, b)
    case .product(let a, let b): note(.scalarProduct, a, b)
    case .quotient(let a, let b): note(.quotient, a, b)
    case .absolute(let a): note(.absolute, a)
    case .squareRoot(let a): note(.squareRoot, a)
    case .exponential(let a): note(.exponential, a)
    case .power(let a, _): note(.power, a)
    case .fold(let fold, _, let domain, let body):
      switch fold {
      case .sum: note(.foldedSum, body)
      case .product: note(.foldedProduct, body)
      case .minimum: note(.foldedMinimum, body)
      case .maximum: note(.foldedMaximum, body)
      }
      add(domain)
    case .least(let first, _, let domain, let body):
      note(.least, first, body)
      add(domain)
    case .sumOfLargest(let count, _, let domain, let body):
      note(.sumOfLargest, count)
      add(domain)
      add(body)
    case .ithLargest(let i, _, let domain, let body):
      note(.ithLargest, i)
      add(domain)
      add(body)
    case .sumOverSubsets(_, let size, let body):
      note(.sumOverSubsets, size)
      add(body)
    }
  }

  mutating func add(_ term: MatrixTerm) {
    switch term {
    case .variable: note(.matrixVariable)
    case .member(_, let k): note(.matrixMember, k)
    case .identity(let order): note(.identity, order)
    case .diagonal(let x): note(.diagonal, x)
    case .sum(let a, let b): note(.matrixSum, a, b)
    case .difference(let a, let b): note(.matrixDifference, a, b)
    case .product(let a, let b): note(.matrixProduct, a, b)
    case .scaled(let factor, let a):
      note(.scaledMatrix, factor)
      add(a)
    case .transpose(let a): note(.transpose, a)
    case .chain(_, let domain, let factor, let start):
      note(start == nil ? .chain : .chainWithStart, factor)
      add(domain)
      if let start { add(start) }
    case .stack(let a, let b): note(.stack, a, b)
    case .stacked(_, let domain, let block):
      note(.stacked, block)
      add(domain)
    case .kronecker(let a, let b): note(.kronecker, a, b)
    case .column(let x): note(.column, x)
    case .deleting(let rows, let columns, let a):
      note(.deleting, a)
      add(rows)
      add(columns)
    case .circulant(let x): note(.circulant, x)
    case .normalBlocks(let x, let y): note(.normalBlocks, x, y)
    }
  }

  mutating func add(_ term: VectorTerm) {
    switch term {
    case .variable: note(.vectorVariable)
    case .member(_, let k): note(.vectorMember, k)
    case .magnitude(let x): note(.magnitude, x)
    case .mask(let masked, let slope, let count):
      note(.mask, count)
      add(masked)
      add(slope)
    case .replacing(let x, let i, let value):
      note(.replacing, i)
      add(x)
      add(value)
    case .sum(let x, let y): note(.vectorSum, x, y)
    case .difference(let x, let y): note(.vectorDifference, x, y)
    case .scaled(let factor, let x):
      note(.scaledVector, factor)
      add(x)
    case .image(let a, let x):
      note(.image, a)
      add(x)
    case .entries(let a): note(.entries, a)
    case .activation(let x, let slope):
      note(.activation, slope)
      add(x)
    case .slopes(let x, let slope):
      note(.slopes, slope)
      add(x)
    case .iterate(_, let domain, _, let start, let step):
      note(.iterate, start, step)
      add(domain)
    }
  }

  mutating func add(_ term: IndexTerm) {
    switch term {
    case .constant: note(.constant)
    case .variable: note(.indexVariable)
    case .element(_, let k): note(.element, k)
    case .sum(let a, let b): note(.indexSum, a, b)
    case .difference(let a, let b): note(.indexDifference, a, b)
    case .product(let a, let b): note(.indexProduct, a, b)
    case .minimum(let a, let b): note(.minimum, a, b)
    case .count(let members):
      note(.count)
      add(members)
    case .total(_, let domain, let body):
      note(.total, body)
      add(domain)
    case .member(let j, let members):
      note(.memberOfSet, j)
      add(members)
    }
  }

  mutating func add(_ term: SetTerm) {
    switch term {
    case .variable: note(.setVariable)
    case .member(_, let k): note(.setMember, k)
    case .constant: note(.setConstant)
    }
  }

  mutating func add(_ domain: Domain) {
    switch domain {
    case .range(let from, let through): note(.range, from, through)
    case .members(let members):
      note(.members)
      add(members)
    case .excluding(let gone, let whole):
      note(.excluding, gone)
      add(whole)
    }
  }

  // MARK: A case and the terms in it

  private mutating func note(_ name: TermCase) { found.insert(name) }

  private mutating func note(_ name: TermCase, _ terms: IndexTerm...) {
    found.insert(name)
    for term in terms { add(term) }
  }

  private mutating func note(_ name: TermCase, _ terms: ScalarTerm...) {
    found.insert(name)
    for term in terms { add(term) }
  }

  private mutating func note(_ name: TermCase, _ terms: VectorTerm...) {
    found.insert(name)
    for term in terms { add(term) }
  }

  private mutating func note(_ name: TermCase, _ terms: MatrixTerm...) {
    found.insert(name)
    for term in terms { add(term) }
  }

  private mutating func note(_ name: TermCase, _ i: IndexTerm, _ a: MatrixTerm) {
    note(name, i)
    add(a)
  }
}
