// SPDX-License-Identifier: Apache-2.0

/// Which subsets "every nonempty subset" means in a check.
enum Subsets {
  /// Up to this many elements all 2^n − 1 nonempty subsets are visited.
  static let enumerationLimit = 12
  /// Beyond it, this many.
  static let sampleCount = 1023

  /// The nonempty subsets of {1, …, size} that a check visits, each ascending, and whether that is
  /// only a sample.
  ///
  /// A sample holds every singleton, every leading and every trailing run, and subsets whose bit
  /// patterns step through the range by the golden ratio. No random numbers, so a check is
  /// repeatable.
  static func nonempty(of size: Int) -> (subsets: [[Int]], isSample: Bool) {
    if size <= enumerationLimit {
      return ((1..<(1 << max(size, 0))).map { members(UInt64($0), size) }, false)
    }
    var chosen: [[Int]] = []
    for k in 1...size {
      chosen.append([k])
      chosen.append(Array(1...k))
      chosen.append(Array((size - k + 1)...size))
    }
    var pattern: UInt64 = 0
    while chosen.count < sampleCount {
      // 2⁶⁴ divided by the golden ratio, rounded to an odd number; the leading bits are used, and
      // repeated for sizes beyond 64.
      pattern &+= 0x9E37_79B9_7F4A_7C15
      let subset = (1...size).filter { (pattern >> UInt64((63 - $0 % 64) & 63)) & 1 == 1 }
      if !subset.isEmpty { chosen.append(subset) }
    }
    return (chosen, true)
  }

  /// All subsets of {1, …, size}, the empty one first.
  static func all(of size: Int) -> [[Int]] {
    (0..<(1 << max(size, 0))).map { members(UInt64($0), size) }
  }

  private static func members(_ bits: UInt64, _ size: Int) -> [Int] {
    (0..<size).filter { (bits >> UInt64($0)) & 1 == 1 }.map { $0 + 1 }
  }
}
