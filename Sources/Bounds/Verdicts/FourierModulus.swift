// SPDX-License-Identifier: Apache-2.0

import Exact

/// |ĉ_j|² of a rational vector c.
///
/// |Σ_k c_k ω^{jk}|² = Σ_d r_d cos(2πjd/n), r_d = Σ_k c_k c_{k+d mod n}: rational coefficients
/// times cosines. A cosine of a rational angle is rational only when it is 0, ±1/2 or ±1 (Niven).
enum FourierModulus {
  /// The cyclic autocorrelation r_0, …, r_{n−1}.
  static func autocorrelation(_ c: [Rational]) -> [Rational] {
    let n = c.count
    return (0..<n).map { d in
      (0..<n).reduce(Rational.zero) { $0 + c[$1] * c[($1 + d) % n] }
    }
  }

  /// An enclosure of |ĉ_j|², not below 0.
  static func squared<Endpoint>(
    at j: Int, _ c: [Rational], precision: Int, _ constant: (Rational) -> Enclosure<Endpoint>
  ) -> Enclosure<Endpoint>? {
    let n = c.count
    guard n > 0 else { return nil }
    let j = j % n
    var total = constant(.zero)
    for (d, coefficient) in autocorrelation(c).enumerated() where !coefficient.isZero {
      let turn = Rational((j * d) % n, n)
      let cosine: Enclosure<Endpoint>
      if let exact = rationalCosine(turns: turn) {
        cosine = constant(exact)
      } else {
        let bounds = BigFloat.cosine(turns: turn, precision: precision)
        cosine = Enclosure<Endpoint>(
          lower: .bound(bounds.lower, precision: precision, rounding: .down),
          upper: .bound(bounds.upper, precision: precision, rounding: .up))
      }
      total = total + constant(coefficient) * cosine
    }
    guard total.upper.signum >= 0 else { return nil }
    return total.clampedToNonnegative
  }

  /// |ĉ_j|² as an exact form, `nil` for an unreasonable number of entries.
  static func exactSquared(
    at j: Int, _ c: [Rational], _ classes: SpectralClasses
  ) -> ExactForm? {
    exactTransform(at: j, autocorrelation(c), classes)
  }

  /// Σ_d r_d cos(2πjd/n) as an exact form, `nil` for an unreasonable number of entries.
  static func exactTransform(
    at j: Int, _ r: [Rational], _ classes: SpectralClasses
  ) -> ExactForm? {
    let n = r.count
    guard n > 0 else { return nil }
    let j = j % n
    var total = ExactForm.zero
    for (d, coefficient) in r.enumerated() where !coefficient.isZero {
      let turns = Rational((j * d) % n, n)
      guard let cosine = exactCosine(turns: turns, classes) else { return nil }
      total = total + coefficient * cosine
    }
    return total
  }

  /// cos(2π·turns): rational, with a radical where it is of degree two (denominators 5, 8, 10, 12),
  /// and else an atom.
  private static func exactCosine(turns: Rational, _ classes: SpectralClasses) -> ExactForm? {
    if let value = rationalCosine(turns: turns) { return ExactForm(value) }
    // The angle folded into [0, 1/2], where the cosine falls from 1 to −1.
    let fraction = turns - Rational(turns.floor)
    let folded = min(fraction, 1 - fraction)
    let quarter = Rational(1, 4)
    switch folded {
    case Rational(1, 5): return quarter * (classes.radical(5) - ExactForm(1))
    case Rational(2, 5): return -quarter * (classes.radical(5) + ExactForm(1))
    case Rational(1, 10): return quarter * (classes.radical(5) + ExactForm(1))
    case Rational(3, 10): return -quarter * (classes.radical(5) - ExactForm(1))
    case Rational(1, 8): return Rational(1, 2) * classes.radical(2)
    case Rational(3, 8): return Rational(-1, 2) * classes.radical(2)
    case Rational(1, 12): return Rational(1, 2) * classes.radical(3)
    case Rational(5, 12): return Rational(-1, 2) * classes.radical(3)
    default: return classes.doubledCosine(turns: turns).map { Rational(1, 2) * $0 }
    }
  }

  /// cos(2π·turns) when rational.
  static func rationalCosine(turns: Rational) -> Rational? {
    let twelfths = turns * 12
    guard twelfths.isInteger, let hour = twelfths.numerator.asInt else { return nil }
    switch ((hour % 12) + 12) % 12 {
    case 0: return 1
    case 2, 10: return Rational(1, 2)
    case 3, 9: return 0
    case 4, 8: return Rational(-1, 2)
    case 6: return -1
    default: return nil
    }
  }
}
