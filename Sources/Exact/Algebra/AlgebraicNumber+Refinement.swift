// SPDX-License-Identifier: Apache-2.0

extension AlgebraicNumber {
  /// The same number with an isolating interval at most 2^`exponent` wide.
  ///
  /// The root is guessed by linear interpolation on a grid of N points and the guess proved by a change
  /// of sign between neighbouring points; after a hit N is squared, after a miss its root is taken, so
  /// that the number of correct bits doubles from step to step (Abbott 2006).
  ///
  /// - Complexity: in the end three values of the polynomial at points of −`exponent` bits.
  public func refined(toWidth exponent: Int) -> AlgebraicNumber {
    var number = self
    var search = QuadraticRefinement(polynomial, interval)
    search.refine(to: exponent)
    number.interval = search.interval
    return number
  }

  /// An enclosure whose ends have `bits` bits, at most 2^(3−`bits`) wide relative to its upper end in
  /// size; a point where the number is zero.
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

/// The state of a refinement: an interval with values of opposite signs at its ends.
private struct QuadraticRefinement {
  let polynomial: IntegerPolynomial
  private(set) var interval: IsolatingInterval
  private var valueBelow: Rational
  private var valueAbove: Rational
  /// The grid has 2^`gridBits` cells.
  private var gridBits = 2

  init(_ polynomial: IntegerPolynomial, _ interval: IsolatingInterval) {
    self.polynomial = polynomial
    self.interval = interval
    valueBelow = interval.isPoint ? .zero : polynomial.value(at: interval.lower)
    valueAbove = interval.isPoint ? .zero : polynomial.value(at: interval.upper)
  }

  mutating func refine(to exponent: Int) {
    let limit = Rational(1).scaled(byPowerOfTwo: exponent)
    while !interval.isPoint {
      let width = interval.upper - interval.lower
      if width <= limit { return }
      // No finer than asked for.
      let wanted = width.approximateExponent + 1 - exponent
      step(width, bits: min(gridBits, max(wanted, 1)))
    }
  }

  /// Goes to one cell of a grid of 2^`bits` if the guess is right, else halves the interval.
  private mutating func step(_ width: Rational, bits: Int) {
    let cell = width.scaled(byPowerOfTwo: -bits)
    let guess = Self.roundedShare(valueBelow, valueAbove, bits: bits)
    let point = interval.lower + Rational(guess) * cell
    let value = polynomial.value(at: point)
    if value.isZero { return settle(at: point) }
    let isBelow = value.signum == valueBelow.signum
    let other = isBelow ? point + cell : point - cell
    if other >= interval.lower && other <= interval.upper {
      let otherValue = polynomial.value(at: other)
      if otherValue.isZero { return settle(at: other) }
      if otherValue.signum != value.signum {
        if isBelow {
          narrow(point, value, other, otherValue)
        } else {
          narrow(other, otherValue, point, value)
        }
        gridBits *= 2
        return
      }
    }
    gridBits = max(gridBits / 2, 1)
    // A miss still says on which side the root lies; halving makes sure of progress.
    let middle = interval.lower + width.scaled(byPowerOfTwo: -1)
    let middleValue = polynomial.value(at: middle)
    if middleValue.isZero { return settle(at: middle) }
    if middleValue.signum == valueBelow.signum {
      narrow(middle, middleValue, interval.upper, valueAbove)
    } else {
      narrow(interval.lower, valueBelow, middle, middleValue)
    }
  }

  private mutating func settle(at point: Rational) {
    interval = IsolatingInterval(lower: point, upper: point)
  }

  private mutating func narrow(
    _ lower: Rational, _ below: Rational, _ upper: Rational, _ above: Rational
  ) {
    interval = IsolatingInterval(lower: lower, upper: upper)
    (valueBelow, valueAbove) = (below, above)
  }

  /// 2^`bits` · below/(below − above), about rounded and inside the grid: where a straight line has its
  /// zero.
  private static func roundedShare(_ below: Rational, _ above: Rational, bits: Int) -> Integer {
    let share = below / (below - above)
    let cell = share.numerator.shiftedLeft(by: bits).quotientAndRemainder(
      dividingBy: share.denominator
    ).quotient
    let last = Integer.one.shiftedLeft(by: bits) - .one
    return min(max(cell, .zero), last)
  }
}
