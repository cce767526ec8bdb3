// SPDX-License-Identifier: Apache-2.0

extension IndexTerm {
  /// The next position.
  var successor: IndexTerm {
    switch self {
    case .constant(let value): .constant(value + 1)
    case .difference(let a, .constant(1)): a
    case .difference(let a, .constant(let step)) where step > 1: .difference(a, .constant(step - 1))
    default: self + 1
    }
  }

  /// The position before, where it may be one: not of the first position, nor of a position that runs
  /// from 1.
  var predecessor: IndexTerm? {
    switch self {
    case .constant(let value): value > 1 ? .constant(value - 1) : nil
    case .sum, .difference: self - 1
    default: nil
    }
  }
}
