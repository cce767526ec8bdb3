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

  /// The spectrum with what an exactly known rank adds: every singular value past it is 0.
  ///
  /// The result rests on what `self` rests on and on nothing else: elimination is exact.
  ///
  /// - Parameter rank: the exact rank of the matrix, as `Matrix.rank` gives it.
  /// - Precondition: `rank` lies in `rankBounds`.
  public func knowing(rank: Int) -> Spectrum {
    precondition(rankBounds.contains(rank), "a rank that the enclosures exclude")
    return Spectrum(
      values: values.enumerated().map { position, value in
        position < rank
          ? value : Enclosure(.bound(.zero, precision: value.precision, rounding: .down))
      }, facts: facts)
  }
}
