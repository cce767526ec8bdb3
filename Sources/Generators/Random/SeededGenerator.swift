// SPDX-License-Identifier: Apache-2.0

/// The source of every random choice in this package: 64-bit words from xoshiro256**, seeded by
/// SplitMix64.
///
/// Everything drawn from it is a function of the seed alone and the same on every platform: words come
/// from integer recurrences, choices from words by the methods of this module and never by the
/// standard library's `random(in:using:)` or `shuffled(using:)`, whose use of words is not promised.
/// Its numbers are integers, dyadic rationals or quotients of small integers; no function of libm
/// takes part.
///
/// Not for cryptography.
public struct SeededGenerator: RandomNumberGenerator, Hashable, Sendable {
  /// The seed that the generator was made from; it does not change as words are drawn.
  public let seed: UInt64
  private var words: Xoshiro256StarStar

  public init(seed: UInt64) {
    self.seed = seed
    words = Xoshiro256StarStar(seed: seed)
  }

  public mutating func next() -> UInt64 { words.next() }
}

// MARK: - Children

extension SeededGenerator {
  /// The seed of child number `index` of `seed`.
  ///
  /// It depends on the two numbers only, not on how much has been drawn, so a case is replayed from its
  /// own seed without those before it. The children of one seed are all different, and for one index so
  /// are those of different seeds: the child is the word number `index` + 1 of SplitMix64 started at the
  /// mixed seed.
  public static func childSeed(of seed: UInt64, index: UInt64) -> UInt64 {
    let start = SplitMix64.mix(seed &+ SplitMix64.increment)
    return SplitMix64.mix(start &+ SplitMix64.increment &* (index &+ 1))
  }

  /// The seed of the child called `name`: the child whose index is the hash of the name.
  public static func childSeed(of seed: UInt64, name: String) -> UInt64 {
    childSeed(of: seed, index: hash(of: name))
  }

  /// The 64-bit FNV-1a hash (Fowler, Noll, Vo) of the UTF-8 bytes of a text: the same everywhere.
  public static func hash(of text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }

  /// The child number `index`: a fresh generator that owes nothing to the words drawn so far.
  public func child(_ index: UInt64) -> SeededGenerator {
    SeededGenerator(seed: Self.childSeed(of: seed, index: index))
  }

  /// The child called `name`, likewise.
  public func child(_ name: String) -> SeededGenerator {
    SeededGenerator(seed: Self.childSeed(of: seed, name: name))
  }
}
