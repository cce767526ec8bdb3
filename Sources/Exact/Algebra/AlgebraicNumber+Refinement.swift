// SPDX-License-Identifier: Apache-2.0

extension AlgebraicNumber {
  /// The same number with an isolating interval at most 2^`exponent` wide.
  ///
  /// The root is guessed by linear interpolation on a grid of N points and the guess proved by a
  /// change of sign between neighbouring points; after a hit N is squared, after a miss its root is
  /// taken, so that the number of correct bits doubles from step to step (Abbott 2006).
  ///
  /// - Complexity: in the end three values of the polynomial at points of −`exponent` bits.
  public func refined(toWidth exponent: Int) -> AlgebraicNumber {
    var number = self
    var search = QuadraticRefinement(polynomial, interval)
    search.refine(to: exponent)
    number.interval = search.interval
    return number
  }

  /// An enclosure whose ends have `bits` bits, at most 2^(3−`bits`) wide relative to its upper end
  /// in size; a point where the number is zero.
  public func enclosure(bits: Int) -> Enclosure<BigFloat> {
    let number = refined(relativeBits: bits)
    return Enclosure(
      lower: BigFloat(number.lower, precision: bits, rounding: .down),
      upper: BigFloat(number.upper, precision: bits, rounding: .up))
  }

  /// The same number with an interval at most 2^−`bits` times the size of its ends wide.
  public func refined(relativeBits bits: Int) -> AlgebraicNumber {
    if interval.isPoint { return self }
    if polynomial[0].isZero, lower.signum < 0, upper.signum > 0 {
      return AlgebraicNumber(0)
    }
    var number = self
    // Zero is not the root, so the interval leaves it behind.
    while !number.interval.isPoint && number.lower.signum * number.upper.signum <= 0 {
      number = number.refined(toWidth: (number.upper - number.lower).approximateExponent - 2)
    }
    if number.interval.isPoint { return number }
    let size = min(number.lower.magnitude, number.upper.magnitude)
    return number.refined(toWidth: size.approximateExponent - 1 - bits)
  }
}
