// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators

extension Kind {
  static let conversions: [Kind] = [
    Kind(name: "rationals to enclosures", unit: .operations, cases: 120_000, piece: 5000) {
      Conversions.fromRational(&$0, &$1)
    },
    Kind(name: "decimal texts", unit: .operations, cases: 60_000, piece: 2000) {
      Conversions.fromText(&$0, &$1)
    },
    Kind(name: "decimal output", unit: .operations, cases: 120_000, piece: 2000) {
      Conversions.toText(&$0, &$1)
    },
    Kind(name: "scaling by powers of two", unit: .operations, cases: 120_000, piece: 5000) {
      Conversions.scaling(&$0, &$1)
    },
    Kind(name: "cosines", unit: .operations, cases: 16_000, piece: 500) {
      Cosines.run(&$0, &$1)
    },
  ]
}

/// Numbers on their way in and out.
enum Conversions {
  static func fromRational(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    let value = generator.rational()
    let double = Enclosure<Double>(value, precision: 53)
    findings.check(double.holds(value), "\(value) is enclosed by \(ends(double))")
    let bits = generator.element(of: [2, 24, 53, 64, 100])
    let many = Enclosure<BigFloat>(value, precision: bits)
    findings.check(many.holds(value), "\(value) to \(bits) bits is enclosed by \(ends(many))")
  }

  /// A decimal whose digits and exponent are known.
  static func fromText(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    let digits = (0..<generator.integer(in: 1...25)).map { _ in generator.below(10) }
    let point = generator.integer(in: 0...digits.count)
    let exponent = generator.coin() ? 0 : generator.integer(in: -345...330)
    let negative = generator.coin()
    var whole = Integer.zero
    for digit in digits { whole = whole * Integer(10) + Integer(digit) }
    let places = exponent - (digits.count - point)
    let size = Integer(10).power(abs(places))
    var truth = places >= 0 ? Rational(whole * size) : Rational(whole, size)
    if negative { truth = -truth }
    let figures = digits.map { "\($0)" }.joined()
    let mantissa = figures.prefix(point) + "." + figures.dropFirst(point)
    let text = (negative ? "-" : "") + mantissa + (exponent == 0 ? "" : "e\(exponent)")
    guard let exact = try? Rational(text: text),
      let low = try? BigFloat(text: text, precision: 53, rounding: .down),
      let high = try? BigFloat(text: text, precision: 53, rounding: .up)
    else { return findings.check(false, "\(text) is not read") }
    findings.check(exact == truth, "\(text) is read as \(exact)")
    let interval = Enclosure(lower: low, upper: high)
    findings.check(
      interval.holds(truth) && interval.double.holds(truth),
      "\(text) is enclosed by \(ends(interval))")
  }

  /// Printed ends, read back.
  static func toText(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    let digits = generator.coin() ? nil : generator.integer(in: 2...40)
    if generator.coin() {
      check(generator.enclosures(Double.self).0.bigFloat, digits, &findings)
    } else {
      check(generator.enclosures(BigFloat.self).0, digits, &findings)
    }
  }

  private static func check(
    _ interval: Enclosure<BigFloat>, _ digits: Int?, _ findings: inout Findings
  ) {
    let text = interval.decimal(digits: digits)
    let low = text.lower == "-inf" ? nil : try? Rational(text: text.lower)
    let high = text.upper == "inf" ? nil : try? Rational(text: text.upper)
    let lowHolds = low.map { low in exactValue(interval.lower).map { low <= $0 } ?? true }
    let highHolds = high.map { high in exactValue(interval.upper).map { $0 <= high } ?? true }
    findings.check(
      (lowHolds ?? (text.lower == "-inf")) && (highHolds ?? (text.upper == "inf")),
      "\(String(describing: interval.lower.rational)), \(String(describing: interval.upper.rational))"
        + " printed with \(digits ?? 0) digits: [\(text.lower), \(text.upper)]")
  }

  static func scaling(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    let x = generator.operand()
    let exponent =
      generator.coin()
      ? generator.integer(in: -60...60)
      : generator.integer(in: -2200...2200)
    guard let truth = Rational(exactly: x)?.scaled(byPowerOfTwo: exponent) else { return }
    let interval = Enclosure<Double>(
      lower: x.scaled(byPowerOfTwo: exponent, .down), upper: x.scaled(byPowerOfTwo: exponent, .up))
    findings.check(interval.holds(truth), "\(x) times 2^\(exponent): \(ends(interval))")
    findings.check(
      BigFloat(x).scaled(byPowerOfTwo: exponent).rational == truth,
      "\(x) times 2^\(exponent), exactly")
  }
}

extension SeededGenerator {
  /// A rational: short, long, next to the middle between two Doubles, subnormal, huge.
  fileprivate mutating func rational() -> Rational {
    let double = Rational(exactly: operand()) ?? .zero
    switch below(6) {
    case 0: return smallRational(bound: 20)
    case 1: return double / Rational(integer(in: 1...1000))
    case 2: return double
    case 3:
      let x = operand()
      let half = Rational(exactly: x.ulp)?.scaled(byPowerOfTwo: -1) ?? .zero
      let little = Rational(integer(in: -1...1)).scaled(byPowerOfTwo: -1300)
      return (Rational(exactly: x) ?? .zero) + half + little
    case 4:
      // Among the subnormal numbers, or below them.
      return Rational(integer(in: -4000...4000), integer(in: 1...99)).scaled(byPowerOfTwo: -1080)
    default: return double.scaled(byPowerOfTwo: integer(in: -1100...1100))
    }
  }
}
