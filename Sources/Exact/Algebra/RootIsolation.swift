// SPDX-License-Identifier: Apache-2.0

/// An interval that holds exactly one root of a polynomial: one point, or the inside of an interval
/// at whose ends the polynomial has opposite signs.
struct IsolatingInterval: Hashable, Sendable {
  var lower: Rational
  var upper: Rational

  var isPoint: Bool { lower == upper }
}

extension IntegerPolynomial {
  /// Isolating intervals of all roots, in descending order, disjoint but for common ends.
  ///
  /// Between neighbouring proposals the polynomial must change its sign; n changes leave one root
  /// each, for there are n. Where the proposals do not show that, intervals are halved and the
  /// roots in them counted by Descartes' rule, which is exact here. Every end is a dyadic number if
  /// the proposals are.
  ///
  /// - Parameter proposals: approximate roots in descending order, of any quality; too few or too many
  ///   are of no use.
  /// - Precondition: squarefree and not constant, all roots real.
  func isolatingIntervals(near proposals: [Rational] = []) -> [IsolatingInterval] {
    let bound = Rational(1).scaled(byPowerOfTwo: rootBoundExponent)
    if proposals.count == degree {
      let half = Rational(1, 2)
      let cuts =
        [bound] + zip(proposals, proposals.dropFirst()).map { half * ($0 + $1) } + [-bound]
      let descend = zip(cuts, cuts.dropFirst()).allSatisfy { $0 > $1 }
      if descend, alternates(at: cuts) {
        return zip(cuts, cuts.dropFirst()).map { IsolatingInterval(lower: $1, upper: $0) }
      }
    }
    var intervals: [IsolatingInterval] = []
    bisect(-bound, bound, above: (degree, 0), into: &intervals)
    return intervals
  }

  /// Whether the sign at each point is the opposite of that at the one before.
  private func alternates(at points: [Rational]) -> Bool {
    var last = 0
    for point in points {
      let sign = sign(at: point)
      if sign == 0 || sign == last { return false }
      last = sign
    }
    return true
  }

  /// k with |x| < 2^k for every root x: Fujiwara's bound 2·max |a_(n−j)/a_n|^(1/j), generously.
  var rootBoundExponent: Int {
    let lead = leadingCoefficient.bitWidth
    var exponent = 0
    for j in 1..<max(coefficients.count, 2) where j <= degree {
      let coefficient = self[degree - j]
      guard !coefficient.isZero else { continue }
      // |a_(n−j)/a_n| < 2^excess.
      let excess = coefficient.bitWidth - lead + 1
      let quotient = excess >= 0 ? (excess + j - 1) / j : -((-excess) / j)
      exponent = max(exponent, quotient)
    }
    return exponent + 2
  }

  /// Appends the intervals of the roots between `lower` and `upper`, which are no roots; `above`
  /// says how many roots are greater than each.
  private func bisect(
    _ lower: Rational, _ upper: Rational, above: (lower: Int, upper: Int),
    into intervals: inout [IsolatingInterval]
  ) {
    let count = above.lower - above.upper
    if count == 0 { return }
    if count == 1 {
      intervals.append(IsolatingInterval(lower: lower, upper: upper))
      return
    }
    let middle = Rational(1, 2) * (lower + upper)
    let counts = rootCounts(around: middle)
    if counts.equal == 0 {
      bisect(middle, upper, above: (counts.above, above.upper), into: &intervals)
      bisect(lower, middle, above: (above.lower, counts.above), into: &intervals)
      return
    }
    // The middle is a root: go round it at a distance within which there is no other.
    var distance = Rational(1, 4) * (upper - lower)
    while rootCount(above: middle - distance) - rootCount(above: middle + distance) > 1
      || sign(at: middle - distance) == 0 || sign(at: middle + distance) == 0
    {
      distance = Rational(1, 2) * distance
    }
    bisect(middle + distance, upper, above: (counts.above, above.upper), into: &intervals)
    intervals.append(IsolatingInterval(lower: middle, upper: middle))
    bisect(lower, middle - distance, above: (above.lower, counts.above + 1), into: &intervals)
  }
}
