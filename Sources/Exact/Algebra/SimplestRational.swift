// SPDX-License-Identifier: Apache-2.0

extension Rational {
  /// The largest integer ≤ `self`.
  public var floor: Integer { numerator.quotientAndRemainder(dividingBy: denominator).quotient }

  /// The smallest integer ≥ `self`.
  public var ceiling: Integer { -(-self).floor }

  /// The rational of smallest denominator in a closed interval; of several integers the one nearest
  /// to 0.
  ///
  /// A guess at the exact value behind an enclosure, for a proof to confirm. In an interval shorter
  /// than 1/d² a number of denominator d is the simplest one, because two numbers with denominators
  /// at most d are at least 1/d² apart.
  ///
  /// - Complexity: as many steps as the ends' continued fractions share terms.
  public static func simplest(in interval: ClosedRange<Rational>) -> Rational {
    if interval.lowerBound.signum <= 0 && interval.upperBound.signum >= 0 { return .zero }
    if interval.upperBound.signum < 0 {
      return -simplest(in: (-interval.upperBound)...(-interval.lowerBound))
    }
    // 0 < low ≤ high. While no integer lies between them both begin with the same term t of their
    // continued fractions, and x ↦ 1/(x − t) maps the simplest number to the simplest one.
    var low = interval.lowerBound
    var high = interval.upperBound
    var terms: [Integer] = []
    while true {
      let ceiling = low.ceiling
      if Rational(ceiling) <= high {
        var (top, bottom) = (ceiling, Integer.one)
        for term in terms.reversed() { (top, bottom) = (term * top + bottom, top) }
        return Rational(top, bottom)
      }
      let term = ceiling - .one
      terms.append(term)
      let whole = Rational(term)
      (low, high) = (.one / (high - whole), .one / (low - whole))
    }
  }
}

extension Enclosure {
  /// The rational of smallest denominator in the interval, or `nil` when an end is infinite.
  ///
  /// A candidate for the exact value, not a claim about it.
  public var simplestRational: Rational? {
    guard let low = lower.bigFloat.rational, let high = upper.bigFloat.rational else { return nil }
    return Rational.simplest(in: low...high)
  }
}
