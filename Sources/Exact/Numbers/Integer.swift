// SPDX-License-Identifier: Apache-2.0

import CMPFR

/// An integer of any size, held by GMP.
///
/// A value type: once made, the number that a value holds never changes, so copies share storage.
/// Every operation is exact. Division that would not be exact is spelled out (`quotientAndRemainder`,
/// `exactQuotient`).
public struct Integer: Sendable {
  let box: IntegerBox

  init(_ box: IntegerBox) {
    self.box = box
  }

  /// Runs `body` on a fresh zero and wraps what it leaves there.
  @inline(__always)
  static func make(_ body: (UnsafeMutablePointer<mpz_t_>) -> Void) -> Integer {
    let box = IntegerBox()
    body(box.pointer)
    return Integer(box)
  }

  /// Applies a GMP function of two operands to `a` and `b`, which outlive the call.
  @inline(__always)
  static func apply(
    _ function: (
      UnsafeMutablePointer<mpz_t_>, UnsafePointer<mpz_t_>, UnsafePointer<mpz_t_>
    ) -> Void, _ a: Integer, _ b: Integer
  ) -> Integer {
    withExtendedLifetime((a, b)) {
      make { function($0, UnsafePointer(a.pointer), UnsafePointer(b.pointer)) }
    }
  }

  var pointer: UnsafeMutablePointer<mpz_t_> { box.pointer }

  /// Zero.
  public static let zero = Integer(0)
  /// One.
  public static let one = Integer(1)

  /// The integer of the same value.
  public init(_ value: Int) {
    box = IntegerBox()
    __gmpz_set_si(box.pointer, value)
  }

  /// The integer that `value` denotes, or `nil` when it is not finite or has a fractional part.
  public init?(exactly value: Double) {
    guard value.isFinite, value == value.rounded(.towardZero) else { return nil }
    self = Integer.make { __gmpz_set_d($0, value) }
  }

  /// Reads an optional sign followed by decimal digits (at least one) and nothing else.
  public init?(_ text: String) {
    var digits = Substring(text)
    if digits.first == "-" || digits.first == "+" { digits = digits.dropFirst() }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    let box = IntegerBox()
    let unsigned = String(digits)
    guard __gmpz_set_str(box.pointer, unsigned, 10) == 0 else { return nil }
    if text.first == "-" { __gmpz_neg(box.pointer, box.pointer) }
    self.box = box
  }
}

/// GMP's integer structure under a Swift name.
// swift-format-ignore: TypeNamesShouldBeCapitalized
typealias mpz_t_ = __mpz_struct

/// Owns one GMP integer. Written only while it is being made, so sharing it is safe.
final class IntegerBox: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<mpz_t_>

  init() {
    pointer = .allocate(capacity: 1)
    __gmpz_init(pointer)
  }

  /// GMP's signed limb count: its sign is the number's, and it is 0 for 0 alone.
  var size: Int32 { pointer.pointee._mp_size }

  deinit {
    __gmpz_clear(pointer)
    pointer.deallocate()
  }
}

extension Integer {
  /// −1, 0 or 1.
  public var signum: Int {
    let size = box.size
    return size < 0 ? -1 : size > 0 ? 1 : 0
  }

  public var isZero: Bool { box.size == 0 }

  /// The number of bits of the magnitude: 0 for 0, otherwise ⌊log₂|n|⌋ + 1.
  public var bitWidth: Int {
    withExtendedLifetime(self) { isZero ? 0 : __gmpz_sizeinbase(pointer, 2) }
  }

  /// How often 2 divides the number; 0 for 0.
  public var trailingZeroBits: Int {
    withExtendedLifetime(self) { isZero ? 0 : Int(__gmpz_scan1(pointer, 0)) }
  }

  public var isOdd: Bool { withExtendedLifetime(self) { __gmpz_tstbit(pointer, 0) == 1 } }

  public var magnitude: Integer { signum < 0 ? -self : self }

  /// The value as an `Int`, or `nil` when it does not fit.
  public var asInt: Int? {
    withExtendedLifetime(self) {
      __gmpz_fits_slong_p(pointer) != 0 ? __gmpz_get_si(pointer) : nil
    }
  }

  public static func + (a: Integer, b: Integer) -> Integer {
    apply(__gmpz_add, a, b)
  }

  public static func - (a: Integer, b: Integer) -> Integer {
    apply(__gmpz_sub, a, b)
  }

  public static func * (a: Integer, b: Integer) -> Integer {
    apply(__gmpz_mul, a, b)
  }

  public static prefix func - (a: Integer) -> Integer { Integer.zero - a }

  public static func += (a: inout Integer, b: Integer) { a = a + b }
  public static func -= (a: inout Integer, b: Integer) { a = a - b }
  public static func *= (a: inout Integer, b: Integer) { a = a * b }

  /// The quotient rounded toward −∞ and the remainder, which has the divisor's sign.
  ///
  /// - Precondition: `divisor` is not zero.
  public func quotientAndRemainder(dividingBy divisor: Integer) -> (
    quotient: Integer, remainder: Integer
  ) {
    precondition(!divisor.isZero, "division by zero")
    let quotient = IntegerBox()
    let remainder = IntegerBox()
    withExtendedLifetime((self, divisor)) {
      __gmpz_fdiv_qr(quotient.pointer, remainder.pointer, pointer, divisor.pointer)
    }
    return (Integer(quotient), Integer(remainder))
  }

  /// The quotient by a number that is known to divide `self`.
  ///
  /// - Precondition: `divisor` is not zero and divides `self`; otherwise the result is meaningless.
  public func exactQuotient(by divisor: Integer) -> Integer {
    precondition(!divisor.isZero, "division by zero")
    return Integer.apply(__gmpz_divexact, self, divisor)
  }

  /// The greatest common divisor, never negative; gcd(0, 0) = 0.
  public static func gcd(_ a: Integer, _ b: Integer) -> Integer {
    apply(__gmpz_gcd, a, b)
  }

  /// The least common multiple, never negative.
  public static func lcm(_ a: Integer, _ b: Integer) -> Integer {
    apply(__gmpz_lcm, a, b)
  }

  /// `self` · 2^`bits`.
  public func shiftedLeft(by bits: Int) -> Integer {
    precondition(bits >= 0)
    return withExtendedLifetime(self) {
      Integer.make { __gmpz_mul_2exp($0, pointer, mp_bitcnt_t(bits)) }
    }
  }

  /// ⌊`self` / 2^`bits`⌋.
  public func shiftedRight(by bits: Int) -> Integer {
    precondition(bits >= 0)
    return withExtendedLifetime(self) {
      Integer.make { __gmpz_fdiv_q_2exp($0, pointer, mp_bitcnt_t(bits)) }
    }
  }

  /// `self` to the power of `exponent`; 0⁰ = 1.
  public func power(_ exponent: Int) -> Integer {
    precondition(exponent >= 0)
    return withExtendedLifetime(self) {
      Integer.make { __gmpz_pow_ui($0, pointer, UInt(exponent)) }
    }
  }

  /// ⌊√`self`⌋.
  ///
  /// - Precondition: `self` is not negative.
  public var floorSquareRoot: Integer {
    precondition(signum >= 0, "square root of a negative integer")
    return withExtendedLifetime(self) { Integer.make { __gmpz_sqrt($0, pointer) } }
  }

  /// √`self` when that is an integer, else `nil`.
  public var exactSquareRoot: Integer? {
    guard signum >= 0 else { return nil }
    let isSquare = withExtendedLifetime(self) { __gmpz_perfect_square_p(pointer) != 0 }
    return isSquare ? floorSquareRoot : nil
  }
}

extension Integer: Comparable, Hashable {
  public static func == (a: Integer, b: Integer) -> Bool { compare(a, b) == 0 }
  public static func < (a: Integer, b: Integer) -> Bool { compare(a, b) < 0 }

  private static func compare(_ a: Integer, _ b: Integer) -> Int32 {
    withExtendedLifetime((a, b)) { __gmpz_cmp(a.pointer, b.pointer) }
  }

  public func hash(into hasher: inout Hasher) {
    withExtendedLifetime(self) {
      let value = pointer.pointee
      hasher.combine(value._mp_size)
      for limb in 0..<Int(abs(value._mp_size)) { hasher.combine(value._mp_d[limb]) }
    }
  }
}

extension Integer: ExpressibleByIntegerLiteral, CustomStringConvertible {
  public init(integerLiteral value: Int) { self.init(value) }

  /// Decimal digits, with a minus sign when negative.
  public var description: String {
    withExtendedLifetime(self) {
      let capacity = __gmpz_sizeinbase(pointer, 10) + 2
      return String(unsafeUninitializedCapacity: capacity) { buffer in
        buffer.withMemoryRebound(to: CChar.self) { characters in
          _ = __gmpz_get_str(characters.baseAddress, 10, pointer)
          return characters.firstIndex(of: 0) ?? 0
        }
      }
    }
  }
}

extension Integer: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let value = Integer(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not an integer: \(text)"))
    }
    self = value
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
