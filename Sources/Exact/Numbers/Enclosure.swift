// SPDX-License-Identifier: Apache-2.0

/// A closed interval that is guaranteed to hold the exact value of what was computed.
///
/// The ends are floating-point numbers, rounded outward at every operation; an end may be infinite
/// when nothing better is known. Two enclosures that overlap say nothing about which of the two
/// values is larger, so there is no `<`: ask `certainlyLess` or `possiblyLess`. `==` compares ends.
public struct Enclosure<Endpoint: EnclosureEndpoint>: Hashable, Sendable {
  public let lower: Endpoint
  public let upper: Endpoint

  /// The interval from `lower` to `upper`.
  ///
  /// - Precondition: `lower` ≤ `upper` (so neither is NaN).
  @inline(__always)
  public init(lower: Endpoint, upper: Endpoint) {
    precondition(lower <= upper, "an enclosure's lower end lies above its upper end")
    self.lower = lower
    self.upper = upper
  }

  /// The single number `value`.
  @inline(__always)
  public init(_ value: Endpoint) { self.init(lower: value, upper: value) }

  /// The tightest interval of the given precision around an exact rational.
  public init(_ value: Rational, precision: Int) {
    self.init(
      lower: .bound(value, precision: precision, rounding: .down),
      upper: .bound(value, precision: precision, rounding: .up))
  }

  /// The larger precision of the two ends.
  public var precision: Int { max(lower.precision, upper.precision) }

  public var isFinite: Bool { lower.isFinite && upper.isFinite }

  /// An upper bound of the width `upper` − `lower`.
  public var width: Endpoint {
    .difference(upper, lower, precision: precision, rounding: .up)
  }

  /// Whether the interval is a single number, which then *is* the value.
  public var isPoint: Bool { lower == upper }

  public var containsZero: Bool { lower.signum <= 0 && upper.signum >= 0 }

  public func contains(_ value: Endpoint) -> Bool { lower <= value && value <= upper }
}

// MARK: - Comparison

extension Enclosure {
  /// Whether every value of `self` is below every value of `other`.
  public func certainlyLess(than other: Self) -> Bool { upper < other.lower }

  /// Whether every value of `self` is at most every value of `other`.
  public func certainlyAtMost(_ other: Self) -> Bool { upper <= other.lower }

  /// Whether some value of `self` is below some value of `other`.
  public func possiblyLess(than other: Self) -> Bool { lower < other.upper }

  /// Whether the two have a number in common.
  public func overlaps(_ other: Self) -> Bool { lower <= other.upper && other.lower <= upper }

  public var isCertainlyPositive: Bool { lower.signum > 0 }
  public var isCertainlyNegative: Bool { upper.signum < 0 }
  public var isCertainlyNonnegative: Bool { lower.signum >= 0 }
  public var isCertainlyNonpositive: Bool { upper.signum <= 0 }

  /// The part that two enclosures of the *same* value share, or `nil` when they share none (then one
  /// of them was wrong).
  public func intersection(_ other: Self) -> Self? {
    let low = max(lower, other.lower)
    let high = min(upper, other.upper)
    return low <= high ? Self(lower: low, upper: high) : nil
  }

  /// The smallest enclosure that holds both.
  public func hull(_ other: Self) -> Self {
    Self(lower: min(lower, other.lower), upper: max(upper, other.upper))
  }

  /// The enclosure widened by `radius` ≥ 0 on both sides.
  public func widened(by radius: Endpoint) -> Self {
    let bits = max(precision, radius.precision)
    return Self(
      lower: .difference(lower, radius, precision: bits, rounding: .down),
      upper: .sum(upper, radius, precision: bits, rounding: .up))
  }

  /// The part above 0, for a value known to be ≥ 0.
  ///
  /// - Precondition: `upper` ≥ 0.
  public var clampedToNonnegative: Self {
    lower.signum >= 0 ? self : Self(lower: lower.signum < 0 ? zeroEndpoint : lower, upper: upper)
  }

  private var zeroEndpoint: Endpoint { .bound(.zero, precision: precision, rounding: .down) }
}

// MARK: - Arithmetic

extension Enclosure {
  public static prefix func - (a: Self) -> Self { Self(lower: -a.upper, upper: -a.lower) }

  public static func + (a: Self, b: Self) -> Self {
    let bits = max(a.precision, b.precision)
    return Self(
      lower: .sum(a.lower, b.lower, precision: bits, rounding: .down),
      upper: .sum(a.upper, b.upper, precision: bits, rounding: .up))
  }

  public static func - (a: Self, b: Self) -> Self { a + (-b) }

  public static func * (a: Self, b: Self) -> Self {
    let bits = max(a.precision, b.precision)
    func down(_ x: Endpoint, _ y: Endpoint) -> Endpoint {
      .boundProduct(x, y, precision: bits, rounding: .down)
    }
    func up(_ x: Endpoint, _ y: Endpoint) -> Endpoint {
      .boundProduct(x, y, precision: bits, rounding: .up)
    }
    if a.lower.signum >= 0, b.lower.signum >= 0 {
      return Self(lower: down(a.lower, b.lower), upper: up(a.upper, b.upper))
    }
    let low = min(
      min(down(a.lower, b.lower), down(a.lower, b.upper)),
      min(down(a.upper, b.lower), down(a.upper, b.upper)))
    let high = max(
      max(up(a.lower, b.lower), up(a.lower, b.upper)),
      max(up(a.upper, b.lower), up(a.upper, b.upper)))
    return Self(lower: low, upper: high)
  }

  /// The quotient, or `nil` when the divisor may be 0.
  public func divided(by b: Self) -> Self? {
    guard !b.containsZero else { return nil }
    let bits = max(precision, b.precision)
    if b.isCertainlyNegative { return (-self).divided(by: -b) }
    return Self(
      lower: .quotient(
        lower, lower.signum >= 0 ? b.upper : b.lower, precision: bits, rounding: .down),
      upper: .quotient(
        upper, upper.signum >= 0 ? b.lower : b.upper, precision: bits, rounding: .up))
  }

  public var magnitude: Self {
    if lower.signum >= 0 { return self }
    if upper.signum <= 0 { return -self }
    return Self(lower: zeroEndpoint, upper: max(-lower, upper))
  }

  /// The square; tighter than `self * self` when the interval holds 0.
  public var squared: Self {
    let size = magnitude
    return size * size
  }

  /// The square root of a value known to be ≥ 0; a negative part of the interval is ignored. `nil`
  /// when the whole interval is negative.
  public var squareRoot: Self? {
    guard upper.signum >= 0 else { return nil }
    let low = lower.signum > 0 ? lower : zeroEndpoint
    let bits = precision
    return Self(
      lower: .squareRoot(low, precision: bits, rounding: .down),
      upper: .squareRoot(upper, precision: bits, rounding: .up))
  }

  /// e to the power of the value; the exponential function increases.
  public var exponential: Self {
    let bits = precision
    return Self(
      lower: .exponential(lower, precision: bits, rounding: .down),
      upper: .exponential(upper, precision: bits, rounding: .up))
  }

  public static func minimum(_ a: Self, _ b: Self) -> Self {
    Self(lower: min(a.lower, b.lower), upper: min(a.upper, b.upper))
  }

  public static func maximum(_ a: Self, _ b: Self) -> Self {
    Self(lower: max(a.lower, b.lower), upper: max(a.upper, b.upper))
  }

  /// The same interval with `BigFloat` ends, exactly.
  public var bigFloat: Enclosure<BigFloat> {
    Enclosure<BigFloat>(lower: lower.bigFloat, upper: upper.bigFloat)
  }

  /// The interval rounded outward to Float64.
  public var double: Enclosure<Double> {
    Enclosure<Double>(lower: lower.double(rounding: .down), upper: upper.double(rounding: .up))
  }
}
