// SPDX-License-Identifier: Apache-2.0

import CMPFR

/// A binary floating-point number of any precision, held by MPFR.
///
/// Precision and rounding are arguments of each operation and each is correctly rounded, so a result
/// rounded `.down` is a lower bound of the exact one and a result rounded `.up` an upper bound. The
/// exponent range is MPFR's default, about 2^±(4·10¹⁸). Infinities occur as bounds; NaN never does:
/// an operation whose result would be NaN is a programming error and traps.
public struct BigFloat: Sendable {
  let box: BigFloatBox

  init(_ box: BigFloatBox) { self.box = box }

  var pointer: UnsafeMutablePointer<mpfr_t_> { box.pointer }

  /// Runs an MPFR function into a fresh number of `precision` bits.
  @inline(__always)
  static func make(
    precision: Int, _ body: (UnsafeMutablePointer<mpfr_t_>) -> Int32
  ) -> BigFloat {
    let box = BigFloatBox(precision: precision)
    _ = body(box.pointer)
    precondition(mpfr_nan_p(box.pointer) == 0, "undefined floating-point operation")
    return BigFloat(box)
  }

  /// `value` rounded to `precision` bits.
  public init(_ value: Rational, precision: Int, rounding: Rounding) {
    self = withExtendedLifetime(value) {
      BigFloat.make(precision: precision) { mpfr_set_q($0, value.pointer, rounding.mpfr) }
    }
  }

  /// `value` rounded to `precision` bits.
  public init(_ value: Integer, precision: Int, rounding: Rounding) {
    self = withExtendedLifetime(value) {
      BigFloat.make(precision: precision) { mpfr_set_z($0, value.pointer, rounding.mpfr) }
    }
  }

  /// The same number with 53 bits, exactly.
  ///
  /// - Precondition: `value` is not NaN.
  public init(_ value: Double) {
    self = BigFloat.make(precision: 53) { mpfr_set_d($0, value, MPFR_RNDN) }
  }

  /// The number rounded to `precision` bits.
  public func rounded(toPrecision precision: Int, _ rounding: Rounding) -> BigFloat {
    withExtendedLifetime(self) {
      BigFloat.make(precision: precision) {
        mpfr_set4($0, pointer, rounding.mpfr, mpfr_sgn(pointer) < 0 ? -1 : 1)
      }
    }
  }

  /// 0 with the given precision.
  public static func zero(precision: Int) -> BigFloat {
    BigFloat.make(precision: precision) { mpfr_set_si_2exp($0, 0, 0, MPFR_RNDN) }
  }

  /// 2^`exponent`, exactly.
  public static func powerOfTwo(_ exponent: Int, precision: Int = 53) -> BigFloat {
    BigFloat.make(precision: precision) { mpfr_set_si_2exp($0, 1, exponent, MPFR_RNDN) }
  }
}

/// MPFR's number structure under a Swift name.
// swift-format-ignore: TypeNamesShouldBeCapitalized
typealias mpfr_t_ = __mpfr_struct

/// Owns one MPFR number. Written only while it is being made, so sharing it is safe.
final class BigFloatBox: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<mpfr_t_>

  init(precision: Int) {
    precondition(precision >= 2 && precision < 1 << 40, "precision out of range")
    pointer = .allocate(capacity: 1)
    mpfr_init2(pointer, mpfr_prec_t(precision))
  }

  deinit {
    mpfr_clear(pointer)
    pointer.deallocate()
  }
}

extension BigFloat {
  public var precision: Int { withExtendedLifetime(self) { Int(mpfr_get_prec(pointer)) } }
  public var isZero: Bool { withExtendedLifetime(self) { mpfr_zero_p(pointer) != 0 } }
  public var isFinite: Bool { withExtendedLifetime(self) { mpfr_number_p(pointer) != 0 } }

  /// −1, 0 or 1.
  public var signum: Int { withExtendedLifetime(self) { Int(mpfr_sgn(pointer)).signum() } }

  /// For a finite nonzero number the e with 2^(e−1) ≤ |x| < 2^e, else `nil`.
  public var exponent: Int? {
    withExtendedLifetime(self) {
      mpfr_regular_p(pointer) != 0 ? Int(mpfr_get_exp(pointer)) : nil
    }
  }

  public static prefix func - (a: BigFloat) -> BigFloat {
    withExtendedLifetime(a) {
      make(precision: a.precision) { mpfr_neg($0, a.pointer, MPFR_RNDN) }
    }
  }

  public var magnitude: BigFloat { signum < 0 ? -self : self }

  /// a + b, correctly rounded to `precision` bits. A sum of opposite infinities is the infinity on
  /// the asked side; to nearest it traps.
  public static func sum(
    _ a: BigFloat, _ b: BigFloat, precision: Int, rounding: Rounding
  ) -> BigFloat {
    apply(mpfr_add, a, b, precision, rounding) { mpfr_set_inf($0, rounding == .up ? 1 : -1) }
  }

  /// a − b, correctly rounded to `precision` bits. A difference of equal infinities is the infinity
  /// on the asked side; to nearest it traps.
  public static func difference(
    _ a: BigFloat, _ b: BigFloat, precision: Int, rounding: Rounding
  ) -> BigFloat {
    apply(mpfr_sub, a, b, precision, rounding) { mpfr_set_inf($0, rounding == .up ? 1 : -1) }
  }

  /// a · b, correctly rounded to `precision` bits. 0 · ∞ traps.
  public static func product(
    _ a: BigFloat, _ b: BigFloat, precision: Int, rounding: Rounding
  ) -> BigFloat {
    apply(mpfr_mul, a, b, precision, rounding)
  }

  /// a / b, correctly rounded to `precision` bits. 0/0 traps; x/0 is an infinity. Of ∞/∞ the sign
  /// alone is known: it is 0 or an infinity, on the asked side; to nearest it traps.
  public static func quotient(
    _ a: BigFloat, _ b: BigFloat, precision: Int, rounding: Rounding
  ) -> BigFloat {
    apply(mpfr_div, a, b, precision, rounding) {
      if a.isZero { return }
      let sign: Int32 = rounding == .up ? 1 : -1
      if a.signum == b.signum * Int(sign) { mpfr_set_inf($0, sign) } else { mpfr_set_zero($0, 1) }
    }
  }

  /// √a, correctly rounded to `precision` bits. A negative `a` traps.
  public static func squareRoot(
    _ a: BigFloat, precision: Int, rounding: Rounding
  ) -> BigFloat {
    withExtendedLifetime(a) {
      make(precision: precision) { mpfr_sqrt($0, a.pointer, rounding.mpfr) }
    }
  }

  /// e^a, correctly rounded to `precision` bits. Past the exponent range it is an infinity or 0 when
  /// rounded that way, and otherwise the largest or the smallest positive number.
  public static func exponential(
    _ a: BigFloat, precision: Int, rounding: Rounding
  ) -> BigFloat {
    withExtendedLifetime(a) {
      make(precision: precision) { mpfr_exp($0, a.pointer, rounding.mpfr) }
    }
  }

  /// `self` · 2^`exponent`, exactly (the exponent range is out of reach in practice).
  public func scaled(byPowerOfTwo exponent: Int) -> BigFloat {
    withExtendedLifetime(self) {
      BigFloat.make(precision: precision) { mpfr_mul_2si($0, pointer, exponent, MPFR_RNDN) }
    }
  }

  /// The nearest Double on the given side: for `.down` the largest Double ≤ `self` (−∞ past the
  /// range), for `.up` the smallest ≥ `self`; subnormal results included.
  public func double(rounding: Rounding) -> Double {
    withExtendedLifetime(self) { mpfr_get_d(pointer, rounding.mpfr) }
  }

  /// The exact value, or `nil` for an infinity.
  public var rational: Rational? {
    guard isFinite else { return nil }
    return withExtendedLifetime(self) { Rational.make { mpfr_get_q($0, pointer) } }
  }

  /// A result that MPFR leaves undefined is replaced by `undefined`, unless rounding is to nearest.
  @inline(__always)
  private static func apply(
    _ function: (
      UnsafeMutablePointer<mpfr_t_>, UnsafePointer<mpfr_t_>, UnsafePointer<mpfr_t_>, mpfr_rnd_t
    ) -> Int32, _ a: BigFloat, _ b: BigFloat, _ precision: Int, _ rounding: Rounding,
    undefined: (UnsafeMutablePointer<mpfr_t_>) -> Void = { _ in }
  ) -> BigFloat {
    withExtendedLifetime((a, b)) {
      make(precision: precision) {
        let ternary = function(
          $0, UnsafePointer(a.pointer), UnsafePointer(b.pointer), rounding.mpfr)
        if mpfr_nan_p($0) != 0 && rounding != .nearest { undefined($0) }
        return ternary
      }
    }
  }
}

extension BigFloat: Comparable, Hashable {
  /// Compares values; precisions do not matter, and −0 equals 0.
  public static func == (a: BigFloat, b: BigFloat) -> Bool {
    withExtendedLifetime((a, b)) { mpfr_equal_p(a.pointer, b.pointer) != 0 }
  }

  public static func < (a: BigFloat, b: BigFloat) -> Bool {
    withExtendedLifetime((a, b)) { mpfr_less_p(a.pointer, b.pointer) != 0 }
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(signum)
    hasher.combine(exponent)
    hasher.combine(double(rounding: .down))
  }
}
