// SPDX-License-Identifier: Apache-2.0

import Exact

/// Unrolls a clause for given dimensions into a program.
struct Compiler {
  private var scope: Scope
  private var program = Program()
  private var registers: [Instruction: Register] = [:]
  private var slots: [MatrixTerm: Int] = [:]

  /// A sum over all subsets of more elements than this is refused.
  static let subsetSumLimit = 12
  /// "Every subset" of more elements than this is refused.
  static let subsetSizeLimit = 4096
  /// A clause that unrolls to more instructions or comparisons than this is refused.
  static let programLimit = 1 << 22
  /// The largest exponent of a power, and the largest product of nested ones.
  static let exponentLimit = 1024

  /// The program of a clause. On an instance with a matrix or a vector variable that has no entries
  /// it is empty, whatever the statement: theorems are about m, n ≥ 1 and claim nothing there.
  static func compile(_ clause: Clause, in scope: Scope) throws(StatementError) -> Program {
    for formula in clause.hypotheses + [clause.conclusion] {
      guard formula.totalExponent <= exponentLimit else {
        throw .tooLarge("the product of nested exponents")
      }
    }
    var compiler = Compiler(scope: scope)
    guard !scope.leavesEmpty(clause) else { return compiler.program }
    for hypothesis in clause.hypotheses {
      let text = hypothesis.plainText
      compiler.program.hypotheses += try compiler.conditions(hypothesis).map {
        Hypothesis(condition: $0, text: text)
      }
    }
    try compiler.unroll(clause.conclusion, guards: [], bindings: .none)
    return compiler.program
  }

  /// The program of the conclusions of two clauses over the same names, the hypotheses left out, with
  /// equal subterms shared.
  ///
  /// - Returns: also how many comparisons come from the first.
  static func compile(
    _ first: Clause, beside second: Clause, in scope: Scope
  ) throws(StatementError) -> (program: Program, split: Int) {
    var compiler = Compiler(scope: scope)
    try compiler.unroll(first.conclusion, guards: [], bindings: .none)
    let split = compiler.program.comparisons.count
    try compiler.unroll(second.conclusion, guards: [], bindings: .none)
    return (compiler.program, split)
  }

  private init(scope: Scope) { self.scope = scope }

  // MARK: Formulas

  private mutating func unroll(
    _ formula: Formula, guards: [Condition], bindings: Bindings
  ) throws(StatementError) {
    func comparison(_ relation: Relation, _ left: Register, _ right: Register) -> Comparison {
      Comparison(
        relation: relation, left: left, right: right, guards: guards, bindings: bindings)
    }
    guard program.comparisons.count < Self.programLimit else {
      throw .tooLarge("the number of comparisons")
    }
    switch formula {
    case .atMost(let a, let b):
      program.comparisons.append(comparison(.atMost, try scalar(a), try scalar(b)))
    case .equal(let a, let b):
      program.comparisons.append(comparison(.equal, try scalar(a), try scalar(b)))
    case .less(let a, let b):
      program.comparisons.append(comparison(.less, try scalar(a), try scalar(b)))
    case .all(let parts):
      for part in parts { try unroll(part, guards: guards, bindings: bindings) }
    case .implies(let condition, let conclusion):
      let further = try conditions(condition)
      try unroll(conclusion, guards: guards + further, bindings: bindings)
    case .forAll(let name, let domain, let body):
      for value in try scope.values(domain) {
        let outer = scope.integers.updateValue(value, forKey: name)
        try unroll(body, guards: guards, bindings: bindings.with(name, .index(value)))
        scope.integers[name] = outer
      }
    case .forAllSubsets(let name, let size, let body):
      let count = try scope.index(size)
      guard count <= Self.subsetSizeLimit else {
        throw .tooManySubsets(size: count, limit: Self.subsetSizeLimit)
      }
      let (subsets, isSample) = Subsets.nonempty(of: count)
      if isSample { program.sampledSubsets = true }
      for subset in subsets {
        let outer = scope.sets.updateValue(subset, forKey: name)
        try unroll(body, guards: guards, bindings: bindings.with(name, .set(subset)))
        scope.sets[name] = outer
      }
    case .different, .has, .rankAtMost, .conjugatePairs:
      throw .notAConclusion(formula.plainText)
    }
  }

  private mutating func conditions(_ formula: Formula) throws(StatementError) -> [Condition] {
    switch formula {
    case .atMost(let a, let b): return [.relation(.atMost, try scalar(a), try scalar(b))]
    case .less(let a, let b): return [.relation(.less, try scalar(a), try scalar(b))]
    case .equal(let a, let b): return [.relation(.equal, try scalar(a), try scalar(b))]
    case .different(let a, let b): return [.relation(.different, try scalar(a), try scalar(b))]
    case .all(let parts):
      var all: [Condition] = []
      for part in parts { all += try conditions(part) }
      return all
    case .forAll(let name, let domain, let body):
      var all: [Condition] = []
      for value in try scope.values(domain) {
        let outer = scope.integers.updateValue(value, forKey: name)
        all += try conditions(body)
        scope.integers[name] = outer
      }
      return all
    case .has(let property, let matrix):
      let (slot, shape) = try slot(matrix)
      guard shape.rows == shape.columns else { throw .shapeMismatch(formula.plainText) }
      return [.has(property, matrix: slot)]
    case .rankAtMost(let rank, let matrix):
      return [.rankAtMost(try scope.index(rank), matrix: try slot(matrix).slot)]
    case .conjugatePairs(let a, let b):
      return [.conjugatePairs(real: try scope.close(a), imaginary: try scope.close(b))]
    case .implies, .forAllSubsets:
      throw .notAConclusion("\(formula.plainText), as a condition,")
    }
  }

  // MARK: Terms

  private mutating func slot(_ matrix: MatrixTerm) throws(StatementError) -> (
    slot: Int, shape: Scope.Shape
  ) {
    let closed = try scope.close(matrix)
    let shape = try scope.shape(closed)
    if let known = slots[closed] { return (known, shape) }
    program.matrices.append(closed)
    slots[closed] = program.matrices.count - 1
    return (program.matrices.count - 1, shape)
  }

  private mutating func emit(_ instruction: Instruction) throws(StatementError) -> Register {
    if let known = registers[instruction] { return known }
    guard program.instructions.count < Self.programLimit else {
      throw .tooLarge("the number of terms")
    }
    let isRational: Bool
    switch instruction {
    case .constant, .data: isRational = true
    case .pi, .singularValue, .eigenvalue, .alignment, .sine, .leadingProduct, .energy,
      .fourierModulusSquared, .squareRoot, .exponential:
      isRational = false
    default: isRational = instruction.operands.allSatisfy { program.isRational[$0] }
    }
    program.instructions.append(instruction)
    program.isRational.append(isRational)
    program.isNonnegative.append(instruction.isNonnegative { program.isNonnegative[$0] })
    registers[instruction] = program.instructions.count - 1
    return program.instructions.count - 1
  }

  private mutating func scalar(_ term: ScalarTerm) throws(StatementError) -> Register {
    switch term {
    case .rational(let value): return try emit(.constant(value))
    case .pi: return try emit(.pi)
    case .index(let i): return try emit(.constant(Rational(try scope.index(i))))
    case .variable, .entry, .dot, .sortedMagnitude, .trace, .determinant, .discriminant, .pencil,
      .frobeniusNormSquared, .rowNormSquared:
      return try emit(.data(try scope.close(term)))
    case .singularValue(let i, let matrix):
      return try spectral(term, try scope.index(i), matrix, padded: false)
    case .paddedSingularValue(let i, let matrix):
      return try spectral(term, try scope.index(i), matrix, padded: true)
    case .eigenvalue(let i, let matrix):
      let position = try scope.index(i)
      let (slot, shape) = try slot(matrix)
      guard shape.rows == shape.columns else { throw .shapeMismatch(term.plainText) }
      try check(position, upTo: shape.rows, term)
      return try emit(.eigenvalue(position, matrix: slot))
    case .alignment(let i, let matrix):
      let position = try scope.index(i)
      let (slot, shape) = try slot(matrix)
      guard shape.rows == shape.columns else { throw .shapeMismatch(term.plainText) }
      try check(position, upTo: shape.rows, term)
      return try emit(.alignment(position, matrix: slot))
    case .sine(let side, let k, let a, let b):
      let count = try scope.index(k)
      let (first, shape) = try slot(a)
      let (second, other) = try slot(b)
      guard shape == other else { throw .shapeMismatch(term.plainText) }
      try check(count, upTo: min(shape.rows, shape.columns), term)
      return try emit(.sine(side, count, first, second))
    case .fourierModulusSquared(let j, let vector):
      return try emit(.fourierModulusSquared(try scope.index(j), try scope.close(vector)))
    case .sum(let a, let b): return try emit(.sum(try scalar(a), try scalar(b)))
    case .difference(let a, let b): return try emit(.difference(try scalar(a), try scalar(b)))
    case .product(let a, let b): return try emit(.product(try scalar(a), try scalar(b)))
    case .quotient(let a, let b): return try emit(.quotient(try scalar(a), try scalar(b)))
    case .absolute(let a): return try emit(.absolute(try scalar(a)))
    case .squareRoot(let a): return try emit(.squareRoot(try scalar(a)))
    case .exponential(let a): return try emit(.exponential(try scalar(a)))
    case .power(let a, let exponent):
      try Self.check(exponent, term)
      return try emit(.power(try scalar(a), exponent))
    case .fold(let kind, let name, let domain, let body):
      return try fold(kind, name, domain, body, term)
    case .least(let first, let name, let domain, let body):
      return try emit(.minimum([try scalar(first)] + gather(name, domain, body)))
    case .sumOfLargest(let count, let name, let domain, let body):
      let values = try gather(name, domain, body)
      let k = try scope.index(count)
      guard k >= 0, k <= values.count else {
        throw .indexOutOfRange(term: term.plainText, index: k, allowed: 0...values.count)
      }
      // All of them: no order matters, and energies are seen as such.
      if k == values.count { return try sumOfAll(name, domain, body, term) }
      return try emit(.sumOfLargest(k, values))
    case .ithLargest(let i, let name, let domain, let body):
      let values = try gather(name, domain, body)
      let position = try scope.index(i)
      try check(position, upTo: values.count, term)
      return try emit(.ithLargest(position, values))
    case .sumOverSubsets(let name, let size, let body):
      let count = try scope.index(size)
      guard count <= Self.subsetSumLimit else {
        throw .tooManySubsets(size: count, limit: Self.subsetSumLimit)
      }
      var values: [Register] = []
      for subset in Subsets.all(of: count) {
        let outer = scope.sets.updateValue(subset, forKey: name)
        values.append(try scalar(body))
        scope.sets[name] = outer
      }
      return try total(values)
    }
  }

  static func check(_ exponent: Int, _ term: ScalarTerm) throws(StatementError) {
    guard exponent >= 1, exponent <= exponentLimit else {
      throw .indexOutOfRange(
        term: "exponent in \(term.plainText)", index: exponent, allowed: 1...exponentLimit)
    }
  }

  private func check(_ i: Int, upTo last: Int, _ term: ScalarTerm) throws(StatementError) {
    guard i >= 1, i <= last else {
      throw .indexOutOfRange(term: term.plainText, index: i, allowed: last > 0 ? 1...last : nil)
    }
  }

  private mutating func spectral(
    _ term: ScalarTerm, _ i: Int, _ matrix: MatrixTerm, padded: Bool
  ) throws(StatementError) -> Register {
    let (slot, shape) = try slot(matrix)
    let order = min(shape.rows, shape.columns)
    if padded, i > order { return try emit(.constant(.zero)) }
    try check(i, upTo: order, term)
    return try emit(.singularValue(i, matrix: slot))
  }

  private mutating func gather(
    _ name: String, _ domain: Domain, _ body: ScalarTerm
  ) throws(StatementError) -> [Register] {
    var values: [Register] = []
    for value in try scope.values(domain) {
      let outer = scope.integers.updateValue(value, forKey: name)
      values.append(try scalar(body))
      scope.integers[name] = outer
    }
    return values
  }

  private mutating func fold(
    _ kind: Fold, _ name: String, _ domain: Domain, _ body: ScalarTerm, _ term: ScalarTerm
  ) throws(StatementError) -> Register {
    // Π xy = Πx · Πy, so that the product of all singular values of a matrix, which is the root of a
    // determinant, is seen as such.
    if kind == .product, case .product(let a, let b) = body {
      return try emit(
        .product(try fold(kind, name, domain, a, term), try fold(kind, name, domain, b, term)))
    }
    if kind == .product, let leading = try leadingSpectrum(name, domain, body) {
      return try emit(.leadingProduct(leading.count, matrix: leading.slot))
    }
    if kind == .sum, case .power(let root, 2) = body,
      let all = try leadingSpectrum(name, domain, root), all.isWhole
    {
      return try emit(.energy(matrix: all.slot))
    }
    let values = try gather(name, domain, body)
    switch kind {
    case .sum: return try total(values)
    case .product:
      guard var result = values.first else { return try emit(.constant(1)) }
      for value in values.dropFirst() { result = try emit(.product(result, value)) }
      return result
    case .minimum, .maximum:
      guard !values.isEmpty else { throw .emptyDomain(term.plainText) }
      return try emit(kind == .minimum ? .minimum(values) : .maximum(values))
    }
  }

  /// Σ(x − y) = Σx − Σy where x and y are the squares of singular values, so that sums of all of them,
  /// which are rational, are seen as such.
  private mutating func sumOfAll(
    _ name: String, _ domain: Domain, _ body: ScalarTerm, _ term: ScalarTerm
  ) throws(StatementError) -> Register {
    if case .difference(let a, let b) = body, case .power(.singularValue, 2) = a,
      case .power(.singularValue, 2) = b
    {
      return try emit(
        .difference(
          try fold(.sum, name, domain, a, term), try fold(.sum, name, domain, b, term)))
    }
    return try fold(.sum, name, domain, body, term)
  }

  private mutating func total(_ values: [Register]) throws(StatementError) -> Register {
    guard var result = values.first else { return try emit(.constant(0)) }
    for value in values.dropFirst() { result = try emit(.sum(result, value)) }
    return result
  }

  /// The slot of A and k when `body` is σ_i(A), the same A for every i, and `domain` is 1…k, k ≥ 2,
  /// with σ_k in range.
  private mutating func leadingSpectrum(
    _ name: String, _ domain: Domain, _ body: ScalarTerm
  ) throws(StatementError) -> (slot: Int, count: Int, isWhole: Bool)? {
    let term: MatrixTerm
    switch body {
    case .singularValue(.variable(name), let matrix),
      .paddedSingularValue(.variable(name), let matrix):
      term = matrix
    default: return nil
    }
    let values = try scope.values(domain)
    var found: MatrixTerm?
    for value in values {
      let outer = scope.integers.updateValue(value, forKey: name)
      let closed = try scope.close(term)
      scope.integers[name] = outer
      guard found == nil || found == closed else { return nil }
      found = closed
    }
    guard let found else { return nil }
    let shape = try scope.shape(found)
    let order = min(shape.rows, shape.columns)
    guard let last = values.last, last >= 2, last <= order, values == Array(1...last) else {
      return nil
    }
    return (try slot(found).slot, last, last == order)
  }
}
