// SPDX-License-Identifier: Apache-2.0

import Generators

/// The seed of one case of a campaign.
///
/// The low six bits hold the largest order that the case may have, so that the seed alone determines
/// the case's size as well.
public struct CaseSeed: Hashable, Sendable, CustomStringConvertible {
  public let rawValue: UInt64

  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The largest order that `maxOrder` may be.
  public static let orderLimit = 63

  /// Case number `index` of a campaign.
  ///
  /// - Precondition: 1 ≤ `maxOrder` ≤ `orderLimit`.
  init(campaign seed: UInt64, group: String, index: Int, maxOrder: Int) {
    precondition((1...Self.orderLimit).contains(maxOrder))
    let child = SeededGenerator.childSeed(
      of: SeededGenerator.childSeed(of: seed, name: group), index: UInt64(index))
    rawValue = (child & ~UInt64(Self.orderLimit)) | UInt64(maxOrder)
  }

  /// At least 1, also for a seed that no campaign made.
  public var maxOrder: Int { max(1, Int(rawValue & UInt64(Self.orderLimit))) }

  /// One case in how many has its circular answers repeated by inertia and exact algebra alone.
  public static let repetitionStride: UInt64 = 16

  /// Whether circular answers on this case are repeated.
  var choosesRepetition: Bool { (rawValue >> 6) % Self.repetitionStride == 0 }

  public var description: String { String(rawValue) }
}
