// SPDX-License-Identifier: Apache-2.0

extension AlgebraicNumber {
  /// The number plus `shift`.
  public func plus(_ shift: Rational) -> AlgebraicNumber {
    if shift.isZero { return self }
    return AlgebraicNumber(
      polynomial: polynomial.translated(by: -shift).primitivePart, index: index,
      interval: IsolatingInterval(lower: lower + shift, upper: upper + shift))
  }

  /// The number times a positive rational.
  public func scaled(by factor: Rational) -> AlgebraicNumber {
    precondition(factor.signum > 0, "a factor that is not positive")
    if factor == .one { return self }
    // The roots of p^n·f(q·x/p) are those of f times p/q.
    let (p, q) = (factor.numerator, factor.denominator)
    let n = polynomial.degree
    let coefficients = polynomial.coefficients.enumerated().map { power, coefficient in
      coefficient * q.power(power) * p.power(n - power)
    }
    return AlgebraicNumber(
      polynomial: IntegerPolynomial(coefficients).primitivePart, index: index,
      interval: IsolatingInterval(lower: factor * lower, upper: factor * upper))
  }

  /// The nonnegative square root.
  ///
  /// - Precondition: the polynomial has no negative root, as that of a positive semidefinite matrix.
  public var nonnegativeRoot: AlgebraicNumber {
    if let value = knownRational {
      precondition(value.signum >= 0, "the root of a negative number")
      if let root = value.exactSquareRoot { return AlgebraicNumber(root) }
      return AlgebraicNumber(
        polynomial: IntegerPolynomial([-value.numerator, .zero, value.denominator]), index: 0,
        interval: IsolatingInterval(lower: .zero, upper: value + 1))
    }
    if compare(to: .zero) == 0 { return AlgebraicNumber(.zero) }
    // Without the factor x; the others are roots of f(x²) together with their negatives.
    let factor =
      polynomial[0].isZero
      ? IntegerPolynomial(Array(polynomial.coefficients.dropFirst())) : polynomial
    let square = AlgebraicNumber(
      polynomial: factor, index: index,
      interval: IsolatingInterval(lower: max(lower, .zero), upper: upper))
    return square.positiveRoot
  }

  /// The positive root of a positive number whose polynomial has positive roots only, no end of the
  /// interval being negative.
  private var positiveRoot: AlgebraicNumber {
    let spread = polynomial.composedWithSquare
    var bits = 8
    while true {
      // a² and b² must stay in the isolating interval, on either side of the number.
      let a = Self.root(lower, bits: bits, roundedUp: true)
      let b = Self.root(upper, bits: bits, roundedUp: false)
      if a < b, compare(to: a * a) > 0, compare(to: b * b) < 0 {
        return AlgebraicNumber(
          polynomial: spread, index: index, interval: IsolatingInterval(lower: a, upper: b))
      }
      bits *= 2
    }
  }

  /// √value to `bits` bits, rounded up or down.
  private static func root(_ value: Rational, bits: Int, roundedUp: Bool) -> Rational {
    if value.isZero { return .zero }
    let places = bits - value.approximateExponent / 2
    let scaled = value.scaled(byPowerOfTwo: 2 * places)
    let down = scaled.floor.floorSquareRoot
    let isExact = Rational(down * down) == scaled
    return Rational(roundedUp && !isExact ? down + .one : down).scaled(byPowerOfTwo: -places)
  }
}
