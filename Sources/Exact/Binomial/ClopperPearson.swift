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
  /// At most L, and less than it by no more than 2⁻³⁰.
  public let lower: Double
  /// At least U, and more than it by no more than 2⁻³⁰.
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
    // Each tail is monotone in the probability, so one certain sign tells the side of the root.
    let fewest = successes.lowerBound
    lower =
      fewest == 0
      ? 0
      : Self.root { probability in
        let tail = BinomialDistribution(trials: trials, probability: probability).atLeast(fewest)
        return (isBelow: tail.upper < half, isAbove: tail.lower > half)
      }.lower
    let most = successes.upperBound
    upper =
      most == trials
      ? 1
      : Self.root { probability in
        let tail = BinomialDistribution(trials: trials, probability: probability).atMost(most)
        return (isBelow: tail.lower > half, isAbove: tail.upper < half)
      }.upper
  }

  /// Two Doubles in [0, 1] with the root between them, at most 2⁻³⁰ apart unless a sign stays open.
  private static func root(
    _ side: (Double) -> (isBelow: Bool, isAbove: Bool)
  ) -> (lower: Double, upper: Double) {
    var lower = 0.0
    var upper = 1.0
    for _ in 0..<30 {
      // Of so few bits that nothing is rounded.
      let middle = (lower + upper) / 2
      let (isBelow, isAbove) = side(middle)
      guard isBelow || isAbove else { break }
      if isBelow { lower = middle } else { upper = middle }
    }
    return (lower, upper)
  }
}
