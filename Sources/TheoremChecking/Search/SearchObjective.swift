// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact

/// How close an instance brings a clause to being violated, as far as Float64 shows: what a search
/// climbs by. It proposes; only a check concludes.
struct SearchObjective {
  let clause: Clause

  /// Slacks of less than this count as ties: draws that are made to tie nearly have them, and rounding
  /// leaves them of 0.
  static let tie = 1e-9
  /// What rounding may leave of 0.
  private static let noise = 1e-12

  /// What is to become small.
  enum Target: Hashable {
    /// The smallest slack that is not a tie: where a claim always holds with equality somewhere, that
    /// place would hide all others.
    case closest
    /// The slack at one place.
    case place(Int)
  }

  /// The relative slacks of a clause on an instance, place by place; those with both sides 0 are `nil`.
  struct Estimate {
    let slacks: [Double?]
    /// Whether some place may be violated.
    let mayBeViolated: Bool

    func value(_ target: Target) -> Double {
      switch target {
      case .closest:
        let strict = slacks.compactMap { $0 }.filter { $0 > SearchObjective.tie }
        return strict.min() ?? 2
      case .place(let place):
        guard place < slacks.count, let slack = slacks[place] else { return 2 }
        return Swift.max(slack, 0)
      }
    }

    /// The places that are neither ties nor empty.
    var openPlaces: [Int] {
      slacks.indices.filter { slacks[$0].map { $0 > SearchObjective.tie } ?? false }
    }

    /// Whether some place is a tie of sides that are not 0.
    var hasTie: Bool { slacks.contains { $0.map { $0 <= SearchObjective.noise } ?? false } }
  }

  /// `nil` where the clause claims nothing or cannot be evaluated.
  func estimate(_ instance: Instance) -> Estimate? {
    guard let sides = try? clause.sides(on: InstanceContext(instance)), !sides.isEmpty else {
      return nil
    }
    var mayBeViolated = false
    let slacks = sides.map { place -> Double? in
      guard place.left.isFinite, place.right.isFinite else { return nil }
      let left = (place.left.lower + place.left.upper) / 2
      let right = (place.right.lower + place.right.upper) / 2
      let scale = Swift.max(left.magnitude, right.magnitude)
      guard scale > 0, scale.isFinite, !(place.left.containsZero && place.right.containsZero) else {
        return nil
      }
      let slack = (right - left) / scale
      switch place.relation {
      case "=":
        if !place.left.overlaps(place.right) { mayBeViolated = true }
        return -slack.magnitude
      case "<":
        if slack <= Self.noise { mayBeViolated = true }
      default:
        if slack < -Self.noise { mayBeViolated = true }
      }
      return slack
    }
    return Estimate(slacks: slacks, mayBeViolated: mayBeViolated)
  }
}
