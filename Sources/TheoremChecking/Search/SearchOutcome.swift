// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact

/// What a search or a sample of a clause came to.
public struct SearchOutcome: Sendable {
  /// How many instances were looked at.
  public internal(set) var evaluations = 0
  /// The first instance found on which the clause is violated, with the certified answer.
  public internal(set) var counterexample: (instance: Instance, result: CheckResult)?
  /// The smallest certified relative slack, ties apart, and where.
  public internal(set) var closest: (slack: Enclosure<Double>, instance: Instance)?
  /// An instance with sides that are not 0 on which the clause is proved to hold with equality.
  public internal(set) var equality: Instance?
  /// How many instances the clause said something about.
  public internal(set) var applicable = 0
}

extension SearchOutcome {
  /// Adds the certified answer on an instance.
  mutating func note(_ instance: Instance, _ clause: Clause) {
    let context = InstanceContext(instance)
    guard let result = try? clause.check(on: context, ladder: AdversarialSearch.ladder) else {
      return
    }
    switch result.verdict {
    case .violated:
      if counterexample == nil { counterexample = (instance, result) }
      return
    case .notApplicable, .undecided: return
    case .equal:
      // One of order 1 says little.
      if equality.map({ $0.isSmall && !instance.isSmall }) ?? true,
        isTieOfNumbers(context, clause)
      {
        equality = instance
      }
    case .strict: break
    }
    if let slack = result.strictSlack, slack.lower > SearchObjective.tie,
      slack.upper < closest?.slack.upper ?? .infinity
    {
      closest = (slack, instance)
    }
  }

  private func isTieOfNumbers(_ context: InstanceContext, _ clause: Clause) -> Bool {
    guard let sides = try? clause.sides(on: context) else { return false }
    return sides.contains { $0.left.overlaps($0.right) && !$0.left.containsZero }
  }
}

extension Instance {
  /// Whether a matrix has only one singular value.
  var isSmall: Bool { matrices.values.contains { $0.order <= 1 } }
}
