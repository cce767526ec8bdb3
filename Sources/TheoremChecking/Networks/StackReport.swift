// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators

/// The Jacobian of a network from its second layer on, at each sample input: the exact product of the
/// ρI + D_kW_k, k = L, …, 2.
public struct StackReport: Sendable {
  public struct Entry: Sendable {
    /// From 0.
    public let input: Int
    /// κ = σ_1/σ_r; both ends are infinite where the Jacobian is singular, which is decided exactly.
    public let conditionNumber: Enclosure<Double>
    /// The rank of a singular Jacobian, otherwise min(rows, columns).
    public let rank: Int
  }

  public let rows: Int
  public let columns: Int
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

  /// Follows the inputs of a forward pass; `nil` for a network of one layer.
  ///
  /// - Parameters:
  ///   - tasks: how many inputs are worked on at once.
  ///   - progress: called with the number of inputs done.
  static func make(
    _ pass: ForwardPass, tasks: Int = 2, progress: (@Sendable (Int) -> Void)? = nil
  ) async throws -> StackReport? {
    guard let last = pass.network.layers.last, pass.network.layers.count > 1 else { return nil }
    let count = pass.activations[0].columns
    var entries: [Entry] = []
    try await withThrowingTaskGroup(of: Entry.self) { workers in
      var next = 0
      func addWorker() {
        guard next < count else { return }
        let input = next
        next += 1
        workers.addTask { try Self.entry(pass, input: input) }
      }
      for _ in 0..<max(1, tasks) { addWorker() }
      while let entry = try await workers.next() {
        entries.append(entry)
        progress?(entries.count)
        addWorker()
      }
    }
    return StackReport(
      rows: last.weights.rows, columns: pass.network.layers[1].weights.columns,
      entries: entries.sorted { $0.input < $1.input })
  }

  private static func entry(_ pass: ForwardPass, input: Int) throws -> Entry {
    let layers = pass.layers(atInput: input).dropFirst()
    guard let jacobian = layers.chainJacobian else {
      preconditionFailure("a stack of at least one layer")
    }
    // A square factor with a zero row makes a product of square matrices singular, so there is no
    // need to look for how many bits would show σ_r.
    let isSingular = layers.contains { layer in
      layer.shift.isZero && layer.mask.contains(0)
    }
    if isSingular, layers.allSatisfy({ $0.weights.isSquare }) {
      return Entry(input: input, conditionNumber: Enclosure(.infinity), rank: jacobian.rank)
    }
    let truth = try MatrixTruth(of: jacobian)
    return Entry(input: input, conditionNumber: truth.conditionNumber, rank: truth.rank)
  }
}
