// SPDX-License-Identifier: Apache-2.0

import Exact

/// Computes the registers of a program as exact forms, with enclosures that decide order and sign.
///
/// `nil` where a register has no form: a sign or an order that the enclosures leave open, a quotient
/// by something irrational, a cosine that is irrational.
struct SymbolicEvaluation {
  let program: Program
  let leaves: InstanceLeaves<MultiprecisionRung>
  private var slots: [SymbolicValue??]

  init(_ program: Program, _ leaves: InstanceLeaves<MultiprecisionRung>) {
    self.program = program
    self.leaves = leaves
    slots = Array(repeating: nil, count: program.instructions.count)
    prepareSymmetricMatrices()
  }

  private var classes: SpectralClasses { leaves.context.spectralClasses }

  /// Symmetric matrices first: their singular values are then written through their eigenvalues, and
  /// matrices with the same singular values follow.
  private func prepareSymmetricMatrices() {
    for term in program.matrices {
      guard let record = try? leaves.context.record(term), record.isSymmetric else { continue }
      _ = classes.singularValues(of: record)
    }
  }

  mutating func value(_ register: Register) -> SymbolicValue? {
    if let known = slots[register] { return known }
    let value = compute(register)
    slots[register] = .some(value)
    return value
  }

  /// Whether two values are proved to be equal: by their forms or, when both are ≥ 0, by the forms of
  /// their squares, which hold fewer roots.
  func areEqual(_ a: SymbolicValue, _ b: SymbolicValue) -> Bool {
    if (a.form - b.form).isZero { return true }
    guard let first = a.sign, let second = b.sign, first >= 0, second >= 0,
      let left = classes.product(a.form, a.form), let right = classes.product(b.form, b.form)
    else { return false }
    return (left - right).isZero
  }

  private func constant(_ value: Rational) -> SymbolicValue {
    SymbolicValue(form: ExactForm(value), enclosure: leaves.constant(value))
  }

  private mutating func compute(_ register: Register) -> SymbolicValue? {
    if program.isRational[register] {
      return leaves.exactValue(register, of: program).map(constant)
    }
    switch program.instructions[register] {
    case .constant(let value): return constant(value)
    case .data: return nil
    case .singularValue(let i, let slot):
      let term = program.matrices[slot]
      guard let record = try? leaves.context.record(term),
        let enclosure = leaves.singularValue(i, of: term),
        let forms = classes.singularValues(of: record)
      else { return nil }
      return SymbolicValue(form: forms[i - 1], enclosure: enclosure)
    case .eigenvalue(let i, let slot):
      let term = program.matrices[slot]
      guard let record = try? leaves.context.record(term),
        let enclosure = leaves.eigenvalue(i, of: term),
        let forms = classes.eigenvalues(of: record)
      else { return nil }
      return SymbolicValue(form: forms[i - 1], enclosure: enclosure)
    case .leadingProduct(let k, let slot): return leadingProduct(k, slot)
    case .energy(let slot):
      guard let record = try? leaves.context.record(program.matrices[slot]) else { return nil }
      return constant(record.matrix.frobeniusNormSquared)
    case .fourierModulusSquared(let j, let vector):
      guard let entries = try? leaves.context.data.vector(vector),
        let form = FourierModulus.exactSquared(at: j, entries, radical: classes.radical),
        let enclosure = leaves.fourierModulusSquared(j, vector)
      else { return nil }
      return SymbolicValue(form: form, enclosure: enclosure)
    case .sum(let a, let b):
      guard let x = value(a), let y = value(b) else { return nil }
      return x + y
    case .difference(let a, let b):
      guard let x = value(a), let y = value(b) else { return nil }
      return x - y
    case .product(let a, let b):
      guard let x = value(a), let y = value(b) else { return nil }
      return product(x, y)
    case .quotient(let a, let b):
      guard let x = value(a), let divisor = value(b)?.form.rational, !divisor.isZero else {
        return nil
      }
      return product(x, constant(Rational(1) / divisor))
    case .absolute(let a): return value(a)?.magnitude
    case .squareRoot(let a):
      guard let x = value(a), let root = x.enclosure.squareRoot,
        let form = classes.squareRoot(x.form)
      else { return nil }
      return SymbolicValue(form: form, enclosure: root)
    case .power(let a, let exponent):
      guard let x = value(a) else { return nil }
      var power: SymbolicValue? = x
      for _ in 1..<exponent { power = power.flatMap { product($0, x) } }
      return power
    case .minimum(let all): return sorted(all)?.last
    case .maximum(let all): return sorted(all)?.first
    case .sumOfLargest(let count, let all):
      return sorted(all)?.prefix(count).reduce(constant(.zero)) { $0 + $1 }
    case .ithLargest(let i, let all): return sorted(all)?[i - 1]
    }
  }

  private func leadingProduct(_ k: Int, _ slot: Int) -> SymbolicValue? {
    let term = program.matrices[slot]
    guard let record = try? leaves.context.record(term) else { return nil }
    if let square = record.squaredLeadingProduct(k) {
      guard let root = leaves.constant(square).squareRoot else { return nil }
      return SymbolicValue(form: classes.radical(square), enclosure: root)
    }
    guard let forms = classes.singularValues(of: record),
      let enclosure = leaves.leadingProduct(k, of: term)
    else { return nil }
    var result: ExactForm? = ExactForm(1)
    for form in forms.prefix(k) { result = result.flatMap { classes.product($0, form) } }
    return result.map { SymbolicValue(form: $0, enclosure: enclosure) }
  }

  private func product(_ a: SymbolicValue, _ b: SymbolicValue) -> SymbolicValue? {
    classes.product(a.form, b.form).map {
      SymbolicValue(form: $0, enclosure: a.enclosure * b.enclosure)
    }
  }

  private mutating func sorted(_ registers: [Register]) -> [SymbolicValue]? {
    var values: [SymbolicValue] = []
    for register in registers {
      guard let next = value(register) else { return nil }
      values.append(next)
    }
    return SymbolicValue.descending(values)
  }
}
