// SPDX-License-Identifier: Apache-2.0

import Exact

/// A way of making a rational simpler, bold ones first. Each is odd: it commutes with a change of sign
/// (all but `positive`), so that applying it to every entry keeps symmetries.
enum ScalarStep: Int, CaseIterable {
  /// 0.
  case zero
  /// 1 with the sign of the number.
  case unit
  /// The integer part, toward 0.
  case integerPart
  /// The simplest rational within a quarter of the number.
  case simplestNearby
  /// The numerator or, for a number with more of them, the denominator cut to half of its bits.
  case halfTheBits
  /// Half of an integer, toward 0.
  case half
  /// An integer one closer to 0.
  case towardZero
  /// The magnitude.
  case positive

  /// The simpler number; `nil` where the step does not apply.
  func applied(to value: Rational) -> Rational? {
    if value.isZero { return nil }
    let size = value.magnitude
    let result: Rational
    switch self {
    case .zero: result = 0
    case .unit: result = 1
    case .integerPart:
      if size.isInteger { return nil }
      result = Rational(size.floor)
    case .simplestNearby:
      if size.isInteger { return nil }
      result = .simplest(in: Rational(3, 4) * size...Rational(5, 4) * size)
    case .halfTheBits: result = Self.withHalfTheBits(size)
    case .half:
      if !size.isInteger { return nil }
      result = Rational(size.numerator.shiftedRight(by: 1))
    case .towardZero:
      if !size.isInteger || size > 16 { return nil }
      result = size - 1
    case .positive: return value.signum < 0 ? size : nil
    }
    return value.signum < 0 ? -result : result
  }

  /// A smaller or equal number with half as many bits in the denominator, if it has any, otherwise in
  /// the numerator.
  private static func withHalfTheBits(_ size: Rational) -> Rational {
    if size.isInteger {
      let numerator = size.numerator
      return Rational(numerator.shiftedRight(by: (numerator.bitWidth + 1) / 2))
    }
    let bits = size.denominator.bitWidth / 2
    return Rational(size.scaled(byPowerOfTwo: bits).floor).scaled(byPowerOfTwo: -bits)
  }
}

/// Numbers to try in place of `value`, each of smaller measure.
public func shrinkCandidates(of value: Rational) -> ShrinkCandidates<Rational> {
  let steps = ScalarStep.allCases
  return ShrinkCandidates(count: steps.count) { steps[$0].applied(to: value) }
    .below(value, \.shrinkMeasure)
}

/// Natural numbers to try in place of `value`, each smaller: 0, half of it, one less.
public func shrinkCandidates(of value: Int) -> ShrinkCandidates<Int> {
  let choices = [0, value / 2, value - 1]
  return ShrinkCandidates(count: 3) {
    (0..<max(value, 0)).contains(choices[$0]) ? choices[$0] : nil
  }
}
