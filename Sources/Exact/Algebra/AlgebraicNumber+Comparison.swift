// SPDX-License-Identifier: Apache-2.0

extension AlgebraicNumber {
  /// −1, 0 or 1 as the number is less than, equal to or greater than `value`.
  ///
  /// Decided by one sign of the polynomial.
  public func compare(to value: Rational) -> Int {
    if interval.isPoint { return lower < value ? -1 : lower > value ? 1 : 0 }
    if value <= lower { return 1 }
    if value >= upper { return -1 }
    let sign = polynomial.sign(at: value)
    if sign == 0 { return 0 }
    return sign == polynomial.sign(at: lower) ? 1 : -1
  }

  /// −1, 0 or 1 as the number is less than, equal to or greater than `other`.
  ///
  /// Always decided. The numbers are equal when both are roots of the greatest common divisor of
  /// their polynomials, and the same one in order; otherwise refinement separates them.
  public func compare(to other: AlgebraicNumber) -> Int {
    if let value = other.knownRational { return compare(to: value) }
    if let value = knownRational { return -other.compare(to: value) }
    if let order = orderOfIntervals(other) { return order }
    let common = IntegerPolynomial.gcd(polynomial, other.polynomial)
    if common.degree > 0, common.hasRoot(in: interval), common.hasRoot(in: other.interval) {
      // The ends are no roots of either polynomial, so none of `common`.
      let (mine, theirs) = (
        common.rootCount(above: interval.lower), common.rootCount(above: other.interval.lower)
      )
      return mine == theirs ? 0 : mine < theirs ? 1 : -1
    }
    var (a, b) = (self, other)
    while true {
      a = a.refined(toWidth: (a.upper - a.lower).approximateExponent - 8)
      b = b.refined(toWidth: (b.upper - b.lower).approximateExponent - 8)
      if let value = b.knownRational { return a.compare(to: value) }
      if let value = a.knownRational { return -b.compare(to: value) }
      if let order = a.orderOfIntervals(b) { return order }
    }
  }

  /// The order when the open intervals do not meet.
  private func orderOfIntervals(_ other: AlgebraicNumber) -> Int? {
    if upper <= other.lower { return -1 }
    if other.upper <= lower { return 1 }
    return nil
  }

  /// The integer that the number is, or `nil` when it is none.
  public var integerValue: Integer? {
    // In an interval less than half as wide as the distance of integers there is one at most.
    let number = refined(toWidth: -2)
    let candidate = Rational(number.lower.ceiling)
    guard candidate <= number.upper, compare(to: candidate) == 0 else { return nil }
    return candidate.numerator
  }
}
