// SPDX-License-Identifier: Apache-2.0

/// The generator xoshiro256**: 256 bits of state, a linear recurrence, a scrambled output.
/// Period 2²⁵⁶ − 1.
///
/// Source: D. Blackman, S. Vigna, *Scrambled linear pseudorandom number generators*, ACM Transactions
/// on Mathematical Software 47 (2021), no. 4, article 36.
public struct Xoshiro256StarStar: RandomNumberGenerator, Hashable, Sendable {
  private var s0, s1, s2, s3: UInt64

  /// - Precondition: not all four words are 0, a state that the recurrence never leaves.
  public init(state: (UInt64, UInt64, UInt64, UInt64)) {
    precondition(state != (0, 0, 0, 0), "all-zero state")
    (s0, s1, s2, s3) = state
  }

  /// The generator whose state is the next four words of SplitMix64 started at `seed`. They are four
  /// different words, so they are not all 0.
  public init(seed: UInt64) {
    var source = SplitMix64(state: seed)
    self.init(state: (source.next(), source.next(), source.next(), source.next()))
  }

  public mutating func next() -> UInt64 {
    let result = Self.rotate(s1 &* 5, by: 7) &* 9
    let shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = Self.rotate(s3, by: 45)
    return result
  }

  private static func rotate(_ word: UInt64, by bits: UInt64) -> UInt64 {
    (word << bits) | (word >> (64 - bits))
  }
}
