// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Directed rounding in Float64 without touching the processor's rounding mode.
///
/// Each operation is computed to nearest; the sign of its exact error, found by TwoSum or by a fused
/// multiply–add, says whether the neighbour on the asked side is needed. So an exact result stays
/// itself (1 + 1 is [2, 2]) and an inexact one moves by one unit in the last place at most. Where the
/// error itself could underflow the neighbour is taken without asking. proofs/certifier-floating-point.md
/// has the argument.
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
    // TwoSum's intermediates can overflow only near the end of the range.
    guard error.isFinite else { return neighbour(s, rounding) }
    return adjust(s, error: error, rounding)
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
    guard p.magnitude >= errorMayUnderflow else { return neighbour(p, rounding) }
    return adjust(p, error: fma(a, b, -p), rounding)
  }

  static func quotient(_ a: Double, _ b: Double, _ rounding: Rounding) -> Double {
    if a == 0 { return 0 }
    if b.isInfinite {
      let zero = 0.0
      return a.isInfinite ? neighbour(zero, rounding) : neighbourTowardQuotient(a, b, rounding)
    }
    let q = a / b
    if q.isInfinite {
      return a.isInfinite || b == 0 ? q : overflowed(q, rounding)
    }
    guard q.magnitude >= 0x1p-900, a.magnitude >= errorMayUnderflow, b.magnitude <= 0x1p900 else {
      return neighbour(q, rounding)
    }
    // a − q·b is exact; the quotient's error has its sign times b's.
    let remainder = fma(-q, b, a)
    return adjust(q, error: b < 0 ? -remainder : remainder, rounding)
  }

  /// a/±∞ for finite nonzero a: zero, or its neighbour on the asked side.
  private static func neighbourTowardQuotient(
    _ a: Double, _ b: Double, _ rounding: Rounding
  ) -> Double {
    let positive = (a > 0) == (b > 0)
    switch rounding {
    case .nearest: return 0
    case .down: return positive ? 0 : 0.0.nextDown
    case .up: return positive ? 0.0.nextUp : 0
    }
  }

  static func squareRoot(_ a: Double, _ rounding: Rounding) -> Double {
    if a == 0 || a.isInfinite { return a }
    let root = a.squareRoot()
    guard a >= errorMayUnderflow else {
      return rounding == .down ? max(0, root.nextDown) : neighbour(root, rounding)
    }
    return adjust(root, error: fma(-root, root, a), rounding)
  }
}
