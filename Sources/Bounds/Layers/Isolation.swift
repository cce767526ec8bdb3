// SPDX-License-Identifier: Apache-2.0

import Exact

/// A one-sided bound of a register's value.
enum OneSided {
  case atMost(Double)
  case atLeast(Double)
}

/// Solves a comparison for one of the singular values of a matrix that occur in it.
///
/// Only steps that are monotone on what is known are taken: undoing a square, a sum, a difference, a
/// product with a positive factor, an absolute value bounded from above. Each is rounded outward.
struct Isolation {
  let program: Program
  /// The slot of the matrix whose singular values are sought.
  let target: Int
  private let mentionsTarget: [Bool]

  init(program: Program, target: Int) {
    self.program = program
    self.target = target
    var mentions: [Bool] = []
    for instruction in program.instructions {
      switch instruction {
      case .singularValue(_, target), .leadingProduct(_, target), .energy(target):
        mentions.append(true)
      default: mentions.append(instruction.operands.contains { mentions[$0] })
      }
    }
    mentionsTarget = mentions
  }

  /// The index and the bounds that a comparison gives, none when it cannot be solved.
  func solve(
    _ comparison: Comparison, _ evaluation: inout Evaluation<Knowledge>
  ) -> [(index: Int, bound: OneSided)] {
    let left = comparison.left
    let right = comparison.right
    guard mentionsTarget[left] != mentionsTarget[right],
      let known = evaluation.value(mentionsTarget[left] ? right : left)
    else { return [] }
    let register = mentionsTarget[left] ? left : right
    switch comparison.relation {
    case .atMost:
      let bound: OneSided =
        mentionsTarget[left] ? .atMost(known.upper) : .atLeast(known.lower)
      return undo(register, bound, &evaluation)
    case .equal:
      return undo(register, .atMost(known.upper), &evaluation)
        + undo(register, .atLeast(known.lower), &evaluation)
    case .less, .different: return []
    }
  }

  private func undo(
    _ register: Register, _ bound: OneSided, _ evaluation: inout Evaluation<Knowledge>
  ) -> [(index: Int, bound: OneSided)] {
    switch program.instructions[register] {
    case .singularValue(let i, target): return [(i, bound)]
    case .power(let base, 2):
      // A singular value is ≥ 0, so its square is monotone in it.
      guard case .singularValue(let i, target) = program.instructions[base] else { return [] }
      return [(i, bound.map(below: 0) { Double.squareRoot($0, precision: 53, rounding: $1) })]
    case .sum(let a, let b):
      guard let (unknown, known) = split(a, b, &evaluation) else { return [] }
      return undo(unknown, bound.minus(known), &evaluation)
    case .difference(let a, let b):
      if !mentionsTarget[b], let known = evaluation.value(b) {
        return undo(a, bound.minus(-known), &evaluation)
      }
      if !mentionsTarget[a], let known = evaluation.value(a) {
        // known − x ≤ u gives x ≥ known − u, and the other way round.
        return undo(b, bound.negated.minus(-known), &evaluation)
      }
      return []
    case .product(let a, let b):
      guard let (unknown, known) = split(a, b, &evaluation), known.isCertainlyPositive,
        known.isFinite
      else { return [] }
      return undo(unknown, bound.divided(by: known), &evaluation)
    case .absolute(let inner):
      // |x| ≤ u gives −u ≤ x ≤ u; |x| ≥ l gives nothing without a sign.
      guard case .atMost(let upper) = bound else { return [] }
      return undo(inner, .atMost(upper), &evaluation) + undo(inner, .atLeast(-upper), &evaluation)
    default: return []
    }
  }

  private func split(
    _ a: Register, _ b: Register, _ evaluation: inout Evaluation<Knowledge>
  ) -> (unknown: Register, known: Enclosure<Double>)? {
    if !mentionsTarget[b], let known = evaluation.value(b) { return (a, known) }
    if !mentionsTarget[a], let known = evaluation.value(a) { return (b, known) }
    return nil
  }

  // MARK: Condition numbers

  /// An upper bound of κ = σ_1/σ_r from a comparison of the form
  /// σ_1ᵖ · known ≤ known · σ_rᵖ, p = 1 or 2; `nil` when it has another form.
  func conditionNumber(
    _ comparison: Comparison, order: Int, _ evaluation: inout Evaluation<Knowledge>
  ) -> Double? {
    guard comparison.relation == .atMost || comparison.relation == .equal,
      let left = factor(comparison.left, index: 1, &evaluation),
      let right = factor(comparison.right, index: order, &evaluation),
      left.power == right.power, left.power <= 2, left.rest.isCertainlyPositive,
      let ratio = right.rest.divided(by: left.rest), ratio.upper >= 0
    else { return nil }
    return left.power == 1
      ? ratio.upper : Double.squareRoot(ratio.upper, precision: 53, rounding: .up)
  }

  /// Writes a register as σ_index(target)ᵖ times something known.
  private func factor(
    _ register: Register, index: Int, _ evaluation: inout Evaluation<Knowledge>
  ) -> (power: Int, rest: Enclosure<Double>)? {
    switch program.instructions[register] {
    case .singularValue(index, target): return (1, Enclosure(1))
    case .power(let base, let exponent):
      guard case .singularValue(index, target) = program.instructions[base] else { return nil }
      return (exponent, Enclosure(1))
    case .product(let a, let b):
      guard let (unknown, known) = split(a, b, &evaluation),
        let inner = factor(unknown, index: index, &evaluation)
      else { return nil }
      return (inner.power, inner.rest * known)
    default: return nil
    }
  }
}

extension OneSided {
  /// Applies an increasing function, rounded to the safe side; a bound below `floor` counts as that.
  func map(below floor: Double, _ function: (Double, Rounding) -> Double) -> OneSided {
    switch self {
    case .atMost(let value): return .atMost(function(max(floor, value), .up))
    case .atLeast(let value): return .atLeast(function(max(floor, value), .down))
    }
  }

  /// The bound of x when `self` bounds x + known.
  func minus(_ known: Enclosure<Double>) -> OneSided {
    switch self {
    case .atMost(let value): return .atMost((Enclosure(value) - known).upper)
    case .atLeast(let value): return .atLeast((Enclosure(value) - known).lower)
    }
  }

  /// The bound of −x.
  var negated: OneSided {
    switch self {
    case .atMost(let value): return .atLeast(-value)
    case .atLeast(let value): return .atMost(-value)
    }
  }

  /// The bound of x when `self` bounds x · known, known > 0.
  func divided(by known: Enclosure<Double>) -> OneSided {
    switch self {
    case .atMost(let value):
      return .atMost(Enclosure(value).divided(by: known)?.upper ?? .infinity)
    case .atLeast(let value):
      return .atLeast(Enclosure(value).divided(by: known)?.lower ?? -.infinity)
    }
  }
}
