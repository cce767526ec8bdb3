// SPDX-License-Identifier: Apache-2.0

import Exact

/// How far from 0 the value of a form must be when it is not 0.
///
/// After multiplication by a rational number the value is an algebraic integer: a polynomial with
/// integer coefficients in algebraic integers â. If it is not 0, its norm is an integer other than
/// 0, so the product of its D conjugates is at least 1 in size; none is larger than 2^h; hence it
/// is at least 2^(−(D−1)h). In the manner of Mignotte (1982) and of Burnikel, Funke, Mehlhorn,
/// Schirra and Schmitt (2009); the proof is in proofs/certifier-separation-bound.md.
struct SeparationBound {
  let table: AtomTable

  init(_ table: AtomTable) { self.table = table }

  /// B with |value| ≥ 2^−B or value = 0; `Int.max` when it is out of all proportion.
  func bits(of form: ExactForm) -> Int {
    let integral = table.integralMultiple(of: form)
    let degree = degree(of: form)
    let product = (degree - 1).saturatingProduct(integral.houseBits)
    // value = factor · integer, |factor| ≥ 2^(exponentBound − 2).
    let loss = max(0, 2 - integral.factor.exponentBound)
    let (sum, overflow) = product.addingReportingOverflow(loss)
    return overflow ? .max : sum
  }

  /// A bound on the degree over ℚ of a field that holds all atoms of the form.
  private func degree(of form: ExactForm) -> Int {
    var members: [ObjectIdentifier: (family: any AtomFamily, positions: Set<Int>)] = [:]
    var roots: Set<Atom> = []
    var open = [form]
    while let next = open.popLast() {
      for power in next.terms.keys.lazy.flatMap(\.powers) {
        switch table.sources[power.atom] {
        case .member(let family, let position, _):
          members[ObjectIdentifier(family), default: (family, [])].positions.insert(position)
        case .root(let radicand):
          if roots.insert(power.atom).inserted { open.append(radicand) }
        }
      }
    }
    var degree = 1
    for _ in roots { degree = degree.saturatingProduct(2) }
    for (family, positions) in members.values {
      degree = degree.saturatingProduct(family.jointDegree(of: positions.count))
    }
    return degree
  }
}

/// factor · x with an algebraic integer x, none of whose conjugates is larger than 2^houseBits.
struct IntegralMultiple {
  /// Positive for a form with several terms.
  let factor: Rational
  let houseBits: Int

  init(factor: Rational, houseBits: Int) {
    self.factor = factor
    self.houseBits = houseBits
  }

  /// A sum of products: each term is `value` times an algebraic integer.
  init(_ terms: [(value: Rational, houseBits: Int)]) {
    // The greatest common divisor of the coefficients, so that the quotients are coprime integers.
    let top = terms.reduce(Integer.zero) { Integer.gcd($0, $1.value.numerator) }
    let bottom = terms.reduce(Integer.one) { Integer.lcm($0, $1.value.denominator) }
    factor = top.isZero ? .one : Rational(top, bottom)
    // Such sizes are out of reach anyway (`Ladder.largestExactBitLimit`).
    if let largest = terms.map(\.houseBits).max(), largest > 1 << 24 {
      houseBits = largest.saturatingProduct(2)
      return
    }
    var house = Integer.one
    for (value, bits) in terms {
      house += (value / factor).magnitude.numerator.shiftedLeft(by: bits)
    }
    houseBits = house.bitWidth
  }

  /// The nonnegative root of a number ≥ 0: √(f·x) = √(pqx)/q for f = p/q, and pqx is an algebraic
  /// integer when x is.
  var root: IntegralMultiple {
    let (p, q) = (factor.numerator, factor.denominator)
    return IntegralMultiple(
      factor: Rational(Integer.one, q), houseBits: ((p * q).bitWidth + houseBits + 1) / 2)
  }
}
