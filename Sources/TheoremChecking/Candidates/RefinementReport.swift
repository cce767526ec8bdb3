// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators

/// What the comparison of a candidate with the current statement came to.
public struct RefinementReport: Sendable {
  public enum Answer: String, Sendable {
    /// The candidate is refuted.
    case isFalse = "false"
    /// There is no instance on which both claim something that can be compared.
    case vacuous
    /// No bound is looser, and some are tighter.
    case tighter
    /// All bounds are equal.
    case same
    /// No bound is tighter, and some are looser.
    case looser
    /// Some bounds are tighter and some are looser.
    case incomparable
    /// Nothing was decided.
    case undecided
  }

  public let refinement: Refinement
  /// Instances drawn.
  public let drawn: Int
  public let basis: ComparisonBasis
  /// Instances on which the two were compared.
  public let compared: Int
  /// Of these, those where some bound is tighter, some looser, all equal, or nothing else was decided.
  public let tighter: Int
  public let looser: Int
  public let equal: Int
  public let undecided: Int
  /// Instances on which only one of them claims something.
  public let candidateSilent: Int
  public let currentSilent: Int
  /// Instances on which the candidate was checked.
  public let checks: Int
  /// The largest parts by which a bound is closer and farther; certified.
  public let gain: Enclosure<Double>?
  public let loss: Enclosure<Double>?
  /// The numbers whose bounds were compared, on the first of the larger instances.
  public let numbers: [(number: String, direction: BoundDirection)]
  /// Whether the current statement bounds them from the other side as well, and the candidate does not.
  public let lacksOtherSide: Bool
  public internal(set) var tighterAt: ComparedPlace?
  public internal(set) var looserAt: ComparedPlace?
  public internal(set) var counterexample: Counterexample?
  /// `nil` when a draw had refuted the candidate.
  public internal(set) var search: SearchOutcome?
  let violations: [Instance]

  public var answer: Answer {
    if counterexample != nil { return .isFalse }
    if compared == 0 { return .vacuous }
    switch (tighter > 0, looser > 0) {
    case (true, true): return .incomparable
    case (true, false): return .tighter
    case (false, true): return .looser
    case (false, false): return equal > 0 ? .same : .undecided
    }
  }

  init(_ refinement: Refinement, _ cases: [ComparedCase]) {
    self.refinement = refinement
    drawn = cases.count
    violations = cases.filter(\.isCounterexample).map(\.instance)
    checks = cases.count(where: \.candidateClaims)
    candidateSilent = cases.count { $0.currentClaims && !$0.candidateClaims }
    currentSilent = cases.count { $0.candidateClaims && !$0.currentClaims }
    let joint = cases.filter(\.bothClaim)
    // What happens to match on a small instance says little: the forms match where they mostly do.
    let byBounds = joint.count { $0.side(.bounds) != nil }
    let basis: ComparisonBasis = byBounds > 0 && 2 * byBounds >= joint.count ? .bounds : .slack
    self.basis = basis
    let sides = joint.compactMap { item in
      item.side(basis).map { (instance: item.instance, side: $0) }
    }
    compared = sides.count
    tighter = sides.count(where: \.side.isTighter)
    looser = sides.count(where: \.side.isLooser)
    undecided = sides.count {
      $0.side.isUndecided && !$0.side.isTighter && !$0.side.isLooser
    }
    equal = sides.count {
      !$0.side.isUndecided && !$0.side.isTighter && !$0.side.isLooser
    }
    func largest(_ part: (ComparedCase.Side) -> Enclosure<Double>?) -> Enclosure<Double>? {
      sides.compactMap { part($0.side) }.max { $0.lower < $1.lower }
    }
    gain = largest(\.gain)
    loss = largest(\.loss)
    let widest = sides.first { $0.side.comparisons.count > 1 } ?? sides.first
    numbers = (widest?.side.comparisons ?? []).map { ($0.number, $0.direction) }
    lacksOtherSide = widest?.side.comparisons.contains(where: \.lacksOtherSide) ?? false
    func smallest(_ property: KeyPath<ComparedCase.Side, Bool>) -> ComparedPlace? {
      let fitting = sides.filter { $0.side[keyPath: property] }
        .map { (measure: $0.instance.shrinkMeasure, item: $0) }
      return fitting.min { $0.measure < $1.measure }.map {
        ComparedPlace(
          instance: $0.item.instance, comparison: $0.item.side.example(property))
      }
    }
    tighterAt = smallest(\.isTighter)
    looserAt = smallest(\.isLooser)
  }
}
