// SPDX-License-Identifier: Apache-2.0

import Bounds

/// A statement that may be true, checked on instances and attacked.
public struct Conjecture: Sendable {
  public let clause: Clause
  public var seed: UInt64
  /// How many instances are drawn.
  public var matrices: Int
  public var maxOrder: Int
  /// How many instances the search looks at; it starts when no draw refutes the statement.
  public var budget: Int

  public init(_ clause: Clause, seed: UInt64, matrices: Int, maxOrder: Int, budget: Int) {
    self.clause = clause
    self.seed = seed
    self.matrices = matrices
    self.maxOrder = maxOrder
    self.budget = budget
  }

  /// The draws alone; its cases are called as `Evidence.tally` reports them.
  public var campaign: Campaign {
    Campaign(clauses: [clause], in: [], seed: seed, matrices: matrices, maxOrder: maxOrder)
  }

  /// What is known of a statement after the attack.
  public struct Evidence: Sendable {
    public let tally: ClauseTally
    /// `nil` when a draw had refuted the statement.
    public let search: SearchOutcome?
    public let counterexample: Counterexample?

    /// Whether the statement claimed something on any instance at all.
    public var isVacuous: Bool { tally.checks == 0 && (search?.applicable ?? 0) == 0 }
  }

  public func run(
    tasks: Int = 2, progress: (@Sendable (Int, Int) -> Void)? = nil
  ) async -> Evidence {
    var campaign = campaign
    campaign.keeping = AnswerKeeping(everyViolation: true)
    let tallies = await campaign.run(tasks: tasks, progress: progress)
    let tally = tallies.first ?? ClauseTally(clause: clause.id)
    let violated = tally.violations.map { (instance: $0.drawn.instance, name: Optional($0.name)) }
    if let smallest = Counterexample.smallest(of: violated, clause) {
      return Evidence(tally: tally, search: nil, counterexample: smallest)
    }
    let search = AdversarialSearch(clause, seed: seed, budget: budget, maxOrder: min(maxOrder, 4))
      .run()
    return Evidence(
      tally: tally, search: search, counterexample: search.smallestCounterexample(to: clause))
  }
}
