// SPDX-License-Identifier: Apache-2.0

import Exact

/// A real number as a quotient of two exact forms, the denominator's value being positive.
struct SymbolicValue {
  let numerator: ExactForm
  let denominator: ExactForm

  init(_ form: ExactForm) { self.init(form, over: ExactForm(1)) }

  init(_ numerator: ExactForm, over denominator: ExactForm) {
    self.numerator = numerator
    self.denominator = denominator
  }

  var isForm: Bool { denominator == ExactForm(1) }

  /// The number, when no atom occurs in the form.
  var rational: Rational? { isForm ? numerator.rational : nil }

  static prefix func - (a: Self) -> Self {
    Self(Rational(-1) * a.numerator, over: a.denominator)
  }
}

/// Arithmetic and order of exact values. `nil` stands for a value that is not known, because a form
/// would be too long or a sign stays open.
struct FormComparison {
  let classes: SpectralClasses
  /// The largest separation bound, in bits, that is worked down to.
  let limit: Int

  // MARK: Arithmetic

  func sum(_ a: SymbolicValue, _ b: SymbolicValue) -> SymbolicValue? {
    if a.denominator == b.denominator {
      return SymbolicValue(a.numerator + b.numerator, over: a.denominator)
    }
    guard let left = classes.product(a.numerator, b.denominator),
      let right = classes.product(b.numerator, a.denominator),
      let denominator = classes.product(a.denominator, b.denominator)
    else { return nil }
    return SymbolicValue(left + right, over: denominator)
  }

  func difference(_ a: SymbolicValue, _ b: SymbolicValue) -> SymbolicValue? { sum(a, -b) }

  func product(_ a: SymbolicValue, _ b: SymbolicValue) -> SymbolicValue? {
    guard let numerator = classes.product(a.numerator, b.numerator),
      let denominator = classes.product(a.denominator, b.denominator)
    else { return nil }
    return SymbolicValue(numerator, over: denominator)
  }

  /// `nil` also where the divisor is 0.
  func quotient(_ a: SymbolicValue, _ b: SymbolicValue) -> SymbolicValue? {
    if let divisor = b.rational {
      guard !divisor.isZero else { return nil }
      return SymbolicValue((Rational(1) / divisor) * a.numerator, over: a.denominator)
    }
    guard case .known(let sign) = sign(b), sign != 0 else { return nil }
    let reciprocal = SymbolicValue(
      Rational(sign) * b.denominator, over: Rational(sign) * b.numerator)
    return product(a, reciprocal)
  }

  func magnitude(_ a: SymbolicValue) -> SymbolicValue? {
    guard case .known(let sign) = sign(a) else { return nil }
    if sign == 0 { return SymbolicValue(.zero) }
    return sign < 0 ? -a : a
  }

  /// The nonnegative root; `nil` of a number that is negative or that is not known to be ≥ 0.
  func squareRoot(_ a: SymbolicValue, isNonnegative: Bool) -> SymbolicValue? {
    if !isNonnegative {
      guard case .known(let sign) = sign(a), sign >= 0 else { return nil }
    }
    if a.isForm { return SymbolicValue(classes.squareRoot(a.numerator)) }
    // √(x/y) = √(xy)/y.
    return classes.product(a.numerator, a.denominator).map {
      SymbolicValue(classes.squareRoot($0), over: a.denominator)
    }
  }

  func power(_ a: SymbolicValue, _ exponent: Int) -> SymbolicValue? {
    var result: SymbolicValue? = a
    for _ in 1..<max(exponent, 1) { result = result.flatMap { product($0, a) } }
    return result
  }

  /// The values in descending order.
  func descending(_ values: [SymbolicValue]) -> [SymbolicValue]? {
    var sorted: [SymbolicValue] = []
    for value in values {
      var place = sorted.count
      while place > 0 {
        guard case .known(let sign) = order(value, sorted[place - 1]) else { return nil }
        if sign <= 0 { break }
        place -= 1
      }
      sorted.insert(value, at: place)
    }
    return sorted
  }

  // MARK: Order

  func sign(_ a: SymbolicValue) -> Sign { classes.sign(of: a.numerator, limit: limit) }

  /// The sign of a − b.
  func order(_ a: SymbolicValue, _ b: SymbolicValue) -> Sign {
    guard let difference = difference(a, b) else { return .open(bitsNeeded: nil) }
    let answer = classes.sign(of: difference.numerator, limit: min(limit, Self.squareLater))
    guard case .open = answer else { return answer }
    // Squares of nonnegative numbers hold fewer roots, so that less precision settles them.
    var candidates = [difference.numerator]
    var (x, y) = (a, b)
    for _ in 0..<2 {
      guard case .known(let first) = sign(x), case .known(let second) = sign(y), first >= 0,
        second >= 0, let left = product(x, x), let right = product(y, y),
        let next = self.difference(left, right)
      else { break }
      candidates.append(next.numerator)
      (x, y) = (left, right)
    }
    for candidate in candidates.dropFirst() {
      let answer = classes.sign(of: candidate, limit: Self.squareLater)
      if case .known = answer { return answer }
    }
    let cheapest = candidates.min {
      classes.separationBits(of: $0) < classes.separationBits(of: $1)
    }
    return classes.sign(of: cheapest ?? difference.numerator, limit: limit)
  }

  /// Up to this many bits the difference itself is looked at.
  private static let squareLater = 512

  // MARK: Enclosures

  /// An enclosure of the value, computed with `bits` bits.
  func enclosure(of a: SymbolicValue, bits: Int) -> Enclosure<BigFloat>? {
    guard let numerator = classes.enclosure(of: a.numerator, bits: bits) else { return nil }
    if a.isForm { return numerator }
    return classes.enclosure(of: a.denominator, bits: bits).flatMap(numerator.divided)
  }

  /// Enclosures of both sides and of b − a, the latter on the side of 0 where `order`, the sign of
  /// a − b, says it is.
  func enclosures(
    of a: SymbolicValue, _ b: SymbolicValue, order: Int
  ) -> (
    left: Enclosure<BigFloat>, right: Enclosure<BigFloat>, difference: Enclosure<BigFloat>
  )? {
    guard let difference = difference(b, a) else { return nil }
    var bits = 128
    while true {
      guard let left = enclosure(of: a, bits: bits), let right = enclosure(of: b, bits: bits),
        let gap = enclosure(of: difference, bits: bits)
      else { return nil }
      let isSettled = order == 0 || !gap.containsZero
      if isSettled || bits > 4 * limit { return (left, right, gap) }
      bits *= 2
    }
  }
}
