// SPDX-License-Identifier: Apache-2.0

/// The number X of successes among independent trials that succeed with the same probability.
///
/// The probability is the Double itself, exactly. Where the one of interest is not a Double the caller
/// rounds it to the side that makes the tail in question larger.
public struct BinomialDistribution: Hashable, Sendable {
  public let trials: Int
  public let probability: Double

  /// - Precondition: `trials` ≥ 0 and 0 ≤ `probability` ≤ 1.
  public init(trials: Int, probability: Double) {
    precondition(trials >= 0 && probability >= 0 && probability <= 1, "no binomial distribution")
    self.trials = trials
    self.probability = probability
  }

  /// P(X ≥ k) for any k, enclosed.
  ///
  /// The tail that lies away from the mean is summed; its terms are positive, so nothing cancels. Each
  /// term adds a few units of 2⁻⁵³ to the relative width. Small tails are as accurate as others.
  ///
  /// - Complexity: some multiples of √trials operations in Float64, and one binomial coefficient.
  public func atLeast(_ k: Int) -> Enclosure<BigFloat> {
    if k <= 0 { return Self.certain }
    if k > trials || probability == 0 { return Self.impossible }
    if probability == 1 { return Self.certain }
    return isAboveMean(k) ? manySuccesses(k) : Self.certain - manyFailures(trials - k + 1)
  }

  /// P(X ≤ k) for any k, enclosed; like `atLeast`.
  public func atMost(_ k: Int) -> Enclosure<BigFloat> {
    if k < 0 { return Self.impossible }
    if k >= trials || probability == 0 { return Self.certain }
    if probability == 1 { return Self.impossible }
    return isAboveMean(k + 1) ? Self.certain - manySuccesses(k + 1) : manyFailures(trials - k)
  }

  /// Only chooses a side: both give an enclosure wherever the mean is.
  private func isAboveMean(_ k: Int) -> Bool { Double(k) > Double(trials) * probability }

  private var success: Enclosure<Double> { Enclosure(probability) }
  private var failure: Enclosure<Double> { Enclosure(1) - success }

  private func manySuccesses(_ k: Int) -> Enclosure<BigFloat> {
    Self.tail(from: k, trials, success, failure)
  }

  private func manyFailures(_ k: Int) -> Enclosure<BigFloat> {
    Self.tail(from: k, trials, failure, success)
  }

  private static let precision = 128
  private static let certain = Enclosure<BigFloat>(1, precision: precision)
  private static let impossible = Enclosure<BigFloat>(0, precision: precision)

  /// Σ_{j ≥ k} C(N, j) p^j q^{N−j} for 1 ≤ k ≤ N: its first term times 1 + r_k + r_k r_{k+1} + …, where
  /// r_j = (N − j)p / ((j + 1)q) leads from one term to the next.
  ///
  /// The r_j fall. So all that follows a term t with r < 1 sums to at most t·r/(1 − r), and the
  /// summation may end there (proofs/certifier-sampling.md).
  private static func tail(
    from k: Int, _ trials: Int, _ p: Enclosure<Double>, _ q: Enclosure<Double>
  ) -> Enclosure<BigFloat> {
    let odds = p.divided(by: q) ?? Enclosure(lower: 0, upper: .infinity)
    var term = Enclosure<Double>(1)
    var sum = Enclosure<Double>(1)
    for j in k..<trials {
      let ratio = odds * Enclosure(Rational(trials - j, j + 1), precision: 53)
      if term.upper <= 0x1p-64 * sum.lower, ratio.upper < 1,
        let rest = (term * ratio).divided(by: Enclosure(1) - ratio)
      {
        sum = Enclosure(lower: sum.lower, upper: (sum + rest).upper)
        break
      }
      term = term * ratio
      sum = sum + term
    }
    let first =
      Enclosure(Rational(Integer.binomial(trials, k)), precision: precision)
      * power(p, k) * power(q, trials - k)
    let tail = first * sum.bigFloat
    // A probability is at most 1, whatever the rounding says.
    return Enclosure(
      lower: min(tail.lower, certain.lower), upper: min(tail.upper, certain.upper))
  }

  private static func power(_ base: Enclosure<Double>, _ exponent: Int) -> Enclosure<BigFloat> {
    var result = certain
    var square = certain * base.bigFloat
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      square = square.squared
      rest >>= 1
    }
    return result
  }
}
