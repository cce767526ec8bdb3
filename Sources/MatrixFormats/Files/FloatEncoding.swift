// SPDX-License-Identifier: Apache-2.0

/// How a binary file writes a number. Each widens to Double without rounding.
enum FloatEncoding {
  case float64, float32, float16, bfloat16

  /// Bytes for each number.
  var width: Int {
    switch self {
    case .float64: return 8
    case .float32: return 4
    case .float16, .bfloat16: return 2
    }
  }

  /// The Double of the same value. NaN stays NaN, whatever its bits.
  func widened(_ bits: UInt64) -> Double {
    switch self {
    case .float64: return Double(bitPattern: bits)
    case .float32: return Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    case .bfloat16: return Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits) << 16))
    case .float16: return FloatEncoding.widenedHalf(bits & 0xFFFF)
    }
  }

  /// Sign 1, exponent 5 (bias 15), fraction 10 bits, as in IEEE 754. Swift's Float16 is not
  /// available on every platform.
  private static func widenedHalf(_ bits: UInt64) -> Double {
    let sign = (bits & 0x8000) << 48
    let exponent = (bits >> 10) & 0x1F
    let fraction = bits & 0x3FF
    switch exponent {
    case 0:
      // fraction · 2⁻²⁴, exact: both factors are Doubles, and the product has 10 bits.
      let magnitude = Double(fraction) * 0x1p-24
      return Double(bitPattern: magnitude.bitPattern | sign)
    case 0x1F:
      return Double(bitPattern: sign | 0x7FF0_0000_0000_0000 | fraction << 42)
    default:
      return Double(bitPattern: sign | (exponent + (1023 - 15)) << 52 | fraction << 42)
    }
  }
}
