// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators

extension InstanceDraw {
  /// One time in three an E for which Wedin's bound is attained, the first matrix being drawn anew: a
  /// multiple A of a partial isometry, and E = QA − A or AQ − A for a projector Q; or A and A + E are
  /// multiples of two projectors.
  mutating func turn(_ rows: Int, _ columns: Int) -> Matrix<Rational>? {
    guard given["A"] == nil, given["E"] == nil, generator.chance(1, in: 3) else { return nil }
    let order = min(rows, columns)
    let rank = generator.integer(in: 1...order)
    let size = Rational(generator.integer(in: 1...3))
    let first: Matrix<Rational>
    let second: Matrix<Rational>
    switch (generator.below(3), rows == columns) {
    case (0, true):
      first = size * generator.projector(order: rows, rank: rank)
      second = size * generator.projector(order: rows, rank: rank)
    case (1, _):
      first = generator.matrix(
        rows: rows, columns: columns, singularValues: Array(repeating: size, count: rank))
      second = generator.projector(order: rows, rank: generator.integer(in: rank...rows)) * first
    default:
      first = generator.matrix(
        rows: rows, columns: columns, singularValues: Array(repeating: size, count: rank))
      second =
        first * generator.projector(order: columns, rank: generator.integer(in: rank...columns))
    }
    instance.matrices["A"] = first
    origins.removeAll { $0.variables == "A" }
    note("A", "partial isometry")
    return second - first
  }
}
