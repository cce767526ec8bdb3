// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact

/// One case on which a clause was checked, with its answer.
public struct CaseOutcome: Sendable {
  public let name: CaseName
  public let drawn: DrawnInstance
  /// The given matrix among the variables, if there is one: a replay needs it.
  public let given: GivenMatrix?
  public let result: CheckResult
  /// What inertia and exact algebra alone say, when they were asked.
  public var confirmation: CheckResult?

  /// Whether they give another answer.
  public var isContradicted: Bool {
    guard let confirmation else { return false }
    return !confirmation.verdict.agrees(with: result.verdict)
  }
}

extension Verdict {
  /// Whether the two can both be right: an undecided one contradicts nothing.
  fileprivate func agrees(with other: Verdict) -> Bool {
    switch (self, other) {
    case (.undecided, _), (_, .undecided), (.strict, .strict), (.equal, .equal),
      (.violated, .violated), (.notApplicable, .notApplicable):
      return true
    default: return false
    }
  }

  fileprivate var isUndecided: Bool {
    if case .undecided = self { return true }
    return false
  }
}

/// A clause with its answer on one case, or why it cannot be evaluated there.
public struct CheckedClause: Sendable {
  public let clause: Clause
  public let outcome: Result<CaseOutcome, InstanceError>

  init(_ clause: Clause, _ check: () throws(InstanceError) -> CaseOutcome) {
    self.clause = clause
    do throws(InstanceError) {
      outcome = .success(try check())
    } catch {
      outcome = .failure(error)
    }
  }
}

/// What the checks of one clause came to.
public struct ClauseTally: Sendable {
  public let clause: String
  /// Instances that the clause was tried on. When `checks` is a small part of them, the answers rest on
  /// few instances however many were drawn: a hypothesis is met by chance alone.
  public var instances: Int { checks + notApplicable + skipped }
  /// Instances on which something was claimed: the sum of the four counts that follow.
  public var checks: Int { strict + equal + violated + undecided }
  public private(set) var strict = 0
  public private(set) var equal = 0
  public private(set) var violated = 0
  public private(set) var undecided = 0
  /// Instances that do not meet a hypothesis, or where the quantifiers are empty.
  public private(set) var notApplicable = 0
  /// Instances that the clause cannot be evaluated on, such as a sum over too many subsets.
  public var skipped: Int { skips.values.reduce(0, +) }
  /// How many instances were skipped, by the reason.
  public private(set) var skips: [InstanceError: Int] = [:]
  public private(set) var sampledSubsets = false
  /// The smallest certified relative slack where a claim holds strictly, with the case that gave it.
  /// The case may hold with equality at other values of its quantifiers.
  public private(set) var smallestSlack: (slack: Enclosure<Double>, at: CaseOutcome)?
  /// Violations in the order of cases: all, or the first, as `keeping` says.
  public private(set) var violations: [CaseOutcome] = []
  private var keptEqualities: KeptEqualities
  private let keeping: AnswerKeeping
  /// The first undecided answer, in the order of cases.
  public private(set) var firstUndecided: CaseOutcome?
  public private(set) var tiers: [Tier: Int] = [:]
  /// The facts that the answers rest on, all together.
  public private(set) var facts: Facts = []
  /// Answers that rest on a fact of which the theorem is an instance.
  public private(set) var circular = 0
  /// Circular answers that inertia and exact algebra alone gave again.
  public private(set) var confirmed = 0
  /// Answers that they contradict; a mistake in this package.
  public private(set) var contradicted = 0
  public private(set) var firstContradiction: CaseOutcome?

  public init(clause: String, keeping: AnswerKeeping = .least) {
    self.clause = clause
    self.keeping = keeping
    keptEqualities = KeptEqualities(limit: keeping.equalities)
  }

  public var firstViolation: CaseOutcome? { violations.first }

  /// Equal answers, as many as `keeping` says: small instances of many shapes.
  public var equalities: [CaseOutcome] { keptEqualities.outcomes }

  mutating func skip(_ reason: InstanceError) { skips[reason, default: 0] += 1 }

  mutating func add(_ outcome: CaseOutcome, isCircular: Bool) {
    let result = outcome.result
    switch result.verdict {
    case .notApplicable:
      notApplicable += 1
      return
    case .strict: strict += 1
    case .equal:
      equal += 1
      keptEqualities.add(outcome)
    case .violated:
      violated += 1
      if keeping.everyViolation || violations.isEmpty { violations.append(outcome) }
    case .undecided:
      undecided += 1
      if firstUndecided == nil { firstUndecided = outcome }
    }
    if let slack = result.strictSlack, slack.lower < smallestSlack?.slack.lower ?? .infinity {
      smallestSlack = (slack, outcome)
    }
    tiers[result.tier, default: 0] += 1
    facts.formUnion(result.facts)
    if isCircular { circular += 1 }
    if outcome.isContradicted {
      contradicted += 1
      if firstContradiction == nil { firstContradiction = outcome }
    } else if let confirmation = outcome.confirmation, !confirmation.verdict.isUndecided {
      confirmed += 1
    }
    if result.sampledSubsets { sampledSubsets = true }
  }

  /// Adds what later cases came to.
  mutating func merge(_ later: ClauseTally) {
    strict += later.strict
    equal += later.equal
    violated += later.violated
    undecided += later.undecided
    notApplicable += later.notApplicable
    skips.merge(later.skips, uniquingKeysWith: +)
    sampledSubsets = sampledSubsets || later.sampledSubsets
    if let other = later.smallestSlack,
      other.slack.lower < smallestSlack?.slack.lower ?? .infinity
    {
      smallestSlack = other
    }
    if keeping.everyViolation || violations.isEmpty { violations += later.violations }
    keptEqualities.merge(later.keptEqualities)
    firstUndecided = firstUndecided ?? later.firstUndecided
    tiers.merge(later.tiers, uniquingKeysWith: +)
    facts.formUnion(later.facts)
    circular += later.circular
    confirmed += later.confirmed
    contradicted += later.contradicted
    firstContradiction = firstContradiction ?? later.firstContradiction
  }
}
