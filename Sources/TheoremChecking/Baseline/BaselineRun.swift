// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact

/// Makes a baseline: draws instances as `svbounds check` does and keeps, for each clause and ensemble,
/// the case with the smallest certified slack and one where the clause is attained.
///
/// A function of the seed: it does not matter how many tasks run at once.
public struct BaselineRun: Sendable {
  private let campaign: Campaign

  /// - Parameter matrices: how many instances are drawn for each group of clauses.
  public init(
    clauses: [Clause], in theorems: [Theorem] = Catalogue.theorems, seed: UInt64, matrices: Int,
    maxOrder: Int
  ) {
    campaign = Campaign(
      clauses: clauses, in: theorems, seed: seed, matrices: matrices, maxOrder: maxOrder)
  }

  private static let chunkSize = 25

  /// What was met on the instances of one ensemble.
  private struct Tightest: Sendable {
    var slack: (enclosure: Enclosure<Double>, at: CaseSeed)?
    var equality: (isTrivial: Bool, at: CaseSeed)?

    mutating func merge(_ later: Tightest) {
      if let other = later.slack, other.enclosure.upper < slack?.enclosure.upper ?? .infinity {
        slack = other
      }
      if let other = later.equality,
        equality.map({ $0.isTrivial && !other.isTrivial }) ?? true
      {
        equality = other
      }
    }
  }

  private typealias Part = [String: [String: Tightest]]

  /// A clause that is violated or undecided somewhere has no baseline.
  public struct Failure: Error, Sendable {
    public let clause: Clause
    public let outcome: CaseOutcome
  }

  /// - Throws: `Failure` for the first case, in the order of the catalogue, on which a clause is violated
  ///   or undecided: of such a clause nothing is to be recorded.
  public func run(
    tasks: Int = 2, progress: (@Sendable (Int, Int) -> Void)? = nil
  ) async throws(Failure) -> Baseline {
    var chunks: [(group: ClauseGroup, cases: Range<Int>)] = []
    for group in campaign.groups {
      for start in stride(from: 0, to: campaign.matrices, by: Self.chunkSize) {
        chunks.append((group, start..<min(start + Self.chunkSize, campaign.matrices)))
      }
    }
    let fixed = chunks
    let parts = await gatherParts(
      sizes: chunks.map(\.cases.count), tasks: tasks, progress: progress
    ) { tightest(fixed[$0].group, fixed[$0].cases) }
    var merged: Part = [:]
    for part in parts {
      if let failure = part.failure { throw failure }
      for (clause, byEnsemble) in part.part {
        merged[clause, default: [:]].merge(byEnsemble) { sum, later in
          var sum = sum
          sum.merge(later)
          return sum
        }
      }
    }
    let entries = campaign.groups.wanted.map { clause in
      Baseline.Entry(
        clause: clause.id, statementHash: clause.statementHash,
        records: Self.records(merged[clause.id] ?? [:]))
    }
    return Baseline(
      seed: campaign.seed, matrices: campaign.matrices, maxOrder: campaign.maxOrder,
      entries: entries)
  }

  private static func records(_ byEnsemble: [String: Tightest]) -> [Baseline.Record] {
    byEnsemble.sorted { $0.key < $1.key }.map { ensemble, tightest in
      Baseline.Record(
        ensemble: ensemble,
        slack: tightest.slack.map { slack in
          let ends = slack.enclosure.decimal(digits: Self.digits)
          return Baseline.Slack(lower: ends.lower, upper: ends.upper, at: slack.at)
        }, equality: tightest.equality?.at)
    }
  }

  /// Of a slack, rounded outward.
  private static let digits = 3

  private func tightest(
    _ group: ClauseGroup, _ cases: Range<Int>
  ) -> (part: Part, failure: Failure?) {
    var part: Part = [:]
    for index in cases {
      let seed = CaseSeed(
        campaign: campaign.seed, group: group.name, index: index, maxOrder: campaign.maxOrder)
      for checked in campaign.outcomes(group, seed: seed) {
        guard case .success(let outcome) = checked.outcome else { continue }
        let result = outcome.result
        var tightest = Tightest()
        switch result.verdict {
        case .notApplicable: continue
        case .violated, .undecided:
          return (part, Failure(clause: checked.clause, outcome: outcome))
        case .equal:
          tightest.equality = (outcome.drawn.instance.isTrivial, seed)
        case .strict: break
        }
        tightest.slack = result.strictSlack.map { ($0, seed) }
        let ensemble = outcome.drawn.ensemble(of: checked.clause)
        part[checked.clause.id, default: [:]][ensemble, default: Tightest()].merge(tightest)
      }
    }
    return (part, nil)
  }
}

extension Instance {
  /// Whether equality says little here: a matrix of order 1, or one without an entry that is not 0.
  fileprivate var isTrivial: Bool {
    matrices.values.contains { $0.order <= 1 || $0.isZero }
  }
}
