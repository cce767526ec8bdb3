// SPDX-License-Identifier: Apache-2.0

import Exact

/// What is known of a mask D = diag(d).
public enum MaskDescription: Hashable, Sendable {
  /// The slopes themselves, one for each row.
  case known([Double])
  /// The slopes themselves when they need not be Doubles, such as 1/10.
  case exact([Rational])
  /// Entries 0 and 1, with at most this many zeros (ReLU).
  case atMostZeros(Int)
  /// Any slopes in a range (leaky ReLU: η…1).
  case slopes(ClosedRange<Double>)
}

extension MaskDescription {
  /// An enclosure of each of `count` slopes.
  func slopes(_ count: Int) -> [Enclosure<Double>] {
    switch self {
    case .known(let slopes): return slopes.map { Enclosure($0) }
    case .exact(let slopes): return slopes.map { Enclosure($0, precision: 53) }
    case .slopes(let range):
      return Array(
        repeating: Enclosure(lower: range.lowerBound, upper: range.upperBound), count: count)
    case .atMostZeros(let zeros):
      return Array(repeating: Enclosure(lower: zeros == 0 ? 1 : 0, upper: 1), count: count)
    }
  }

  /// The most zeros that D may have, when all else in it is 1.
  var zeroCount: Int? {
    switch self {
    case .known(let slopes):
      return slopes.allSatisfy { $0 == 0 || $0 == 1 } ? slopes.filter { $0 == 0 }.count : nil
    case .exact(let slopes):
      return slopes.allSatisfy { $0 == 0 || $0 == 1 } ? slopes.filter(\.isZero).count : nil
    case .atMostZeros(let zeros): return zeros
    case .slopes: return nil
    }
  }

  /// Whether D is certainly I of order `count`.
  func isIdentity(_ count: Int) -> Bool {
    slopes(count).allSatisfy { $0.isPoint && $0.lower == 1 }
  }

  /// - Throws: `LayerError` when this cannot be a mask of `count` slopes, or is not made of finite
  ///   numbers.
  func check(_ count: Int) throws(LayerError) {
    switch self {
    case .known(let slopes):
      guard slopes.count == count else {
        throw .wrongCount("slopes", expected: count, found: slopes.count)
      }
      guard slopes.allSatisfy(\.isFinite) else { throw .notFinite("a slope") }
    case .exact(let slopes):
      guard slopes.count == count else {
        throw .wrongCount("slopes", expected: count, found: slopes.count)
      }
    case .slopes(let range):
      guard range.lowerBound.isFinite, range.upperBound.isFinite else {
        throw .notFinite("an end of the range of slopes")
      }
    case .atMostZeros(let zeros):
      guard zeros >= 0 else { throw .negative("the number of zeros") }
    }
  }
}
