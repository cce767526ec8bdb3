// SPDX-License-Identifier: Apache-2.0

import Exact

/// From which side a number is bounded.
public enum BoundDirection: String, Hashable, Sendable {
  case above, below
}

/// A number of a program and the side from which it is bounded.
struct BoundedNumber: Hashable {
  let number: Register
  let direction: BoundDirection
}

/// A bound of a number that is itself a register.
struct RegisterBound: Hashable {
  let bounded: BoundedNumber
  let bound: Register
  /// Whether `bound` bounds the number's square, the number being ≥ 0.
  let isOfSquare: Bool
}

/// Solves comparisons of a program for the numbers in them: x + y ≤ z gives x ≤ z − y.
///
/// Bounds are new registers of the same program, so that every tier of the ladder can compare them.
/// Only equivalent steps are taken, and |x| ≤ u, which gives −u ≤ x ≤ u. `Isolation` takes the same
/// steps with numbers in place of registers.
struct RegisterBounds {
  private(set) var program: Program
  private var registers: [Instruction: Register] = [:]
  /// The exact value of a register that depends on rational data alone.
  private let exactValue: (Register, Program) -> Rational?

  init(_ program: Program, exactValue: @escaping (Register, Program) -> Rational?) {
    self.program = program
    self.exactValue = exactValue
    for (register, instruction) in program.instructions.enumerated() {
      registers[instruction] = register
    }
  }

  mutating func emit(_ instruction: Instruction) -> Register {
    if let known = registers[instruction] { return known }
    let operands = instruction.operands
    let isConstant = if case .constant = instruction { true } else { false }
    program.isRational.append(
      isConstant || (!operands.isEmpty && operands.allSatisfy { program.isRational[$0] }))
    program.isNonnegative.append(instruction.isNonnegative { program.isNonnegative[$0] })
    program.instructions.append(instruction)
    registers[instruction] = program.instructions.count - 1
    return program.instructions.count - 1
  }

  /// All bounds that a comparison gives of numbers in it.
  mutating func bounds(from comparison: Comparison) -> [RegisterBound] {
    let (left, right) = (comparison.left, comparison.right)
    var found = solve(left, .above, right) + solve(right, .below, left)
    if comparison.relation == .equal {
      found += solve(left, .below, right) + solve(right, .above, left)
    }
    // x ≤ f(x) is no bound of x.
    return found.filter { !depends($0.bound, on: $0.bounded.number) }
  }

  private func depends(_ register: Register, on number: Register) -> Bool {
    register == number
      || (register > number
        && program.instructions[register].operands.contains { depends($0, on: number) })
  }

  private mutating func solve(
    _ register: Register, _ direction: BoundDirection, _ bound: Register
  ) -> [RegisterBound] {
    let bounded = BoundedNumber(number: register, direction: direction)
    let own = RegisterBound(bounded: bounded, bound: bound, isOfSquare: false)
    let opposite: BoundDirection = direction == .above ? .below : .above
    switch program.instructions[register] {
    case .sum(let a, let b):
      return [own] + solve(a, direction, emit(.difference(bound, b)))
        + solve(b, direction, emit(.difference(bound, a)))
    case .difference(let a, let b):
      return [own] + solve(a, direction, emit(.sum(bound, b)))
        + solve(b, opposite, emit(.difference(a, bound)))
    case .product(let a, let b):
      return [own] + divide(a, by: b, direction, bound) + divide(b, by: a, direction, bound)
    case .absolute(let a) where direction == .above:
      let zero = emit(.constant(.zero))
      return [own] + solve(a, .above, bound) + solve(a, .below, emit(.difference(zero, bound)))
    case .power(let a, 2) where program.isNonnegative[a]:
      let root = BoundedNumber(number: a, direction: direction)
      return [own, RegisterBound(bounded: root, bound: bound, isOfSquare: true)]
    default: return [own]
    }
  }

  /// The bounds of a that one of a · factor gives, when the factor's sign is known exactly.
  private mutating func divide(
    _ a: Register, by factor: Register, _ direction: BoundDirection, _ bound: Register
  ) -> [RegisterBound] {
    guard program.isRational[factor], !program.isRational[a],
      let sign = exactValue(factor, program)?.signum, sign != 0
    else { return [] }
    let opposite: BoundDirection = direction == .above ? .below : .above
    return solve(a, sign > 0 ? direction : opposite, emit(.quotient(bound, factor)))
  }

  /// Gathers bounds of one number: the best of them, clipped at 0 where the number is ≥ 0, since a
  /// bound below 0 says nothing of it then.
  ///
  /// - Parameter squared: whether the result is to bound the square.
  mutating func best(
    _ bounds: [RegisterBound], of bounded: BoundedNumber, squared: Bool
  ) -> Register {
    let zero = emit(.constant(.zero))
    let clips =
      squared || (bounded.direction == .below && program.isNonnegative[bounded.number])
    var all: [Register] = []
    for bound in bounds {
      var register = bound.bound
      if clips, !program.isNonnegative[register] { register = emit(.maximum([zero, register])) }
      if squared, !bound.isOfSquare { register = emit(.power(register, 2)) }
      if !all.contains(register) { all.append(register) }
    }
    if all.count == 1 { return all[0] }
    return emit(bounded.direction == .above ? .minimum(all) : .maximum(all))
  }
}
