// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators

/// Cosines of rational parts of a turn, against closed forms and against a Taylor polynomial.
enum Cosines {
  static func run(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    let precision = generator.element(of: [24, 53, 64, 128, 200])
    let whole = Rational(generator.integer(in: -3...3))
    if generator.coin() {
      let denominator = generator.element(of: [1, 2, 3, 4, 5, 6, 8, 12])
      let turns = whole + Rational(generator.below(denominator), denominator)
      let (low, high) = BigFloat.cosine(turns: turns, precision: precision)
      // 4cos − t is ±√q, for cos = 0, ±1/2, ±1, ±√2/2, ±√3/2 and (−1 ± √5)/4.
      let t: Rational = denominator == 5 && !turns.isInteger ? -1 : 0
      guard let form = closedForm(turns) else { return }
      findings.check(
        isAtMost(4 * low - t, form.sign, form.square)
          && isAtMost(-(4 * high - t), -form.sign, form.square),
        "the cosine of \\(turns) turns: \\(low) to \\(high)")
      return
    }
    let fraction = Rational(generator.integer(in: -499...499), 1000)
    let (low, high) = BigFloat.cosine(turns: whole + fraction, precision: precision)
    let truth = taylor(turns: fraction)
    // Both enclose the cosine, so they overlap; and Taylor's is far narrower.
    findings.check(
      low <= truth.upper && truth.lower <= high,
      "the cosine of \\(whole + fraction) turns: \\(low) to \\(high)")
  }

  /// The sign and the square of 4cos − t.
  private static func closedForm(_ turns: Rational) -> (sign: Int, square: Rational)? {
    let part = turns - Rational(turns.floor)
    let folded = min(part, 1 - part)
    let table: [(Rational, Int, Int)] = [
      (0, 1, 16), (Rational(1, 12), 1, 12), (Rational(1, 8), 1, 8), (Rational(1, 6), 1, 4),
      (Rational(1, 5), 1, 5), (Rational(1, 4), 0, 0), (Rational(1, 3), -1, 4),
      (Rational(3, 8), -1, 8), (Rational(2, 5), -1, 5), (Rational(5, 12), -1, 12),
      (Rational(1, 2), -1, 16),
    ]
    return table.first { $0.0 == folded }.map { ($0.1, Rational($0.2)) }
  }

  /// Whether x ≤ sign·√square.
  private static func isAtMost(_ x: Rational, _ sign: Int, _ square: Rational) -> Bool {
    if sign > 0 { return x.signum <= 0 || x * x <= square }
    return x.signum <= 0 && x * x >= square
  }

  /// π by Machin's formula, then the alternating series; rational bounds that are 2⁻²⁹⁹
  /// apart.
  private static func taylor(turns: Rational) -> (lower: Rational, upper: Rational) {
    let angle = rounded(2 * pi * turns)
    let square = rounded(angle * angle)
    var term = Rational.one
    var sum = Rational.one
    for k in 1...60 {
      term = rounded(-term * square / Rational((2 * k - 1) * 2 * k))
      sum += term
    }
    // Two hundred roundings to 2⁻³⁶⁰, what the arctangents leave out, below 2⁻³⁷⁰, and the next term,
    // below π¹²²/122! < 2⁻⁴⁷⁰, come to much less.
    let radius = Rational.one.scaled(byPowerOfTwo: -300)
    return (sum - radius, sum + radius)
  }

  private static let pi: Rational = rounded(16 * arctangent(5) - 4 * arctangent(239))

  /// arctan(1/n).
  private static func arctangent(_ n: Int) -> Rational {
    var power = Rational(1, n)
    var sum = Rational.zero
    for k in 0..<80 {
      sum += Rational(k.isMultiple(of: 2) ? 1 : -1, 2 * k + 1) * power
      power = rounded(power / Rational(n * n))
    }
    return sum
  }

  /// A multiple of 2⁻³⁶⁰ near `x`.
  private static func rounded(_ x: Rational) -> Rational {
    Rational(x.scaled(byPowerOfTwo: 360).floor).scaled(byPowerOfTwo: -360)
  }
}
