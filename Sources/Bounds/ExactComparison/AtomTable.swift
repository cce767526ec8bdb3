// SPDX-License-Identifier: Apache-2.0

import Exact

/// The atoms of one instance and what is known of each: that its square is a given form.
struct AtomTable {
  private var squares: [ExactForm?] = []
  /// Whether the atom is the nonnegative root of its square.
  private var isNonnegative: [Bool] = []
  private var rootAtoms: [ExactForm: Atom] = [:]
  /// The integers, not squares, whose roots are atoms and hold no small prime.
  private var cofactors: [Integer] = []

  /// A fresh atom of which nothing is known.
  mutating func makeAtom() -> Atom {
    squares.append(nil)
    isNonnegative.append(false)
    return squares.count - 1
  }

  /// The atom for the nonnegative root of a form, the same one for the same form.
  private mutating func rootAtom(of form: ExactForm) -> Atom {
    if let known = rootAtoms[form] { return known }
    squares.append(form)
    isNonnegative.append(true)
    rootAtoms[form] = squares.count - 1
    return squares.count - 1
  }

  /// Notes that `relation` is 0; it is solved for the square of `atom`, which must occur in it.
  mutating func relate(_ atom: Atom, by relation: ExactForm) {
    let square = ExactForm.Monomial(powers: [.init(atom: atom, exponent: 2)])
    guard squares[atom] == nil, let coefficient = relation.terms[square] else { return }
    squares[atom] = Rational(-1) / coefficient * (relation - ExactForm(square, coefficient))
  }

  // MARK: Products

  /// The product with every square of a root atom replaced by what it is the root of, and products of
  /// roots of integers by the root of the product.
  mutating func product(_ a: ExactForm, _ b: ExactForm) -> ExactForm {
    var result = ExactForm.zero
    for (left, x) in a.terms {
      for (right, y) in b.terms {
        result = result + reduce(left * right, x * y)
      }
    }
    return result
  }

  private mutating func reduce(_ monomial: ExactForm.Monomial, _ coefficient: Rational) -> ExactForm
  {
    var kept = ExactForm.Monomial.one
    var factors: [ExactForm] = []
    var underRoot = Integer.one
    let mixesRoots = monomial.powers.count { cofactor($0.atom) != nil } >= 2
    for power in monomial.powers {
      if mixesRoots, let value = cofactor(power.atom) {
        for _ in 0..<power.exponent { underRoot = underRoot * value }
        continue
      }
      guard power.exponent >= 2, let square = squares[power.atom] else {
        kept.powers.append(power)
        continue
      }
      for _ in 0..<(power.exponent / 2) { factors.append(square) }
      if power.exponent % 2 == 1 { kept.powers.append(.init(atom: power.atom, exponent: 1)) }
    }
    var result = ExactForm(kept, coefficient)
    if mixesRoots { result = product(result, radical(Rational(underRoot))) }
    // A form that stands for a square holds the atom itself at most to the first power, so its degree
    // falls, and otherwise older atoms or atoms without a square, so this ends.
    for factor in factors { result = product(result, factor) }
    return result
  }

  /// The integer that a root atom made for a cofactor is the root of.
  private func cofactor(_ atom: Atom) -> Integer? {
    guard isNonnegative[atom], let value = squares[atom]?.rational, value > Self.largestPrime else {
      return nil
    }
    return value.numerator
  }

  // MARK: Roots

  /// The nonnegative root of a form whose value is known to be ≥ 0, or `nil` when a factor's sign
  /// would have to be known.
  ///
  /// Every atom that occurs inside a root must stand for a number ≥ 0 when its even powers are taken
  /// out; `isNonnegative` says which do.
  mutating func squareRoot(of form: ExactForm, isNonnegative: (Atom) -> Bool) -> ExactForm? {
    if form.isZero { return .zero }
    if let value = form.rational { return value.signum < 0 ? nil : radical(value) }
    if let (monomial, coefficient) = form.singleTerm, coefficient.signum > 0,
      monomial.powers.allSatisfy({ isNonnegative($0.atom) })
    {
      // √(c·Πxᵉ) = √c · Πx^⌊e/2⌋ · √(Π of the x with odd e).
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
    if let root = denested(form) { return root }
    let (scale, primitive) = form.normalized
    return product(radical(scale), ExactForm(atom: rootAtom(of: primitive)))
  }

  /// √(p + q·x) = √((p + c)/2) ± √((p − c)/2), with the sign of q, when x is a product of roots of
  /// rationals and c = √(p² − q²x²) is rational; `nil` otherwise. Squaring the right-hand side shows it.
  private mutating func denested(_ form: ExactForm) -> ExactForm? {
    guard form.terms.count == 2, let p = form.terms[.one], p.signum > 0,
      let (monomial, q) = form.terms.first(where: { $0.key != .one })
    else { return nil }
    var square = q * q
    for power in monomial.powers {
      guard power.exponent == 1, isNonnegative[power.atom],
        let value = squares[power.atom]?.rational
      else { return nil }
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
  func isRoot(_ atom: Atom) -> Bool { isNonnegative[atom] }
}
