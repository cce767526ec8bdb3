// SPDX-License-Identifier: Apache-2.0

import Exact
import Testing

@Suite("Simplest rational in an interval")
struct SimplestRationalTests {
  @Test func againstSearch() {
    var random = TestRandom(seed: 41)
    var verdict = Verdict()
    for round in 0..<400 {
      let a = Rational(random.int(-60...60), random.int(1...40))
      let b = a + Rational(random.int(0...8), random.int(1...60))
      let found = Rational.simplest(in: a...b)
      verdict.check(a <= found && found <= b, "seed 41 round \(round): outside")
      // No smaller denominator has a multiple in the interval.
      let smaller = (1..<(found.denominator.asInt ?? 1)).first { d in
        Rational((a * Rational(d)).ceiling) <= b * Rational(d)
      }
      verdict.check(smaller == nil, "seed 41 round \(round): \(found) in \(a)...\(b)")
    }
    #expect(verdict.complaint == nil)
  }

  @Test func recoversWhatEnclosuresHide() {
    var random = TestRandom(seed: 42)
    var verdict = Verdict()
    for round in 0..<300 {
      let value = Rational(random.int(-100_000...100_000), random.int(1...20_000))
      let enclosure = Enclosure<Double>(value, precision: 53)
      verdict.check(
        enclosure.simplestRational == value, "seed 42 round \(round): \(value)")
    }
    #expect(verdict.complaint == nil)
    #expect(Enclosure<Double>(lower: 1, upper: .infinity).simplestRational == nil)
  }

  @Test func ends() {
    #expect(Rational.simplest(in: Rational(-1, 2)...Rational(1, 3)) == 0)
    #expect(Rational.simplest(in: Rational(5, 2)...Rational(9, 2)) == 3)
    #expect(Rational.simplest(in: Rational(-9, 2)...Rational(-5, 2)) == -3)
    #expect(Rational.simplest(in: Rational(7, 5)...Rational(7, 5)) == Rational(7, 5))
    #expect(Rational.simplest(in: Rational(314, 100)...Rational(315, 100)) == Rational(22, 7))
    #expect(Rational(-7, 2).floor == -4)
    #expect(Rational(-7, 2).ceiling == -3)
    #expect(Rational(6).floor == 6)
    #expect(Rational(6).ceiling == 6)
    // A thousand bits: the ends agree in hundreds of terms.
    let tiny = Rational(1).scaled(byPowerOfTwo: -2000)
    var golden = Rational(1)
    for _ in 0..<600 { golden = 1 + 1 / golden }
    #expect(Rational.simplest(in: (golden - tiny)...(golden + tiny)) == golden)
  }
}
