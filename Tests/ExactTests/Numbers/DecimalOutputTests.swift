// SPDX-License-Identifier: Apache-2.0

import Exact
import Testing

@Suite("Decimal output")
struct DecimalOutputTests {
  /// What is wrong with the printed ends of `number`, or `nil`.
  private func complaint(_ number: BigFloat, digits: Int) -> String? {
    guard let exact = number.rational else { return "not finite" }
    let texts = [
      number.decimal(digits: digits, rounding: .down),
      number.decimal(digits: digits, rounding: .up),
    ]
    guard let low = try? Rational(text: texts[0]), let high = try? Rational(text: texts[1]) else {
      return "\(texts) cannot be read back"
    }
    if !(low <= exact && exact <= high) { return "\(texts) do not enclose \(exact)" }
    // One unit of the last digit, of the end nearer to 0, is at most 10^(1 − digits) of it.
    let unit = min(low.magnitude, high.magnitude) / Rational(Integer(10).power(digits - 1))
    if high - low > unit { return "\(texts) are more than a digit apart" }
    for text in texts {
      let mantissa = text.prefix { $0 != "e" }.filter(\.isNumber)
      let significant = mantissa.drop { $0 == "0" }
      // Integers in positional form may carry zeros at their end.
      if text.contains(".") && significant.count > digits { return "\(text) has too many digits" }
    }
    return nil
  }

  @Test func encloses() {
    var random = TestRandom(seed: 101)
    var verdict = Verdict()
    for round in 0..<3000 {
      let range = round % 2 == 0 ? 80 : 16_000
      let precision = random.int(2...300)
      let number = BigFloat(
        random.rational(bits: precision).scaled(byPowerOfTwo: random.int(-range...range)),
        precision: precision, rounding: .nearest)
      let digits = random.int(2...60)
      let found = complaint(number, digits: digits)
      verdict.check(found == nil, "seed 101 round \(round), \(digits) digits: \(found ?? "")")
    }
    #expect(verdict.complaint == nil)
  }

  @Test func enclosesFloat64() {
    var source = DoubleSource(random: TestRandom(seed: 102))
    var verdict = Verdict()
    func one(_ value: Double) {
      let texts = Enclosure(value).decimal()
      let exact = Rational(exactly: value)!
      guard let low = try? Rational(text: texts.lower), let high = try? Rational(text: texts.upper)
      else { return verdict.check(false, "\(value): \(texts)") }
      verdict.check(low <= exact && exact <= high, "\(value) printed as \(texts)")
      // Digits enough: rounded back to nearest, both are the number.
      verdict.check(
        Double(texts.lower) == value && Double(texts.upper) == value, "\(value): \(texts)")
      verdict.check(
        value == 0 || complaint(BigFloat(value), digits: 2) == nil, "\(value), 2 digits")
    }
    for value in DoubleSource.special { one(value) }
    for _ in 0..<4000 { one(source.finite()) }
    #expect(verdict.complaint == nil)
  }

  @Test func forms() {
    func both(_ value: Double, _ digits: Int = 18) -> [String] {
      [Rounding.down, .up].map { BigFloat(value).decimal(digits: digits, rounding: $0) }
    }
    #expect(both(0) == ["0", "0"])
    #expect(both(-0.0) == ["0", "0"])
    #expect(both(12.5) == ["12.5", "12.5"])
    #expect(both(-1) == ["-1", "-1"])
    #expect(both(100) == ["100", "100"])
    #expect(both(1e21) == ["1e21", "1e21"])
    #expect(both(1e20) == ["100000000000000000000", "100000000000000000000"])
    #expect(both(0.0625) == ["0.0625", "0.0625"])
    #expect(both(.infinity) == ["inf", "inf"])
    #expect(both(-.infinity) == ["-inf", "-inf"])
    // The carry runs through all digits.
    #expect(both(0.9999, 3) == ["0.999", "1"])
    #expect(both(-99.96, 3) == ["-100", "-99.9"])
    #expect(both(0.1, 5) == ["0.1", "0.10001"])
    #expect(both(.leastNonzeroMagnitude, 3) == ["4.94e-324", "4.95e-324"])
    #expect(both(.greatestFiniteMagnitude, 3) == ["1.79e308", "1.8e308"])
    #expect(both(1.25e-30, 3).first == "1.24e-30")
    let unbounded = Enclosure<Double>(lower: 1, upper: .infinity).decimal()
    #expect(unbounded.lower == "1" && unbounded.upper == "inf")
  }

  @Test func textRoundsToTheAskedSide() throws {
    let low = try BigFloat(text: "0.1", precision: 100, rounding: .down)
    let high = try BigFloat(text: "0.1", precision: 100, rounding: .up)
    let tenth = Rational(1, 10)
    #expect(low.rational! < tenth && tenth < high.rational!)
    #expect(throws: NumberTextError.notANumber("0.1x")) {
      try BigFloat(text: "0.1x", precision: 100, rounding: .up)
    }
  }
}
