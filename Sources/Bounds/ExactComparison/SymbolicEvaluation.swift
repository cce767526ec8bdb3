// SPDX-License-Identifier: Apache-2.0

import Exact

/// Computes the registers of a program as exact values.
///
/// `nil` where a register has none: a form that would be too long, or a sign or an order that stays
/// open.
struct SymbolicEvaluation {
  let program: Program
  let context: InstanceContext
  let comparison: FormComparison
  private var slots: [SymbolicValue??]
  private var rationals: [Register: Rational] = [:]
  /// Values in descending order, by the registers that hold them.
  private var orders: [[Register]: [SymbolicValue]?] = [:]

  /// - Parameter bitLimit: the largest separation bound, in bits, that is worked down to.
  init(_ program: Program, _ context: InstanceContext, bitLimit: Int) {
    self.program = program
    self.context = context
    comparison = FormComparison(classes: context.spectralClasses, limit: bitLimit)
    slots = Array(repeating: nil, count: program.instructions.count)
    prepareSymmetricMatrices()
  }

  private var classes: SpectralClasses { context.spectralClasses }

  /// Symmetric matrices first: their singular values are then written through their eigenvalues,
  /// and matrices with the same singular values follow.
  private func prepareSymmetricMatrices() {
    for term in program.matrices {
      guard let record = try? context.record(term), record.isSymmetric else { continue }
      _ = classes.singularValues(of: record)
    }
  }

  mutating func value(_ register: Register) -> SymbolicValue? {
    if let known = slots[register] { return known }
    let value = compute(register)
    slots[register] = .some(value)
    return value
  }

  private mutating func rational(_ register: Register) -> Rational? {
    if let known = rationals[register] { return known }
    let known = rationals
    let value = ExactRegisters.value(register, of: program, context) { known[$0] }
    rationals[register] = value
    return value
  }

  private mutating func compute(_ register: Register) -> SymbolicValue? {
    if program.isRational[register] {
      return rational(register).map { SymbolicValue(ExactForm($0)) }
    }
    switch program.instructions[register] {
    case .constant(let value): return SymbolicValue(ExactForm(value))
    case .data: return nil
    // Transcendental, so that no form is equal to it; enclosures tell the order.
    case .pi: return nil
    case .singularValue(let i, let slot):
      return record(slot).flatMap(classes.singularValues).map { SymbolicValue($0[i - 1]) }
    case .eigenvalue(let i, let slot):
      return record(slot).flatMap(classes.eigenvalues).map { SymbolicValue($0[i - 1]) }
    case .alignment(let i, let slot):
      return record(slot).flatMap { comparison.alignment(i, $0) }
    case .sine(let side, let k, let first, let second):
      guard let a = record(first), let b = record(second) else { return nil }
      return classes.sine(side, k, a, b).map { SymbolicValue($0) }
    case .leadingProduct(let k, let slot):
      return record(slot).flatMap { leadingProduct(k, $0) }.map { SymbolicValue($0) }
    case .energy(let slot):
      return record(slot).map { SymbolicValue(ExactForm($0.matrix.frobeniusNormSquared)) }
    case .fourierModulusSquared(let j, let vector):
      return (try? context.data.vector(vector)).flatMap {
        FourierModulus.exactSquared(at: j, $0, classes)
      }.map { SymbolicValue($0) }
    case .sum(let a, let b): return both(a, b, comparison.sum)
    case .difference(let a, let b): return both(a, b, comparison.difference)
    case .product(let a, let b):
      // 0 times a number is 0, whether or not the number is known.
      if isZero(a) && isNumber(b) || isZero(b) && isNumber(a) { return SymbolicValue(.zero) }
      return both(a, b, comparison.product)
    case .quotient(let a, let b): return both(a, b, comparison.quotient)
    case .absolute(let a): return value(a).flatMap(comparison.magnitude)
    case .squareRoot(let a):
      return value(a).flatMap {
        comparison.squareRoot($0, isNonnegative: program.isNonnegative[a])
      }
    case .exponential(let a):
      // By Lindemann's theorem e^x is transcendental for every algebraic x ≠ 0, so that no form is
      // equal to it; enclosures tell the order.
      return value(a)?.rational?.isZero == true ? SymbolicValue(ExactForm(1)) : nil
    case .power(let a, let exponent):
      return value(a).flatMap { comparison.power($0, exponent) }
    case .minimum(let all): return sorted(all)?.last
    case .maximum(let all): return sorted(all)?.first
    case .sumOfLargest(let count, let all):
      // For the sum of all of them their order does not matter.
      return (count == all.count ? values(all) : sorted(all)).flatMap { values in
        values.prefix(count).reduce(SymbolicValue(.zero)) { sum, next in
          sum.flatMap { comparison.sum($0, next) }
        }
      }
    case .ithLargest(let i, let all): return sorted(all)?[i - 1]
    }
  }

  private func record(_ slot: Int) -> MatrixRecord? {
    try? context.record(program.matrices[slot])
  }

  private func leadingProduct(_ k: Int, _ record: MatrixRecord) -> ExactForm? {
    if let square = record.squaredLeadingProduct(k) { return classes.radical(square) }
    var result: ExactForm? = ExactForm(1)
    for form in classes.singularValues(of: record)?.prefix(k) ?? [] {
      result = result.flatMap { classes.product($0, form) }
    }
    return classes.singularValues(of: record) == nil ? nil : result
  }

  private mutating func isZero(_ register: Register) -> Bool {
    value(register)?.rational?.isZero == true
  }

  /// Whether the register certainly holds a number, be its value known or not: no divisor may be 0 and no
  /// radicand negative. That `alignment` and `sine` exist is up to the conditions of the statement.
  private mutating func isNumber(_ register: Register) -> Bool {
    if program.isRational[register] { return rational(register) != nil }
    let instruction = program.instructions[register]
    for operand in instruction.operands where !isNumber(operand) { return false }
    switch instruction {
    case .quotient(_, let divisor): return sign(divisor).map { $0 != 0 } ?? false
    case .squareRoot(let radicand):
      return program.isNonnegative[radicand] || sign(radicand).map { $0 >= 0 } ?? false
    default: return true
    }
  }

  /// The sign of a register's value, where it is known.
  private mutating func sign(_ register: Register) -> Int? {
    guard let value = value(register),
      case .known(let order) = comparison.order(value, SymbolicValue(.zero))
    else { return nil }
    return order
  }

  private mutating func both(
    _ a: Register, _ b: Register,
    _ operation: (SymbolicValue, SymbolicValue) -> SymbolicValue?
  ) -> SymbolicValue? {
    guard let x = value(a), let y = value(b) else { return nil }
    return operation(x, y)
  }

  private mutating func sorted(_ registers: [Register]) -> [SymbolicValue]? {
    if let known = orders[registers] { return known }
    let sorted = values(registers).flatMap(comparison.descending)
    orders[registers] = .some(sorted)
    return sorted
  }

  private mutating func values(_ registers: [Register]) -> [SymbolicValue]? {
    var values: [SymbolicValue] = []
    for register in registers {
      guard let next = value(register) else { return nil }
      values.append(next)
    }
    return values
  }
}
