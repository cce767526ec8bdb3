// SPDX-License-Identifier: Apache-2.0

import Exact
import Testing

/// Enclosures to test with, and exact numbers inside them.
protocol TestEndpoint: EnclosureEndpoint {
  static func random(_ source: inout DoubleSource) -> Self
}

extension Double: TestEndpoint {
  static func random(_ source: inout DoubleSource) -> Double {
    source.random.bool() ? source.finite() : Double(source.random.int(-20...20)) / 4
  }
}

extension BigFloat: TestEndpoint {
  static func random(_ source: inout DoubleSource) -> BigFloat {
    let precision = source.random.int(2...90)
    let value = source.random.rational(bits: 100)
    return BigFloat(
      source.random.bool() ? value.scaled(byPowerOfTwo: source.random.int(-900...900)) : value,
      precision: precision, rounding: .nearest)
  }
}

extension Enclosure {
  /// Whether an exact number lies in the interval.
  func holds(_ value: Rational) -> Bool {
    let low = lower.bigFloat.rational.map { $0 <= value } ?? (lower.signum < 0)
    let high = upper.bigFloat.rational.map { value <= $0 } ?? (upper.signum > 0)
    return low && high
  }
}

private struct EnclosureSource<Endpoint: TestEndpoint> {
  var doubles: DoubleSource

  /// Points, narrow and wide intervals, around 0 and away from it, half-lines, the line.
  mutating func enclosure() -> Enclosure<Endpoint> {
    let infinity = Endpoint.infinity(precision: 60)
    let a = Endpoint.random(&doubles)
    switch doubles.random.int(0...11) {
    case 0: return Enclosure(a)
    case 1: return Enclosure(lower: a, upper: infinity)
    case 2: return Enclosure(lower: -infinity, upper: a)
    case 3: return Enclosure(lower: -infinity, upper: infinity)
    case 4:
      let zero = Endpoint.bound(0, precision: 53, rounding: .down)
      return Enclosure(lower: min(a, zero), upper: max(a, zero))
    case 5, 6, 7:
      // Relatively narrow.
      let factor = 1 + Rational(1, doubles.random.int(2...100_000))
      guard let exact = a.bigFloat.rational else { return Enclosure(a) }
      let b = Endpoint.bound(exact * factor, precision: a.precision, rounding: .nearest)
      return Enclosure(lower: min(a, b), upper: max(a, b))
    default:
      let b = Endpoint.random(&doubles)
      return Enclosure(lower: min(a, b), upper: max(a, b))
    }
  }

  /// The ends, and a few numbers between them or far out toward an infinite end.
  mutating func samples(_ interval: Enclosure<Endpoint>) -> [Rational] {
    let low = interval.lower.bigFloat.rational
    let high = interval.upper.bigFloat.rational
    switch (low, high) {
    case (let low?, let high?):
      if low == high { return [low] }
      let share = Rational(doubles.random.int(0...1000), 1000)
      return [low, high, low + share * (high - low)]
    case (let low?, nil):
      return [low, low + 1, low + Rational(1).scaled(byPowerOfTwo: doubles.random.int(-50...2100))]
    case (nil, let high?):
      return [
        high, high - 1, high - Rational(1).scaled(byPowerOfTwo: doubles.random.int(-50...2100)),
      ]
    case (nil, nil):
      let far = Rational(1).scaled(byPowerOfTwo: doubles.random.int(-50...2100))
      return [0, far, -far]
    }
  }
}

@Suite("Enclosures")
struct EnclosureTests {
  /// Every operation on random intervals must hold the exact result at every sampled point.
  private func complaint<Endpoint: TestEndpoint>(
    _ type: Endpoint.Type, seed: UInt64, rounds: Int
  ) -> String? {
    var source = EnclosureSource<Endpoint>(doubles: DoubleSource(random: TestRandom(seed: seed)))
    var verdict = Verdict()
    for round in 0..<rounds {
      let a = source.enclosure()
      let b = source.enclosure()
      let (xs, ys) = (source.samples(a), source.samples(b))
      let sum = a + b
      let difference = a - b
      let product = a * b
      let quotient = a.divided(by: b)
      let (square, magnitude, root) = (a.squared, a.magnitude, a.squareRoot)
      let (minimum, maximum) = (Enclosure.minimum(a, b), Enclosure.maximum(a, b))
      let (shared, hull) = (a.intersection(b), a.hull(b))
      let opposite = -a
      let name =
        "seed \(seed) round \(round): a = [\(a.lower), \(a.upper)], b = [\(b.lower), "
        + "\(b.upper)]"
      verdict.check((quotient == nil) == b.containsZero, "whether a/b exists, " + name)
      verdict.check((shared == nil) == !a.overlaps(b), "whether they meet, " + name)
      verdict.check(square.isCertainlyNonnegative && magnitude.isCertainlyNonnegative, name)
      verdict.check((root == nil) == a.isCertainlyNegative, "whether √a exists, " + name)
      for x in xs {
        verdict.check(a.holds(x), "sample, " + name)
        verdict.check(opposite.holds(-x), "-a, " + name)
        verdict.check(square.holds(x * x), "a², " + name)
        verdict.check((a * a).holds(x * x), "a·a, " + name)
        verdict.check(magnitude.holds(x.magnitude), "|a|, " + name)
        verdict.check(a.bigFloat.holds(x) && a.double.holds(x), "converted, " + name)
        if x.signum >= 0, let root {
          let low = root.lower.bigFloat.rational ?? 0
          let inside = root.upper.bigFloat.rational.map { x <= $0 * $0 } ?? true
          verdict.check(low.signum >= 0 && low * low <= x && inside, "√a, " + name)
        }
        if x.signum >= 0 {
          verdict.check(a.clampedToNonnegative.holds(x), "clamped, " + name)
        }
        if b.holds(x) { verdict.check(shared?.holds(x) ?? false, "intersection, " + name) }
        verdict.check(hull.holds(x), "hull, " + name)
        for y in ys {
          verdict.check(sum.holds(x + y), "a + b, " + name)
          verdict.check(difference.holds(x - y), "a - b, " + name)
          verdict.check(product.holds(x * y), "a · b, " + name)
          if let quotient { verdict.check(quotient.holds(x / y), "a / b, " + name) }
          verdict.check(minimum.holds(min(x, y)) && maximum.holds(max(x, y)), "min, max, " + name)
          verdict.check(!a.certainlyLess(than: b) || x < y, "certainlyLess, " + name)
          verdict.check(!a.certainlyAtMost(b) || x <= y, "certainlyAtMost, " + name)
          verdict.check(a.possiblyLess(than: b) || x >= y, "possiblyLess, " + name)
          if y.signum >= 0, b.upper.isFinite {
            let radius = b.upper
            verdict.check(a.widened(by: radius).holds(x + y), "widened, " + name)
            verdict.check(a.widened(by: radius).holds(x - y), "widened, " + name)
          }
        }
      }
      if a.isFinite, let low = a.lower.bigFloat.rational, let high = a.upper.bigFloat.rational {
        let width = a.width.bigFloat.rational
        verdict.check(width.map { $0 >= high - low } ?? true, "width, " + name)
      }
    }
    return verdict.complaint
  }

  @Test func everyOperationOnFloat64() {
    #expect(complaint(Double.self, seed: 91, rounds: 4000) == nil)
  }

  @Test func everyOperationOnMPFR() {
    #expect(complaint(BigFloat.self, seed: 92, rounds: 4000) == nil)
  }

  /// On points each operation gives the tightest enclosure of the exact result.
  @Test func pointsGiveTightestEnclosures() {
    var source = DoubleSource(random: TestRandom(seed: 93))
    var verdict = Verdict()
    for _ in 0..<5000 {
      let (x, y) = (source.finite(), source.finite())
      let (a, b) = (Enclosure(x), Enclosure(y))
      let (p, q) = (Rational(exactly: x)!, Rational(exactly: y)!)
      func tight(_ value: Rational) -> Enclosure<Double> { Enclosure(value, precision: 53) }
      verdict.check(a + b == tight(p + q), "\(x) + \(y)")
      verdict.check(a - b == tight(p - q), "\(x) - \(y)")
      verdict.check(a * b == tight(p * q), "\(x) * \(y)")
      if y != 0 { verdict.check(a.divided(by: b) == tight(p / q), "\(x) / \(y)") }
      verdict.check(a.squared == tight(p * p), "\(x) squared")
    }
    #expect(verdict.complaint == nil)
  }

  @Test func ordersOfOverlappingIntervals() {
    let a = Enclosure<Double>(lower: 1, upper: 2)
    let b = Enclosure<Double>(lower: 2, upper: 3)
    #expect(!a.certainlyLess(than: b))
    #expect(a.certainlyAtMost(b))
    #expect(a.possiblyLess(than: b))
    #expect(!b.possiblyLess(than: a))
    #expect(a.overlaps(b))
    #expect(a.intersection(b) == Enclosure(2))
    #expect(a.intersection(Enclosure(3)) == nil)
    #expect(!Enclosure(2.0).possiblyLess(than: Enclosure(2.0)))
    #expect(Enclosure<Double>(lower: -1, upper: 0).isCertainlyNonpositive)
    #expect(!Enclosure<Double>(lower: -1, upper: 0).isCertainlyNegative)
    #expect(Enclosure<Double>(lower: -2, upper: 3).magnitude == Enclosure(lower: 0, upper: 3))
    #expect(Enclosure<Double>(lower: -2, upper: 3).squared == Enclosure(lower: 0, upper: 9))
    #expect(Enclosure<Double>(lower: -2, upper: -1).squareRoot == nil)
    #expect(Enclosure<Double>(lower: -2, upper: 4).squareRoot == Enclosure(lower: 0, upper: 2))
  }

  /// A quantity that may be infinite (a condition number, say) still computes.
  @Test func infinitePoints() {
    let infinite = Enclosure(Double.infinity)
    #expect(infinite - infinite == Enclosure(lower: -.infinity, upper: .infinity))
    #expect(infinite.divided(by: infinite) == Enclosure(lower: 0, upper: .infinity))
    #expect(infinite * Enclosure(2) == infinite)
    #expect(infinite.width == .infinity)
    let big = Enclosure(BigFloat.infinity(precision: 80))
    #expect((big - big).double == Enclosure(lower: -.infinity, upper: .infinity))
    #expect(big.divided(by: big)?.double == Enclosure(lower: 0, upper: .infinity))
    #expect(big.width.double(rounding: .up) == .infinity)
  }
}
