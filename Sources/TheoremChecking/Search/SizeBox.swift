// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact

/// Sizes of the variables of an instance that its changes are to keep to within a factor of 8.
struct SizeBox {
  private let exponents: [String: Int]
  private static let reach = 3

  init(_ instance: Instance) { exponents = Self.exponents(instance) }

  func holds(_ instance: Instance) -> Bool {
    let changed = Self.exponents(instance)
    return exponents.allSatisfy { name, exponent in
      changed[name].map { abs($0 - exponent) <= Self.reach } ?? false
    }
  }

  /// The exponents of the largest entries; of a variable that is 0 there is none, and it may become
  /// anything.
  private static func exponents(_ instance: Instance) -> [String: Int] {
    func largest(_ values: [Rational]) -> Int? {
      values.filter { !$0.isZero }.map(\.approximateExponent).max()
    }
    var exponents = instance.matrices.compactMapValues { largest($0.entries) }
    exponents.merge(instance.vectors.compactMapValues(largest)) { first, _ in first }
    exponents.merge(instance.scalars.compactMapValues { largest([$0]) }) { first, _ in first }
    return exponents
  }
}
