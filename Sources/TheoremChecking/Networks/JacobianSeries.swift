// SPDX-License-Identifier: Apache-2.0

import Exact

/// Jacobians of one shape, one for each sample input, with what is certain of each.
public struct JacobianSeries: Sendable {
  public struct Entry: Sendable {
    /// From 0.
    public let input: Int
    public let truth: MatrixTruth
    /// What theorems say of this Jacobian; none where none was asked.
    public let bounds: [BoundReport]

    /// κ = σ_1/σ_r; both ends are infinite where the Jacobian is singular, which is decided exactly.
    public var conditionNumber: Enclosure<Double> { truth.conditionNumber }
    /// Bounds of the rank; a single number but for large matrices.
    public var rank: ClosedRange<Int> { truth.rank }
  }

  public let rows: Int
  public let columns: Int
  /// How many singular values each has.
  public var order: Int { min(rows, columns) }
  /// One for each input, in order.
  public let entries: [Entry]

  /// The smallest κ, the median (of an even number the lower of the middle two) and the largest.
  public var smallest: Enclosure<Double> { ranked(0) }
  public var median: Enclosure<Double> { ranked((entries.count - 1) / 2) }
  public var largest: Enclosure<Double> { ranked(entries.count - 1) }

  /// The value at a position in ascending order: it lies between the lower ends' and the upper ends'.
  private func ranked(_ position: Int) -> Enclosure<Double> {
    let values = entries.map(\.conditionNumber)
    return Enclosure(
      lower: values.map(\.lower).sorted()[position], upper: values.map(\.upper).sorted()[position])
  }
}
