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
  private(set) var atoms = AtomTable()
  private(set) var enclosures = FormEnclosures()
  private var signs: [ExactForm: Int] = [:]
  /// The canonical roots' forms, by the polynomial's coefficients.
  private var rootClasses: [[Rational]: [ExactForm]] = [:]
  /// The nonzero singular values, by the coefficients of the smaller Gram matrix's characteristic
  /// polynomial without its factors x and with its roots divided by their sum: matrices with the
  /// same ones have the same nonzero singular values up to one factor.
  private var singularForms: [[Rational]: (energy: Rational, forms: [ExactForm])] = [:]
  /// Families of matrices that are too large for a characteristic polynomial.
  private var spectrumFamilies: [Matrix<Rational>: SpectrumFamily] = [:]
  private var cosines: [Int: DoubledCosines] = [:]

  /// Beyond these no characteristic polynomial is formed.
  static let orderLimit = 12
  static let entryBitLimit = 6000
  /// Enclosures sharper than this are not asked for where there is no polynomial.
  static let precisionLimit = 8192

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

  // MARK: Signs

  /// The bits with which a value is first looked at, and those after which its separation bound is
  /// computed.
  private static let firstBits = 128
  private static let quickBits = 512
  /// The bits tried where the separation bound is out of reach.
  private static let patientBits = 8192

  /// The sign of the value: from its form, from enclosures, or from its separation bound when that
  /// is at most `limit` bits.
  func sign(of form: ExactForm, limit: Int) -> Sign {
    if let value = form.rational { return .known(value.signum) }
    if let known = signs[form] { return .known(known) }
    let answer = computedSign(of: form, limit: limit)
    if case .known(let sign) = answer { signs[form] = sign }
    return answer
  }

  private func computedSign(of form: ExactForm, limit: Int) -> Sign {
    if let sign = signOfEnclosure(form, bits: Self.firstBits) { return .known(sign) }
    let reduced = atoms.reduced(form)
    if let value = reduced.rational { return .known(value.signum) }
    var bits = 2 * Self.firstBits
    while bits <= min(Self.quickBits, limit) {
      if let sign = signOfEnclosure(form, bits: bits) { return .known(sign) }
      bits *= 2
    }
    let bound = SeparationBound(atoms)
    let needed = min(bound.bits(of: form), bound.bits(of: reduced))
    guard needed <= min(limit, Ladder.largestExactBitLimit) else {
      // No proof of a tie, but there may be a difference.
      while bits <= min(Self.patientBits, limit) {
        if let sign = signOfEnclosure(form, bits: bits) { return .known(sign) }
        bits *= 2
      }
      return .open(bitsNeeded: needed == .max ? nil : needed)
    }
    let threshold = BigFloat.powerOfTwo(-needed)
    bits = needed + Self.firstBits
    // Each bit more halves the width. What is missing is seen from the enclosure, and more than one
    // step is needed only where terms of very different sizes cancel.
    for _ in 0..<4 {
      guard let value = enclosure(of: form, bits: bits), value.isFinite else { break }
      if value.isCertainlyPositive { return .known(1) }
      if value.isCertainlyNegative { return .known(-1) }
      if value.upper < threshold, -value.lower < threshold { return .known(0) }
      let missing = (max(value.upper, -value.lower).exponent ?? 0) + needed
      bits += max(missing, 0) + Self.firstBits
      guard bits <= 2 * Ladder.largestExactBitLimit else { break }
    }
    return .open(bitsNeeded: needed)
  }

  private func signOfEnclosure(_ form: ExactForm, bits: Int) -> Int? {
    guard let value = enclosure(of: form, bits: bits) else { return nil }
    return value.isCertainlyPositive ? 1 : value.isCertainlyNegative ? -1 : nil
  }

  /// How many bits a proof that the value is 0 may take.
  func separationBits(of form: ExactForm) -> Int {
    let bound = SeparationBound(atoms)
    return bound.bits(of: form)
  }

  // MARK: Singular values

  /// Forms of σ_1 ≥ … ≥ σ_r, or `nil` when signs needed for their order stay open.
  func singularValues(of record: MatrixRecord) -> [ExactForm]? {
    let matrix = record.matrix
    let order = matrix.order
    if matrix.isZero { return Array(repeating: .zero, count: order) }
    let gram = matrix.smallerGram
    guard Self.hasPolynomial(gram) else {
      let squares = outOfReach(gram) { bits in
        record.singularValues(bits: bits)?.mapped(\.squared)
      }
      let rank = matrix.rank
      return squares.prefix(rank).map(squareRoot)
        + [ExactForm](repeating: .zero, count: order - rank)
    }
    let nonzero = record.gramPolynomial.coefficients.drop { $0.isZero }
    let rank = nonzero.count - 1
    let zeros = [ExactForm](repeating: .zero, count: order - rank)
    let energy = gram.trace
    let key = Self.scaled(
      IntegerPolynomial(Array(nonzero)), by: Rational(gram.commonDenominator) * energy)
    if let known = singularForms[key] {
      let factor = atoms.radical(energy / known.energy)
      return known.forms.map { atoms.product(factor, $0) } + zeros
    }
    let sizes = record.isSymmetric ? absoluteEigenvalues(record) : nil
    let squares = eigenvalues(
      of: gram, polynomial: record.gramPolynomial,
      near: record.singularValues?.values.map(\.squared) ?? [],
      known: sizes?.map { atoms.product($0, $0) })
    let forms = sizes ?? squares.map(squareRoot)
    singularForms[key] = (energy, Array(forms.prefix(rank)))
    return Array(forms.prefix(rank)) + zeros
  }

  /// |λ| of a symmetric matrix in descending order.
  private func absoluteEigenvalues(_ record: MatrixRecord) -> [ExactForm]? {
    guard let forms = eigenvalues(of: record) else { return nil }
    let comparison = FormComparison(classes: self, limit: Self.precisionLimit)
    var sizes: [SymbolicValue] = []
    for form in forms {
      guard let size = comparison.magnitude(SymbolicValue(form)) else { return nil }
      sizes.append(size)
    }
    return comparison.descending(sizes)?.map(\.numerator)
  }

  // MARK: Eigenvalues

  /// Forms of λ_1 ≥ … ≥ λ_n of a symmetric matrix, `nil` for another.
  func eigenvalues(of record: MatrixRecord) -> [ExactForm]? {
    guard record.isSymmetric else { return nil }
    let matrix = record.matrix
    guard Self.hasPolynomial(matrix) else {
      return outOfReach(matrix) { record.eigenvalues(bits: $0) }
    }
    return eigenvalues(
      of: matrix, polynomial: matrix.characteristicPolynomial,
      near: record.eigenvalues?.values ?? [])
  }

  /// - Parameters:
  ///   - polynomial: that of the integer matrix `commonDenominator` · `matrix`.
  ///   - guesses: enclosures that serve as guesses only.
  ///   - known: forms of the eigenvalues, where they are known in other atoms: they then stand for
  ///     the roots of this polynomial from now on.
  private func eigenvalues(
    of matrix: Matrix<Rational>, polynomial: IntegerPolynomial, near guesses: [Enclosure<Double>],
    known: [ExactForm]? = nil
  ) -> [ExactForm] {
    // With the entries' common factor g taken out, λ = g·y/d.
    let content = matrix.numeratorContent
    if content.isZero { return Array(repeating: .zero, count: matrix.rows) }
    let primitive = polynomial.withRootsDivided(by: content)
    let unit = Rational(content, matrix.commonDenominator)
    let distinct = primitive.squarefreePart.degree
    let proposals = Self.proposals(guesses, count: distinct).map { $0 / unit }
    let roots = primitive.realRoots(near: proposals)
    var owners: [IntegerPolynomial: [(root: AlgebraicNumber, known: ExactForm?)]] = [:]
    var position = 0
    for (root, multiplicity) in roots {
      let form = known.map { (Rational(1) / unit) * $0[position] }
      owners[root.polynomial, default: []].append((root, form))
      position += multiplicity
    }
    let forms = owners.mapValues { rootForms($0.map(\.root), known: $0.compactMap(\.known)) }
    return roots.flatMap { root, multiplicity in
      Array(
        repeating: unit * (forms[root.polynomial]?[root.index] ?? .zero), count: multiplicity)
    }
  }

  /// Guesses of the distinct values, descending: neighbours are taken for one where the gaps
  /// between them are the smallest.
  private static func proposals(_ guesses: [Enclosure<Double>], count: Int) -> [Rational] {
    let middles = guesses.compactMap { value -> Rational? in
      guard let low = Rational(exactly: value.lower), let high = Rational(exactly: value.upper)
      else { return nil }
      return Rational(1, 2) * (low + high)
    }.sorted(by: >)
    guard middles.count == guesses.count, middles.count >= count, count > 0 else { return [] }
    let gaps = zip(middles, middles.dropFirst()).map { $0 - $1 }
    let cuts = gaps.indices.sorted { gaps[$0] > gaps[$1] }.prefix(count - 1).sorted()
    var result: [Rational] = []
    var start = 0
    for end in cuts.map({ $0 + 1 }) + [middles.count] {
      result.append(middles[(start + end - 1) / 2])
      start = end
    }
    return result
  }

  // MARK: Roots of polynomials

  /// Forms of all roots, in descending order, of a squarefree monic integer polynomial.
  ///
  /// - Parameter known: forms in other atoms, for all of them or none.
  private func rootForms(_ roots: [AlgebraicNumber], known: [ExactForm]) -> [ExactForm] {
    var forms = [ExactForm?](repeating: nil, count: roots.count)
    guard var rest = roots.first?.polynomial else { return [] }
    for (position, root) in roots.enumerated() {
      guard let integer = root.integerValue else { continue }
      forms[position] = ExactForm(Rational(integer))
      rest = rest.quotient(byPrimitive: IntegerPolynomial([-integer, .one])) ?? rest
    }
    let open = forms.indices.filter { forms[$0] == nil }
    if open.count == 2 {
      // x² + bx + c.
      let half = Rational(1, 2)
      let (b, c) = (Rational(rest[1]), Rational(rest[0]))
      let root = half * atoms.radical(b * b - 4 * c)
      forms[open[0]] = ExactForm(-half * b) + root
      forms[open[1]] = ExactForm(-half * b) - root
    } else if open.count > 2 {
      let known = known.isEmpty ? nil : open.map { known[$0] }
      let found = irrationalForms(rest, open.map { roots[$0] }, known: known)
      for (position, form) in zip(open, found) { forms[position] = form }
    }
    return forms.map { $0 ?? .zero }
  }

  /// Forms of roots none of which is rational, of degree three or more.
  private func irrationalForms(
    _ polynomial: IntegerPolynomial, _ roots: [AlgebraicNumber], known: [ExactForm]?
  ) -> [ExactForm] {
    // y = (z + t)/k with t the sum of the roots and z those of a polynomial without x^(k−1).
    let k = Rational(polynomial.degree)
    let sum = -Rational(polynomial[polynomial.degree - 1])
    let centred = polynomial.centred
    let scale = canonicalScale(centred)
    let key = Self.scaled(centred, by: scale)
    let canonical: [ExactForm]
    if let found = rootClasses[key] {
      canonical = found
    } else if let known {
      let descending = known.map { (Rational(1) / scale) * (k * $0 - ExactForm(sum)) }
      canonical = scale.signum < 0 ? descending.reversed() : descending
      rootClasses[key] = canonical
    } else {
      let moved = roots.map { $0.scaled(by: k).plus(-sum) }
      canonical = members(of: PolynomialRoots(centred, roots: moved), scale: scale)
      rootClasses[key] = canonical
    }
    let ordered = scale.signum < 0 ? canonical.reversed() : canonical
    return ordered.map { (Rational(1) / k) * (scale * $0 + ExactForm(sum)) }
  }

  /// Atoms for the roots divided by `scale`, in descending order, with their relations.
  private func members(of family: PolynomialRoots, scale: Rational) -> [ExactForm] {
    let n = family.polynomial.degree
    let isEven = family.polynomial.isEven
    // Of an even polynomial the lower half is the upper half's negative.
    let count = isEven ? n / 2 : n
    let made = (0..<count).map {
      atoms.atom(for: family, position: $0, factor: Rational(1) / scale)
    }
    let forms = made.map { ExactForm(atom: $0) }
    let all = isEven ? forms + forms.reversed().map { Rational(-1) * $0 } : forms
    // The roots sum to 0.
    if !isEven {
      let others = forms.dropLast().reduce(ExactForm.zero, +)
      atoms.equate(made[n - 1], with: Rational(-1) * others)
    }
    // The sum of the squares of the roots is −2·c_(n−2).
    let energy = Rational(-2) * Rational(family.polynomial[n - 2]) / (scale * scale)
    var relation = ExactForm(-energy)
    for form in forms.map({ atoms.reduced($0) }) {
      relation = relation + Rational(isEven ? 2 : 1) * atoms.product(form, form)
    }
    atoms.relate(made[0], by: relation)
    return scale.signum < 0 ? all.reversed() : all
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
    // An even polynomial: c_2 is −½ of the sum of the squares of the roots, so the scale relative
    // to a class that is known is the root of a quotient.
    for known in rootClasses.keys where known.count == n + 1 && known[2].signum < 0 {
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

  // MARK: Large matrices

  private static func hasPolynomial(_ matrix: Matrix<Rational>) -> Bool {
    matrix.rows <= orderLimit
      && matrix.numeratorBitWidth - matrix.numeratorContent.bitWidth < entryBitLimit
  }

  /// Forms of the eigenvalues of a symmetric matrix without its polynomial: the matrices aS + bI
  /// share the atoms of one of them.
  ///
  /// - Parameter spectrum: enclosures of the eigenvalues for a number of bits.
  private func outOfReach(
    _ matrix: Matrix<Rational>, _ spectrum: @escaping (Int) -> Spectrum<BigFloat>?
  ) -> [ExactForm] {
    let n = matrix.rows
    let order = Rational(n)
    // n·d·S − t·I = g·M, M without a common factor and its first entry other than 0 positive.
    let denominator = Rational(matrix.commonDenominator)
    let trace = denominator * matrix.trace
    let shifted = (order * denominator) * matrix - trace * Matrix.identity(n)
    let back = Rational(1) / (order * denominator)
    if shifted.isZero { return Array(repeating: ExactForm(back * trace), count: n) }
    let content = Rational(shifted.numeratorContent)
    let scale = shifted.firstSign < 0 ? -content : content
    let primitive = (Rational(1) / scale) * shifted
    let family =
      spectrumFamilies[primitive]
      ?? SpectrumFamily(
        degree: n,
        // |μ| ≤ ‖M‖_F.
        houseBits: (primitive.frobeniusNormSquared.numerator.bitWidth + 1) / 2
      ) { bits in
        spectrum(bits)?.mapped(reversing: scale.signum < 0) {
          let precision = $0.precision + 16
          return $0 * Enclosure(order * denominator / scale, precision: precision)
            - Enclosure(trace / scale, precision: precision)
        }
      }
    spectrumFamilies[primitive] = family
    let forms = (0..<n).map {
      ExactForm(atom: atoms.atom(for: family, position: $0, factor: 1))
    }
    let ordered = scale.signum < 0 ? forms.reversed() : forms
    return ordered.map { back * (scale * $0 + ExactForm(trace)) }
  }
}

extension Spectrum {
  /// The enclosures of f(x) for a monotonic f, with what they rest on.
  fileprivate func mapped(
    reversing: Bool = false, _ f: (Enclosure<Endpoint>) -> Enclosure<Endpoint>
  ) -> Spectrum {
    let images = values.map(f)
    return Spectrum(values: reversing ? images.reversed() : images, facts: facts)
  }
}

extension Matrix where Scalar == Rational {
  /// The sign of the first entry, row by row, that is not 0.
  fileprivate var firstSign: Int {
    for row in 0..<rows {
      for column in 0..<columns where !self[row, column].isZero {
        return self[row, column].signum
      }
    }
    return 0
  }
}

/// A sign as far as it is known.
enum Sign {
  case known(Int)
  /// A proof may take this many bits; `nil` when they cannot be counted.
  case open(bitsNeeded: Int?)
}
