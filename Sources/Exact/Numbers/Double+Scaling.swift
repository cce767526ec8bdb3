// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Double {
  /// A bound on the asked side of `self` · 2^`exponent`; the exact value wherever that is a Double,
  /// and otherwise a neighbour of it.
  ///
  /// Past the end of the range it is ±∞ on the outer side and the largest finite number on the inner
  /// one. `.nearest` may round twice among the subnormal numbers.
  ///
  /// - Precondition: not NaN.
  package func scaled(byPowerOfTwo exponent: Int, _ rounding: Rounding) -> Double {
    // From 2^±5000 on every nonzero Double leaves the range, so larger exponents change nothing.
    let exponent = max(-5000, min(5000, exponent))
    let result = scalbn(self, exponent)
    guard isFinite, self != 0, rounding != .nearest else { return result }
    if result.isInfinite {
      let outward = (rounding == .up) == (result > 0)
      return outward ? result : result > 0 ? .greatestFiniteMagnitude : -.greatestFiniteMagnitude
    }
    if result.magnitude > .leastNormalMagnitude { return result }  // nothing was rounded
    // Scaling a subnormal number back up is exact, so that the comparison is, too.
    var bound = result
    switch rounding {
    case .down: while scalbn(bound, -exponent) > self { bound = bound.nextDown }
    case .up: while scalbn(bound, -exponent) < self { bound = bound.nextUp }
    case .nearest: break
    }
    return bound
  }
}
