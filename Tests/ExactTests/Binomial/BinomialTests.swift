// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Exact

@Suite struct BinomialTests {
  /// P(X ≥ k) by adding all terms as rational numbers.
  private func exactTail(_ trials: Int, _ p: Rational, from k: Int) -> Rational {
    (max(k, 0)...trials).reduce(Rational.zero) { sum, j in
      sum + Rational(Integer.binomial(trials, j)) * p.power(j) * (1 - p).power(trials - j)
    }
  }

  private func holds(_ value: Rational, _ enclosure: Enclosure<BigFloat>) -> Bool {
    guard let low = enclosure.lower.rational, let high = enclosure.upper.rational else {
      return false
    }
    return low <= value && value <= high
  }

  @Test func tailsEncloseTheExactSums() throws {
    var wrong: [String] = []
    let narrow = try Rational(text: "1e-12")
    for trials in [1, 2, 7, 30] {
      for p in [0x1p-40, 0.01, 0.25, 0.5, 0.9, 1 - 0x1p-53] {
        let distribution = BinomialDistribution(trials: trials, probability: p)
        let probability = try #require(Rational(exactly: p))
        for k in 1...trials {
          let truth = exactTail(trials, probability, from: k)
          let upper = distribution.atLeast(k)
          let lower = distribution.atMost(k - 1)
          if !holds(truth, upper) { wrong.append("P(Bin(\(trials), \(p)) >= \(k))") }
          if !holds(1 - truth, lower) { wrong.append("P(Bin(\(trials), \(p)) <= \(k - 1))") }
          // One of the two is summed, and is narrow relative to the smaller tail.
          let small = min(truth, 1 - truth)
          let width = try #require(min(upper.width, lower.width).rational)
          if width > narrow * small { wrong.append("\(width) wide: \(trials), \(p), \(k)") }
        }
      }
    }
    #expect(wrong.isEmpty, "\(wrong)")
  }

  @Test func knownTails() {
    // Of ten fair coins: 1 + 10 + 45 of 1024 outcomes have at least eight heads.
    let coins = BinomialDistribution(trials: 10, probability: 0.5).atLeast(8)
    #expect(holds(Rational(56, 1024), coins))
    // 2⁻¹⁰⁰⁰⁰ is far below the smallest Double.
    let all = BinomialDistribution(trials: 10_000, probability: 0.5).atLeast(10_000)
    #expect(holds(Rational.one.scaled(byPowerOfTwo: -10_000), all))
    // Half and half of the rest, by symmetry.
    let odd = BinomialDistribution(trials: 100_001, probability: 0.5)
    #expect(holds(Rational(1, 2), odd.atLeast(50_001)) && holds(Rational(1, 2), odd.atMost(50_000)))
  }

  @Test func theEndsOfTheRange() {
    for p in [0, 0.3, 1] {
      let distribution = BinomialDistribution(trials: 5, probability: p)
      #expect(holds(1, distribution.atLeast(0)) && holds(1, distribution.atLeast(-3)))
      #expect(holds(0, distribution.atLeast(6)) && holds(0, distribution.atMost(-1)))
      #expect(holds(1, distribution.atMost(5)) && holds(1, distribution.atMost(9)))
    }
    #expect(holds(0, BinomialDistribution(trials: 5, probability: 0).atLeast(1)))
    #expect(holds(1, BinomialDistribution(trials: 5, probability: 0).atMost(0)))
    #expect(holds(1, BinomialDistribution(trials: 5, probability: 1).atLeast(5)))
    #expect(holds(0, BinomialDistribution(trials: 5, probability: 1).atMost(4)))
    #expect(holds(1, BinomialDistribution(trials: 0, probability: 0.5).atLeast(0)))
  }

  /// For k = 0 and k = N the ends have closed forms: 1 − (risk/2)^(1/N) and its mirror image.
  @Test func intervalsOfNothingAndOfEverything() {
    // (1/32)^(1/5) = 1/2.
    let none = ClopperPearsonInterval(successes: 0, trials: 5, risk: 0x1p-4)
    #expect(none.lower == 0 && none.upper >= 0.5 && none.upper <= 0.5 + 0x1p-29)
    let all = ClopperPearsonInterval(successes: 5, trials: 5, risk: 0x1p-4)
    #expect(all.upper == 1 && all.lower <= 0.5 && all.lower >= 0.5 - 0x1p-29)
  }

  /// At 95 %, to four places as tables have them.
  @Test func publishedIntervals() {
    func isNear(_ interval: ClopperPearsonInterval, _ lower: Double, _ upper: Double) -> Bool {
      abs(interval.lower - lower) < 5e-5 && abs(interval.upper - upper) < 5e-5
    }
    #expect(isNear(ClopperPearsonInterval(successes: 3, trials: 10, risk: 0.05), 0.0667, 0.6525))
    #expect(isNear(ClopperPearsonInterval(successes: 10, trials: 100, risk: 0.05), 0.0490, 0.1762))
  }

  /// At the lower end the upper tail is at most half of the risk, a little above it is more; mirrored
  /// at the upper end.
  @Test func theEndsAreRootsOfTheTails() {
    var wrong: [String] = []
    for (k, trials) in [(1, 10), (4, 10), (37, 400), (399, 400), (2500, 5000)] {
      let risk = 0.01
      let interval = ClopperPearsonInterval(successes: k, trials: trials, risk: risk)
      func upperTail(_ p: Double) -> Double {
        BinomialDistribution(trials: trials, probability: p).atLeast(k).upper.double(rounding: .up)
      }
      func lowerTail(_ p: Double) -> Double {
        BinomialDistribution(trials: trials, probability: p).atMost(k).upper.double(rounding: .up)
      }
      let step = 0x1p-28
      let isRight =
        upperTail(interval.lower) <= risk / 2 && upperTail(interval.lower + step) > risk / 2
        && lowerTail(interval.upper) <= risk / 2 && lowerTail(interval.upper - step) > risk / 2
      if !isRight { wrong.append("\(k) of \(trials): \(interval)") }
    }
    #expect(wrong.isEmpty, "\(wrong)")
  }

  @Test func aRangeOfSuccessesGivesTheHull() {
    let range = ClopperPearsonInterval(successes: 3...5, trials: 20, risk: 0.05)
    #expect(range.lower == ClopperPearsonInterval(successes: 3, trials: 20, risk: 0.05).lower)
    #expect(range.upper == ClopperPearsonInterval(successes: 5, trials: 20, risk: 0.05).upper)
  }

  @Test func binomialCoefficients() {
    #expect((0...6).map { Integer.binomial(6, $0) } == [1, 6, 15, 20, 15, 6, 1])
    #expect(Integer.binomial(6, 7) == 0 && Integer.binomial(0, 0) == 1)
  }

  @Test func piIsRoundedToTheAskedSide() throws {
    let low = BigFloat.pi(precision: 100, rounding: .down)
    let high = BigFloat.pi(precision: 100, rounding: .up)
    // The first digits of π, so that π lies between `digits` and the next multiple of `unit`.
    let unit = Rational(Integer(1), Integer(10).power(35))
    let digits = try Rational(text: "3.14159265358979323846264338327950288")
    let ends = (try #require(low.rational), try #require(high.rational))
    #expect(ends.0 < digits + unit && ends.1 > digits)
    #expect(ends.1 - ends.0 == Rational.one.scaled(byPowerOfTwo: -98))
  }
}
