// SPDX-License-Identifier: Apache-2.0

/// The generator SplitMix64: a counter that advances by an odd constant, followed by a bijective mix.
///
/// It seeds `SeededGenerator` and derives the seeds of its children. Period 2⁶⁴, every value once.
///
/// Source: G. L. Steele Jr., D. Lea, C. H. Flood, *Fast splittable pseudorandom number generators*,
/// OOPSLA 2014, 453–472; the mixing constants are D. Stafford's variant 13.
public struct SplitMix64: RandomNumberGenerator, Hashable, Sendable {
  /// 2⁶⁴ divided by the golden ratio, made odd.
  static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

  private var state: UInt64

  public init(state: UInt64) { self.state = state }

  public mutating func next() -> UInt64 {
    state &+= SplitMix64.increment
    return SplitMix64.mix(state)
  }

  /// A bijection of the 64-bit words in which every bit of the argument reaches every bit of the
  /// result; it fixes 0.
  static func mix(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
