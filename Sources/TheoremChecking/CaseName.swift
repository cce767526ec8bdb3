// SPDX-License-Identifier: Apache-2.0

import Generators

/// What a report calls a case: with a clause's id it replays the case, nothing else is needed.
public enum CaseName: Hashable, Sendable {
  /// A case of a `Campaign`: `8237469823`.
  case drawn(CaseSeed)
  /// A case of `AllMasks`: `1:4x4:11:0`.
  case masked(MaskedCase)
}

extension CaseName: LosslessStringConvertible {
  public var description: String {
    switch self {
    case .drawn(let seed): return "\(seed)"
    case .masked(let place): return "\(place)"
    }
  }

  /// `nil` when no report calls a case so.
  public init?(_ text: String) {
    if let seed = UInt64(text), "\(seed)" == text {
      self = .drawn(CaseSeed(rawValue: seed))
    } else if let place = MaskedCase(text) {
      self = .masked(place)
    } else {
      return nil
    }
  }
}

/// One mask of one matrix of `AllMasks`, and the values of further variables.
public struct MaskedCase: Hashable, Sendable {
  /// The seed of all that is drawn.
  public let seed: UInt64
  public let rows: Int
  public let columns: Int
  /// Bit k − 1 is set when row k is masked; 0 for a statement that sums over all masks itself.
  public let mask: UInt64
  /// Numbers the instances that a mask gives, such as one for each mask of the columns, from 0.
  public let variant: Int
}

extension MaskedCase: LosslessStringConvertible {
  /// `SEED:ROWSxCOLUMNS:MASK:VARIANT`.
  public var description: String { "\(seed):\(rows)x\(columns):\(mask):\(variant)" }

  /// `nil` when `AllMasks` has no such case, whatever the statement.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 4, let seed = UInt64(parts[0]), let mask = UInt64(parts[2]),
      let variant = Int(parts[3]), variant >= 0
    else { return nil }
    let shape = parts[1].split(separator: "x").compactMap { Int($0) }
    guard shape.count == 2, (1...AllMasks.rowLimit).contains(shape[0]),
      AllMasks.shapes(rows: shape[0]).contains(where: { $0 == (shape[0], shape[1]) }),
      mask < 1 << UInt64(shape[0])
    else { return nil }
    self.init(seed: seed, rows: shape[0], columns: shape[1], mask: mask, variant: variant)
    guard description == text else { return nil }
  }
}
