// SPDX-License-Identifier: Apache-2.0

import Bounds
import Generators

/// An instance on which a clause is violated, certified and made small.
public struct Counterexample: Sendable {
  public let clause: Clause
  public let instance: Instance
  public let result: CheckResult
  /// What the case is called that it was made from; `nil` when a search found it.
  public let name: CaseName?
  /// How many times it was replaced by a smaller one.
  public let steps: Int

  /// Where the claim fails.
  public var witness: Verdict.Witness? {
    if case .violated(let witness) = result.verdict { witness } else { nil }
  }

  /// How many violated instances are made smaller; the smallest result is kept.
  private static let shrunkCount = 3

  /// The smallest counterexample that comes from some violated instances.
  ///
  /// - Returns: `nil` when the clause is violated on none of them.
  static func smallest(
    of found: [(instance: Instance, name: CaseName?)], _ clause: Clause
  ) -> Counterexample? {
    let ranked = found.map { (measure: $0.instance.shrinkMeasure, found: $0) }.enumerated().sorted {
      $0.element.measure == $1.element.measure
        ? $0.offset < $1.offset : $0.element.measure < $1.element.measure
    }
    var best: (measure: ShrinkMeasure, counterexample: Counterexample)?
    for (_, (_, found)) in ranked.prefix(shrunkCount) {
      guard let small = shrunk(found, clause) else { continue }
      let measure = small.instance.shrinkMeasure
      if best.map({ measure < $0.measure }) ?? true { best = (measure, small) }
    }
    return best?.counterexample
  }

  private static func shrunk(
    _ found: (instance: Instance, name: CaseName?), _ clause: Clause
  ) -> Counterexample? {
    if let shrunk = clause.shrinkingViolation(on: found.instance) {
      return Counterexample(
        clause: clause, instance: shrunk.instance, result: shrunk.result, name: found.name,
        steps: shrunk.steps)
    }
    // Nothing smaller came out: it is still a counterexample.
    guard let result = try? clause.check(on: found.instance), case .violated = result.verdict else {
      return nil
    }
    return Counterexample(
      clause: clause, instance: found.instance, result: result, name: found.name, steps: 0)
  }
}

extension SearchOutcome {
  /// The counterexample found, made small.
  public func smallestCounterexample(to clause: Clause) -> Counterexample? {
    counterexample.flatMap { Counterexample.smallest(of: [($0.instance, nil)], clause) }
  }
}
