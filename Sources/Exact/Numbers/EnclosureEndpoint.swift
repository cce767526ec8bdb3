// SPDX-License-Identifier: Apache-2.0

/// A number type whose arithmetic can be rounded to a chosen side, so that it can bound an enclosure.
///
/// `precision` says how many bits results carry; Float64 ignores it. 0 · ∞ is 0 here, as interval
/// products need.
public protocol EnclosureEndpoint: Comparable, Hashable, Sendable {
  /// The largest precision of the operands decides that of a result.
  var precision: Int { get }
  var isFinite: Bool { get }
  var signum: Int { get }
  static prefix func - (a: Self) -> Self
  static func sum(_ a: Self, _ b: Self, precision: Int, rounding: Rounding) -> Self
  static func difference(_ a: Self, _ b: Self, precision: Int, rounding: Rounding) -> Self
  static func boundProduct(_ a: Self, _ b: Self, precision: Int, rounding: Rounding) -> Self
  static func quotient(_ a: Self, _ b: Self, precision: Int, rounding: Rounding) -> Self
  static func squareRoot(_ a: Self, precision: Int, rounding: Rounding) -> Self
  static func exponential(_ a: Self, precision: Int, rounding: Rounding) -> Self
  static func bound(_ value: Rational, precision: Int, rounding: Rounding) -> Self
  static func infinity(precision: Int) -> Self
  /// The number with at least its own bits as a `BigFloat`, exactly.
  var bigFloat: BigFloat { get }
  /// The nearest Double on the asked side.
  func double(rounding: Rounding) -> Double
}

extension Double: EnclosureEndpoint {
  public var precision: Int { 53 }
  public var signum: Int { self > 0 ? 1 : self < 0 ? -1 : 0 }

  public static func sum(
    _ a: Double, _ b: Double, precision: Int, rounding: Rounding
  ) -> Double { sum(a, b, rounding) }

  public static func difference(
    _ a: Double, _ b: Double, precision: Int, rounding: Rounding
  ) -> Double { difference(a, b, rounding) }

  public static func boundProduct(
    _ a: Double, _ b: Double, precision: Int, rounding: Rounding
  ) -> Double { product(a, b, rounding) }

  public static func quotient(
    _ a: Double, _ b: Double, precision: Int, rounding: Rounding
  ) -> Double { quotient(a, b, rounding) }

  public static func squareRoot(_ a: Double, precision: Int, rounding: Rounding) -> Double {
    squareRoot(a, rounding)
  }

  public static func exponential(_ a: Double, precision: Int, rounding: Rounding) -> Double {
    // Rounding twice toward the same side ends on that side.
    BigFloat.exponential(BigFloat(a), precision: 53, rounding: rounding).double(rounding: rounding)
  }

  public static func bound(_ value: Rational, precision: Int, rounding: Rounding) -> Double {
    if let small = value.smallInteger { return Double(small) }
    guard rounding == .nearest else {
      // Rounding twice toward the same side is rounding once.
      return BigFloat(value, precision: 53, rounding: rounding).double(rounding: rounding)
    }
    guard value.approximateExponent <= -1022 else {
      return BigFloat(value, precision: 53, rounding: .nearest).double(rounding: .nearest)
    }
    // |value| < 2^−1021, where Doubles are 2^−1074 apart; rounding to 53 bits first could round twice.
    let units = value.scaled(byPowerOfTwo: 1074)
    let above = (units + Rational(1, 2)).floor
    let isTie = Rational(above) - units == Rational(1, 2)
    let nearest = isTie && above.isOdd ? above - .one : above
    // At most 2⁵³ in size.
    return Double(nearest.asInt ?? 0) * .leastNonzeroMagnitude
  }

  public static func infinity(precision: Int) -> Double { .infinity }
  public var bigFloat: BigFloat { BigFloat(self) }
  public func double(rounding: Rounding) -> Double { self }
}

extension BigFloat: EnclosureEndpoint {
  public static func boundProduct(
    _ a: BigFloat, _ b: BigFloat, precision: Int, rounding: Rounding
  ) -> BigFloat {
    if a.isZero || b.isZero { return .zero(precision: precision) }
    return product(a, b, precision: precision, rounding: rounding)
  }

  public static func bound(_ value: Rational, precision: Int, rounding: Rounding) -> BigFloat {
    BigFloat(value, precision: precision, rounding: rounding)
  }

  public static func infinity(precision: Int) -> BigFloat {
    BigFloat(Double.infinity).rounded(toPrecision: precision, .up)
  }

  public var bigFloat: BigFloat { self }
}

extension Rational {
  /// The value when it is an integer below 2⁵³ in size, so that a Double holds it exactly.
  var smallInteger: Int? {
    guard isInteger, numerator.bitWidth <= 53 else { return nil }
    return numerator.asInt
  }
}
