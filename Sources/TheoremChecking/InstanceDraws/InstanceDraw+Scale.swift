// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators

// Sizes that fit together: what is drawn is brought to the size of what was drawn first.

extension InstanceDraw {
  /// The matrix brought to about the size of the first one drawn, when they are far apart: a sum of
  /// 2^1000 and 1 tests nothing but patience.
  mutating func rescaled(
    _ drawn: Matrix<Rational>
  ) -> (matrix: Matrix<Rational>, shift: Int) {
    guard let scale else {
      scale = Self.scale(of: drawn)
      return (drawn, 0)
    }
    let shift = drawn.isZero ? 0 : scale - Self.scale(of: drawn)
    guard abs(shift) > 100 else { return (drawn, 0) }
    return (Rational(1).scaled(byPowerOfTwo: shift) * drawn, shift)
  }

  /// The exponent of the largest entry, 0 for the zero matrix.
  static func scale(of matrix: Matrix<Rational>) -> Int {
    var largest: Int?
    matrix.forEachEntry { _, _, value in
      guard !value.isZero else { return }
      let exponent = value.approximateExponent
      largest = max(largest ?? exponent, exponent)
    }
    return largest ?? 0
  }

  /// A shift of the size of the matrices, when those are huge or tiny and the shift is not.
  func rescaled(_ value: Rational) -> Rational {
    guard let scale, abs(scale) > 100, !value.isZero, abs(value.approximateExponent - scale) > 100
    else { return value }
    return value.scaled(byPowerOfTwo: scale - value.approximateExponent)
  }

  /// Of about the inverse size of a huge or tiny W: else I + εW is I or εW to a thousand bits.
  mutating func scaledStep() -> Rational {
    let step = ScalarEnsemble.step.draw(using: &generator)
    let exponent = scale ?? 0
    return abs(exponent) > 100 ? step.scaled(byPowerOfTwo: -exponent) : step
  }

  /// A factor that is small, and now and then 0 or 1.
  mutating func smallFactor() -> Rational {
    let exponent = generator.element(of: [0, -3, -8, -20, -60])
    return generator.chance(1, in: 8) ? 0 : Rational(1).scaled(byPowerOfTwo: exponent)
  }
}
