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
    /// Bounds of the rank; a single number but for large matrices.
    public let rank: ClosedRange<Int>
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
    // No product has a larger rank than a factor, and a zero row keeps a factor's rank down. So a ReLU
    // mask shows that σ_r = 0 without a look at how many bits would show it.
    let limit = layers.map { $0.jacobian.nonzeroRows }.min() ?? .max
    let truth = try MatrixTruth(of: jacobian, rankLimit: limit)
    return Entry(input: input, conditionNumber: truth.conditionNumber, rank: truth.rank)
  }
}
