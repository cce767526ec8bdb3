// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators

/// Square matrices of normal deviates; a seed gives the same everywhere.
func gaussianMatrices(order: Int, count: Int) -> [Matrix<Double>] {
  (0..<count).map { index in
    var generator = SeededGenerator(
      seed: SeededGenerator.childSeed(of: UInt64(order), index: UInt64(index)))
    return Matrix(rows: order, columns: order) { _, _ in generator.gaussianDouble() }
  }
}
