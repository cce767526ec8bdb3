// SPDX-License-Identifier: Apache-2.0

import Exact

/// The leaves of an event on a sample: spectra of the matrices that the sample holds, widened by how
/// far the drawn matrices may be from them.
///
/// |σ_i(A + E) − σ_i(A)| ≤ ‖E‖, and likewise for the eigenvalues of symmetric matrices (Weyl), so
/// nothing but a bound of ‖E‖ is needed; for a matrix that is linear in the random ones it follows from
/// theirs.
final class PerturbedLeaves<R: Rung>: LeafSource {
  private let base: InstanceLeaves<R>
  private let radii: [String: Rational]

  init(_ base: InstanceLeaves<R>, radii: [String: Rational]) {
    self.base = base
    self.radii = radii
  }

  func singularValue(_ i: Int, of matrix: MatrixTerm) -> Enclosure<R.Endpoint>? {
    widened(base.singularValue(i, of: matrix), matrix)?.clampedToNonnegative
  }

  func eigenvalue(_ i: Int, of matrix: MatrixTerm) -> Enclosure<R.Endpoint>? {
    widened(base.eigenvalue(i, of: matrix), matrix)
  }

  private func widened(
    _ value: Enclosure<R.Endpoint>?, _ matrix: MatrixTerm
  ) -> Enclosure<R.Endpoint>? {
    guard let value, let radius = radius(of: matrix) else { return nil }
    return radius.isZero
      ? value
      : value.widened(by: .bound(radius, precision: base.rung.precision, rounding: .up))
  }

  /// A bound of the norm of what a term moves by when each variable moves by its radius; `nil` where
  /// there is none.
  private func radius(of term: MatrixTerm) -> Rational? {
    switch term {
    case .variable(let name): return radii[name] ?? .zero
    case .identity: return .zero
    case .sum(let a, let b), .difference(let a, let b):
      guard let x = radius(of: a), let y = radius(of: b) else { return nil }
      return x + y
    case .scaled(let factor, let a):
      guard factor.isMadeOfNumbers, let factor = try? base.context.value(factor) else { return nil }
      return radius(of: a).map { factor.magnitude * $0 }
    case .transpose(let a): return radius(of: a)
    default: return nil
    }
  }

  func constant(_ value: Rational) -> Enclosure<R.Endpoint> { base.constant(value) }
  var pi: Enclosure<R.Endpoint> { base.pi }

  func data(_ term: ScalarTerm) -> Enclosure<R.Endpoint>? {
    term.isMadeOfNumbers ? base.data(term) : nil
  }

  func exactValue(_ register: Register, of program: Program) -> Rational? {
    base.exactValue(register, of: program)
  }

  // Events say nothing of products of singular values, of norms, transforms and singular vectors.
  func leadingProduct(_ k: Int, of matrix: MatrixTerm) -> Enclosure<R.Endpoint>? { nil }
  func energy(of matrix: MatrixTerm) -> Enclosure<R.Endpoint>? { nil }
  func fourierModulusSquared(_ j: Int, _ vector: VectorTerm) -> Enclosure<R.Endpoint>? { nil }
  func alignment(_ i: Int, of matrix: MatrixTerm) -> Enclosure<R.Endpoint>? { nil }
  func sine(
    _ side: Side, _ k: Int, between a: MatrixTerm, and b: MatrixTerm
  ) -> Enclosure<R.Endpoint>? { nil }
}

extension ScalarTerm {
  /// Whether only numbers and dimensions occur, no matrix and no vector.
  var isMadeOfNumbers: Bool {
    !contains { term in
      switch term {
      case .rational, .pi, .variable, .index, .sum, .difference, .product, .quotient, .absolute,
        .squareRoot, .exponential, .power:
        false
      default: true
      }
    }
  }
}
