// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Directed rounding in Float64 without touching the processor's rounding mode.
///
/// Each operation is computed to nearest; the sign of its exact error, found by TwoSum or by a fused
/// multiply–add, says whether the neighbour on the asked side is needed. So every result is the exact
/// one, correctly rounded: 1 + 1 is [2, 2], and an inexact result lies between two neighbours. Where
/// the error itself could underflow it is found on operands scaled by powers of two. Operands must
/// not be NaN. proofs/certifier-floating-point.md has the argument.
///
/// For infinite operands, which stand for bounds: a sum of opposite infinities and a quotient of
/// infinities is the worst bound on the asked side, and 0 · ∞ is 0.
extension Double {
  /// Products smaller than this in size may have an error below the smallest subnormal.
  static let errorMayUnderflow = 0x1p-960

  @inline(__always)
  static func adjust(_ value: Double, error: Double, _ rounding: Rounding) -> Double {
    switch rounding {
    case .nearest: return value
    case .down: return error < 0 ? value.nextDown : value
    case .up: return error > 0 ? value.nextUp : value
    }
  }

  /// The bound on the asked side when only this much is known: `value` is the nearest Double.
  @inline(__always)
  static func neighbour(_ value: Double, _ rounding: Rounding) -> Double {
    switch rounding {
    case .nearest: return value
    case .down: return value.nextDown
    case .up: return value.nextUp
    }
  }

  /// A finite exact result that overflowed when rounded to nearest, bounded on the asked side.
  @inline(__always)
  private static func overflowed(_ value: Double, _ rounding: Rounding) -> Double {
    switch rounding {
    case .nearest: return value
    case .down: return value > 0 ? .greatestFiniteMagnitude : value
    case .up: return value < 0 ? -.greatestFiniteMagnitude : value
    }
  }

  static func sum(_ a: Double, _ b: Double, _ rounding: Rounding) -> Double {
    let s = a + b
    if s.isInfinite {
      return a.isInfinite || b.isInfinite ? s : overflowed(s, rounding)
    }
    let bVirtual = s - a
    let error = (a - (s - bVirtual)) + (b - bVirtual)
    guard error.isFinite else {
      if s.isNaN { return unbounded(rounding) }
      // TwoSum's intermediates overflow only when an operand is the largest number. Fast2Sum's do not.
      let (large, small) = a.magnitude >= b.magnitude ? (a, b) : (b, a)
      return adjust(s, error: small - (s - large), rounding)
    }
    return adjust(s, error: error, rounding)
  }

  /// All that is known of ∞ − ∞.
  private static func unbounded(_ rounding: Rounding) -> Double {
    switch rounding {
    case .nearest: return .nan
    case .down: return -.infinity
    case .up: return .infinity
    }
  }

  static func difference(_ a: Double, _ b: Double, _ rounding: Rounding) -> Double {
    sum(a, -b, rounding)
  }

  static func product(_ a: Double, _ b: Double, _ rounding: Rounding) -> Double {
    if a == 0 || b == 0 { return 0 }  // also 0 · ∞: bounds of a product that contains 0
    let p = a * b
    if p.isInfinite {
      return a.isInfinite || b.isInfinite ? p : overflowed(p, rounding)
    }
    guard p.magnitude >= errorMayUnderflow else {
      return adjust(p, error: errorOfSmallProduct(a, b, p), rounding)
    }
    return adjust(p, error: fma(a, b, -p), rounding)
  }

  /// A number with the sign of a·b − p, for the p nearest to a·b, which may have underflowed.
  @inline(never)
  private static func errorOfSmallProduct(_ a: Double, _ b: Double, _ p: Double) -> Double {
    // Significands in [1, 2): their product is high + low exactly, and p, scaled likewise, is 0 or
    // at least half and at most twice high, so that the subtraction is exact.
    let x = Double(sign: a.sign, exponent: 0, significand: a.significand)
    let y = Double(sign: b.sign, exponent: 0, significand: b.significand)
    let high = x * y
    let low = fma(x, y, -high)
    return (high - Double(sign: .plus, exponent: -(a.exponent + b.exponent), significand: p)) + low
  }

  static func quotient(_ a: Double, _ b: Double, _ rounding: Rounding) -> Double {
    if a == 0 { return 0 }
    if b.isInfinite {
      return a.isInfinite
        ? quotientOfInfinities(positive: (a > 0) == (b > 0), rounding) : 0
    }
    let q = a / b
    if q.isInfinite {
      return a.isInfinite || b == 0 ? q : overflowed(q, rounding)
    }
    guard q.isNormal, b.isNormal, a.magnitude >= errorMayUnderflow else {
      return adjust(q, error: errorOfSmallQuotient(a, b, q), rounding)
    }
    // a − q·b is exact; the quotient's error has its sign times b's.
    let remainder = fma(-q, b, a)
    return adjust(q, error: b < 0 ? -remainder : remainder, rounding)
  }

  /// A number with the sign of a/b − q, for the q nearest to a/b, which may have underflowed.
  @inline(never)
  private static func errorOfSmallQuotient(_ a: Double, _ b: Double, _ q: Double) -> Double {
    let x = Double(sign: a.sign, exponent: 0, significand: a.significand)
    let y = Double(sign: b.sign, exponent: 0, significand: b.significand)
    // The remainder is 0 or far above the smallest subnormal; one rounding keeps its sign.
    let scaled = Double(sign: .plus, exponent: b.exponent - a.exponent, significand: q)
    let remainder = fma(-scaled, y, x)
    return b < 0 ? -remainder : remainder
  }

  /// All that is known of ∞/∞ when its sign is known.
  private static func quotientOfInfinities(positive: Bool, _ rounding: Rounding) -> Double {
    switch rounding {
    case .nearest: return .nan
    case .down: return positive ? 0 : -.infinity
    case .up: return positive ? .infinity : 0
    }
  }

  /// - Precondition: `a` ≥ 0.
  static func squareRoot(_ a: Double, _ rounding: Rounding) -> Double {
    if a == 0 || a.isInfinite { return a }
    // Scaled by an even power of two, exactly; the root is far from underflow either way.
    if a < errorMayUnderflow { return squareRoot(a * 0x1p200, rounding) * 0x1p-100 }
    let root = a.squareRoot()
    return adjust(root, error: fma(-root, root, a), rounding)
  }
}
