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
  private let table: AtomTable
  /// For each atom: the rational w with atom = w·â, and log₂ of a bound on the conjugates of â.
  private var integers: [Atom: (factor: Rational, houseBits: Int)] = [:]

  init(_ table: AtomTable) { self.table = table }

  /// B with |value| ≥ 2^−B or value = 0; `Int.max` when it is out of all proportion.
  mutating func bits(of form: ExactForm) -> Int {
    let integral = integralMultiple(of: form)
    let degree = degree(of: form)
    let product = (degree - 1).saturatingProduct(integral.houseBits)
    // value = factor · integer, |factor| ≥ 2^(exponentBound − 2).
    let loss = max(0, 2 - integral.factor.exponentBound)
    let (sum, overflow) = product.addingReportingOverflow(loss)
    return overflow ? .max : sum
  }

  /// value = factor · (an algebraic integer all of whose conjugates are at most 2^houseBits in
  /// size).
  private mutating func integralMultiple(
    of form: ExactForm
  ) -> (factor: Rational, houseBits: Int) {
    var coefficients: [(value: Rational, houseBits: Int)] = []
    for (monomial, coefficient) in form.terms {
      var value = coefficient
      var bits = 0
      for power in monomial.powers {
        let (factor, houseBits) = integer(behind: power.atom)
        value *= factor.power(power.exponent)
        bits += houseBits * power.exponent
      }
      coefficients.append((value, bits))
    }
    // The greatest common divisor of the coefficients, so that the quotients are coprime integers.
    let top = coefficients.reduce(Integer.zero) { Integer.gcd($0, $1.value.numerator) }
    let bottom = coefficients.reduce(Integer.one) { Integer.lcm($0, $1.value.denominator) }
    let factor = Rational(top, bottom)
    // Such sizes are out of reach anyway (`Ladder.largestExactBitLimit`).
    if let largest = coefficients.map(\.houseBits).max(), largest > 1 << 24 {
      return (factor, largest.saturatingProduct(2))
    }
    var house = Integer.one
    for (value, bits) in coefficients {
      house += (value / factor).magnitude.numerator.shiftedLeft(by: bits)
    }
    return (factor, house.bitWidth)
  }

  private mutating func integer(behind atom: Atom) -> (factor: Rational, houseBits: Int) {
    if let known = integers[atom] { return known }
    let result: (Rational, Int)
    switch table.sources[atom] {
    case .member(let family, _, let factor): result = (factor, family.houseBits)
    case .root(let form):
      // √(f·x) = √(pqx)/q for f = p/q, and pqx is an algebraic integer when x is.
      let (factor, houseBits) = integralMultiple(of: form)
      let (p, q) = (factor.numerator, factor.denominator)
      result = (Rational(Integer.one, q), ((p * q).bitWidth + houseBits + 1) / 2)
    }
    integers[atom] = result
    return result
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
