// SPDX-License-Identifier: Apache-2.0

import Exact

/// How far a check climbs before it gives up.
public struct Ladder: Hashable, Sendable {
  /// Bits of the MPFR tiers, ascending. The exact tier comes after the first of them, because ties are
  /// common and more bits never decide one.
  public var bits: [Int]
  public var usesExactTier: Bool

  public init(bits: [Int] = [128, 256, 512, 1024], usesExactTier: Bool = true) {
    self.bits = bits
    self.usesExactTier = usesExactTier
  }

  /// Float64, 128 bits, exact, 256, 512, 1024 bits.
  public static let standard = Ladder()

  var tiers: [Tier] {
    var tiers: [Tier] = [.float64]
    for (position, bits) in bits.enumerated() {
      tiers.append(.multiprecision(bits: bits))
      if position == 0, usesExactTier { tiers.append(.exact) }
    }
    if bits.isEmpty, usesExactTier { tiers.append(.exact) }
    return tiers
  }
}

/// The state of one atomic assertion.
enum Outcome {
  case strict(slack: Enclosure<Double>?)
  case equal
  case violated(left: Enclosure<Double>, right: Enclosure<Double>, slack: Enclosure<Double>?)
  case open
  case unknown
}

/// Truth as far as it is known.
enum Truth {
  case yes, no, open
}

/// Something that can evaluate registers and compare them: a tier of the ladder on one instance.
protocol Comparer {
  mutating func compare(_ relation: Relation, _ left: Register, _ right: Register) -> Outcome
}

extension Comparer {
  /// Whether a condition that relates two registers holds.
  mutating func truth(_ relation: Relation, _ left: Register, _ right: Register) -> Truth {
    switch relation {
    case .atMost:
      switch compare(.atMost, left, right) {
      case .strict, .equal: return .yes
      case .violated: return .no
      case .open, .unknown: return .open
      }
    case .less:
      switch compare(.atMost, left, right) {
      case .strict: return .yes
      case .equal, .violated: return .no
      case .open, .unknown: return .open
      }
    case .equal, .different:
      switch compare(.equal, left, right) {
      case .equal: return relation == .equal ? .yes : .no
      case .violated: return relation == .equal ? .no : .yes
      case .strict, .open, .unknown: return .open
      }
    }
  }
}

/// Compares enclosures at one rung.
struct EnclosureComparer<R: Rung>: Comparer {
  var evaluation: Evaluation<InstanceLeaves<R>>

  mutating func compare(_ relation: Relation, _ left: Register, _ right: Register) -> Outcome {
    guard let a = evaluation.value(left), let b = evaluation.value(right) else { return .unknown }
    if left == right { return Outcome(ofEqualSides: relation, a) }
    return Outcome(relation, a, b)
  }
}

extension Outcome {
  /// What two enclosures say about a relation between the values that they hold.
  init<Endpoint>(
    _ relation: Relation, _ left: Enclosure<Endpoint>, _ right: Enclosure<Endpoint>
  ) {
    let isTie = left.isPoint && right.isPoint && left.lower == right.lower && left.isFinite
    switch relation {
    case .atMost, .less:
      if isTie {
        self = relation == .atMost ? .equal : Self.miss(left, right)
      } else if left.certainlyLess(than: right) {
        self = .strict(slack: Self.relativeSlack(left, right))
      } else if right.certainlyLess(than: left) {
        self = Self.miss(left, right)
      } else {
        self = .open
      }
    case .equal:
      if isTie {
        self = .equal
      } else if left.overlaps(right) {
        self = .open
      } else {
        self = Self.miss(left, right)
      }
    case .different: self = .open
    }
  }

  /// What holds of two sides that are proved equal and lie in `value`.
  init<Endpoint>(ofEqualSides relation: Relation, _ value: Enclosure<Endpoint>) {
    switch relation {
    case .atMost, .equal: self = .equal
    case .less: self = .violated(left: value.double, right: value.double, slack: Enclosure(0))
    case .different: self = .open
    }
  }

  private static func miss<Endpoint>(
    _ left: Enclosure<Endpoint>, _ right: Enclosure<Endpoint>
  ) -> Outcome {
    .violated(left: left.double, right: right.double, slack: relativeSlack(left, right))
  }

  /// (right − left)/max(|left|, |right|), enclosed; `nil` when it has no finite enclosure.
  static func relativeSlack<Endpoint>(
    _ left: Enclosure<Endpoint>, _ right: Enclosure<Endpoint>
  ) -> Enclosure<Double>? {
    guard left.isFinite, right.isFinite else { return nil }
    let scale = Enclosure.maximum(left.magnitude, right.magnitude)
    guard let slack = (right - left).divided(by: scale)?.double, slack.isFinite else { return nil }
    // |right − left| ≤ 2·max, so the slack lies in [−2, 2] whatever the rounding says.
    let bound = Enclosure<Double>(lower: -2, upper: 2)
    return slack.intersection(bound)
  }
}

/// Compares exact forms; enclosures decide where the forms differ.
struct ExactComparer: Comparer {
  var evaluation: SymbolicEvaluation

  mutating func compare(_ relation: Relation, _ left: Register, _ right: Register) -> Outcome {
    guard let a = evaluation.value(left), let b = evaluation.value(right) else { return .unknown }
    if evaluation.areEqual(a, b) { return Outcome(ofEqualSides: relation, a.enclosure) }
    return Outcome(relation, a.enclosure, b.enclosure)
  }
}
