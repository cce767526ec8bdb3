// SPDX-License-Identifier: Apache-2.0

import Bounds
import Generators

/// What became of a mutant.
public enum MutantFate: Sendable {
  /// False: violated on this instance, which is certified.
  case refuted(Refutation)
  /// The clause implies it, as the change itself shows.
  case implied(reason: String)
  /// It is as true as the clause, for a reason that is on record.
  case explained(reason: String)
  /// No instance that was drawn gives it a meaning.
  case meaningless(InstanceError)
  /// Not refuted: the mutant held wherever it claimed something, on so many instances.
  case survived(checks: Int, undecided: Int)
}

/// An instance on which a statement is certified to be violated.
public struct Refutation: Sendable {
  /// The case that was drawn; `nil` for an instance that is on record for a false neighbour of the clause.
  public let caseName: CaseName?
  public let instance: Instance
  public let result: CheckResult
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
  /// How many for one that is true for a reason on record: enough to find out a mistake in the reason.
  static let drawsForExplained = 100
  /// Counterexamples are small as a rule.
  public var maxOrder: Int

  /// What `draws` is unless said otherwise. Most mutants are refuted within ten draws.
  public static let standardDraws = 6000

  public init(clauses: [Clause], seed: UInt64, draws: Int = standardDraws, maxOrder: Int = 4) {
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
    // A reason on record does not keep a mutant from being examined.
    var open: [Examination: [Mutant]] = [:]
    for mutant in mutants {
      if let reason = mutant.impliedBecause {
        fates[mutant.clause.id] = .implied(reason: reason)
      } else {
        let isExplained = ExplainedMutants.reason(for: mutant, of: clause) != nil
        open[
          Examination(hypotheses: mutant.clause.hypotheses, isExplained: isExplained), default: []
        ].append(mutant)
      }
    }
    for (examination, same) in open {
      let draws = examination.isExplained ? min(draws, Self.drawsForExplained) : draws
      for (id, fate) in hunt(same.map(\.clause), of: clause, draws: draws) { fates[id] = fate }
    }
    return mutants.compactMap { mutant in
      guard var fate = fates[mutant.clause.id] else { return nil }
      if case .survived = fate, let reason = ExplainedMutants.reason(for: mutant, of: clause) {
        fate = .explained(reason: reason)
      }
      return MutantOutcome(original: clause, mutant: mutant, fate: fate)
    }
  }

  /// Mutants that are checked on the same instances.
  private struct Examination: Hashable {
    let hypotheses: [Formula]
    let isExplained: Bool
  }

  /// Checks mutants with the same variables and hypotheses on the same instances.
  ///
  /// The instances on record for false neighbours of the clause come first: there it is tight.
  private func hunt(
    _ mutants: [Clause], of clause: Clause, draws: Int
  ) -> [String: MutantFate] {
    var open = mutants
    var fates: [String: MutantFate] = [:]
    var tallies: [String: ClauseTally] = [:]
    let campaign = Campaign(
      clauses: [], seed: seed, matrices: 0, maxOrder: maxOrder,
      ladder: Ladder(bits: [128, 256], exactBitLimit: 20_000))
    let name = "\(mutants[0].id)"
    for neighbour in FalseNeighbours.of(clause) {
      for mutant in open {
        guard let result = try? mutant.check(on: neighbour.instance, ladder: campaign.ladder),
          case .violated = result.verdict
        else { continue }
        fates[mutant.id] = .refuted(
          Refutation(caseName: nil, instance: neighbour.instance, result: result))
      }
    }
    open.removeAll { fates[$0.id] != nil }
    for index in 0..<draws where !open.isEmpty {
      let order = 1 + index % maxOrder
      let seed = CaseSeed(campaign: seed, group: name, index: index, maxOrder: order)
      let group = ClauseGroup(theorem: clause.id, clauses: open, wanted: open)
      for checked in campaign.outcomes(group, seed: seed) {
        tallies.add(checked, keeping: .least)
        if case .success(let outcome) = checked.outcome, case .violated = outcome.result.verdict {
          fates[checked.clause.id] = .refuted(
            Refutation(
              caseName: outcome.name, instance: outcome.drawn.instance, result: outcome.result))
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
