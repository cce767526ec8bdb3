// SPDX-License-Identifier: Apache-2.0

extension Spectrum {
  /// Bounds of the rank: as many singular values are certainly positive as the lower bound says, and
  /// as many are possibly positive as the upper bound says.
  ///
  /// The exact rank of a rational matrix is `Matrix.rank`.
  ///
  /// - Precondition: a spectrum of singular values: no lower end is negative.
  public var rankBounds: ClosedRange<Int> { countBounds(above: nil) }

  /// Bounds of the number of singular values above `threshold` ≥ 0, a numerical rank.
  ///
  /// - Precondition: a spectrum of singular values.
  public func rankBounds(above threshold: Endpoint) -> ClosedRange<Int> {
    precondition(threshold.signum >= 0, "a negative threshold")
    return countBounds(above: threshold)
  }

  private func countBounds(above threshold: Endpoint?) -> ClosedRange<Int> {
    precondition(isNonnegative, "a rank from values that may be negative")
    func exceeds(_ end: Endpoint) -> Bool { threshold.map { end > $0 } ?? (end.signum > 0) }
    let certain = values.filter { exceeds($0.lower) }.count
    let possible = values.filter { exceeds($0.upper) }.count
    return certain...possible
  }
}
