// SPDX-License-Identifier: Apache-2.0

import Exact

/// What is known of the variables of a statement, as Float64 enclosures: the leaves of a forward
/// evaluation.
///
/// Constants other than π are quotients of small integers, for which MPFR is not called.
struct Knowledge: LeafSource {
  /// Singular values by matrix term, with the clauses that each end rests on.
  var singularValues: [MatrixTerm: [CitedInterval]] = [:]
  var eigenvalues: [MatrixTerm: [Enclosure<Double>]] = [:]
  var rowNormsSquared: [MatrixTerm: [Enclosure<Double>]] = [:]
  var scalars: [String: Enclosure<Double>] = [:]
  var vectors: [String: [Enclosure<Double>]] = [:]
  /// xᵀx by vector term.
  var squaredNorms: [VectorTerm: Enclosure<Double>] = [:]

  func constant(_ value: Rational) -> Enclosure<Double> {
    guard let top = value.numerator.asInt, let bottom = value.denominator.asInt,
      abs(top) <= 1 << 53, bottom <= 1 << 53,
      let quotient = Enclosure(Double(top)).divided(by: Enclosure(Double(bottom)))
    else { return Enclosure(value, precision: 53) }
    return quotient
  }

  var pi: Enclosure<Double> { .pi(precision: 53) }

  func data(_ term: ScalarTerm) -> Enclosure<Double>? {
    switch term {
    case .rational(let value): return constant(value)
    case .variable(let name): return scalars[name]
    case .entry(.variable(let name), .constant(let i)): return vectors[name]?[i - 1]
    case .sortedMagnitude(.constant(let i), .variable(let name)):
      guard let entries = vectors[name]?.map(\.magnitude) else { return nil }
      let lower = entries.map(\.lower).sorted(by: >)
      let upper = entries.map(\.upper).sorted(by: >)
      return Enclosure(lower: lower[i - 1], upper: upper[i - 1])
    case .dot(let x, let y) where x == y: return squaredNorms[x]
    case .rowNormSquared(.constant(let k), let matrix): return rowNormsSquared[matrix]?[k - 1]
    default: return nil
    }
  }

  func singularValue(_ i: Int, of matrix: MatrixTerm) -> Enclosure<Double>? {
    singularValues[matrix]?[i - 1].enclosure
  }

  func eigenvalue(_ i: Int, of matrix: MatrixTerm) -> Enclosure<Double>? {
    eigenvalues[matrix]?[i - 1]
  }

  func alignment(_ i: Int, of matrix: MatrixTerm) -> Enclosure<Double>? { nil }
  func sine(
    _ side: Side, _ k: Int, between a: MatrixTerm, and b: MatrixTerm
  ) -> Enclosure<Double>? { nil }
  func leadingProduct(_ k: Int, of matrix: MatrixTerm) -> Enclosure<Double>? { nil }
  func energy(of matrix: MatrixTerm) -> Enclosure<Double>? { nil }
  func fourierModulusSquared(_ j: Int, _ vector: VectorTerm) -> Enclosure<Double>? { nil }
  func exactValue(_ register: Register, of program: Program) -> Rational? { nil }
}

extension Evaluation where Source == Knowledge {
  /// Whether all conditions are known to hold.
  mutating func certainlyHold(_ conditions: [Condition]) -> Bool {
    for condition in conditions {
      guard case .relation(let relation, let left, let right) = condition, let a = value(left),
        let b = value(right)
      else { return false }
      let holds: Bool
      switch relation {
      case .atMost: holds = a.certainlyAtMost(b)
      case .less: holds = a.certainlyLess(than: b)
      case .equal: holds = a.isPoint && b.isPoint && a.lower == b.lower
      case .different: holds = !a.overlaps(b)
      }
      if !holds { return false }
    }
    return true
  }
}
