// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators

/// Compares a candidate with the statement that it is to replace, on the same instances.
///
/// Two instances in three are drawn to meet the hypotheses of both, one to meet those of the current
/// statement alone. A function of the seed.
public struct RefinementCheck: Sendable {
  public let refinement: Refinement
  public var seed: UInt64
  public var matrices: Int
  public var maxOrder: Int
  /// How many instances the search for a counterexample to the candidate looks at.
  public var budget: Int

  static let ladder = Ladder(bits: [128, 256], exactBitLimit: 100_000)
  /// Where small steps are tried only what enclosures tell counts.
  private static let quickLadder = Ladder(bits: [128, 256], usesExactTier: false)

  public init(_ refinement: Refinement, seed: UInt64, matrices: Int, maxOrder: Int, budget: Int) {
    self.refinement = refinement
    self.seed = seed
    self.matrices = matrices
    self.maxOrder = maxOrder
    self.budget = budget
  }

  public func run(
    tasks: Int = 2, progress: (@Sendable (Int, Int) -> Void)? = nil
  ) async -> RefinementReport {
    let size = 25
    let starts = Array(stride(from: 0, to: matrices, by: size))
    let parts = await gatherParts(
      sizes: starts.map { min(size, matrices - $0) }, tasks: tasks, progress: progress
    ) { chunk in
      (starts[chunk]..<min(starts[chunk] + size, matrices)).map { compare($0) }
    }
    var report = RefinementReport(refinement, parts.flatMap(\.self))
    let violated = report.violations.map { (instance: $0, name: CaseName?.none) }
    report.counterexample = Counterexample.smallest(of: violated, refinement.candidate)
    if report.counterexample == nil {
      let search = AdversarialSearch(
        refinement.candidate, seed: seed, budget: budget, maxOrder: min(maxOrder, 4)
      ).run()
      report.search = search
      report.counterexample = search.smallestCounterexample(to: refinement.candidate)
    }
    if report.counterexample == nil {
      report.tighterAt = report.tighterAt.map { shrunk($0, \.isTighter, report.basis) }
      report.looserAt = report.looserAt.map { shrunk($0, \.isLooser, report.basis) }
    }
    return report
  }

  private func compare(_ index: Int) -> ComparedCase {
    let shared = index % 3 == 2 ? refinement.underCurrent : refinement.both
    let group = ClauseGroup(theorem: shared.id, clauses: [shared], wanted: [shared])
    let seed = CaseSeed(
      campaign: seed, group: "candidate/\(shared.id)", index: index,
      maxOrder: 1 + index % maxOrder)
    return compare(InstanceDraw.draw(group, seed: seed).instance, Self.ladder)
  }

  private func compare(_ instance: Instance, _ ladder: Ladder) -> ComparedCase {
    let context = InstanceContext(instance)
    var result = ComparedCase(instance: instance)
    result.candidate = try? refinement.candidate.check(on: context, ladder: ladder)
    result.current = try? refinement.current.check(on: context, ladder: ladder)
    guard result.bothClaim else { return result }
    result.bounds = (try? refinement.comparison(on: context, ladder: ladder)) ?? nil
    return result
  }

  /// A smaller instance on which the same can be seen.
  private func shrunk(
    _ place: ComparedPlace, _ property: KeyPath<ComparedCase.Side, Bool>, _ basis: ComparisonBasis
  ) -> ComparedPlace {
    let clause = refinement.both
    let small = shrink(
      place.instance.withDimensions(of: clause), limit: 2000,
      candidates: { clause.shrinkCandidates(of: $0) },
      while: { instance in
        let compared = compare(instance, Self.quickLadder)
        return compared.bothClaim && compared.side(basis)?[keyPath: property] == true
      })
    let compared = compare(small.value, Self.ladder)
    guard let side = compared.side(basis), side[keyPath: property] else { return place }
    return ComparedPlace(instance: small.value, comparison: side.example(property))
  }
}

/// What two statements are compared by.
public enum ComparisonBasis: String, Sendable {
  /// The bounds themselves, number by number.
  case bounds
  /// The smallest relative slack of each on an instance.
  case slack
}

/// An instance with a number whose two bounds differ there.
public struct ComparedPlace: Sendable {
  public let instance: Instance
  /// `nil` when slacks are compared.
  public let comparison: BoundComparison?
}
