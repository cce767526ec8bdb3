// SPDX-License-Identifier: Apache-2.0

import Exact

/// Enclosures of forms, from enclosures of their atoms that are kept.
struct FormEnclosures {
  private var atoms: [Atom: (bits: Int, value: Enclosure<BigFloat>)] = [:]
  private(set) var facts: Facts = []

  /// An enclosure computed with `bits` bits, or `nil` when some atom has none so sharp.
  mutating func enclosure(
    of form: ExactForm, bits: Int, in table: AtomTable
  ) -> Enclosure<BigFloat>? {
    var total = Enclosure<BigFloat>(Rational.zero, precision: bits)
    for (monomial, coefficient) in form.terms {
      var term = Enclosure<BigFloat>(coefficient, precision: bits)
      for power in monomial.powers {
        guard let value = enclosure(of: power.atom, bits: bits, in: table) else { return nil }
        for _ in 0..<(power.exponent / 2) { term = term * value.squared }
        if power.exponent % 2 == 1 { term = term * value }
      }
      total = total + term
    }
    return total
  }

  private mutating func enclosure(
    of atom: Atom, bits: Int, in table: AtomTable
  ) -> Enclosure<BigFloat>? {
    if let known = atoms[atom], known.bits >= bits { return known.value }
    let value: Enclosure<BigFloat>
    switch table.sources[atom] {
    case .member(let family, let position, let factor):
      guard let member = family.enclosure(at: position, bits: bits) else { return nil }
      facts.formUnion(family.facts)
      value = Enclosure(factor, precision: bits) * member
    case .root(let form):
      // What a root atom is the root of is known to be ≥ 0.
      guard let square = enclosure(of: form, bits: bits, in: table),
        let root = square.squareRoot
      else { return nil }
      value = root
    }
    atoms[atom] = (bits, value)
    return value
  }
}
