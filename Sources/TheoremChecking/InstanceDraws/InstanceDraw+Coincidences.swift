// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators

extension InstanceDraw {
  /// A ρ for which two singular values of ρI + W coincide when W is diagonal.
  mutating func coincidence(in square: Matrix<Rational>) -> Rational {
    let (i, j) = (generator.below(square.rows), generator.below(square.rows))
    return Rational(-1, 2) * (square[i, i] + square[j, j])
  }
}
