// SPDX-License-Identifier: Apache-2.0

import Exact

// Numbers. Those drawn from a continuous distribution are rounded to a few fraction bits: exact
// arithmetic on matrices costs in proportion to the length of their entries, and 2⁻²⁴ is fine enough for
// any event that the rounding could hide.

extension SeededGenerator {
  /// How many bits follow the binary point in Gaussian and uniform draws unless asked otherwise. Every
  /// such number is a Double.
  public static let fractionBits = 24

  /// A normal deviate of mean 0 and variance 1 rounded to a multiple of 2^−`fractionBits`, exactly
  /// from integers (see `NormalDeviate`).
  public mutating func gaussian(fractionBits: Int = SeededGenerator.fractionBits) -> Rational {
    let scaled = NormalDeviate(using: &self).rounded(toFractionBits: fractionBits)
    return Rational(scaled).scaled(byPowerOfTwo: -fractionBits)
  }

  /// The same as a Double, with `SeededGenerator.fractionBits` bits after the point: an integer below
  /// 2⁵³ times a power of two, so nothing is rounded once more.
  public mutating func gaussianDouble() -> Double {
    let scaled = NormalDeviate(using: &self).rounded(toFractionBits: Self.fractionBits)
    return Double(scaled) * 0x1p-24
  }

  /// A multiple of 2^−`fractionBits` in [0, 1], both ends included, all equally likely.
  public mutating func unitInterval(fractionBits: Int = SeededGenerator.fractionBits) -> Rational {
    precondition((0...60).contains(fractionBits), "too many fraction bits")
    return Rational(integer(in: 0...(1 << fractionBits))).scaled(byPowerOfTwo: -fractionBits)
  }

  /// A multiple of 2^−`fractionBits` in [−1, 1], both ends included, all equally likely.
  public mutating func symmetricUnit(fractionBits: Int = SeededGenerator.fractionBits) -> Rational {
    precondition((0...60).contains(fractionBits), "too many fraction bits")
    let end = 1 << fractionBits
    return Rational(integer(in: -end...end)).scaled(byPowerOfTwo: -fractionBits)
  }

  /// A multiple of 2⁻⁵³ in [0, 1), all equally likely.
  public mutating func uniformDouble() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A quotient p/q with |p| ≤ `bound`·q and q one of 1, 2, 3, 4, 5, 8, 10.
  public mutating func smallRational(bound: Int = 3) -> Rational {
    let denominator = element(of: [1, 2, 3, 4, 5, 8, 10])
    return Rational(integer(in: -bound * denominator...bound * denominator), denominator)
  }
}
