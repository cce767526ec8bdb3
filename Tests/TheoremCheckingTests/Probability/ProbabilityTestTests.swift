// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators
import Testing
import TheoremChecking

/// The statistics alone, on counts and on coins of a known bias.
@Suite struct ProbabilityTestTests {
  private func test(
    _ claim: ProbabilityClaim, _ stated: Double, _ trials: Int, _ happened: Int, open: Int = 0
  ) -> ProbabilityTest {
    ProbabilityTest(
      claim, stated: Enclosure(stated),
      counts: EventCounts(trials: trials, happened: happened, open: open))
  }

  @Test func theSideThatIsClaimedIsTested() {
    // 60 standard deviations off on either side.
    #expect(test(.atMost(0), 0.1, 1000, 700).verdict == .refuted)
    #expect(test(.atMost(0), 0.9, 1000, 300).verdict == .consistent)
    #expect(test(.atLeast(0), 0.9, 1000, 300).verdict == .refuted)
    #expect(test(.atLeast(0), 0.1, 1000, 700).verdict == .consistent)
    #expect(test(.equal(0), 0.1, 1000, 700).verdict == .refuted)
    #expect(test(.equal(0), 0.9, 1000, 300).verdict == .refuted)
    #expect(test(.equal(0), 0.5, 1000, 500).verdict == .consistent)
  }

  /// Of 30 fair coins all fall heads once in 2³⁰ > 10⁹ times, of 29 once in 2²⁹ < 10⁹.
  @Test func refutedMeansBelowOneInABillion() {
    #expect(test(.atMost(0), 0.5, 30, 30).verdict == .refuted)
    #expect(test(.atMost(0), 0.5, 29, 29).verdict == .consistent)
    #expect(test(.atLeast(0), 0.5, 30, 0).verdict == .refuted)
    #expect(test(.atLeast(0), 0.5, 29, 0).verdict == .consistent)
    // Two sides: twice the chance.
    #expect(test(.equal(0), 0.5, 30, 30).verdict == .consistent)
    #expect(test(.equal(0), 0.5, 31, 31).verdict == .refuted)
    #expect(test(.equal(0), 0.5, 31, 0).verdict == .refuted)
    #expect(test(.atMost(0), 0.5, 30, 30).chance == 0x1p-30)
  }

  @Test func openTrialsSpeakForTheStatement() {
    #expect(test(.atMost(0), 0.5, 30, 29, open: 1).verdict == .consistent)
    #expect(test(.atLeast(0), 0.5, 30, 0, open: 1).verdict == .consistent)
    #expect(test(.equal(0), 0.5, 31, 0, open: 1).verdict == .consistent)
    let interval = test(.atMost(0), 0.5, 30, 10, open: 5).interval
    #expect(interval.lower == test(.atMost(0), 0.5, 30, 10).interval.lower)
    #expect(interval.upper == test(.atMost(0), 0.5, 30, 15).interval.upper)
  }

  /// An enclosure is taken at the end that makes refuting harder.
  @Test func anEnclosedProbabilityIsTakenAtItsWeakerEnd() {
    func verdict(_ claim: ProbabilityClaim, _ happened: Int) -> ProbabilityTest.Verdict {
      ProbabilityTest(
        claim, stated: Enclosure(lower: 0.25, upper: 0.75),
        counts: EventCounts(trials: 40, happened: happened)
      ).verdict
    }
    // 0.75⁴⁰ is 10⁻⁵, 0.25⁴⁰ is 10⁻²⁴.
    #expect(verdict(.atMost(0), 40) == .consistent)
    #expect(verdict(.atLeast(0), 0) == .consistent)
    #expect(verdict(.equal(0), 40) == .consistent && verdict(.equal(0), 0) == .consistent)
    // A claim that no probability can break, and ones that none can meet.
    #expect(test(.atMost(0), 1.5, 40, 40).verdict == .consistent)
    #expect(test(.atMost(0), -1, 40, 1).verdict == .refuted)
    #expect(test(.atLeast(0), 1.5, 40, 39).verdict == .refuted)
  }

  /// A coin that falls heads in 25 % of all cases is consistent with what is said of it; said to do so in
  /// at most 20 %, or in at least 30 %, it is not.
  @Test func aPlantedBiasIsFound() {
    var generator = SeededGenerator(seed: 11)
    let trials = 4000
    let heads = (0..<trials).count { _ in generator.chance(1, in: 4) }
    #expect(test(.atMost(0), 0.25, trials, heads).verdict == .consistent)
    #expect(test(.equal(0), 0.25, trials, heads).verdict == .consistent)
    #expect(test(.atMost(0), 0.20, trials, heads).verdict == .refuted, "seed 11: \(heads)")
    #expect(test(.atLeast(0), 0.30, trials, heads).verdict == .refuted, "seed 11: \(heads)")
    #expect(test(.equal(0), 0.20, trials, heads).verdict == .refuted, "seed 11: \(heads)")
  }

  /// An interval misses what it is about in at most 1 of 100 runs.
  @Test func intervalsHoldTheProbability() {
    var generator = SeededGenerator(seed: 13)
    var intervals: [Int: ClopperPearsonInterval] = [:]
    var missed = 0
    for _ in 0..<2000 {
      let heads = (0..<60).count { _ in generator.chance(1, in: 3) }
      let interval = intervals[heads] ?? test(.atMost(0), 0.5, 60, heads).interval
      intervals[heads] = interval
      if !(interval.lower...interval.upper).contains(1.0 / 3) { missed += 1 }
    }
    // 20 are expected at most; an interval of half the risk twice would miss some.
    #expect((1...42).contains(missed), "seed 13: \(missed)")
  }

  /// `chance` is a p-value: under the statement it is below c in at most a fraction c of all runs. And it
  /// is not far too large either.
  @Test func chancesComeAboutAsOftenAsTheySay() {
    var generator = SeededGenerator(seed: 12)
    let runs = 2000
    var low: [String: Int] = [:]
    for _ in 0..<runs {
      let heads = (0..<100).count { _ in generator.chance(3, in: 10) }
      for (name, claim) in [
        ("atMost", ProbabilityClaim.atMost(0)), ("atLeast", .atLeast(0)), ("equal", .equal(0)),
      ] where test(claim, 0.3, 100, heads).chance < 0.1 {
        low[name, default: 0] += 1
      }
    }
    // 200 are expected at most; 5 standard deviations are 67.
    #expect(low.count == 3 && low.values.allSatisfy { (60...267).contains($0) }, "seed 12: \(low)")
  }
}
