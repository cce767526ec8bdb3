// SPDX-License-Identifier: Apache-2.0

import Exact

/// A named way of drawing a mask: the diagonal of D as a list of rationals, one for each row of W.
///
/// The masks at the boundary (nothing masked, everything masked, one entry only) each have probability
/// 1/10 in the ensembles that have them, so that short searches meet them.
public struct MaskEnsemble: Sendable, Identifiable, CustomStringConvertible {
  public let name: String
  public let summary: String
  private let isMember: @Sendable ([Rational]) -> Bool
  private let body: @Sendable (Int, inout SeededGenerator) -> [Rational]

  init(
    _ name: String, _ summary: String,
    where isMember: @escaping @Sendable ([Rational]) -> Bool,
    _ body: @escaping @Sendable (Int, inout SeededGenerator) -> [Rational]
  ) {
    self.name = name
    self.summary = summary
    self.isMember = isMember
    self.body = body
  }

  public var id: String { name }
  public var description: String { name }

  /// Whether a mask has the form that every draw of this ensemble has.
  public func contains(_ mask: [Rational]) -> Bool { isMember(mask) }

  /// A mask of `count` entries.
  public func draw(count: Int, using generator: inout SeededGenerator) -> [Rational] {
    precondition(count >= 0, "negative count")
    return body(count, &generator)
  }
}

extension MaskEnsemble {
  /// Entries 0 or 1.
  public static let relu = MaskEnsemble(
    "relu", "entries 0 or 1", where: { $0.allSatisfy { $0 == 0 || $0 == 1 } },
    { $1.binaryMask(count: $0, masked: 0) })

  /// Entries 1 or η for one η, any rational, drawn with the mask.
  public static let leaky = MaskEnsemble(
    "leaky", "entries 1 or one other number",
    where: { Set($0).subtracting([1]).count <= 1 },
    {
      let slope = ScalarEnsemble.slope.draw(using: &$1)
      return $1.binaryMask(count: $0, masked: slope)
    })

  /// Entries 1 or η for a given η.
  public static func leaky(slope: Rational) -> MaskEnsemble {
    MaskEnsemble(
      "leaky", "entries 1 or \(slope)", where: { $0.allSatisfy { $0 == 1 || $0 == slope } },
      { $1.binaryMask(count: $0, masked: slope) })
  }

  /// Entries 1 or −1.
  public static let sign = MaskEnsemble(
    "sign", "entries 1 or -1", where: { $0.allSatisfy { $0.magnitude == 1 } },
    { $1.binaryMask(count: $0, masked: -1) })

  /// Entries of any size and sign, zeros and equal ones among them.
  public static let arbitrary = MaskEnsemble(
    "arbitrary", "any rationals", where: { _ in true },
    { count, generator in
      generator.mask(count: count) { ScalarEnsemble.slope.draw(using: &$0) }
    })

  /// Entries in [−1, 1].
  public static let unitBounded = MaskEnsemble(
    "unit-bounded", "rationals of size <= 1", where: { $0.allSatisfy { $0.magnitude <= 1 } },
    { count, generator in
      generator.mask(count: count) { ScalarEnsemble.contractingSlope.draw(using: &$0) }
    })

  /// Nonzero entries.
  public static let invertible = MaskEnsemble(
    "invertible", "nonzero rationals", where: { $0.allSatisfy { !$0.isZero } },
    { count, generator in
      generator.mask(count: count) {
        let contracting = $0.chance(2, in: 3)
        let ensemble: ScalarEnsemble = contracting ? .invertibleContractingSlope : .expandingSlope
        return ensemble.draw(using: &$0)
      }
    })

  /// Entries whose magnitudes have rational square roots: ± (p/q)².
  public static let squares = MaskEnsemble(
    "squares", "nonzero squares of rationals, of either sign",
    where: { $0.allSatisfy { !$0.isZero && $0.magnitude.exactSquareRoot != nil } },
    { count, generator in
      generator.mask(count: count) {
        let root = Rational($0.integer(in: 1...5), $0.integer(in: 1...4))
        return Rational($0.sign()) * root * root
      }
    })

  /// Every entry 1: nothing is masked.
  public static let everything = MaskEnsemble(
    "all", "every entry 1", where: { $0.allSatisfy { $0 == 1 } },
    { count, _ in .init(repeating: 1, count: count) })

  /// Every entry 0: nothing passes.
  public static let nothing = MaskEnsemble(
    "none", "every entry 0", where: { $0.allSatisfy(\.isZero) },
    { count, _ in .init(repeating: 0, count: count) })

  public static let all: [MaskEnsemble] = [
    relu, leaky, sign, arbitrary, unitBounded, invertible, squares, everything, nothing,
  ]

  /// The ensemble called `name`, or `nil`.
  public static func named(_ name: String) -> MaskEnsemble? { all.first { $0.name == name } }
}

extension SeededGenerator {
  /// A mask of entries 1 and `masked`: which entries are masked is decided by a pattern that is often at
  /// the boundary.
  public mutating func binaryMask(count: Int, masked: Rational) -> [Rational] {
    pattern(count: count).map { $0 ? masked : 1 }
  }

  /// A mask of entries 1 with `masked` in exactly `size` places.
  public mutating func binaryMask(count: Int, masked: Rational, size: Int) -> [Rational] {
    let places = Set(subset(of: count, size: size))
    return (0..<count).map { places.contains($0) ? masked : 1 }
  }

  /// Which of `count` places are chosen: none, all, just one, all but one with probability 1/10 each,
  /// otherwise each place independently with a probability of 1/4, 1/2 or 3/4.
  mutating func pattern(count: Int) -> [Bool] {
    let kind = below(10)
    if kind < 4 && count > 0 {
      let place = below(count)
      return (0..<count).map { kind % 2 == 1 ? ($0 == place) == (kind == 1) : kind == 2 }
    }
    let quarters = integer(in: 1...3)
    return (0..<count).map { _ in chance(quarters, in: 4) }
  }

  /// A mask of drawn entries: all of them equal with probability 1/10, all 1 but one likewise, otherwise
  /// independent.
  fileprivate mutating func mask(
    count: Int, entry: (inout SeededGenerator) -> Rational
  ) -> [Rational] {
    switch below(10) {
    case 0:
      let common = entry(&self)
      return .init(repeating: common, count: count)
    case 1:
      var result = [Rational](repeating: 1, count: count)
      if count > 0 { result[below(count)] = entry(&self) }
      return result
    default:
      return (0..<count).map { _ in entry(&self) }
    }
  }
}

/// All 2^`count` masks of entries 0 and 1, one after the other, the mask of ones last.
///
/// - Precondition: `count` ≤ 30.
public func allReLUMasks(count: Int) -> some Sequence<[Rational]> {
  precondition((0...30).contains(count), "too many masks")
  return (0..<1 << count).lazy.map { word in
    (0..<count).map { (word >> $0) & 1 == 1 ? Rational.one : .zero }
  }
}
