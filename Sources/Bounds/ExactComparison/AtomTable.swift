// SPDX-License-Identifier: Apache-2.0

import Exact

/// The atoms of one instance and what is known of each: that its square is a given form, or which
/// algebraic integer it is a multiple of.
struct AtomTable {
  /// What number an atom stands for.
  enum Source {
    /// `factor` times a member of a family.
    case member(of: any AtomFamily, position: Int, factor: Rational)
    /// The nonnegative root of a form.
    case root(of: ExactForm)
  }

  private(set) var sources: [Source] = []
  /// For each atom the algebraic integer that it is a rational multiple of.
  private var integers: [IntegralMultiple] = []
  private var rootAtoms: [ExactForm: Atom] = [:]
  private var memberAtoms: [MemberKey: Atom] = [:]
  /// The integers, not squares, whose roots are atoms and hold no small prime.
  private var cofactors: [Integer] = []
  /// Forms in other atoms that equal an atom, and that equal an atom's square.
  private var values: [Atom: ExactForm] = [:]
  private var squares: [Atom: ExactForm] = [:]

  private struct MemberKey: Hashable {
    let family: ObjectIdentifier
    let position: Int
    let factor: Rational
  }

  /// The atom for `factor` times a family's member, the same one each time.
  mutating func atom(
    for family: any AtomFamily, position: Int, factor: Rational
  ) -> Atom {
    let key = MemberKey(
      family: ObjectIdentifier(family), position: position, factor: factor)
    if let known = memberAtoms[key] { return known }
    sources.append(.member(of: family, position: position, factor: factor))
    integers.append(IntegralMultiple(factor: factor, houseBits: family.houseBits))
    memberAtoms[key] = sources.count - 1
    return sources.count - 1
  }

  /// The atom for the nonnegative root of a form, the same one for forms that reduce to the same.
  private mutating func rootAtom(of form: ExactForm, reduced: ExactForm? = nil) -> Atom {
    let key = reduced ?? form
    if let known = rootAtoms[key] { return known }
    integers.append(integralMultiple(of: form).root)
    sources.append(.root(of: form))
    rootAtoms[key] = sources.count - 1
    return sources.count - 1
  }

  /// What a root atom is the root of.
  private func radicand(_ atom: Atom) -> ExactForm? {
    if case .root(let form) = sources[atom] { return form }
    return nil
  }

  // MARK: Algebraic integers

  /// The algebraic integer that a form is a rational multiple of: a combination of products of the
  /// atoms' integers with coprime integer coefficients.
  func integralMultiple(of form: ExactForm) -> IntegralMultiple {
    var coefficients: [(value: Rational, houseBits: Int)] = []
    for (monomial, coefficient) in form.terms {
      var value = coefficient
      var bits = 0
      for power in monomial.powers {
        let integer = integers[power.atom]
        value *= integer.factor.power(power.exponent)
        bits += integer.houseBits * power.exponent
      }
      coefficients.append((value, bits))
    }
    return IntegralMultiple(coefficients)
  }

  // MARK: Relations

  /// Notes that `atom` equals `form`, in which it does not occur.
  mutating func equate(_ atom: Atom, with form: ExactForm) { values[atom] = form }

  /// Notes that `relation` is 0; it is solved for the square of `atom`, which must occur in it.
  mutating func relate(_ atom: Atom, by relation: ExactForm) {
    let square = ExactForm.Monomial(powers: [.init(atom: atom, exponent: 2)])
    guard squares[atom] == nil, let coefficient = relation.terms[square] else { return }
    squares[atom] = Rational(-1) / coefficient * (relation - ExactForm(square, coefficient))
  }

  /// The normal form under all relations: what is the same number is likelier to look the same, but
  /// more atoms may occur.
  mutating func reduced(_ form: ExactForm) -> ExactForm {
    var result = form
    while result.terms.keys.contains(where: isReducible) {
      var next = ExactForm.zero
      for (monomial, coefficient) in result.terms {
        var term = ExactForm(coefficient)
        for power in monomial.powers {
          let base = values[power.atom] ?? ExactForm(atom: power.atom)
          for _ in 0..<power.exponent {
            guard term.terms.count * base.terms.count <= Self.termLimit else { return form }
            term = product(term, base, underRelations: true)
          }
        }
        next = next + term
        guard next.terms.count <= Self.termLimit else { return form }
      }
      result = next
    }
    return result
  }

  private func isReducible(_ monomial: ExactForm.Monomial) -> Bool {
    monomial.powers.contains {
      values[$0.atom] != nil || ($0.exponent >= 2 && squares[$0.atom] != nil)
    }
  }

  /// A form with more terms than this is not worked on.
  static let termLimit = 4000

  // MARK: Products

  /// The product with every square of a root atom replaced by what it is the root of, and products
  /// of roots of integers by the root of the product.
  ///
  /// - Parameter underRelations: whether the relations for squares of other atoms are used as well.
  mutating func product(
    _ a: ExactForm, _ b: ExactForm, underRelations: Bool = false
  ) -> ExactForm {
    var result = ExactForm.zero
    for (left, x) in a.terms {
      for (right, y) in b.terms {
        result = result + reduce(left * right, x * y, underRelations)
      }
    }
    return result
  }

  private mutating func reduce(
    _ monomial: ExactForm.Monomial, _ coefficient: Rational, _ underRelations: Bool
  ) -> ExactForm {
    var kept = ExactForm.Monomial.one
    var factors: [ExactForm] = []
    var underRoot = Integer.one
    let mixesRoots = monomial.powers.count { cofactor($0.atom) != nil } >= 2
    for power in monomial.powers {
      if mixesRoots, let value = cofactor(power.atom) {
        for _ in 0..<power.exponent { underRoot = underRoot * value }
        continue
      }
      let relation = underRelations ? squares[power.atom] : nil
      guard power.exponent >= 2, let square = radicand(power.atom) ?? relation else {
        kept.powers.append(power)
        continue
      }
      for _ in 0..<(power.exponent / 2) { factors.append(square) }
      if power.exponent % 2 == 1 { kept.powers.append(.init(atom: power.atom, exponent: 1)) }
    }
    var result = ExactForm(kept, coefficient)
    if mixesRoots {
      result = product(result, radical(Rational(underRoot)), underRelations: underRelations)
    }
    // A form that stands for a square holds the atom itself at most to the first power, so its
    // degree falls, and otherwise older atoms or atoms without a square, so this ends.
    for factor in factors { result = product(result, factor, underRelations: underRelations) }
    return result
  }

  /// The integer that a root atom made for a cofactor is the root of.
  private func cofactor(_ atom: Atom) -> Integer? {
    guard let value = radicand(atom)?.rational, value > Self.largestPrime else { return nil }
    return value.numerator
  }

  // MARK: Roots

  /// The nonnegative root of a form whose value is known to be ≥ 0.
  mutating func squareRoot(of form: ExactForm) -> ExactForm {
    let reduced = reduced(form)
    for candidate in reduced == form ? [form] : [reduced, form] {
      if candidate.isZero { return .zero }
      if let value = candidate.rational { return radical(value) }
      if let root = rootOfProduct(candidate) ?? denested(candidate) { return root }
    }
    // The scale is the reduced form's, so that positive multiples of one number share their atom.
    let scale = integralMultiple(of: reduced).factor
    let inverse = Rational(1) / scale
    let atom = rootAtom(of: inverse * form, reduced: inverse * reduced)
    return product(radical(scale), ExactForm(atom: atom))
  }

  /// √(c·Πxᵉ) = √c · Πx^⌊e/2⌋ · √(Π of the x with odd e), when every x is a root and so ≥ 0.
  private mutating func rootOfProduct(_ form: ExactForm) -> ExactForm? {
    guard let (monomial, coefficient) = form.singleTerm, coefficient.signum > 0,
      monomial.powers.allSatisfy({ isRoot($0.atom) })
    else { return nil }
    var outside = ExactForm.Monomial.one
    var result = radical(coefficient)
    for power in monomial.powers {
      if power.exponent >= 2 {
        outside.powers.append(.init(atom: power.atom, exponent: power.exponent / 2))
      }
      if power.exponent % 2 == 1 {
        result = product(result, ExactForm(atom: rootAtom(of: ExactForm(atom: power.atom))))
      }
    }
    return product(result, ExactForm(outside, .one))
  }

  /// √(p + q·x) = √((p + c)/2) ± √((p − c)/2), with the sign of q, when x is a product of roots of
  /// rationals and c = √(p² − q²x²) is rational; `nil` otherwise. Squaring the right-hand side
  /// shows it.
  private mutating func denested(_ form: ExactForm) -> ExactForm? {
    guard form.terms.count == 2, let p = form.terms[.one], p.signum > 0,
      let (monomial, q) = form.terms.first(where: { $0.key != .one })
    else { return nil }
    var square = q * q
    for power in monomial.powers {
      guard power.exponent == 1, let value = radicand(power.atom)?.rational else { return nil }
      square *= value
    }
    guard let c = (p * p - square).exactSquareRoot else { return nil }
    let half = Rational(1, 2)
    let second = radical(half * (p - c))
    return radical(half * (p + c)) + Rational(q.signum) * second
  }

  /// √q for a rational q ≥ 0: a rational times roots of distinct primes and of one cofactor.
  mutating func radical(_ value: Rational) -> ExactForm {
    if let root = value.exactSquareRoot { return ExactForm(root) }
    // √(a/b) = √(ab)/b.
    var rest = value.numerator * value.denominator
    var rational = Rational(Integer.one, value.denominator)
    var result = ExactForm(1)
    for prime in Self.smallPrimes {
      let p = Integer(prime)
      if p * p > rest { break }
      var exponent = 0
      while true {
        let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: p)
        guard remainder.isZero else { break }
        rest = quotient
        exponent += 1
      }
      rational *= Rational(p.power(exponent / 2))
      if exponent % 2 == 1 {
        result = product(result, ExactForm(atom: rootAtom(of: ExactForm(Rational(p)))))
      }
    }
    if let root = rest.exactSquareRoot { return rational * Rational(root) * result }
    // √rest = √(rest·c)/c · √c, a rational multiple of √c when rest·c is a square.
    var cofactor = rest
    if let (known, root) = cofactors.lazy.compactMap({ known in
      (rest * known).exactSquareRoot.map { (known, $0) }
    }).first {
      rational *= Rational(root, known)
      cofactor = known
    } else {
      cofactors.append(rest)
    }
    return rational * product(result, ExactForm(atom: rootAtom(of: ExactForm(Rational(cofactor)))))
  }

  /// The primes below 1000.
  static let smallPrimes: [Int] = (2..<1000).filter { n in
    !(2..<n).contains { $0 * $0 <= n && n % $0 == 0 }
  }

  private static let largestPrime: Rational = 1000

  /// Whether the atom is a nonnegative root.
  func isRoot(_ atom: Atom) -> Bool { radicand(atom) != nil }
}
