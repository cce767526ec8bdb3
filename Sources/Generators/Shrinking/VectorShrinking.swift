// SPDX-License-Identifier: Apache-2.0

import Exact

/// Vectors to try in place of `vector`, each of smaller measure: shorter ones unless `keepingCount`, then
/// all entries made simpler at once, then one at a time.
///
/// A mask of a special kind stays of that kind only if the caller filters the candidates
/// (`MaskEnsemble.contains`).
public func shrinkCandidates(
  of vector: [Rational], keepingCount: Bool = false
) -> ShrinkCandidates<[Rational]> {
  let steps = ScalarStep.allCases
  let plans = keepingCount ? [] : deletionPlans(count: vector.count)
  let shorter = ShrinkCandidates(count: plans.count) { vector.deleting(positions: plans[$0]) }
  let overall = ShrinkCandidates(count: steps.count) { step in
    vector.map { steps[step].applied(to: $0) ?? $0 }
  }
  let single = ShrinkCandidates(count: steps.count * vector.count) { number in
    let place = number / steps.count
    return steps[number % steps.count].applied(to: vector[place]).map {
      var result = vector
      result[place] = $0
      return result
    }
  }
  return shorter.followed(by: overall).followed(by: single).below(vector, \.shrinkMeasure)
}

/// Sets of indices to try in place of `set`, each of smaller measure: without some elements, then with
/// one element lowered to the next free index. The empty set is not among them.
///
/// - Precondition: `set` is in increasing order without repetition, and no index is negative.
public func shrinkCandidates(ofIndexSet set: [Int]) -> ShrinkCandidates<[Int]> {
  let plans = deletionPlans(count: set.count)
  let smaller = ShrinkCandidates(count: plans.count) { set.deleting(positions: plans[$0]) }
  let lowered = ShrinkCandidates<[Int]>(count: set.count) { place in
    let floor = place == 0 ? 0 : set[place - 1] + 1
    guard set[place] > floor else { return nil }
    var result = set
    result[place] -= 1
    return result
  }
  return smaller.followed(by: lowered)
}
