// SPDX-License-Identifier: Apache-2.0

import Exact

/// Exact forms for the singular values and eigenvalues that occur on one instance.
///
/// Eigenvalues of two symmetric matrices are written in the same atoms when their trace-free parts
/// have, up to a rational factor, the same characteristic polynomial; singular values are roots of
/// eigenvalues of the smaller Gram matrix. Rational values are found and proved, equal neighbours are
/// identified, quadratic irrationals are written with radicals. proofs/certifier-exact-comparison.md
/// says why each step is right.
final class SpectralClasses {
  private(set) var atoms = AtomTable()
  private var eigenvalueClasses: [[Rational]: EigenvalueClass] = [:]
  /// The nonzero singular values, by the coefficients of the smaller Gram matrix's characteristic
  /// polynomial without its factors x: matrices with the same ones have the same nonzero singular
  /// values.
  private var singularForms: [[Rational]: [ExactForm]] = [:]
  private var opaqueForms: [OpaqueSpectrum: [ExactForm]] = [:]

  /// What an opaque spectrum belongs to: λ_i of a symmetric matrix, or √λ_i of a Gram matrix.
  private struct OpaqueSpectrum: Hashable {
    let matrix: Matrix<Rational>
    let ofRoots: Bool
  }

  /// Beyond these a spectrum gets atoms of its own and no relations.
  static let orderLimit = 12
  static let entryBitLimit = 6000
  /// Enclosures sharper than this are not asked for.
  static let precisionLimit = 8192

  /// The forms x_1 ≥ … ≥ x_n of the roots of a monic polynomial with no term of degree n − 1.
  private struct EigenvalueClass {
    let forms: [ExactForm]
  }

  /// A product with more terms than this before like ones are gathered is not formed.
  static let termLimit = 4000

  /// The product, or `nil` when it would be unreasonably long.
  func product(_ a: ExactForm, _ b: ExactForm) -> ExactForm? {
    a.terms.count * b.terms.count <= Self.termLimit ? atoms.product(a, b) : nil
  }

  /// The nonnegative root of a form whose value is ≥ 0.
  func squareRoot(_ form: ExactForm) -> ExactForm? {
    let known = atoms
    return atoms.squareRoot(of: form) { known.isRoot($0) }
  }

  // MARK: Singular values

  /// √q for a rational q ≥ 0.
  func radical(_ value: Rational) -> ExactForm { atoms.radical(value) }

  /// Forms of σ_1 ≥ … ≥ σ_r, or `nil` when the enclosures do not suffice.
  func singularValues(of record: MatrixRecord) -> [ExactForm]? {
    let matrix = record.matrix
    let order = matrix.order
    if matrix.isZero { return Array(repeating: .zero, count: order) }
    let gram = matrix.smallerGram
    guard order <= Self.orderLimit, Self.entryBits(gram) <= Self.entryBitLimit else {
      return opaque(OpaqueSpectrum(matrix: gram, ofRoots: true), order)
    }
    let polynomial = gram.characteristicPolynomial
    let nonzero = polynomial.coefficients.drop { $0.isZero }
    let rank = nonzero.count - 1
    let zeros = [ExactForm](repeating: .zero, count: order - rank)
    let key = Self.scaled(
      IntegerPolynomial(Array(nonzero)), by: Rational(gram.commonDenominator))
    if let known = singularForms[key] { return known + zeros }
    let forms =
      (record.isSymmetric ? absoluteEigenvalues(record) : nil)
      ?? eigenvalues(of: gram) { bits in
        record.singularValues(bits: bits)?.values.map(\.squared)
      }.flatMap { allPresent($0.map(squareRoot)) }
    guard let forms else { return nil }
    singularForms[key] = Array(forms.prefix(rank))
    return Array(forms.prefix(rank)) + zeros
  }

  /// |λ| of a symmetric matrix in descending order.
  private func absoluteEigenvalues(_ record: MatrixRecord) -> [ExactForm]? {
    guard let forms = eigenvalues(of: record), let spectrum = record.eigenvalues(bits: 128) else {
      return nil
    }
    var values: [SymbolicValue] = []
    for (form, enclosure) in zip(forms, spectrum.values) {
      guard let size = SymbolicValue(form: form, enclosure: enclosure).magnitude else { return nil }
      values.append(size)
    }
    return SymbolicValue.descending(values)?.map(\.form)
  }

  // MARK: Eigenvalues

  /// Forms of λ_1 ≥ … ≥ λ_n of a symmetric matrix, or `nil` when the enclosures do not suffice.
  func eigenvalues(of record: MatrixRecord) -> [ExactForm]? {
    guard record.isSymmetric else { return nil }
    return eigenvalues(of: record.matrix) { record.eigenvalues(bits: $0)?.values }
  }

  /// - Parameter enclosures: the eigenvalues' enclosures in descending order, at about the asked
  ///   number of bits relative to the largest.
  private func eigenvalues(
    of matrix: Matrix<Rational>, enclosures: (Int) -> [Enclosure<BigFloat>]?
  ) -> [ExactForm]? {
    let n = matrix.rows
    guard n > 0 else { return [] }
    guard n <= Self.orderLimit, Self.entryBits(matrix) <= Self.entryBitLimit else {
      return opaque(OpaqueSpectrum(matrix: matrix, ofRoots: false), n)
    }
    // λ_i = (y_i + t)/(n·d) with y_i the eigenvalues of the integer matrix n·N − t·I, trace 0.
    let denominator = Rational(matrix.commonDenominator)
    let order = Rational(n)
    let trace = denominator * matrix.trace
    let shifted = (order * denominator) * matrix - trace * Matrix.identity(n)
    let back = Rational(1) / (order * denominator)
    if shifted.isZero { return Array(repeating: ExactForm(back * trace), count: n) }
    let polynomial = shifted.characteristicPolynomial
    let scale = canonicalScale(polynomial)
    let key = Self.scaled(polynomial, by: scale)
    let roots: [ExactForm]
    if let known = eigenvalueClasses[key] {
      roots = known.forms
    } else {
      let distinct = polynomial.squarefreePart.degree
      // Bits enough to leave one integer in each enclosure, and more while values stay merged.
      var bits = 128 + 64 * ((Self.entryBits(shifted) + 16) / 64)
      var integerEnclosures: [Enclosure<BigFloat>] = []
      repeat {
        guard let current = enclosures(min(bits, Self.precisionLimit)), let first = current.first
        else { return nil }
        let precision = first.precision + 16
        let factor = Enclosure<BigFloat>(order * denominator, precision: precision)
        let offset = Enclosure<BigFloat>(trace, precision: precision)
        integerEnclosures = current.map { $0 * factor - offset }
        bits *= 2
      } while Self.clusters(integerEnclosures).count < distinct && bits <= Self.precisionLimit
      let forms = rootForms(polynomial, integerEnclosures, distinct: distinct)
      // Stored for the canonical polynomial: x = y / scale, in descending order.
      let canonical = forms.map { (Rational(1) / scale) * $0 }
      roots = scale.signum < 0 ? canonical.reversed() : canonical
      eigenvalueClasses[key] = EigenvalueClass(forms: roots)
    }
    let ordered = scale.signum < 0 ? roots.reversed() : roots
    return ordered.map { back * (scale * $0 + ExactForm(trace)) }
  }

  /// Atoms that belong to this spectrum alone.
  private func opaque(_ spectrum: OpaqueSpectrum, _ count: Int) -> [ExactForm] {
    if let known = opaqueForms[spectrum] { return known }
    let forms = (0..<count).map { _ in ExactForm(atom: atoms.makeAtom()) }
    opaqueForms[spectrum] = forms
    return forms
  }

  /// Forms of the roots, in descending order, of the characteristic polynomial of an integer
  /// symmetric matrix of trace 0, from enclosures of the roots in that order.
  private func rootForms(
    _ polynomial: IntegerPolynomial, _ enclosures: [Enclosure<BigFloat>], distinct: Int
  ) -> [ExactForm] {
    let clusters = Self.clusters(enclosures)
    guard clusters.count == distinct else {
      // Some cluster may hold several values: nothing is known but that each root is a number.
      return enclosures.map { _ in ExactForm(atom: atoms.makeAtom()) }
    }
    // Each cluster holds exactly one distinct root.
    var forms: [ExactForm?] = clusters.map { cluster in
      let hull = cluster.dropFirst().reduce(enclosures[cluster[0]]) { $0.hull(enclosures[$1]) }
      return Self.integerRoot(polynomial, in: hull).map { ExactForm($0) }
    }
    let open = forms.indices.filter { forms[$0] == nil }
    if open.count == 2 {
      let rational = zip(forms, clusters).compactMap { form, cluster in
        form?.rational.map { ($0, cluster.count) }
      }
      if let (high, low) = quadraticRoots(
        polynomial, known: rational, multiplicity: clusters[open[0]].count,
        otherMultiplicity: clusters[open[1]].count)
      {
        forms[open[0]] = high
        forms[open[1]] = low
      }
    }
    // The trace is 0, which gives the last unknown root from the others.
    for (position, index) in forms.indices.filter({ forms[$0] == nil }).enumerated()
    where position > 0 {
      forms[index] = ExactForm(atom: atoms.makeAtom())
    }
    if let last = forms.firstIndex(where: { $0 == nil }) {
      var others = ExactForm.zero
      for (index, form) in forms.enumerated() {
        if let form { others = others + Rational(clusters[index].count) * form }
      }
      forms[last] = Rational(-1, clusters[last].count) * others
    }
    relateSquares(polynomial, zip(forms, clusters).map { ($0 ?? .zero, $1.count) })
    var result = [ExactForm](repeating: .zero, count: enclosures.count)
    for (index, cluster) in clusters.enumerated() {
      for position in cluster { result[position] = forms[index] ?? .zero }
    }
    return result
  }

  /// The two remaining distinct roots, when all others are known integers and both have the same
  /// multiplicity k: their sum is −(Σ known)/k, and the sum of all squares is tr M² = −2·c_{n−2}.
  private func quadraticRoots(
    _ polynomial: IntegerPolynomial, known: [(root: Rational, multiplicity: Int)],
    multiplicity: Int, otherMultiplicity: Int
  ) -> (ExactForm, ExactForm)? {
    guard multiplicity == otherMultiplicity, polynomial.degree >= 2 else { return nil }
    let k = Rational(multiplicity)
    var sum = Rational.zero
    var squares = Rational(-2) * Rational(polynomial[polynomial.degree - 2])
    for (root, count) in known {
      sum -= Rational(count) * root
      squares -= Rational(count) * root * root
    }
    sum = sum / k
    squares = squares / k
    // a + b = sum and a² + b² = squares, so (a − b)² = 2·squares − sum².
    let discriminant = squares + squares - sum * sum
    guard discriminant.signum > 0 else { return nil }
    let half = Rational(1, 2)
    let root = half * atoms.radical(discriminant)
    return (ExactForm(half * sum) + root, ExactForm(half * sum) - root)
  }

  /// The sum of the squares of all roots is tr M² = −2·c_{n−2}; solved for the square of one atom, so
  /// that sums of squares are recognised.
  private func relateSquares(
    _ polynomial: IntegerPolynomial, _ roots: [(form: ExactForm, multiplicity: Int)]
  ) {
    guard
      let atom = roots.lazy.compactMap({ $0.form.singleAtom }).first(where: {
        !self.atoms.isRoot($0)
      })
    else { return }
    var relation = ExactForm(Rational(2) * Rational(polynomial[polynomial.degree - 2]))
    for (form, multiplicity) in roots {
      relation = relation + Rational(multiplicity) * atoms.product(form, form)
    }
    atoms.relate(atom, by: relation)
  }

  // MARK: Helpers

  /// Positions grouped so that enclosures in different groups are disjoint.
  static func clusters(_ enclosures: [Enclosure<BigFloat>]) -> [[Int]] {
    var result: [[Int]] = []
    var lowest: BigFloat?
    for (position, enclosure) in enclosures.enumerated() {
      if let bound = lowest, enclosure.upper >= bound {
        result[result.count - 1].append(position)
        lowest = min(bound, enclosure.lower)
      } else {
        result.append([position])
        lowest = enclosure.lower
      }
    }
    return result
  }

  /// The integer in the interval when there is just one and it is a root. A rational root of a monic
  /// integer polynomial is an integer.
  private static func integerRoot(
    _ polynomial: IntegerPolynomial, in interval: Enclosure<BigFloat>
  ) -> Rational? {
    guard let low = interval.lower.rational, let high = interval.upper.rational else { return nil }
    let candidate = Rational(low.ceiling)
    guard candidate <= high, candidate + 1 > high, polynomial.sign(at: candidate) == 0 else {
      return nil
    }
    return candidate
  }

  /// A rational t ≠ 0 such that y ↦ y/t gives polynomials that differ by a rational scaling of the
  /// roots the same roots, as far as the odd coefficients tell.
  private func canonicalScale(_ polynomial: IntegerPolynomial) -> Rational {
    let n = polynomial.degree
    let second = Rational(polynomial[n - 2])
    for k in stride(from: 3, through: n, by: 2) where !polynomial[n - k].isZero {
      // c_k has degree k in the roots and c_2 degree 2, so this has degree 1.
      return Rational(polynomial[n - k]) / second.power((k - 1) / 2)
    }
    // An even polynomial: c_2 is −½ of the sum of the squares of the roots, so the scale relative to a
    // class that is known is the root of a quotient.
    for known in eigenvalueClasses.keys where known.count == n + 1 && known[2].signum < 0 {
      if let scale = (second / known[2]).exactSquareRoot,
        Self.scaled(polynomial, by: scale) == known
      {
        return scale
      }
    }
    // Else take the largest square out of c_2, as far as small primes show it.
    var square = Rational.one
    var rest = second.numerator.magnitude
    for prime in AtomTable.smallPrimes.prefix(30) {
      let p = Integer(prime) * Integer(prime)
      while true {
        let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: p)
        guard remainder.isZero, !rest.isZero else { break }
        rest = quotient
        square *= Rational(prime)
      }
    }
    if let root = rest.exactSquareRoot, !root.isZero { square *= Rational(root) }
    return square
  }

  /// The coefficients of the monic polynomial whose roots are those of `polynomial` divided by `t`.
  private static func scaled(_ polynomial: IntegerPolynomial, by t: Rational) -> [Rational] {
    let n = polynomial.degree
    return (0...n).map { k in Rational(polynomial[n - k]) / t.power(k) }
  }

  /// The bits of the largest entry of the integer matrix over the common denominator, within one.
  private static func entryBits(_ matrix: Matrix<Rational>) -> Int {
    let common = matrix.commonDenominator.bitWidth
    var widest = 0
    matrix.forEachEntry { _, _, value in
      if !value.isZero { widest = max(widest, value.approximateExponent + common) }
    }
    return widest
  }
}

/// The forms, or `nil` when one is missing.
private func allPresent(_ forms: [ExactForm?]) -> [ExactForm]? {
  let present = forms.compactMap { $0 }
  return present.count == forms.count ? present : nil
}
