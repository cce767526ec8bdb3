// SPDX-License-Identifier: Apache-2.0

/// A standard normal deviate ±(whole + fraction / 2⁶⁴), drawn with integers only.
///
/// C. F. F. Karney's algorithm N (*Sampling exactly from the normal distribution*, ACM TOMS 42 (2016),
/// no. 1, article 3). Bernoulli trials of probability e^{−x} come from von Neumann's runs: the length of
/// the longest run x > U₁ > U₂ > … of uniform deviates is at least n with probability xⁿ/n!, so it is
/// even with probability Σ(−x)ⁿ/n! = e^{−x}. With k whole and x the fraction, the trials below multiply to
///
///     e^{−k/2} · e^{−k(k−1)/2} · e^{−x(2k+x)/2} = e^{−(k+x)²/2}.
///
/// Uniform deviates are compared by their first 64 bits; a tie, of probability 2⁻⁶⁴, counts as "not
/// less". No logarithm, square root or table occurs, so there is nothing that a platform could round
/// differently.
struct NormalDeviate {
  let isNegative: Bool
  let whole: Int
  let fraction: UInt64

  init(using generator: inout SeededGenerator) {
    while true {
      var k = 0
      while Self.halfTrial(&generator) { k += 1 }
      guard Self.allSucceed(k * (k - 1), { Self.halfTrial(&generator) }) else { continue }
      let x = generator.next()
      guard Self.allSucceed(k + 1, { Self.fractionTrial(whole: k, fraction: x, &generator) }) else {
        continue
      }
      isNegative = generator.coin()
      whole = k
      fraction = x
      return
    }
  }

  private static func allSucceed(_ count: Int, _ trial: () -> Bool) -> Bool {
    for _ in 0..<max(count, 0) where !trial() { return false }
    return true
  }

  /// True with probability e^{−1/2}.
  private static func halfTrial(_ generator: inout SeededGenerator) -> Bool {
    var previous: UInt64 = 1 << 63
    var runIsEven = true
    while true {
      let deviate = generator.next()
      guard deviate < previous else { return runIsEven }
      previous = deviate
      runIsEven.toggle()
    }
  }

  /// True with probability e^{−x(2k+x)/(2k+2)}: a run as above whose every step must also pass a trial
  /// of probability (2k+x)/(2k+2).
  private static func fractionTrial(
    whole k: Int, fraction x: UInt64, _ generator: inout SeededGenerator
  ) -> Bool {
    var previous = x
    var runIsEven = true
    while true {
      let deviate = generator.next()
      guard deviate < previous else { return runIsEven }
      // One of 2k + 2 equal parts: 2k of them pass, one passes with probability x, one fails.
      let part = generator.below(2 * k + 2)
      if part > 2 * k || (part == 2 * k && generator.next() >= x) { return runIsEven }
      previous = deviate
      runIsEven.toggle()
    }
  }

  /// The deviate times 2^`bits`, rounded to the nearest integer. `bits` in 0...48.
  func rounded(toFractionBits bits: Int) -> Int {
    precondition((0...48).contains(bits), "too many fraction bits")
    let kept = Int(fraction >> UInt64(63 - bits))  // one bit more than asked for
    let size = (whole << bits) + (kept + 1) >> 1
    return isNegative ? -size : size
  }
}
