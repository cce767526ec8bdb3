// SPDX-License-Identifier: Apache-2.0

import Exact

// uᵀv in the exact tier. With M = c·AᵀA an integer matrix, p its characteristic polynomial and
// μ = c·σ² a simple root, adj(μI − M) = p′(μ)·vvᵀ, so that vᵀAv = q(μ)/p′(μ) with
// q(x) = tr(adj(xI − M)·A); and vᵀAv = σ·uᵀv because Aᵀu = σv
// (proofs/certifier-subspaces.md, S9).

extension FormComparison {
  /// u_iᵀv_i of a square matrix, `nil` unless σ_i is simple and positive.
  ///
  /// −1, 0 and 1 are recognised, whatever σ_i is. Other values are written as forms where σ_i² is of
  /// degree one or two, and not known where it is of a higher degree: they would be long quotients,
  /// and only |uᵀv| = 1 makes R5 a tie.
  func alignment(_ i: Int, _ record: MatrixRecord) -> SymbolicValue? {
    guard classes.hasPolynomial(record.gram),
      let root = record.simpleGramRoot(i), let sigma = classes.singularValues(of: record)?[i - 1]
    else { return nil }
    let polynomial = record.gramPolynomial
    let scale = Rational(record.matrix.smallerGram.commonDenominator)
    // numerator(μ)/denominator = q(μ).
    let (numerator, denominator) = record.alignmentNumerator
    if root.isRoot(of: numerator) { return SymbolicValue(.zero) }
    // (uᵀv)² = 1 when c·q² = μ·p′².
    let slope = polynomial.derivative
    let square = scale.numerator * (numerator * numerator)
    let whole = (denominator * denominator) * (IntegerPolynomial.x * slope * slope)
    if root.isRoot(of: square - whole) {
      return SymbolicValue(ExactForm(Rational(root.sign(of: numerator) * root.sign(of: slope))))
    }
    guard root.degree <= Self.alignmentDegree,
      let mu = classes.product(sigma, sigma).map({ scale * $0 }),
      let top = value(of: numerator, at: mu),
      let bottom = value(of: slope, at: mu).flatMap({ classes.product($0, sigma) })
    else { return nil }
    return quotient(SymbolicValue(top), SymbolicValue(Rational(denominator) * bottom))
  }

  /// The largest degree of σ² for which uᵀv is written as a form.
  private static let alignmentDegree = 2

  /// f at a form.
  private func value(of polynomial: IntegerPolynomial, at point: ExactForm) -> ExactForm? {
    polynomial.coefficients.reversed().reduce(ExactForm?.some(.zero)) { sum, coefficient in
      sum.flatMap { classes.product($0, point) }.map { $0 + ExactForm(Rational(coefficient)) }
    }
  }
}

extension MatrixRecord {
  /// The root of `gramPolynomial` that belongs to σ_i, when it is simple and not 0.
  fileprivate func simpleGramRoot(_ i: Int) -> AlgebraicNumber? {
    var position = 0
    for (root, multiplicity) in gramPolynomial.realRoots() {
      position += multiplicity
      if position >= i {
        return multiplicity == 1 && root.compare(to: .zero) > 0 ? root : nil
      }
    }
    return nil
  }

  /// tr(adj(xI − M)·A) as an integer polynomial over a denominator.
  ///
  /// adj(xI − M) = Σ x^k·B_k with B_{n−1} = I and B_{k−1} = M·B_k + p_k·I (Faddeev, Leverrier).
  fileprivate var alignmentNumerator: (IntegerPolynomial, Integer) {
    let gram = matrix.smallerGram
    let integral = Rational(gram.commonDenominator) * gram
    let n = matrix.rows
    var coefficients = [Rational](repeating: .zero, count: n)
    var factor = Matrix<Rational>.identity(n)
    for k in (0..<n).reversed() {
      coefficients[k] = (factor * matrix).trace
      factor = integral * factor + Rational(gramPolynomial[k]) * .identity(n)
    }
    let denominator = matrix.commonDenominator
    return (
      IntegerPolynomial(coefficients.map { (Rational(denominator) * $0).numerator }), denominator
    )
  }
}
