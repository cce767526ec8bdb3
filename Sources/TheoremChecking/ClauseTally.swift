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
  /// The smallest certified relative slack of a strict answer, with the case that gave it.
  public private(set) var smallestSlack: (slack: Enclosure<Double>, at: CaseOutcome)?
  /// The first violation and the first undecided answer, in the order of cases.
  public private(set) var firstViolation: CaseOutcome?
  public private(set) var firstUndecided: CaseOutcome?
  public private(set) var tiers: [Tier: Int] = [:]
  /// The facts that the answers rest on, all together.
  public private(set) var facts: Facts = []

  public init(clause: String) { self.clause = clause }

  mutating func skip(_ reason: InstanceError) { skips[reason, default: 0] += 1 }

  mutating func add(_ outcome: CaseOutcome) {
    let result = outcome.result
    switch result.verdict {
    case .notApplicable:
      notApplicable += 1
      return
    case .strict(let slack):
      strict += 1
      if let slack, slack.lower < smallestSlack?.slack.lower ?? .infinity {
        smallestSlack = (slack, outcome)
      }
    case .equal: equal += 1
    case .violated:
      violated += 1
      if firstViolation == nil { firstViolation = outcome }
    case .undecided:
      undecided += 1
      if firstUndecided == nil { firstUndecided = outcome }
    }
    tiers[result.tier, default: 0] += 1
    facts.formUnion(result.facts)
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
    firstViolation = firstViolation ?? later.firstViolation
    firstUndecided = firstUndecided ?? later.firstUndecided
    tiers.merge(later.tiers, uniquingKeysWith: +)
    facts.formUnion(later.facts)
  }
}
