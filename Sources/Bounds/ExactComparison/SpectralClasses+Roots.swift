// SPDX-License-Identifier: Apache-2.0

import Exact

extension SpectralClasses {
  /// Forms of all roots, in descending order, of a squarefree monic integer polynomial.
  ///
  /// - Parameter known: forms in other atoms, for all of them or none.
  func rootForms(_ roots: [AlgebraicNumber], known: [ExactForm]) -> [ExactForm] {
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
    // The sum of the squares of the roots is −2·c_(n−2); with many roots the form is too long.
    guard count * count <= AtomTable.termLimit else {
      return scale.signum < 0 ? all.reversed() : all
    }
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
  static func scaled(_ polynomial: IntegerPolynomial, by t: Rational) -> [Rational] {
    let n = polynomial.degree
    return (0...n).map { k in Rational(polynomial[n - k]) / t.power(k) }
  }
}
