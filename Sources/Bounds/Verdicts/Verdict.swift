// SPDX-License-Identifier: Apache-2.0

import Exact

/// What decided a comparison, from cheapest to dearest.
public enum Tier: Hashable, Sendable, Comparable, CustomStringConvertible {
  case float64
  case multiprecision(bits: Int)
  /// Enclosures with both ends counted by inertia.
  case inertia(bits: Int)
  case exact

  /// "float64", "mpfr-128", "inertia-128", "exact".
  public var description: String {
    switch self {
    case .float64: return "float64"
    case .multiprecision(let bits): return "mpfr-\(bits)"
    case .inertia(let bits): return "inertia-\(bits)"
    case .exact: return "exact"
    }
  }

  /// The precision of the enclosures that are compared; `nil` for the exact tier.
  var bits: Int? {
    switch self {
    case .float64: return 53
    case .multiprecision(let bits), .inertia(let bits): return bits
    case .exact: return nil
    }
  }

  private var rank: Int {
    switch self {
    case .float64: return 0
    case .multiprecision(let bits): return 2 * bits
    case .inertia(let bits): return 2 * bits + 1
    case .exact: return .max
    }
  }

  public static func < (a: Tier, b: Tier) -> Bool { a.rank < b.rank }
}

/// The answer to one clause on one instance, over all its quantifier values.
public enum Verdict: Hashable, Sendable {
  /// Holds with room to spare everywhere; the relative slack is the smallest one met, enclosed.
  case strict(slack: Enclosure<Double>?)
  /// Holds, and somewhere with equality, which is proved exactly.
  case equal
  /// False: both sides are enclosed, and the enclosures exclude the claim.
  case violated(Witness)
  /// Neither proved nor refuted. Never counts as holding.
  case undecided(Reason)
  /// A hypothesis is false on this instance, so nothing is claimed.
  case notApplicable

  /// The place where a claim fails.
  public struct Witness: Hashable, Sendable {
    public let bindings: Bindings
    public let left: Enclosure<Double>
    public let right: Enclosure<Double>
    public let relation: String
    /// How far the claim is missed, relative to the larger side; negative for "≤".
    public let relativeSlack: Enclosure<Double>?
  }

  /// What stands in the way of a decision.
  public enum Reason: Hashable, Sendable, CustomStringConvertible {
    /// The two sides agree to this many bits and no exact argument was found within the limits. A
    /// proof of equality may take `bitsNeeded` bits, where they could be counted.
    case tooClose(bits: Int, bitsNeeded: Int?, bindings: Bindings)
    /// A hypothesis could be neither proved nor refuted.
    case hypothesis(String)
    /// A spectrum or a quotient has no enclosure.
    case noEnclosure(Bindings)

    public var description: String {
      switch self {
      case .tooClose(let bits, let needed, let bindings):
        return "sides agree to \(bits) bits" + (bindings.isEmpty ? "" : " at \(bindings)")
          + (needed.map { "; a proof may take \($0) bits" } ?? "")
      case .hypothesis(let which): return "hypothesis undecided: \(which)"
      case .noEnclosure(let bindings):
        return "no enclosure" + (bindings.isEmpty ? "" : " at \(bindings)")
      }
    }
  }
}

/// A verdict with what it took and what it rests on.
public struct CheckResult: Hashable, Sendable {
  public let clause: String
  public let verdict: Verdict
  /// The smallest certified relative slack among the quantifier values where the claim holds
  /// strictly, also when it holds with equality at others.
  public let strictSlack: Enclosure<Double>?
  /// A place where the two sides are proved equal; `nil` when none was met.
  public let equality: Bindings?
  /// The dearest tier that was needed.
  public let tier: Tier
  /// What the certifiers that spoke rest on.
  public let facts: Facts
  /// Whether "every subset" was sampled rather than enumerated.
  public let sampledSubsets: Bool
  /// How many atomic comparisons the quantifiers unrolled to.
  public let comparisons: Int
}
