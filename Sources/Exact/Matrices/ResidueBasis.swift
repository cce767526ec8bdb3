// SPDX-License-Identifier: Apache-2.0

import CKernels
import CMPFR

/// Moduli for the product of two matrices of digits, and what brings residues back to digits
/// (proofs/certifier-refined-vectors.md, "Residues").
struct ResidueBasis: Sendable {
  /// Odd and pairwise coprime.
  let moduli: [Double]
  /// That of M/m_q modulo m_q, at most m_q/2 in size.
  let inverses: [Double]
  /// The digits of M/m_q from the lowest, `placeCount` for each q, then those of M.
  let places: [Double]
  let placeCount: Int

  /// `nil` where Float64 has no room for the sums.
  init?(_ format: DigitFormat, leftDigits: Int, rightDigits: Int) {
    let (order, bits) = (format.order, format.bits)
    let whole = leftDigits + rightDigits
    // n(0.51m)² ≤ 2⁵², and k·2^(bits−1)·m/2 ≤ 2⁵² for k digits.
    let byProducts = (0x1p52 / (0.2602 * Double(order))).squareRoot()
    let byDigits = 0x1p52 / (Double(max(leftDigits, rightDigits)) * 0x1p-2) / 0x1p26
    let largest = Int(min(byProducts, byDigits))
    // M ≥ 8·n·2^(bits·whole − 2).
    let wanted = Integer(order).shiftedLeft(by: bits * whole + 1)
    var chosen: [Int] = []
    var product = Integer.one
    var candidate = largest - (largest % 2 == 0 ? 1 : 0)
    while product < wanted {
      guard candidate > 1 << 15, chosen.count < 1000 else { return nil }
      if chosen.allSatisfy({ ResidueBasis.areCoprime($0, candidate) }) {
        chosen.append(candidate)
        product = product * Integer(candidate)
      }
      candidate -= 2
    }
    // (0.51·P·m + 0.51·P + 1)·2^(bits−1) ≤ 2⁵².
    guard
      0.52 * Double(chosen.count) * Double(largest + 2)
        <= Double(sign: .plus, exponent: 53 - bits, significand: 1)
    else { return nil }
    // M < 2^(bits·count − 2), so that its leading digit has the size that the others have.
    let count = (product.bitWidth + 2 + bits - 1) / bits
    var places: [Double] = []
    places.reserveCapacity((chosen.count + 1) * count)
    var inverses: [Double] = []
    for modulus in chosen {
      let cofactor = product.exactQuotient(by: Integer(modulus))
      places += ResidueBasis.digits(of: cofactor, bits: bits, count: count)
      let rest = withExtendedLifetime(cofactor) {
        Int(__gmpz_fdiv_ui(cofactor.pointer, UInt(modulus)))
      }
      let inverse = ResidueBasis.inverse(of: rest, modulo: modulus)
      inverses.append(Double(inverse > modulus / 2 ? inverse - modulus : inverse))
    }
    places += ResidueBasis.digits(of: product, bits: bits, count: count)
    moduli = chosen.map { Double($0) }
    self.inverses = inverses
    self.places = places
    placeCount = count
  }

  private static func areCoprime(_ a: Int, _ b: Int) -> Bool {
    var (x, y) = (a, b)
    while y != 0 { (x, y) = (y, x % y) }
    return x == 1
  }

  /// By Euclid's algorithm; the two are coprime.
  private static func inverse(of value: Int, modulo modulus: Int) -> Int {
    var (r, next) = (modulus, value)
    var (s, following) = (0, 1)
    while next != 0 {
      let quotient = r / next
      (r, next) = (next, r - quotient * next)
      (s, following) = (following, s - quotient * following)
    }
    return s < 0 ? s + modulus : s
  }

  /// Digits of at most 2^(bits−1) in size, from the lowest.
  private static func digits(of value: Integer, bits: Int, count: Int) -> [Double] {
    let scratch = IntegerArena(count: 2)
    let (rest, digit) = (scratch.base, scratch.base + 1)
    return withExtendedLifetime((value, scratch)) {
      __gmpz_set(rest, value.pointer)
      return (0..<count).map { _ in
        __gmpz_fdiv_r_2exp(digit, rest, UInt(bits))
        __gmpz_fdiv_q_2exp(rest, rest, UInt(bits))
        var value = __gmpz_get_si(digit)
        if value >= 1 << (bits - 1) {
          value -= 1 << bits
          __gmpz_add_ui(rest, rest, 1)
        }
        return Double(value)
      }
    }
  }
}

extension DigitMatrix {
  /// Whether residues are expected to take less time than products of digits: a rough count, in
  /// products of Float64 matrices.
  static func prefersResidues(
    _ format: DigitFormat, _ a: Int, _ b: Int, kept: Int, isGram: Bool
  ) -> Bool {
    guard format.order >= 24 else { return false }
    var pairs = 0
    for i in 0..<a { pairs += max(0, min(b, kept + 1 - i)) }
    let whole = format.bits * (a + b) + format.order.bitWidthOfCount + 1
    let bitsOfModulus = Double(54 - format.order.bitWidthOfCount) / 2
    let moduli = (Double(whole) / bitsOfModulus).rounded(.up)
    let passes = Double(2 * (a + b) + 20) / Double(format.order)
    let half = isGram ? 0.6 : 1
    return moduli * (half + passes) < Double(pairs) * (half + 10 / Double(format.order))
  }

  /// As `product`, by residues; nothing is left out before the result is cut.
  func residueProduct(
    _ other: DigitMatrix, transposed: Bool, digits: Int, isGram: Bool
  ) -> DigitMatrix? {
    guard
      let basis = ResidueBasis(format, leftDigits: self.digits, rightDigits: other.digits)
    else { return nil }
    return DigitMatrix(format, digits: digits) { target in
      elements.withUnsafeBufferPointer { left in
        (isGram ? elements : other.elements).withUnsafeBufferPointer { right in
          sb_residue_product(
            format.order, Int32(format.bits), self.digits, left.baseAddress, transposed ? 1 : 0,
            other.digits, isGram ? left.baseAddress : right.baseAddress, basis.moduli.count,
            basis.moduli, basis.inverses, basis.places, basis.placeCount, digits, target) != 0
        }
      }
    }
  }
}
