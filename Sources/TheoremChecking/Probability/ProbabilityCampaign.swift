// SPDX-License-Identifier: Apache-2.0

import Bounds
import Generators

/// Tests statements with a probability by drawing many samples of each and deciding for each sample
/// whether the event happens.
///
/// Every trial is a function of its own seed, so counts do not depend on how many tasks run at once.
public struct ProbabilityCampaign: Sendable {
  /// A statement at a parameter point.
  public struct Case: Sendable {
    public let clause: ProbabilityClause
    public let point: ParameterPoint

    public init(_ clause: ProbabilityClause, at point: ParameterPoint) {
      self.clause = clause
      self.point = point
    }
  }

  /// What the trials of a case came to.
  public struct Result: Sendable {
    public let clause: ProbabilityClause
    public let point: ParameterPoint
    public let test: ProbabilityTest
  }

  public let cases: [Case]
  public let seed: UInt64
  /// How many samples each case gets.
  public let trials: Int

  /// More trials than a day has time for.
  public static let trialLimit = 10_000_000

  /// - Precondition: 1 ≤ `trials` ≤ `trialLimit`.
  public init(_ cases: [Case], seed: UInt64, trials: Int) {
    precondition((1...Self.trialLimit).contains(trials), "no such number of trials")
    self.cases = cases
    self.seed = seed
    self.trials = trials
  }

  /// The clauses at their standard points.
  public init(_ clauses: [ProbabilityClause], seed: UInt64, trials: Int) {
    self.init(
      clauses.flatMap { clause in clause.standardPoints.map { Case(clause, at: $0) } },
      seed: seed, trials: trials)
  }

  private static let chunkSize = 50

  /// Runs all trials.
  ///
  /// - Parameters:
  ///   - tasks: how many chunks are worked on at once.
  ///   - progress: called now and then with the numbers of trials done and in all.
  /// - Returns: a result for each case, in order.
  /// - Throws: `UnfitPoint` when a point does not fit its clause.
  public func run(
    tasks: Int = 2, progress: (@Sendable (Int, Int) -> Void)? = nil
  ) async throws(UnfitPoint) -> [Result] {
    var prepared: [PreparedCase] = []
    for item in cases {
      prepared.append(try PreparedCase(item.clause, at: item.point, seed: seed))
    }
    let ready = prepared
    let chunks = ready.indices.flatMap { position in
      stride(from: 0, to: trials, by: Self.chunkSize).map { start in
        (position: position, trials: start..<min(start + Self.chunkSize, trials))
      }
    }
    let parts = await gatherParts(
      sizes: chunks.map(\.trials.count), tasks: tasks, progress: progress
    ) { chunk in
      Swift.Result { () throws(UnfitPoint) in
        try ready[chunks[chunk].position].counts(chunks[chunk].trials)
      }
    }
    var counts = [EventCounts](repeating: EventCounts(), count: ready.count)
    for (chunk, part) in zip(chunks, parts) { counts[chunk.position].merge(try part.get()) }
    return zip(ready, counts).map { item, counts in
      Result(
        clause: item.clause, point: item.point,
        test: ProbabilityTest(item.clause.claim, stated: item.stated, counts: counts))
    }
  }
}
