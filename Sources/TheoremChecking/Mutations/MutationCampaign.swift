// SPDX-License-Identifier: Apache-2.0

import Bounds
import Generators

/// What became of a mutant.
public enum MutantFate: Sendable {
  /// False: violated on this case, which is certified.
  case refuted(CaseOutcome)
  /// The clause implies it, as the change itself shows.
  case implied(reason: String)
  /// It is as true as the clause, for a reason that is on record.
  case explained(reason: String)
  /// No instance that was drawn gives it a meaning.
  case meaningless(InstanceError)
  /// Not refuted: the mutant held wherever it claimed something, on so many instances.
  case survived(checks: Int, undecided: Int)
}

/// A mutant with what became of it.
public struct MutantOutcome: Sendable {
  public let original: Clause
  public let mutant: Mutant
  public let fate: MutantFate
}

/// Looks for counterexamples to the mutants of clauses.
///
/// A function of the seed: it does not matter how many tasks run at once.
public struct MutationCampaign: Sendable {
  public var clauses: [Clause]
  public var seed: UInt64
  /// How many instances are drawn for a mutant before it counts as surviving.
  public var draws: Int
  /// Counterexamples are small as a rule.
  public var maxOrder: Int

  public init(clauses: [Clause], seed: UInt64, draws: Int = 400, maxOrder: Int = 4) {
    self.clauses = clauses
    self.seed = seed
    self.draws = draws
    self.maxOrder = maxOrder
  }

  /// - Returns: the outcomes in the order of the clauses and of their mutants.
  public func run(
    tasks: Int = 2, progress: (@Sendable (Int, Int) -> Void)? = nil
  ) async -> [MutantOutcome] {
    let counts = clauses.map(\.mutants.count)
    return await gatherParts(sizes: counts, tasks: tasks, progress: progress) {
      outcomes(of: clauses[$0])
    }.flatMap(\.self)
  }

  private func outcomes(of clause: Clause) -> [MutantOutcome] {
    let mutants = clause.mutants
    var fates: [String: MutantFate] = [:]
    var open: [[Formula]: [Mutant]] = [:]
    for mutant in mutants {
      if let reason = mutant.impliedBecause {
        fates[mutant.clause.id] = .implied(reason: reason)
      } else if let reason = EquivalentMutants.reason(for: mutant, of: clause) {
        fates[mutant.clause.id] = .explained(reason: reason)
      } else {
        open[mutant.clause.hypotheses, default: []].append(mutant)
      }
    }
    for same in open.values {
      for (id, fate) in hunt(same.map(\.clause), of: clause) { fates[id] = fate }
    }
    return mutants.compactMap { mutant in
      fates[mutant.clause.id].map { MutantOutcome(original: clause, mutant: mutant, fate: $0) }
    }
  }

  /// Checks mutants with the same variables and hypotheses on the same instances.
  private func hunt(_ mutants: [Clause], of clause: Clause) -> [String: MutantFate] {
    var open = mutants
    var fates: [String: MutantFate] = [:]
    var tallies: [String: ClauseTally] = [:]
    let campaign = Campaign(
      clauses: [], seed: seed, matrices: 0, maxOrder: maxOrder,
      ladder: Ladder(bits: [128, 256], exactBitLimit: 20_000))
    let name = "\(mutants[0].id)"
    for index in 0..<draws where !open.isEmpty {
      let order = 1 + index % maxOrder
      let seed = CaseSeed(campaign: seed, group: name, index: index, maxOrder: order)
      let group = ClauseGroup(theorem: clause.id, clauses: open, wanted: open)
      for checked in campaign.outcomes(group, seed: seed) {
        tallies.add(checked, keeping: .least)
        if case .success(let outcome) = checked.outcome, case .violated = outcome.result.verdict {
          fates[checked.clause.id] = .refuted(outcome)
          open.removeAll { $0.id == checked.clause.id }
        }
      }
    }
    for mutant in open {
      let tally = tallies[mutant.id] ?? ClauseTally(clause: mutant.id)
      if tally.checks == 0, let (reason, _) = tally.skips.first {
        fates[mutant.id] = .meaningless(reason)
      } else {
        fates[mutant.id] = .survived(checks: tally.checks, undecided: tally.undecided)
      }
    }
    return fates
  }
}
