// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators

// Operands from all over the range, and close to where something could go wrong.

extension SeededGenerator {
  /// A finite Double.
  mutating func operand() -> Double {
    let sign = Double(sign())
    switch below(12) {
    case 0: return finiteBits()
    case 1, 2: return sign * significand(integer(in: -20...20))
    case 3: return sign * Double(integer(in: 0...16))
    case 4: return 0
    case 5: return sign * Double(bitPattern: next() >> (12 + UInt64(below(52))))  // subnormal
    case 6: return sign * element(of: Self.landmarks)
    case 7:
      let x = element(of: Self.landmarks)
      return sign * (coin() ? x.nextUp : x.nextDown)
    case 8: return sign * (1 + Double(integer(in: 0...8)) * 0x1p-52) * power(integer(in: -60...60))
    case 9: return sign * significand(integer(in: -560 ... -480))  // products underflow
    case 10: return sign * significand(integer(in: 480...560))  // products overflow
    default: return sign * significand(integer(in: -1070...1023))
    }
  }

  private static let landmarks = [
    Double.leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude.nextDown, 1, 2,
    0x1p-1060, 0x1p-960, 0x1p-968, 0x1p511, 0x1p-511, 0x1p1023, 0x1p-537, 0x1p-538, 0.5, 3,
  ]

  private mutating func finiteBits() -> Double {
    while true {
      let x = Double(bitPattern: next())
      if x.isFinite { return x }
    }
  }

  /// A number in [1, 2) times 2^`exponent`, of few bits half of the time.
  mutating func significand(_ exponent: Int) -> Double {
    let kept = coin() ? UInt64.max : UInt64.max << UInt64(integer(in: 20...51))
    let bits = (next() & kept) & 0x000F_FFFF_FFFF_FFFF
    return Double(bitPattern: 0x3FF0_0000_0000_0000 | bits) * power(exponent)
  }

  /// 2^`exponent` for a normal Double.
  private func power(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: max(-1022, min(1023, exponent)), significand: 1)
  }

  /// A number that meets `x` near a tie, a cancellation or the end of the range, or any number.
  mutating func partner(of x: Double) -> Double {
    let y: Double
    switch below(8) {
    case 0: y = x.ulp * 0.5
    case 1: y = (x.ulp * 0.5).nextUp
    case 2: y = (x.ulp * 0.5).nextDown
    case 3: y = x.ulp * 0.25 * Double(integer(in: 1...7))
    case 4: y = -x + x.ulp * Double(integer(in: -3...3))
    case 5: y = x == 0 ? 1 : 0x1p-1000 / x
    default: y = operand()
    }
    return y.isFinite ? Double(sign()) * y : operand()
  }

  /// A number of `precision` bits. Exponents reach beyond those of Doubles.
  mutating func bigFloat(precision: Int) -> BigFloat {
    if chance(1, in: 12) { return .zero(precision: precision) }
    let exponent = coin() ? integer(in: -10...10) : integer(in: -3000...3000)
    if chance(1, in: 6) {
      return BigFloat.powerOfTwo(exponent, precision: precision)
    }
    var significand = Integer(sign())
    let bits = coin() ? precision - 1 : integer(in: 1...precision - 1)
    for start in stride(from: 0, to: bits, by: 30) {
      let count = min(30, bits - start)
      let word = Integer(integer(in: 0...(1 << count) - 1))
      let shifted = significand.magnitude.shiftedLeft(by: count) + word
      significand = significand.signum < 0 ? -shifted : shifted
    }
    return BigFloat(significand, precision: precision, rounding: .down)
      .scaled(byPowerOfTwo: exponent - bits)
  }

  mutating func partner(of x: BigFloat, precision: Int) -> BigFloat {
    guard let exponent = x.exponent, chance(1, in: 3) else { return bigFloat(precision: precision) }
    // About half a unit in the last place of x.
    let tiny = BigFloat.powerOfTwo(exponent - x.precision - 1, precision: precision)
    let more = BigFloat.powerOfTwo(exponent - x.precision - precision, precision: precision)
    return .sum(tiny, coin() ? more : -more, precision: precision, rounding: .nearest)
  }
}

/// Ends of enclosures that the campaign can draw.
protocol DrawnEnd: EnclosureEndpoint {
  /// Two numbers that may be close to trouble together.
  static func pair(_ generator: inout SeededGenerator) -> (Self, Self)
}

extension Double: DrawnEnd {
  static func pair(_ generator: inout SeededGenerator) -> (Double, Double) {
    let x = generator.operand()
    return (x, generator.partner(of: x))
  }
}

extension BigFloat: DrawnEnd {
  static func pair(_ generator: inout SeededGenerator) -> (BigFloat, BigFloat) {
    let precision = generator.element(of: [24, 53, 64, 65, 113, 128, 200])
    let x = generator.bigFloat(precision: precision)
    return (x, generator.partner(of: x, precision: precision))
  }
}

extension SeededGenerator {
  /// Two intervals: points, intervals around zero, from zero on, unbounded ones, any.
  mutating func enclosures<End: DrawnEnd>(_: End.Type) -> (Enclosure<End>, Enclosure<End>) {
    let (x, y) = End.pair(&self)
    return (enclosure(from: x), enclosure(from: y))
  }

  private mutating func enclosure<End: DrawnEnd>(from x: End) -> Enclosure<End> {
    let bits = x.precision
    let infinity = End.infinity(precision: bits)
    let other: End
    switch below(9) {
    case 0, 1, 2: return Enclosure(x)
    case 3: return Enclosure(lower: min(x, -x), upper: max(x, -x))
    case 4: other = .bound(.zero, precision: bits, rounding: .nearest)
    case 5: other = End.pair(&self).1
    case 6:
      // One unit in the last place, or thereabouts, wide.
      let shrunk = End.boundProduct(
        x, .bound(1 + Rational(1).scaled(byPowerOfTwo: -bits), precision: bits + 1, rounding: .up),
        precision: bits, rounding: .up)
      other = shrunk.isFinite ? shrunk : x
    case 7: other = chance(1, in: 3) ? (coin() ? infinity : -infinity) : -End.pair(&self).0
    default: other = End.pair(&self).0
    }
    return Enclosure(lower: min(x, other), upper: max(x, other))
  }

  /// Exact members of an interval: the ends, zero, something between.
  mutating func members<End: DrawnEnd>(of interval: Enclosure<End>) -> [Rational] {
    let low = exactValue(interval.lower)
    let high = exactValue(interval.upper)
    let far = Rational(1).scaled(byPowerOfTwo: 4000)
    let first = low ?? (interval.lower.signum < 0 ? -far : far)
    if interval.isPoint { return [first] }
    let last = high ?? far
    var result = [first, last]
    if interval.containsZero { result.append(.zero) }
    if chance(1, in: 4) {
      result.append(first + (last - first) * unitInterval(fractionBits: 20))
    }
    return result
  }
}
