// SPDX-License-Identifier: Apache-2.0

import Exact

/// A precision at which an instance's spectra can be asked for.
protocol Rung {
  associatedtype Endpoint: EnclosureEndpoint
  var precision: Int { get }
  func singularValues(_ record: MatrixRecord) -> Spectrum<Endpoint>?
  func eigenvalues(_ record: MatrixRecord) -> Spectrum<Endpoint>?
  /// Certified singular vectors and subspaces, where this rung has them.
  func subspaces(_ record: MatrixRecord) -> SingularSubspaces?
  /// The projector onto the k leading singular vectors.
  func leadingProjector(_ record: MatrixRecord, _ k: Int, _ side: Side) -> ProjectorEnclosure?
}

extension Rung {
  func leadingProjector(_ record: MatrixRecord, _ k: Int, _ side: Side) -> ProjectorEnclosure? {
    subspaces(record)?.projector(1...k, side)
  }
}

/// Float64 enclosures.
struct Float64Rung: Rung {
  var precision: Int { 53 }
  func singularValues(_ record: MatrixRecord) -> Spectrum<Double>? { record.singularValues }
  func eigenvalues(_ record: MatrixRecord) -> Spectrum<Double>? { record.eigenvalues }
  func subspaces(_ record: MatrixRecord) -> SingularSubspaces? { record.subspaces }
}

/// MPFR enclosures of width about 2^−bits relative to the largest value.
struct MultiprecisionRung: Rung {
  let bits: Int
  /// Guard bits keep the evaluation's own rounding below the width of the spectra.
  var precision: Int { bits + 32 }
  func singularValues(_ record: MatrixRecord) -> Spectrum<BigFloat>? {
    record.singularValues(bits: bits)
  }
  func eigenvalues(_ record: MatrixRecord) -> Spectrum<BigFloat>? {
    record.eigenvalues(bits: bits)
  }
  func subspaces(_ record: MatrixRecord) -> SingularSubspaces? { record.subspaces(bits: bits) }
}

/// MPFR enclosures both of whose ends exact inertia has confirmed.
struct InertiaRung: Rung {
  let bits: Int
  var precision: Int { bits + 32 }
  func singularValues(_ record: MatrixRecord) -> Spectrum<BigFloat>? {
    record.singularValues(bits: bits).flatMap(record.matrix.confirmedSingularValues)
  }
  func eigenvalues(_ record: MatrixRecord) -> Spectrum<BigFloat>? {
    record.eigenvalues(bits: bits).flatMap { try? record.matrix.confirmedEigenvalues($0) }
  }
  /// Vectors are certified by Wedin's argument only.
  func subspaces(_ record: MatrixRecord) -> SingularSubspaces? { nil }
  /// Through the eigenvalues of a Gram matrix as algebraic numbers.
  func leadingProjector(_ record: MatrixRecord, _ k: Int, _ side: Side) -> ProjectorEnclosure? {
    let gram = record.gram(side)
    guard gram.spectralWorkEstimate <= SpectralClasses.standardWorkLimit else { return nil }
    return gram.algebraicProjector(leading: k, bits: bits)
  }
}

/// The leaves of a program on an instance, at one rung. Collects what the spectra used rest on.
final class InstanceLeaves<R: Rung>: LeafSource {
  let context: InstanceContext
  let rung: R
  private(set) var facts: Facts = []
  private var exact: [Rational?]

  init(_ context: InstanceContext, _ rung: R, program: Program) {
    self.context = context
    self.rung = rung
    exact = Array(repeating: nil, count: program.instructions.count)
  }

  func constant(_ value: Rational) -> Enclosure<R.Endpoint> {
    Enclosure(value, precision: rung.precision)
  }

  var pi: Enclosure<R.Endpoint> { .pi(precision: rung.precision) }

  func data(_ term: ScalarTerm) -> Enclosure<R.Endpoint>? {
    (try? context.value(term)).map(constant)
  }

  func singularValue(_ i: Int, of matrix: MatrixTerm) -> Enclosure<R.Endpoint>? {
    spectrum(of: matrix)?[i - 1]
  }

  private func spectrum(of matrix: MatrixTerm) -> Spectrum<R.Endpoint>? {
    guard let record = try? context.record(matrix), let spectrum = rung.singularValues(record)
    else { return nil }
    facts.formUnion(spectrum.facts)
    return spectrum
  }

  func eigenvalue(_ i: Int, of matrix: MatrixTerm) -> Enclosure<R.Endpoint>? {
    guard let record = try? context.record(matrix), let spectrum = rung.eigenvalues(record) else {
      return nil
    }
    facts.formUnion(spectrum.facts)
    return spectrum[i - 1]
  }

  func alignment(_ i: Int, of matrix: MatrixTerm) -> Enclosure<R.Endpoint>? {
    guard let record = try? context.record(matrix),
      let pair = rung.subspaces(record)?.vectors(i)
    else { return nil }
    facts.formUnion(pair.facts)
    let bounds = pair.alignment
    return Enclosure(
      lower: .bound(bounds.lowerBound, precision: rung.precision, rounding: .down),
      upper: .bound(bounds.upperBound, precision: rung.precision, rounding: .up))
  }

  func sine(
    _ side: Side, _ k: Int, between a: MatrixTerm, and b: MatrixTerm
  ) -> Enclosure<R.Endpoint>? {
    guard let first = try? context.record(a), let second = try? context.record(b) else {
      return nil
    }
    // The same subspace, or the whole space twice.
    if first === second || k == first.dimension(side) { return constant(.zero) }
    guard let p = rung.leadingProjector(first, k, side),
      let q = rung.leadingProjector(second, k, side),
      let norm = rung.singularValues(MatrixRecord(p.center - q.center))
    else { return nil }
    facts.formUnion([p.facts, q.facts, norm.facts])
    let radius = R.Endpoint.bound(
      p.radius + q.radius, precision: rung.precision, rounding: .up)
    return norm[0].widened(by: radius).intersection(
      Enclosure(lower: constant(.zero).lower, upper: constant(.one).upper))
  }

  func leadingProduct(_ k: Int, of matrix: MatrixTerm) -> Enclosure<R.Endpoint>? {
    spectrum(of: matrix)?.values.prefix(k).reduce(constant(.one)) { $0 * $1 }
  }

  func energy(of matrix: MatrixTerm) -> Enclosure<R.Endpoint>? {
    spectrum(of: matrix)?.values.reduce(constant(.zero)) { $0 + $1.squared }
  }

  func fourierModulusSquared(_ j: Int, _ vector: VectorTerm) -> Enclosure<R.Endpoint>? {
    guard let entries = try? context.data.vector(vector) else { return nil }
    return FourierModulus.squared(at: j, entries, precision: rung.precision) { constant($0) }
  }

  func exactValue(_ register: Register, of program: Program) -> Rational? {
    if let known = exact[register] { return known }
    let value = ExactRegisters.value(register, of: program, context) { self.exact[$0] }
    exact[register] = value
    return value
  }
}

/// Exact evaluation of registers that depend on rational data alone.
enum ExactRegisters {
  static func value(
    _ register: Register, of program: Program, _ context: InstanceContext,
    known: (Register) -> Rational?
  ) -> Rational? {
    func get(_ r: Register) -> Rational? {
      guard program.isRational[r] else { return nil }
      return known(r) ?? value(r, of: program, context, known: known)
    }
    func all(_ registers: [Register]) -> [Rational]? {
      let values = registers.compactMap(get)
      return values.count == registers.count ? values : nil
    }
    switch program.instructions[register] {
    case .constant(let value): return value
    case .data(let term): return try? context.value(term)
    case .sum(let a, let b): return combine(get(a), get(b), +)
    case .difference(let a, let b): return combine(get(a), get(b), -)
    case .product(let a, let b): return combine(get(a), get(b), *)
    case .quotient(let a, let b):
      guard let divisor = get(b), !divisor.isZero else { return nil }
      return get(a).map { $0 / divisor }
    case .absolute(let a): return get(a)?.magnitude
    case .power(let a, let exponent): return get(a)?.power(exponent)
    case .minimum(let registers): return all(registers)?.min()
    case .maximum(let registers): return all(registers)?.max()
    case .sumOfLargest(let count, let registers):
      return all(registers)?.sorted(by: >).prefix(count).reduce(Rational.zero, +)
    case .ithLargest(let i, let registers): return all(registers)?.sorted(by: >)[i - 1]
    case .pi, .singularValue, .eigenvalue, .alignment, .sine, .leadingProduct, .energy,
      .fourierModulusSquared, .squareRoot, .exponential:
      return nil
    }
  }

  private static func combine(
    _ a: Rational?, _ b: Rational?, _ operation: (Rational, Rational) -> Rational
  ) -> Rational? {
    guard let a, let b else { return nil }
    return operation(a, b)
  }
}
