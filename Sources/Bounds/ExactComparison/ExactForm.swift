// SPDX-License-Identifier: Apache-2.0

import Exact

/// A name for one real number that need not be rational.
typealias Atom = Int

/// A polynomial in atoms with rational coefficients, in normal form.
///
/// Two expressions with the same normal form are equal numbers, whatever the atoms stand for. Two
/// with different normal forms may or may not be equal: atoms can satisfy relations that are not
/// known here.
struct ExactForm: Hashable {
  /// Powers of atoms, ascending by atom, exponents ≥ 1.
  struct Monomial: Hashable {
    var powers: [Power]
    struct Power: Hashable {
      let atom: Atom
      var exponent: Int
    }
    static let one = Monomial(powers: [])
  }

  /// No coefficient is zero.
  private(set) var terms: [Monomial: Rational]

  init(_ value: Rational) { terms = value.isZero ? [:] : [.one: value] }

  init(atom: Atom) {
    terms = [Monomial(powers: [.init(atom: atom, exponent: 1)]): .one]
  }

  init(_ monomial: Monomial, _ coefficient: Rational) {
    terms = coefficient.isZero ? [:] : [monomial: coefficient]
  }

  static let zero = ExactForm(Rational.zero)

  var isZero: Bool { terms.isEmpty }

  /// The number, when no atom occurs.
  var rational: Rational? {
    if terms.isEmpty { return .zero }
    guard terms.count == 1, let value = terms[.one] else { return nil }
    return value
  }

  /// The only term, when there is exactly one.
  var singleTerm: (monomial: Monomial, coefficient: Rational)? {
    guard terms.count == 1, let term = terms.first else { return nil }
    return (term.key, term.value)
  }

  static func + (a: ExactForm, b: ExactForm) -> ExactForm {
    var result = a
    for (monomial, coefficient) in b.terms { result.add(coefficient, monomial) }
    return result
  }

  static func * (factor: Rational, a: ExactForm) -> ExactForm {
    if factor.isZero { return .zero }
    var result = a
    result.terms = a.terms.mapValues { factor * $0 }
    return result
  }

  static func - (a: ExactForm, b: ExactForm) -> ExactForm { a + Rational(-1) * b }

  private mutating func add(_ coefficient: Rational, _ monomial: Monomial) {
    let sum = (terms[monomial] ?? .zero) + coefficient
    terms[monomial] = sum.isZero ? nil : sum
  }
}

extension ExactForm.Monomial {
  static func * (a: Self, b: Self) -> Self {
    var exponents: [Atom: Int] = [:]
    for power in a.powers + b.powers { exponents[power.atom, default: 0] += power.exponent }
    return Self(
      powers: exponents.sorted { $0.key < $1.key }.map { .init(atom: $0.key, exponent: $0.value) })
  }
}
