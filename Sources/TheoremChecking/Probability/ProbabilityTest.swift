// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact

/// In how many trials an event happened.
public struct EventCounts: Hashable, Sendable {
  public var trials = 0
  /// Trials in which it is proved that it happened.
  public var happened = 0
  /// Trials that stayed open.
  public var open = 0

  public init(trials: Int = 0, happened: Int = 0, open: Int = 0) {
    self.trials = trials
    self.happened = happened
    self.open = open
  }

  mutating func add(_ occurrence: Occurrence) {
    trials += 1
    if occurrence == .happened { happened += 1 }
    if occurrence == .open { open += 1 }
  }

  mutating func merge(_ other: EventCounts) {
    trials += other.trials
    happened += other.happened
    open += other.open
  }
}

/// What counts say of a stated probability.
///
/// A test, not a proof: `refuted` means that if the statement were true, counts so far out would come
/// about with a probability below `significance`. Every open trial is taken to have gone the way that
/// speaks for the statement, and a stated probability that is not a Double is rounded to that side.
public struct ProbabilityTest: Hashable, Sendable {
  public enum Verdict: String, Hashable, Sendable { case consistent, refuted }

  public let counts: EventCounts
  /// The stated probability, enclosed.
  public let stated: Enclosure<Double>
  /// At least the probability of counts so far out, under every law that the statement allows.
  public let chance: Double

  /// 10⁻⁹. A run that tests m true statements refutes one of them with a probability of at most m·10⁻⁹,
  /// however they depend on each other.
  public static let significance = 1e-9
  /// One in a hundred intervals may miss.
  public static let risk = 0.01

  /// Holds the event's probability, whatever that is, unless the sample is of a rare kind: of 1 − `risk`
  /// confidence.
  ///
  /// - Complexity: 60 binomial tails.
  public var interval: ClopperPearsonInterval {
    ClopperPearsonInterval(
      successes: counts.happened...(counts.happened + counts.open), trials: counts.trials,
      risk: Self.risk)
  }

  public var verdict: Verdict { chance < Self.significance ? .refuted : .consistent }

  /// - Precondition: at least one trial.
  public init(_ claim: ProbabilityClaim, stated: Enclosure<Double>, counts: EventCounts) {
    self.counts = counts
    self.stated = stated
    let most = counts.happened + counts.open
    func chance(_ tail: Enclosure<BigFloat>) -> Double { tail.upper.double(rounding: .up) }
    // P(Bin(N, p) ≥ k) grows with p and P(Bin(N, p) ≤ k) falls.
    let manyAt = BinomialDistribution(
      trials: counts.trials, probability: min(max(stated.upper, 0), 1))
    let fewAt = BinomialDistribution(
      trials: counts.trials, probability: min(max(stated.lower, 0), 1))
    switch claim {
    case .atMost: self.chance = chance(manyAt.atLeast(counts.happened))
    case .atLeast: self.chance = chance(fewAt.atMost(most))
    case .equal:
      let smaller = min(chance(manyAt.atLeast(counts.happened)), chance(fewAt.atMost(most)))
      self.chance = min(1, 2 * smaller)
    }
  }
}
