// SPDX-License-Identifier: Apache-2.0

import Exact

/// How far a check climbs before it gives up.
public struct Ladder: Hashable, Sendable {
  /// Bits of the MPFR tiers, ascending. The exact tier comes after the first of them, because ties
  /// are common and more bits never decide one.
  public var bits: [Int]
  public var usesExactTier: Bool
  /// The largest separation bound, in bits, that the exact tier works down to for the sign of one
  /// number: a tie that only a longer computation could prove is left undecided. At most
  /// `largestExactBitLimit`.
  public let exactBitLimit: Int

  /// What `exactBitLimit` is unless said otherwise.
  public static let standardExactBitLimit = 1_000_000

  public init(
    bits: [Int] = [128, 256, 512, 1024], usesExactTier: Bool = true,
    exactBitLimit: Int = Ladder.standardExactBitLimit
  ) {
    self.bits = bits
    self.usesExactTier = usesExactTier
    self.exactBitLimit = min(exactBitLimit, Self.largestExactBitLimit)
  }

  /// More is never spent, and the separation bound is not computed closely beyond it.
  public static let largestExactBitLimit = 1 << 24

  /// Float64, 128 bits, exact, 256, 512, 1024 bits.
  public static let standard = Ladder()

  /// Whether enclosures count only after exact inertia has confirmed them, so that nothing rests on
  /// more than Sylvester's law and what the exact tier rests on.
  public private(set) var isIndependent = false

  /// 128 bits confirmed by inertia, then the exact tier: for theorems that the other certifiers
  /// assume.
  public static let independent: Ladder = {
    var ladder = Ladder(bits: [128])
    ladder.isIndependent = true
    return ladder
  }()

  var tiers: [Tier] {
    if isIndependent { return bits.map { .inertia(bits: $0) } + (usesExactTier ? [.exact] : []) }
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
  /// The enclosures do not tell; a proof of equality may take `bitsNeeded` bits, where that is
  /// known.
  case open(bitsNeeded: Int? = nil)
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
struct EnclosureComparer<Source: LeafSource>: Comparer {
  var evaluation: Evaluation<Source>

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
        self = .open()
      }
    case .equal:
      if isTie {
        self = .equal
      } else if left.overlaps(right) {
        self = .open()
      } else {
        self = Self.miss(left, right)
      }
    case .different: self = .open()
    }
  }

  /// What holds of two sides that are proved equal and lie in `value`.
  init<Endpoint>(ofEqualSides relation: Relation, _ value: Enclosure<Endpoint>) {
    switch relation {
    case .atMost, .equal: self = .equal
    case .less: self = .violated(left: value.double, right: value.double, slack: Enclosure(0))
    case .different: self = .open()
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
    return relativeSlack(right - left, scale: .maximum(left.magnitude, right.magnitude))
  }

  /// The difference right − left relative to the larger side.
  static func relativeSlack<Endpoint>(
    _ difference: Enclosure<Endpoint>, scale: Enclosure<Endpoint>
  ) -> Enclosure<Double>? {
    guard let slack = difference.divided(by: scale)?.double, slack.isFinite else { return nil }
    // |right − left| ≤ 2·max, so the slack lies in [−2, 2] whatever the rounding says.
    let bound = Enclosure<Double>(lower: -2, upper: 2)
    return slack.intersection(bound)
  }
}

/// Compares exact values.
struct ExactComparer: Comparer {
  var evaluation: SymbolicEvaluation

  mutating func compare(_ relation: Relation, _ left: Register, _ right: Register) -> Outcome {
    guard let a = evaluation.value(left), let b = evaluation.value(right) else { return .unknown }
    guard relation != .different else { return .open() }
    let comparison = evaluation.comparison
    switch comparison.order(a, b) {
    case .open(let needed): return .open(bitsNeeded: needed)
    case .known(0) where relation != .less: return .equal
    case .known(let order):
      guard let sides = comparison.enclosures(of: a, b, order: order) else { return .unknown }
      if order == 0 { return Outcome(ofEqualSides: relation, sides.left) }
      return Outcome(relation, order: order, sides.left, sides.right, sides.difference)
    }
  }

  /// What the answers rest on.
  var facts: Facts { evaluation.context.spectralClasses.facts }
}

extension Outcome {
  /// What the order of two different sides says about a relation between them.
  ///
  /// - Parameter difference: right − left, on its side of 0.
  fileprivate init(
    _ relation: Relation, order: Int, _ left: Enclosure<BigFloat>, _ right: Enclosure<BigFloat>,
    _ difference: Enclosure<BigFloat>
  ) {
    let slack = Self.relativeSlack(difference, scale: .maximum(left.magnitude, right.magnitude))
    if order < 0, relation != .equal {
      self = .strict(slack: slack)
    } else {
      self = .violated(left: left.double, right: right.double, slack: slack)
    }
  }
}
