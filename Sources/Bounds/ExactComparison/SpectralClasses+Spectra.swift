// SPDX-License-Identifier: Apache-2.0

import Exact

extension SpectralClasses {
  // MARK: Singular values

  /// Forms of σ_1 ≥ … ≥ σ_r, or `nil` when signs needed for their order stay open.
  func singularValues(of record: MatrixRecord) -> [ExactForm]? {
    let key = ObjectIdentifier(record)
    if let known = knownSingularValues[key] { return known.forms }
    let forms = computedSingularValues(of: record)
    knownSingularValues[key] = KnownForms(record: record, forms: forms)
    return forms
  }

  private func computedSingularValues(of record: MatrixRecord) -> [ExactForm]? {
    let matrix = record.matrix
    let order = matrix.order
    if matrix.isZero { return Array(repeating: .zero, count: order) }
    let gram = record.gram
    guard hasPolynomial(gram) else {
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
    let key = ObjectIdentifier(record)
    if let known = knownEigenvalues[key] { return known.forms }
    let matrix = record.matrix
    let forms =
      hasPolynomial(matrix)
      ? eigenvalues(
        of: matrix, polynomial: matrix.characteristicPolynomial,
        near: record.eigenvalues?.values ?? [])
      : outOfReach(matrix) { record.eigenvalues(bits: $0) }
    knownEigenvalues[key] = KnownForms(record: record, forms: forms)
    return forms
  }

  /// - Parameters:
  ///   - polynomial: that of the integer matrix `commonDenominator` · `matrix`.
  ///   - guesses: enclosures that serve as guesses only.
  ///   - given: forms of the eigenvalues, where they are known in other atoms: they then stand for
  ///     the roots of this polynomial from now on.
  private func eigenvalues(
    of matrix: Matrix<Rational>, polynomial: IntegerPolynomial, near guesses: [Enclosure<Double>],
    known given: [ExactForm]? = nil
  ) -> [ExactForm] {
    // With the entries' common factor g taken out, λ = g·y/d.
    let content = matrix.numeratorContent
    if content.isZero { return Array(repeating: .zero, count: matrix.rows) }
    let primitive = polynomial.withRootsDivided(by: content)
    let unit = Rational(content, matrix.commonDenominator)
    let known = given ?? circulantEigenvalues(of: matrix, polynomial: polynomial)
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
}
