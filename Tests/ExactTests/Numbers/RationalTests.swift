// SPDX-License-Identifier: Apache-2.0

import Exact
import Foundation
import Testing

@Suite("Rationals")
struct RationalTests {
  @Test func fieldLawsAndOrder() {
    var random = TestRandom(seed: 61)
    var verdict = Verdict()
    for round in 0..<300 {
      let a = random.rational(bits: random.int(1...90))
      let b = random.rational(bits: random.int(1...90))
      let c = random.rational(bits: random.int(1...90))
      let name = "seed 61 round \(round): \(a), \(b), \(c)"
      verdict.check((a + b) + c == a + (b + c) && (a * b) * c == a * (b * c), name)
      verdict.check(a * (b + c) == a * b + a * c, name)
      verdict.check(a + b == b + a && a * b == b * a && a - b == -(b - a), name)
      if !b.isZero { verdict.check(a / b * b == a && (a / b).signum == a.signum * b.signum, name) }
      verdict.check((a < b) == ((b - a).signum > 0), name)
      verdict.check((a * c - a * c + b).hashValue == b.hashValue, name)
      verdict.check(
        a.denominator.signum > 0 && Integer.gcd(a.numerator, a.denominator) == 1, name)
      verdict.check(Rational(a.numerator * 6, a.denominator * -6) == -a, name)
      verdict.check((a * a).exactSquareRoot == a.magnitude, name)
      verdict.check(a.power(3) == a * a * a, name)
      verdict.check(a.scaled(byPowerOfTwo: 70).scaled(byPowerOfTwo: -75) * 32 == a, name)
      if !a.isZero {
        let e = a.approximateExponent
        let one = Rational(1)
        verdict.check(
          one.scaled(byPowerOfTwo: e - 1) <= a.magnitude
            && a.magnitude < one.scaled(byPowerOfTwo: e + 1), name)
      }
    }
    #expect(verdict.complaint == nil)
    #expect(Rational(2).exactSquareRoot == nil)
    #expect(Rational(-1).exactSquareRoot == nil)
    #expect(Rational(0).power(0) == 1)
    #expect(Rational(6, -4).description == "-3/2")
  }

  @Test func doublesAreExact() {
    var random = TestRandom(seed: 62)
    var verdict = Verdict()
    for _ in 0..<500 {
      let value = Double(bitPattern: random.next())
      guard let exact = Rational(exactly: value) else {
        verdict.check(!value.isFinite, "a finite number refused: \(value)")
        continue
      }
      let significand = Rational(Int(value.significand * 0x1p52)) * Rational(value < 0 ? -1 : 1)
      verdict.check(
        value == 0 || exact == significand.scaled(byPowerOfTwo: Int(value.exponent) - 52),
        "\(value)")
    }
    #expect(verdict.complaint == nil)
    #expect(Rational(exactly: Double.nan) == nil)
    #expect(Rational(exactly: -Double.infinity) == nil)
    #expect(Rational(exactly: -0.0) == 0)
    #expect(
      Rational(exactly: Double.leastNonzeroMagnitude) == Rational(1).scaled(byPowerOfTwo: -1074))
  }

  @Test func textIsExact() throws {
    let expected: [(String, Rational)] = [
      ("12", 12), ("-0.1", Rational(-1, 10)), ("+.5e-3", Rational(1, 2000)),
      ("-0.5e-3", Rational(-1, 2000)), (".5", Rational(1, 2)), ("5.", 5), ("1/3", Rational(1, 3)),
      ("-7/3", Rational(-7, 3)), ("6.02E23", Rational(Integer(602) * Integer(10).power(21))),
      ("-0", 0), ("0e5", 0), ("1e+2", 100), ("007.50", Rational(15, 2)), ("10/4", Rational(5, 2)),
      ("1e-5000", Rational(1, Integer(10).power(5000))),
    ]
    for (text, value) in expected { #expect(try Rational(text: text) == value, "\(text)") }
  }

  @Test func badTextIsRefused() {
    let bad = [
      "", "-", "+", ".", "-.", "e5", ".e5", "1e", "1e+", "+-3", "-+3", "1.-3", "1.+3", "1.2.3",
      "1e5e5", "1e1.5", "1,5", " 1", "1 ", "1\n", "inf", "nan", "0x10", "1/", "/2", "1/2/3",
      "1.5/2", "1e2/3", "٣", "1_000", "−1", "1\u{0}",
    ]
    for text in bad {
      #expect(throws: NumberTextError.notANumber(text), "\(text.debugDescription)") {
        try Rational(text: text)
      }
    }
    #expect(throws: NumberTextError.zeroDenominator("1/0")) { try Rational(text: "1/0") }
    for text in ["1e5001", "1e-5001", "1e999999999999999999999", "-1e-99999999999999999999"] {
      #expect(throws: NumberTextError.exponentOutOfRange(text, limit: 5000)) {
        try Rational(text: text)
      }
    }
    let flood = String(repeating: "9", count: 1_000_000)
    for text in [flood, "1/" + flood, "1e" + flood, "0." + flood] {
      #expect(throws: NumberTextError.self) { try Rational(text: text) }
    }
    let message = NumberTextError.notANumber("a\nb\r" + flood).description
    #expect(message.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    #expect(message.count < 100)
  }

  @Test func coding() throws {
    let values = [
      Rational(1, 3), -5, 0, Rational(Integer(7).power(30_000), Integer(10).power(30_000)),
      Rational(Integer(7).power(30_000)),
    ]
    let data = try JSONEncoder().encode(values)
    #expect(try JSONDecoder().decode([Rational].self, from: data) == values)
    #expect(
      try JSONDecoder().decode([Rational].self, from: Data(#"["0.5"]"#.utf8)) == [Rational(1, 2)])
    for bad in [#"["1/0"]"#, #"["x"]"#, #"[""]"#, #"["/"]"#] {
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode([Rational].self, from: Data(bad.utf8))
      }
    }
  }
}
