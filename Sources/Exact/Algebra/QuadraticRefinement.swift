// SPDX-License-Identifier: Apache-2.0

/// The state of a refinement: an interval on a grid, with values of opposite signs at its ends.
///
/// A point is an integer m over q·2^k, with q odd and fixed; the value there is kept as the integer
/// (q·2^k)^n·f. So no step reduces a fraction.
struct QuadraticRefinement {
  /// The coefficients of q^n·f(x/q): the values at points over 2^k are what is needed.
  private let coefficients: [Integer]
  private let odd: Integer
  /// k.
  private var gridExponent: Int
  private var start: Integer
  /// 0 where the root has been met.
  private var width: Integer
  private var valueBelow: Integer
  private var valueAbove: Integer
  /// The interval is cut into 2^`cellBits` cells next.
  private var cellBits = 2

  init(_ polynomial: IntegerPolynomial, _ interval: IsolatingInterval) {
    let denominator = Integer.lcm(interval.lower.denominator, interval.upper.denominator)
    let exponent = denominator.trailingZeroBits
    let odd = denominator.shiftedRight(by: exponent)
    let n = polynomial.degree
    coefficients = polynomial.coefficients.enumerated().map { $1 * odd.power(n - $0) }
    self.odd = odd
    gridExponent = exponent
    start = (interval.lower * Rational(denominator)).numerator
    width = ((interval.upper - interval.lower) * Rational(denominator)).numerator
    valueBelow = .zero
    valueAbove = .zero
    if !width.isZero {
      valueBelow = value(at: start)
      valueAbove = value(at: start + width)
    }
  }

  var interval: IsolatingInterval {
    let unit = Rational(Integer.one, odd).scaled(byPowerOfTwo: -gridExponent)
    return IsolatingInterval(
      lower: Rational(start) * unit, upper: Rational(start + width) * unit)
  }

  /// Narrows the interval until it is at most 2^`exponent` wide.
  mutating func refine(to exponent: Int) {
    while !width.isZero {
      // The interval is less than 2^size wide.
      let size = width.bitWidth - odd.bitWidth + 1 - gridExponent
      if size <= exponent { return }
      // No finer than asked for.
      step(bits: min(cellBits, size - exponent))
    }
  }

  /// 2^(kn)·q^n·f at the point m/(q·2^k).
  private func value(at point: Integer) -> Integer {
    var sum = Integer.zero
    for (steps, coefficient) in coefficients.reversed().enumerated() {
      sum = sum * point + coefficient.shiftedLeft(by: steps * gridExponent)
    }
    return sum
  }

  /// Goes to one of 2^`bits` cells if the guess is right, else halves the interval.
  private mutating func step(bits: Int) {
    subdivide(bits)
    // `width` is now the width of a cell.
    let last = Integer.one.shiftedLeft(by: bits)
    let guess = Self.share(valueBelow, valueAbove, bits: bits)
    let point = start + guess * width
    let pointValue = value(at: point)
    if pointValue.isZero { return settle(at: point) }
    let isBelow = pointValue.signum == valueBelow.signum
    let otherValue = value(at: isBelow ? point + width : point - width)
    if otherValue.isZero { return settle(at: isBelow ? point + width : point - width) }
    if otherValue.signum != pointValue.signum {
      start = isBelow ? point : point - width
      (valueBelow, valueAbove) = isBelow ? (pointValue, otherValue) : (otherValue, pointValue)
      cellBits *= 2
      return
    }
    cellBits = max(cellBits / 2, 1)
    // A miss: halving makes sure of progress.
    let half = last.shiftedRight(by: 1)
    let middle = start + half * width
    let middleValue = value(at: middle)
    if middleValue.isZero { return settle(at: middle) }
    if middleValue.signum == valueBelow.signum {
      (start, valueBelow) = (middle, middleValue)
    } else {
      valueAbove = middleValue
    }
    width = half * width
  }

  /// Makes the grid finer, by a factor 2^`bits`.
  private mutating func subdivide(_ bits: Int) {
    start = start.shiftedLeft(by: bits)
    gridExponent += bits
    let growth = bits * (coefficients.count - 1)
    valueBelow = valueBelow.shiftedLeft(by: growth)
    valueAbove = valueAbove.shiftedLeft(by: growth)
  }

  private mutating func settle(at point: Integer) {
    (start, width) = (point, .zero)
  }

  /// 2^`bits` · below/(below − above), rounded, from 1 to 2^`bits` − 1 where there are that many: the
  /// grid point next to where a straight line has its zero.
  private static func share(_ below: Integer, _ above: Integer, bits: Int) -> Integer {
    // The leading bits suffice for a guess.
    let surplus = max(0, (below - above).bitWidth - 2 * bits - 64)
    let top = below.magnitude.shiftedRight(by: surplus)
    let bottom = (below - above).magnitude.shiftedRight(by: surplus)
    let cell = (top.shiftedLeft(by: bits + 1) + bottom).quotientAndRemainder(
      dividingBy: bottom.shiftedLeft(by: 1)
    ).quotient
    let last = Integer.one.shiftedLeft(by: bits) - .one
    return min(max(cell, .one), last)
  }
}
