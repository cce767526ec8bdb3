// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators

extension InstanceDraw {
  /// A set of positions: none, all, and single ones often. Where there are several sets, every other
  /// time about a sixth of the positions and at least one: what shifts an index by the sizes of all
  /// sets together says nothing when they are large.
  mutating func set(_ count: Int) -> [Int] {
    let sets = variables.filter { if case .set = $0 { true } else { false } }
    if sets.count > 1, count > 0, generator.coin() {
      let size = generator.integer(in: 1...max(1, count / 3))
      return generator.subset(of: count, size: size).map { $0 + 1 }
    }
    return generator.binaryMask(count: count, masked: 0).enumerated()
      .filter { $0.element.isZero }.map { $0.offset + 1 }
  }
}
