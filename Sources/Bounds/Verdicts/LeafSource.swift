// SPDX-License-Identifier: Apache-2.0

import Exact

/// Where an evaluation gets the enclosures of what a statement does not compute itself.
///
/// `nil` means "not known"; whatever depends on it is then not known either.
protocol LeafSource {
  associatedtype Endpoint: EnclosureEndpoint
  func constant(_ value: Rational) -> Enclosure<Endpoint>
  var pi: Enclosure<Endpoint> { get }
  func data(_ term: ScalarTerm) -> Enclosure<Endpoint>?
  func singularValue(_ i: Int, of matrix: MatrixTerm) -> Enclosure<Endpoint>?
  func eigenvalue(_ i: Int, of matrix: MatrixTerm) -> Enclosure<Endpoint>?
  /// u_iᵀv_i.
  func alignment(_ i: Int, of matrix: MatrixTerm) -> Enclosure<Endpoint>?
  /// The sine of the largest angle between the k leading singular vectors of two matrices.
  func sine(
    _ side: Side, _ k: Int, between a: MatrixTerm, and b: MatrixTerm
  ) -> Enclosure<Endpoint>?
  /// σ_1⋯σ_k.
  func leadingProduct(_ k: Int, of matrix: MatrixTerm) -> Enclosure<Endpoint>?
  /// Σσ_i².
  func energy(of matrix: MatrixTerm) -> Enclosure<Endpoint>?
  func fourierModulusSquared(_ j: Int, _ vector: VectorTerm) -> Enclosure<Endpoint>?
  /// The exact value of a register that depends on rational data alone, where data are exact.
  func exactValue(_ register: Register, of program: Program) -> Rational?
}

/// Computes the registers of a program over enclosures, each at most once and only when asked.
struct Evaluation<Source: LeafSource> {
  typealias Value = Enclosure<Source.Endpoint>
  private enum Slot {
    case empty
    case known(Value)
    case unknown
  }

  let program: Program
  let source: Source
  private var slots: [Slot]

  init(_ program: Program, _ source: Source) {
    self.program = program
    self.source = source
    slots = Array(repeating: .empty, count: program.instructions.count)
  }

  /// The enclosure of a register's value, or `nil` when it is not known.
  mutating func value(_ register: Register) -> Value? {
    switch slots[register] {
    case .known(let value): return value
    case .unknown: return nil
    case .empty: break
    }
    let value = compute(register)
    slots[register] = value.map { .known($0) } ?? .unknown
    return value
  }

  private mutating func compute(_ register: Register) -> Value? {
    if program.isRational[register], let exact = source.exactValue(register, of: program) {
      return source.constant(exact)
    }
    switch program.instructions[register] {
    case .constant(let value): return source.constant(value)
    case .pi: return source.pi
    case .data(let term): return source.data(term)
    case .singularValue(let i, let slot):
      return source.singularValue(i, of: program.matrices[slot])
    case .eigenvalue(let i, let slot): return source.eigenvalue(i, of: program.matrices[slot])
    case .alignment(let i, let slot): return source.alignment(i, of: program.matrices[slot])
    case .sine(let side, let k, let first, let second):
      return source.sine(
        side, k, between: program.matrices[first], and: program.matrices[second])
    case .leadingProduct(let k, let slot):
      return source.leadingProduct(k, of: program.matrices[slot])
    case .energy(let slot): return source.energy(of: program.matrices[slot])
    case .fourierModulusSquared(let j, let vector):
      return source.fourierModulusSquared(j, vector)
    case .sum(let a, let b): return both(a, b) { $0 + $1 }
    case .difference(let a, let b):
      // x − x is 0 whatever x is, when there is such a number.
      if a == b { return value(a).map { _ in source.constant(.zero) } }
      return both(a, b) { $0 - $1 }
    case .product(let a, let b):
      return a == b ? value(a)?.squared : both(a, b) { $0 * $1 }
    case .quotient(let a, let b):
      guard let x = value(a), let y = value(b) else { return nil }
      return x.divided(by: y)
    case .absolute(let a): return value(a)?.magnitude
    case .squareRoot(let a):
      // Of a number that may be negative there may be no root.
      guard let x = value(a), program.isNonnegative[a] || x.isCertainlyNonnegative else {
        return nil
      }
      return x.squareRoot
    case .exponential(let a): return value(a)?.exponential
    case .power(let a, let exponent):
      guard let x = value(a) else { return nil }
      return power(x, exponent)
    case .minimum(let all): return reduce(all, Value.minimum)
    case .maximum(let all): return reduce(all, Value.maximum)
    case .sumOfLargest(let count, let all):
      guard let (lower, upper) = sortedEnds(all) else { return nil }
      return zip(lower, upper).prefix(count).reduce(source.constant(.zero)) {
        $0 + Value(lower: $1.0, upper: $1.1)
      }
    case .ithLargest(let i, let all):
      guard let (lower, upper) = sortedEnds(all) else { return nil }
      return Value(lower: lower[i - 1], upper: upper[i - 1])
    }
  }

  private mutating func both(
    _ a: Register, _ b: Register, _ operation: (Value, Value) -> Value
  ) -> Value? {
    guard let x = value(a), let y = value(b) else { return nil }
    return operation(x, y)
  }

  private func power(_ x: Value, _ exponent: Int) -> Value {
    if exponent == 1 { return x }
    if exponent % 2 == 0 { return power(x.squared, exponent / 2) }
    return x * power(x, exponent - 1)
  }

  private mutating func reduce(
    _ registers: [Register], _ combine: (Value, Value) -> Value
  ) -> Value? {
    var result: Value?
    for register in registers {
      guard let next = value(register) else { return nil }
      result = result.map { combine($0, next) } ?? next
    }
    return result
  }

  /// Lower ends and upper ends, each in descending order: the i-th largest of the values lies
  /// between the i-th largest of either.
  private mutating func sortedEnds(_ registers: [Register]) -> (
    [Source.Endpoint], [Source.Endpoint]
  )? {
    var lower: [Source.Endpoint] = []
    var upper: [Source.Endpoint] = []
    for register in registers {
      guard let next = value(register) else { return nil }
      lower.append(next.lower)
      upper.append(next.upper)
    }
    return (lower.sorted(by: >), upper.sorted(by: >))
  }
}
