// SPDX-License-Identifier: Apache-2.0

import CMPFR

extension BigFloat {
  /// The number in decimal with `digits` significant digits, rounded to the asked side.
  ///
  /// `.down` gives a text that denotes a number ≤ `self`, `.up` one ≥ `self`: a printed enclosure
  /// still encloses. Forms: `0`, `12.5`, `-1.25e-30`, `inf`, `-inf`. Trailing zeros are dropped,
  /// which changes no value. MPFR's conversion is correctly rounded in every mode.
  ///
  /// - Parameter plainLimit: numbers from 10^`plainLimit` on are written in scientific form.
  /// - Precondition: `digits` ≥ 2.
  public func decimal(digits: Int, rounding: Rounding, plainLimit: Int = 21) -> String {
    precondition(digits >= 2, "at least two digits")
    if !isFinite { return signum < 0 ? "-inf" : "inf" }
    if isZero { return "0" }
    var exponent: mpfr_exp_t = 0
    let raw = withExtendedLifetime(self) { () -> String in
      // Sign, digits and terminator; mpfr_get_str asks for at least 7 bytes.
      String(unsafeUninitializedCapacity: max(digits + 2, 7)) { buffer in
        buffer.withMemoryRebound(to: CChar.self) { characters in
          _ = mpfr_get_str(
            characters.baseAddress, &exponent, 10, digits, pointer, rounding.mpfr)
          return characters.firstIndex(of: 0) ?? 0
        }
      }
    }
    let negative = raw.first == "-"
    var significant = Substring(negative ? raw.dropFirst() : Substring(raw))
    while significant.count > 1, significant.last == "0" { significant.removeLast() }
    // The value is 0.significant · 10^exponent.
    return (negative ? "-" : "")
      + BigFloat.place(String(significant), pointBefore: Int(exponent), plainLimit: plainLimit)
  }

  /// Writes 0.`digits` · 10^`exponent` plainly when short, else in scientific form.
  private static func place(
    _ digits: String, pointBefore exponent: Int, plainLimit: Int
  ) -> String {
    if exponent > 0, exponent <= plainLimit {
      if digits.count <= exponent {
        return digits + String(repeating: "0", count: exponent - digits.count)
      }
      return digits.prefix(exponent) + "." + digits.dropFirst(exponent)
    }
    if exponent <= 0, exponent > -5 {
      return "0." + String(repeating: "0", count: -exponent) + digits
    }
    let mantissa = digits.count == 1 ? digits : digits.prefix(1) + "." + digits.dropFirst()
    return "\(mantissa)e\(exponent - 1)"
  }

  /// The nearest number of `precision` bits on the asked side of an exact decimal or rational text.
  ///
  /// - Throws: `NumberTextError`.
  public init(text: String, precision: Int, rounding: Rounding) throws(NumberTextError) {
    self.init(try Rational(text: text), precision: precision, rounding: rounding)
  }
}

extension Enclosure {
  /// Both ends in decimal, rounded outward, with digits enough not to widen the interval notably
  /// (18 for Float64, more for more bits).
  public func decimal(
    digits: Int? = nil, plainLimit: Int = 21
  ) -> (lower: String, upper: String) {
    // 2 + ⌈bits·log₁₀2⌉ digits tell neighbouring numbers of that precision apart.
    let count = digits ?? 2 + (precision * 30103 + 99_999) / 100_000
    return (
      lower.bigFloat.decimal(digits: count, rounding: .down, plainLimit: plainLimit),
      upper.bigFloat.decimal(digits: count, rounding: .up, plainLimit: plainLimit)
    )
  }
}
