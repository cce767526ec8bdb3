// SPDX-License-Identifier: Apache-2.0

import Exact

/// Exact forms for the singular values and eigenvalues that occur on one instance, and the signs of
/// forms.
///
/// Eigenvalues are written in atoms, roots of the squarefree factors of characteristic polynomials;
/// two such factors whose roots differ by a rational factor and a rational shift share their atoms.
/// Singular values are roots of eigenvalues of the smaller Gram matrix. Rational values are found
/// and quadratic irrationals written with radicals. proofs/certifier-exact-comparison.md says why
/// each step is right.
final class SpectralClasses {
  var atoms = AtomTable()
  var enclosures = FormEnclosures()
  var signs: [ExactForm: Int] = [:]
  /// The canonical roots' forms, by the polynomial's coefficients.
  var rootClasses: [[Rational]: [ExactForm]] = [:]
  /// The nonzero singular values, by the coefficients of the smaller Gram matrix's characteristic
  /// polynomial without its factors x and with its roots divided by their sum: matrices with the
  /// same ones have the same nonzero singular values up to one factor.
  var singularForms: [[Rational]: (energy: Rational, forms: [ExactForm])] = [:]
  /// What has been found for matrices, by their records.
  var knownSingularValues: [ObjectIdentifier: KnownForms] = [:]
  var knownEigenvalues: [ObjectIdentifier: KnownForms] = [:]
  /// Families of matrices that are too large for a characteristic polynomial.
  var spectrumFamilies: [Matrix<Rational>: SpectrumFamily] = [:]
  private var cosines: [Int: DoubledCosines] = [:]

  /// The nanoseconds that a characteristic polynomial and its roots may be estimated to take.
  let workLimit: Double
  static let standardWorkLimit = 1e10
  /// Enclosures sharper than this are not asked for where there is no polynomial.
  static let precisionLimit = 8192

  init(workLimit: Double = SpectralClasses.standardWorkLimit) { self.workLimit = workLimit }

  /// What the enclosures of atoms that have been used rest on.
  var facts: Facts { enclosures.facts.union(projectorFacts).union(.descartes) }
  private var projectorFacts: Facts = []
  private var projectors: [ProjectorKey: Matrix<Rational>?] = [:]

  private struct ProjectorKey: Hashable {
    let matrix: Matrix<Rational>
    let count: Int
    let side: Side
  }

  /// The projector onto the `count` leading singular vectors, when it is found to be rational.
  func rationalProjector(
    _ record: MatrixRecord, _ count: Int, _ side: Side
  ) -> Matrix<Rational>? {
    let key = ProjectorKey(matrix: record.matrix, count: count, side: side)
    if let known = projectors[key] { return known }
    let found = record.rationalProjector(count, side)
    projectors[key] = .some(found)
    if found != nil { projectorFacts.formUnion(.sylvester) }
    return found
  }

  // MARK: Operations on forms

  /// The product, or `nil` when it would be unreasonably long.
  func product(_ a: ExactForm, _ b: ExactForm) -> ExactForm? {
    a.terms.count * b.terms.count <= AtomTable.termLimit ? atoms.product(a, b) : nil
  }

  /// The nonnegative root of a form whose value is ≥ 0.
  func squareRoot(_ form: ExactForm) -> ExactForm { atoms.squareRoot(of: form) }

  /// √q for a rational q ≥ 0.
  func radical(_ value: Rational) -> ExactForm { atoms.radical(value) }

  /// 2cos(2π·turns).
  func doubledCosine(turns: Rational) -> ExactForm? {
    guard let n = turns.denominator.asInt, let k = turns.numerator.asInt, n <= 1000 else {
      return nil
    }
    let family = cosines[n] ?? DoubledCosines(turns: n)
    cosines[n] = family
    let position = ((k % n) + n) % n
    return ExactForm(
      atom: atoms.atom(for: family, position: min(position, n - position), factor: 1))
  }

  /// An enclosure of the value, computed with `bits` bits.
  func enclosure(of form: ExactForm, bits: Int) -> Enclosure<BigFloat>? {
    enclosures.enclosure(of: form, bits: bits, in: atoms)
  }
}

/// The forms that a matrix has, or that it has none; the record is kept, for its identity is the key.
struct KnownForms {
  let record: MatrixRecord
  let forms: [ExactForm]?
}
