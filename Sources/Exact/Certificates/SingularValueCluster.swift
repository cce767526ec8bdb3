// SPDX-License-Identifier: Apache-2.0

/// Singular values that lie too close together to be told apart, and two numbers around them that keep
/// a distance from every singular value.
struct SingularValueCluster: Hashable, Sendable {
  /// Consecutive positions, from 0 in descending order.
  let positions: Range<Int>
  /// The hull of the enclosures.
  let hull: ClosedRange<Rational>
  /// Below all of them, and 0 when there is no room above it.
  let lower: Rational
  /// Above all of them.
  let upper: Rational
}

extension SingularValueCluster {
  /// The clusters of a spectrum, in descending order.
  ///
  /// An enclosure [l, u] has the margin w = max(u − l, 2^(8−bits) u). Enclosures that overlap once each
  /// is widened by 2w on both sides belong together. A cluster's ends lie between w and 3w/2 outside
  /// of its enclosures, so they are at least w/2 away from all the others; they are dyadic, with a few
  /// bits more than it takes to write w. The end above exact zeros is a power of two, at most half of
  /// where the other clusters begin.
  ///
  /// - Precondition: no enclosure has a negative lower or an infinite upper end.
  static func clusters(
    of enclosures: [ClosedRange<Rational>], bits: Int
  ) -> [SingularValueCluster] {
    let largest = enclosures.first?.upperBound ?? .zero
    let margins = enclosures.map {
      max($0.upperBound - $0.lowerBound, $0.upperBound.scaled(byPowerOfTwo: 8 - bits))
    }
    var result: [SingularValueCluster] = []
    var start = 0
    // Where the clusters so far begin, widened.
    var floor = largest.isZero ? Rational(2) : largest
    while start < enclosures.count {
      var end = start
      var (hullLow, hullHigh) = (enclosures[start].lowerBound, enclosures[start].upperBound)
      var (low, high, reach) = (hullLow, hullHigh, hullLow)
      var finest: Rational?
      while end < enclosures.count {
        let (range, margin) = (enclosures[end], margins[end])
        if end > start, range.upperBound + 2 * margin < reach { break }
        hullLow = min(hullLow, range.lowerBound)
        hullHigh = max(hullHigh, range.upperBound)
        low = min(low, range.lowerBound - margin)
        high = max(high, range.upperBound + margin)
        reach = min(reach, range.lowerBound - 2 * margin)
        if !margin.isZero { finest = min(finest ?? margin, margin) }
        end += 1
      }
      if let finest {
        let grid = finest.approximateExponent - 2
        result.append(
          SingularValueCluster(
            positions: start..<end, hull: hullLow...hullHigh,
            lower: low.signum <= 0 ? .zero : low.roundedToPowerOfTwo(grid, up: false),
            upper: high.roundedToPowerOfTwo(grid, up: true)))
      } else {
        result.append(
          SingularValueCluster(
            positions: start..<end, hull: .zero ... .zero, lower: .zero,
            upper: Rational.one.scaled(byPowerOfTwo: floor.approximateExponent - 2)))
      }
      floor = reach
      start = end
    }
    return result
  }

  /// How many bits a congruence should have that diagonalises well enough to count below each of
  /// `ends`: the smallest |σ² − t²| over its ends t, relative to σ₁², sets them.
  static func congruenceBits(
    for ends: [Rational], enclosures: [ClosedRange<Rational>]
  ) -> Int {
    guard let largest = enclosures.first?.upperBound, !largest.isZero else { return 8 }
    var smallest = 0
    for end in ends {
      for range in enclosures {
        let distance = max(range.lowerBound - end, end - range.upperBound)
        guard distance.signum > 0 else { continue }
        let gap =
          distance.approximateExponent
          + max(end, range.lowerBound).approximateExponent
        smallest = min(smallest, gap - 2 * largest.approximateExponent)
      }
    }
    return 8 - smallest + 2 * enclosures.count.bitWidthOfCount
  }
}

extension Rational {
  /// The nearest multiple of 2^`exponent` on the asked side.
  fileprivate func roundedToPowerOfTwo(_ exponent: Int, up: Bool) -> Rational {
    let scaled = self.scaled(byPowerOfTwo: -exponent)
    return Rational(up ? scaled.ceiling : scaled.floor).scaled(byPowerOfTwo: exponent)
  }
}
