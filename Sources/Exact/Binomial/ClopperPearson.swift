// SPDX-License-Identifier: Apache-2.0

/// The probabilities under which so few or so many successes would not be rare: the interval of
/// Clopper and Pearson.
///
/// It holds the true probability, whatever that is, in all but a fraction `risk` of all experiments:
/// too high and too low each in at most half of them. With k successes in N trials its ends are the
/// roots of P(Bin(N, L) ≥ k) = risk/2 and of P(Bin(N, U) ≤ k) = risk/2, L = 0 for k = 0 and U = 1 for
/// k = N.
///
/// Source: C. J. Clopper, E. S. Pearson, *The use of confidence or fiducial limits illustrated in the
/// case of the binomial*, Biometrika 26 (1934) 404–413.
public struct ClopperPearsonInterval: Hashable, Sendable {
  /// At most L, and less than it by no more than 2⁻³⁰ and what the tail's enclosure leaves open.
  public let lower: Double
  /// At least U, and more than it by no more than that.
  public let upper: Double

  /// - Precondition: 0 ≤ `successes` ≤ `trials` and 0 < `risk` < 1.
  public init(successes: Int, trials: Int, risk: Double) {
    self.init(successes: successes...successes, trials: trials, risk: risk)
  }

  /// The smallest interval that holds those of all these numbers of successes.
  ///
  /// - Precondition: 0 ≤ `successes` ≤ `trials` and 0 < `risk` < 1.
  public init(successes: ClosedRange<Int>, trials: Int, risk: Double) {
    precondition(successes.lowerBound >= 0 && successes.upperBound <= trials, "too many successes")
    precondition(risk > 0 && risk < 1, "no risk")
    let half = BigFloat(risk / 2)
    // P(Bin(N, p) ≥ k) grows with p: where it is certainly below half the risk, p lies below L. Likewise
    // for U, seen from 1.
    let (fewest, most) = (successes.lowerBound, successes.upperBound)
    lower = Self.farthest { p in
      fewest > 0
        && BinomialDistribution(trials: trials, probability: p).atLeast(fewest).upper < half
    }
    upper =
      1
      - Self.farthest { q in
        most < trials
          && BinomialDistribution(trials: trials, probability: 1 - q).atMost(most).upper < half
      }
  }

  /// A multiple of 2⁻³⁰ in [0, 1) at which `isSafe` is true, or 0, found by bisection: for a property
  /// that is lost once, the last one.
  private static func farthest(_ isSafe: (Double) -> Bool) -> Double {
    var reached = 0.0
    var step = 0.5
    for _ in 0..<30 {
      // Of so few bits that nothing is rounded, here and in the complement.
      if isSafe(reached + step) { reached += step }
      step /= 2
    }
    return reached
  }
}
