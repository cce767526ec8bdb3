// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact

/// Something that a comparison with a baseline shows.
public struct GuardFinding: Sendable {
  public enum Kind: String, Sendable {
    /// A recorded or a fresh case on which the clause is false, or without an answer.
    case violated, undecided
    /// Two certifiers contradict each other.
    case contradicted
    /// A recorded case that is not as tight as it was.
    case looser
    /// A recorded case on which nothing is claimed any more.
    case silent
    /// The statement is not the one that was recorded; records and clauses without the other.
    case changed, unrecorded, withoutClause

    /// Whether the clause became worse, rather than the record old.
    public var isFailure: Bool {
      switch self {
      case .violated, .undecided, .contradicted, .looser: true
      case .silent, .changed, .unrecorded, .withoutClause: false
      }
    }
  }

  public let kind: Kind
  public let clause: String
  /// The record's ensemble; `nil` for a fresh case and for a clause as a whole.
  public let ensemble: String?
  /// The case on which it shows.
  public let at: CaseName?
  /// What was recorded and what is now the case.
  public let recorded: String?
  public let now: String?
}

/// Runs the cases of a baseline again, and fresh ones.
///
/// A function of the baseline, the clauses and the seed.
public struct BaselineGuard: Sendable {
  public let baseline: Baseline
  public let clauses: [Clause]
  private let theorems: [Theorem]
  /// By which part a slack may exceed the recorded one.
  public var tolerance: Rational
  /// How many fresh instances are drawn for each group of clauses, and from which seed.
  public var matrices: Int
  public var seed: UInt64
  /// Whether records without a clause are reported: not when the clauses are a selection.
  public var coversCatalogue: Bool

  public init(
    _ baseline: Baseline, clauses: [Clause], in theorems: [Theorem] = Catalogue.theorems,
    tolerance: Rational, matrices: Int, seed: UInt64, coversCatalogue: Bool
  ) {
    self.baseline = baseline
    self.clauses = clauses
    self.theorems = theorems
    self.tolerance = tolerance
    self.matrices = matrices
    self.seed = seed
    self.coversCatalogue = coversCatalogue
  }

  /// What a comparison came to.
  public struct Report: Sendable {
    public let findings: [GuardFinding]
    /// Recorded cases that were run again, and fresh checks.
    public let replayed: Int
    public let fresh: Int
    public let clauses: Int

    public var failures: [GuardFinding] { findings.filter(\.kind.isFailure) }
  }

  public func run(
    tasks: Int = 2, progress: (@Sendable (Int, Int) -> Void)? = nil
  ) async -> Report {
    let groups = ClauseGroup.groups(of: clauses, in: theorems)
    let campaign = Campaign(
      clauses: clauses, in: theorems, seed: seed, matrices: matrices, maxOrder: baseline.maxOrder)
    let parts = await gatherParts(
      sizes: groups.map(\.wanted.count), tasks: tasks, progress: progress
    ) { replay(groups[$0], campaign) }
    let tallies = await campaign.run(tasks: tasks)
    var byClause: [String: [GuardFinding]] = [:]
    for finding in parts.flatMap(\.findings) {
      byClause[finding.clause, default: []].append(finding)
    }
    for tally in tallies { byClause[tally.clause, default: []] += Self.findings(tally) }
    var findings = clauses.map(\.id).sorted(by: Catalogue.precedes).flatMap { id in
      byClause[id] ?? []
    }
    if coversCatalogue {
      let known = Set(clauses.map(\.id))
      findings += baseline.entries.filter { !known.contains($0.clause) }.map {
        GuardFinding(
          kind: .withoutClause, clause: $0.clause, ensemble: nil, at: nil, recorded: nil, now: nil)
      }
    }
    return Report(
      findings: findings, replayed: parts.reduce(0) { $0 + $1.replayed },
      fresh: tallies.reduce(0) { $0 + $1.checks }, clauses: clauses.count)
  }

  // MARK: Recorded cases

  private func replay(
    _ group: ClauseGroup, _ campaign: Campaign
  ) -> (findings: [GuardFinding], replayed: Int) {
    var findings: [GuardFinding] = []
    /// The clauses that were recorded on a case: they share its spectra.
    var wanted: [CaseSeed: [Clause]] = [:]
    for clause in group.wanted {
      guard let entry = baseline.entry(clause.id) else {
        findings.append(finding(.unrecorded, clause))
        continue
      }
      if entry.statementHash != clause.statementHash { findings.append(finding(.changed, clause)) }
      for seed in Set(entry.records.flatMap { [$0.slack?.at, $0.equality].compactMap(\.self) }) {
        wanted[seed, default: []].append(clause)
      }
    }
    var results: [String: [CaseSeed: CheckedClause]] = [:]
    for (seed, clauses) in wanted {
      let part = ClauseGroup(theorem: group.theorem, clauses: group.clauses, wanted: clauses)
      for checked in campaign.outcomes(part, seed: seed) {
        results[checked.clause.id, default: [:]][seed] = checked
      }
    }
    for clause in group.wanted {
      for record in baseline.entry(clause.id)?.records ?? [] {
        findings += compare(clause, record, results[clause.id] ?? [:])
      }
    }
    return (findings, wanted.values.reduce(0) { $0 + $1.count })
  }

  private func finding(_ kind: GuardFinding.Kind, _ clause: Clause) -> GuardFinding {
    GuardFinding(
      kind: kind, clause: clause.id, ensemble: nil, at: nil, recorded: nil, now: nil)
  }

  private func compare(
    _ clause: Clause, _ record: Baseline.Record, _ results: [CaseSeed: CheckedClause]
  ) -> [GuardFinding] {
    var findings: [GuardFinding] = []
    func check(_ seed: CaseSeed, _ recorded: String, _ isReached: (CheckResult) -> Bool) {
      func add(_ kind: GuardFinding.Kind, _ now: String) {
        findings.append(
          GuardFinding(
            kind: kind, clause: clause.id, ensemble: record.ensemble, at: .drawn(seed),
            recorded: recorded, now: now))
      }
      switch results[seed]?.outcome {
      case .success(let outcome) where outcome.isContradicted:
        add(.contradicted, "inertia says otherwise")
      case .success(let outcome):
        let now = outcome.result.reach
        switch outcome.result.verdict {
        case .violated: add(.violated, now)
        case .undecided: add(.undecided, now)
        case .notApplicable: add(.silent, now)
        case .strict, .equal: if !isReached(outcome.result) { add(.looser, now) }
        }
      case .failure(let error): add(.silent, "\(error)")
      case nil: break
      }
    }
    if let slack = record.slack, let upper = try? Rational(text: slack.upper) {
      let bound = upper * (1 + tolerance)
      check(slack.at, "slack \(slack.upper)") { result in
        // Equality alone is as tight as can be.
        guard let now = result.strictSlack else { return true }
        return Rational(exactly: now.lower).map { $0 <= bound } ?? false
      }
    }
    if let equality = record.equality {
      check(equality, "equal") { $0.verdict == .equal }
    }
    return findings
  }

  // MARK: Fresh cases

  private static func findings(_ tally: ClauseTally) -> [GuardFinding] {
    let cases: [(GuardFinding.Kind, CaseOutcome?)] = [
      (.violated, tally.firstViolation), (.undecided, tally.firstUndecided),
      (.contradicted, tally.firstContradiction),
    ]
    return cases.compactMap { kind, outcome in
      outcome.map {
        GuardFinding(
          kind: kind, clause: tally.clause, ensemble: nil, at: $0.name, recorded: nil,
          now: $0.result.reach)
      }
    }
  }
}

extension CheckResult {
  /// How tight the clause is found to be, in a few words.
  fileprivate var reach: String {
    switch verdict {
    case .strict, .equal:
      let slack = strictSlack.map {
        "slack \($0.lower.bigFloat.decimal(digits: 3, rounding: .down))"
      }
      return verdict == .equal
        ? (["equal"] + [slack].compactMap(\.self)).joined(separator: ", ")
        : slack ?? "strict"
    case .violated: return "violated"
    case .undecided(let reason): return "undecided: \(reason)"
    case .notApplicable: return "nothing claimed"
    }
  }
}
