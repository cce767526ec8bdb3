// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators
import Testing

@Suite struct RandomTests {
  @Test("SplitMix64 gives the words of its authors' implementation")
  func splitMix() {
    var generator = SplitMix64(state: 1_234_567)
    #expect(
      (0..<5).map { _ in generator.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test("xoshiro256** gives the words of its authors' implementation")
  func xoshiro() {
    var generator = Xoshiro256StarStar(state: (1, 2, 3, 4))
    #expect(
      (0..<10).map { _ in generator.next() } == [
        11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
        607_988_272_756_665_600, 16_172_922_978_634_559_625, 8_476_171_486_693_032_832,
        10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
      ])
  }

  @Test("a child depends on its parent's seed and its index only")
  func children() {
    var parent = SeededGenerator(seed: 7)
    let before = parent.child(3)
    for _ in 0..<10 { _ = parent.next() }
    #expect(parent.child(3) == before)
    #expect(SeededGenerator(seed: before.seed) == before)
    let seeds = (0..<1000).map { SeededGenerator.childSeed(of: 7, index: $0) }
    #expect(Set(seeds).count == 1000)
    #expect(Set(["G1", "G2", "g1", ""].map { parent.child($0).seed }).count == 4)
    #expect(SeededGenerator.childSeed(of: 0, index: 0) != 0)
  }

  @Test("bounded integers stay in range and reach both ends")
  func bounded() {
    var generator = SeededGenerator(seed: 1)
    for bound in [1, 2, 3, 7, 64, 1000] {
      let draws = (0..<20 * bound).map { _ in generator.below(bound) }
      #expect(draws.allSatisfy { (0..<bound).contains($0) })
      #expect(draws.contains(0) && draws.contains(bound - 1))
    }
    let wide = (0..<100).map { _ in generator.below(.max) }
    #expect(wide.allSatisfy { $0 >= 0 && $0 < .max })
    #expect(Set((0..<200).map { _ in generator.integer(in: -2...2) }) == [-2, -1, 0, 1, 2])
  }

  @Test("each of six faces falls about equally often")
  func uniformity() {
    var generator = SeededGenerator(seed: 2)
    var counts = [Int](repeating: 0, count: 6)
    for _ in 0..<12_000 { counts[generator.below(6)] += 1 }
    // Standard deviation about 41.
    #expect(counts.allSatisfy { abs($0 - 2000) < 250 })
  }

  @Test("permutations and subsets are what they say")
  func combinatorics() {
    var generator = SeededGenerator(seed: 3)
    for count in 0...8 {
      #expect(generator.permutation(of: count).sorted() == Array(0..<count))
      for size in 0...count {
        let subset = generator.subset(of: count, size: size)
        #expect(subset.count == size && Set(subset).count == size && subset == subset.sorted())
        #expect(subset.allSatisfy { (0..<count).contains($0) })
      }
      if count > 0 { #expect(!generator.nonemptySubset(of: count).isEmpty) }
    }
    let orders = Set((0..<200).map { _ in generator.permutation(of: 3) })
    #expect(orders.count == 6)
    #expect(Set((0..<200).map { _ in generator.subset(of: 3) }).count == 8)
  }

  @Test("normal deviates have the moments of the normal distribution")
  func gaussian() {
    var generator = SeededGenerator(seed: 4)
    let count = 20_000
    var (first, second, third, fourth, beyondTwo) = (0.0, 0.0, 0.0, 0.0, 0)
    for _ in 0..<count {
      let x = generator.gaussianDouble()
      first += x
      second += x * x
      third += x * x * x
      fourth += x * x * x * x
      if x.magnitude > 2 { beyondTwo += 1 }
    }
    let n = Double(count)
    // Standard errors: 0.0071, 0.01, 0.027, 0.07, 0.0015. Margins of five.
    #expect(abs(first / n) < 0.036)
    #expect(abs(second / n - 1) < 0.05)
    #expect(abs(third / n) < 0.14)
    #expect(abs(fourth / n - 3) < 0.35)
    #expect(abs(Double(beyondTwo) / n - 0.0455) < 0.0075)
  }

  @Test("a normal deviate has at most the asked fraction bits and is a Double")
  func gaussianBits() throws {
    var generator = SeededGenerator(seed: 5)
    for bits in [0, 10, 24, 48] {
      for _ in 0..<50 {
        #expect(generator.gaussian(fractionBits: bits).scaled(byPowerOfTwo: bits).isInteger)
      }
    }
    var (a, b) = (SeededGenerator(seed: 6), SeededGenerator(seed: 6))
    for _ in 0..<50 {
      let double = a.gaussianDouble()
      #expect(Rational(exactly: double) == b.gaussian())
    }
  }

  @Test("uniform draws stay in their interval, with the right mean")
  func uniform() {
    var generator = SeededGenerator(seed: 8)
    var sum = 0.0
    for _ in 0..<2000 {
      let x = generator.uniformDouble()
      sum += x
      if !(0..<1).contains(x) { Issue.record("\(x)") }
      let unit = generator.unitInterval(fractionBits: 3)
      let symmetric = generator.symmetricUnit(fractionBits: 3)
      if unit.signum < 0 || unit > 1 || symmetric.magnitude > 1 { Issue.record("out of range") }
    }
    #expect(abs(sum / 2000 - 0.5) < 0.04)
  }

  @Test("the draws of seed 2023 never change")
  func pinned() {
    var generator = SeededGenerator(seed: 2023)
    #expect(SeededGenerator.childSeed(of: 2023, index: 0) == 2_213_674_450_353_575_642)
    #expect(SeededGenerator.childSeed(of: 2023, name: "weyl") == 1_134_390_823_483_094_704)
    #expect(generator.next() == 10_275_864_763_085_319_805)
    #expect((0..<6).map { _ in generator.below(100) } == [61, 40, 57, 39, 40, 29])
    let deviates = (0..<3).map { _ in generator.gaussianDouble() * 0x1p24 }
    #expect(deviates == [25_222_204, -3_415_166, 26_769_726])
    #expect(generator.permutation(of: 6) == [4, 1, 5, 0, 2, 3])
    #expect(generator.smallRational() == Rational(-7, 3))
  }
}
