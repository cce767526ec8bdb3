// SPDX-License-Identifier: Apache-2.0

import CMPFR

/// A rational number in lowest terms, held by GMP. Every operation is exact.
///
/// The denominator is always positive. A value type whose copies share storage.
public struct Rational: Sendable {
  let box: RationalBox

  init(_ box: RationalBox) { self.box = box }

  @inline(__always)
  static func make(_ body: (UnsafeMutablePointer<mpq_t_>) -> Void) -> Rational {
    let box = RationalBox()
    body(box.pointer)
    return Rational(box)
  }

  /// Applies a GMP function of two operands to `a` and `b`, which outlive the call.
  @inline(__always)
  static func apply(
    _ function: (
      UnsafeMutablePointer<mpq_t_>, UnsafePointer<mpq_t_>, UnsafePointer<mpq_t_>
    ) -> Void, _ a: Rational, _ b: Rational
  ) -> Rational {
    withExtendedLifetime((a, b)) {
      make { function($0, UnsafePointer(a.pointer), UnsafePointer(b.pointer)) }
    }
  }

  var pointer: UnsafeMutablePointer<mpq_t_> { box.pointer }

  public static let zero = Rational(0)
  public static let one = Rational(1)

  /// The integer of the same value.
  public init(_ value: Int) {
    box = RationalBox()
    __gmpq_set_si(box.pointer, value, 1)
  }

  /// The integer of the same value.
  public init(_ value: Integer) {
    box = RationalBox()
    withExtendedLifetime(value) { __gmpq_set_z(box.pointer, value.pointer) }
  }

  /// `numerator` / `denominator` in lowest terms.
  ///
  /// - Precondition: `denominator` is not zero.
  public init(_ numerator: Integer, _ denominator: Integer) {
    precondition(!denominator.isZero, "zero denominator")
    box = RationalBox()
    withExtendedLifetime((numerator, denominator)) {
      __gmpz_set(box.numerator, numerator.pointer)
      __gmpz_set(box.denominator, denominator.pointer)
    }
    __gmpq_canonicalize(box.pointer)
  }

  /// `numerator` / `denominator` in lowest terms.
  ///
  /// - Precondition: `denominator` is not zero.
  public init(_ numerator: Int, _ denominator: Int) {
    self.init(Integer(numerator), Integer(denominator))
  }

  /// The number that `value` denotes, exactly, or `nil` when it is NaN or infinite.
  public init?(exactly value: Double) {
    guard value.isFinite else { return nil }
    box = RationalBox()
    __gmpq_set_d(box.pointer, value)
  }

  public var numerator: Integer {
    withExtendedLifetime(self) { Integer.make { __gmpz_set($0, box.numerator) } }
  }

  public var denominator: Integer {
    withExtendedLifetime(self) { Integer.make { __gmpz_set($0, box.denominator) } }
  }
}

/// GMP's rational structure under a Swift name.
// swift-format-ignore: TypeNamesShouldBeCapitalized
typealias mpq_t_ = __mpq_struct

/// Owns one GMP rational. Written only while it is being made, so sharing it is safe.
final class RationalBox: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<mpq_t_>

  init() {
    pointer = .allocate(capacity: 1)
    __gmpq_init(pointer)
  }

  deinit {
    __gmpq_clear(pointer)
    pointer.deallocate()
  }

  /// The numerator in place. `__mpq_struct` starts with it.
  var numerator: UnsafeMutablePointer<mpz_t_> {
    UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: mpz_t_.self)
  }

  /// The denominator in place, second and last in `__mpq_struct`.
  var denominator: UnsafeMutablePointer<mpz_t_> { numerator + 1 }
}

extension Rational {
  /// −1, 0 or 1.
  public var signum: Int {
    let size = withExtendedLifetime(self) { box.numerator.pointee._mp_size }
    return size < 0 ? -1 : size > 0 ? 1 : 0
  }

  public var isZero: Bool { signum == 0 }
  public var isInteger: Bool {
    withExtendedLifetime(self) { __gmpz_cmp_ui(box.denominator, 1) == 0 }
  }
  public var magnitude: Rational { signum < 0 ? -self : self }

  public static func + (a: Rational, b: Rational) -> Rational {
    apply(__gmpq_add, a, b)
  }

  public static func - (a: Rational, b: Rational) -> Rational {
    apply(__gmpq_sub, a, b)
  }

  public static func * (a: Rational, b: Rational) -> Rational {
    apply(__gmpq_mul, a, b)
  }

  /// - Precondition: `b` is not zero.
  public static func / (a: Rational, b: Rational) -> Rational {
    precondition(!b.isZero, "division by zero")
    return apply(__gmpq_div, a, b)
  }

  public static prefix func - (a: Rational) -> Rational { .zero - a }

  public static func += (a: inout Rational, b: Rational) { a = a + b }
  public static func -= (a: inout Rational, b: Rational) { a = a - b }
  public static func *= (a: inout Rational, b: Rational) { a = a * b }

  /// `self` · 2^`exponent`, for an exponent of either sign.
  public func scaled(byPowerOfTwo exponent: Int) -> Rational {
    withExtendedLifetime(self) {
      Rational.make {
        if exponent >= 0 {
          __gmpq_mul_2exp($0, pointer, mp_bitcnt_t(exponent))
        } else {
          __gmpq_div_2exp($0, pointer, mp_bitcnt_t(-exponent))
        }
      }
    }
  }

  /// `self` to a power ≥ 0; 0⁰ = 1.
  public func power(_ exponent: Int) -> Rational {
    Rational(numerator.power(exponent), denominator.power(exponent))
  }

  /// √`self` when that is rational, else `nil`.
  public var exactSquareRoot: Rational? {
    guard let top = numerator.exactSquareRoot, let bottom = denominator.exactSquareRoot else {
      return nil
    }
    return Rational(top, bottom)
  }

  /// An e with 2^(e−1) ≤ |`self`| < 2^(e+1), from the bit widths alone; 0 for 0.
  public var approximateExponent: Int {
    isZero ? 0 : numerator.bitWidth - denominator.bitWidth
  }
}

extension Rational: Comparable, Hashable {
  public static func == (a: Rational, b: Rational) -> Bool {
    withExtendedLifetime((a, b)) { __gmpq_equal(a.pointer, b.pointer) != 0 }
  }

  public static func < (a: Rational, b: Rational) -> Bool {
    withExtendedLifetime((a, b)) { __gmpq_cmp(a.pointer, b.pointer) < 0 }
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(numerator)
    hasher.combine(denominator)
  }
}

extension Rational: ExpressibleByIntegerLiteral, CustomStringConvertible {
  public init(integerLiteral value: Int) { self.init(value) }

  /// "3", "-7/2".
  public var description: String {
    isInteger ? numerator.description : "\(numerator)/\(denominator)"
  }
}

extension Rational: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    // What `encode` writes may be longer than what `init(text:)` accepts.
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    if let top = Integer(String(parts[0])),
      let bottom = parts.count == 1 ? .one : Integer(String(parts[1])), !bottom.isZero
    {
      self.init(top, bottom)
    } else if let value = try? Rational(text: text) {
      self = value
    } else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath, debugDescription: "not a rational: \(text.prefix(40))"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
