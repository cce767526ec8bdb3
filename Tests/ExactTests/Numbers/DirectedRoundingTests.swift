// SPDX-License-Identifier: Apache-2.0

import Exact
import Testing

/// Float64 operands that hurt.
struct DoubleSource {
  var random: TestRandom

  static let special: [Double] = {
    let positive: [Double] = [
      0, 1, 3, 10, 0.1, 1.0.nextUp, 1.0.nextDown, 2.0.nextUp, 0x1p53, 0x1p53 + 2, 0x1p-53, 0x1p-54,
      0x1.0000000000001p-538, 0x1p-537, 0x1p-511, 0x1p511, 0x1p-960, 0x1.8p-960, 0x1p-961, 0x1p-968,
      0x1p-1000, 0x1p-1021, 0x1p1000, 0x1p1023, 0x1.fffffffffffffp1022,
      .leastNonzeroMagnitude, 3 * .leastNonzeroMagnitude, .leastNormalMagnitude,
      .leastNormalMagnitude.nextDown, .leastNormalMagnitude.nextUp, .greatestFiniteMagnitude,
      .greatestFiniteMagnitude.nextDown, 0x1p969, 0x1p970, 0x1p971, 0x1.8p971, 0x1.4p973,
    ]
    return positive + positive.map { -$0 }
  }()

  /// Any finite number: uniform bits, subnormals, short significands, both ends of the range.
  mutating func finite() -> Double {
    while true {
      let bits = random.next()
      let value: Double
      switch random.int(0...9) {
      case 0: return Self.special[random.int(0...(Self.special.count - 1))]
      case 1: value = Double(bitPattern: bits & 0x800F_FFFF_FFFF_FFFF)
      case 2: value = Double(random.int(-64...64)) * pow2(random.int(-1074...1000))
      case 3: value = withExponent(random.int(1013...1023), bits)
      case 4: value = withExponent(random.int(-23...23), bits)
      case 5: value = Double(bitPattern: bits & 0xFFFF_FFF8_0000_0000)
      default: value = Double(bitPattern: bits)
      }
      if value.isFinite { return value }
    }
  }

  private func withExponent(_ exponent: Int, _ bits: UInt64) -> Double {
    Double(bitPattern: bits & ~(0x7FF << 52) | UInt64(exponent + 1023) << 52)
  }

  private func pow2(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
  }

  /// A second operand whose sum, product or quotient with `a` is often a hard case.
  mutating func partner(of a: Double) -> Double {
    let value = a == 0 ? .infinity : candidate(for: a)
    return value.isFinite ? value : finite()
  }

  private mutating func candidate(for a: Double) -> Double {
    let significand = Double(bitPattern: random.next() >> 12 | 1023 << 52)
    let exponent: Int
    switch random.int(0...5) {
    // Cancellation, down to the last bit.
    case 0: return -a + Double(random.int(-3...3)) * a.ulp
    case 1: return (random.bool() ? a : -a) * significand * pow2(random.int(-56...2))
    // Products near the smallest numbers, then near the largest.
    case 2: exponent = random.int(-1080 ... -950) - Int(a.exponent)
    case 3: exponent = random.int(1020...1024) - Int(a.exponent)
    // Quotients near the smallest numbers.
    case 4: exponent = Int(a.exponent) + random.int(950...1080)
    default: return finite()
    }
    let short = random.int(0...3) == 0 ? 1.5 : significand
    return Double(sign: random.bool() ? .plus : .minus, exponent: exponent, significand: short)
  }
}

@Suite("Directed rounding in Float64")
struct DirectedRoundingTests {
  typealias Operation = (Double, Double, Rounding) -> Double

  /// Whether `low` and `high` are the exact number, or the two Doubles next to it.
  private func isCorrectlyRounded(_ low: Double, _ high: Double, _ exact: Rational) -> Bool {
    if low.isNaN || high.isNaN { return false }
    guard let below = Rational(exactly: low) else {
      return low < 0 && high == -.greatestFiniteMagnitude && Rational(exactly: high)! > exact
    }
    if below == exact { return high == low }
    return below < exact && high == low.nextUp
      && (high.isInfinite || exact < Rational(exactly: high)!)
  }

  private func check(
    seed: UInt64, rounds: Int, _ name: String, _ operation: Operation,
    exactly reference: (Rational, Rational) -> Rational?, nearest: (Double, Double) -> Double
  ) -> String? {
    var source = DoubleSource(random: TestRandom(seed: seed))
    var verdict = Verdict()
    func one(_ a: Double, _ b: Double) {
      guard let exact = reference(Rational(exactly: a)!, Rational(exactly: b)!) else { return }
      let low = operation(a, b, .down)
      let high = operation(a, b, .up)
      verdict.check(
        isCorrectlyRounded(low, high, exact), "seed \(seed): \(a) \(name) \(b) in [\(low), \(high)]"
      )
      verdict.check(operation(a, b, .nearest) == nearest(a, b), "\(a) \(name) \(b) to nearest")
    }
    for a in DoubleSource.special { for b in DoubleSource.special { one(a, b) } }
    for _ in 0..<rounds {
      let a = source.finite()
      one(a, source.partner(of: a))
    }
    return verdict.complaint
  }

  @Test func sums() {
    #expect(
      check(
        seed: 71, rounds: 100_000, "+",
        { Double.sum($0, $1, precision: 53, rounding: $2) }, exactly: { $0 + $1 }, nearest: +)
        == nil)
  }

  @Test func differences() {
    #expect(
      check(
        seed: 72, rounds: 30_000, "-",
        { Double.difference($0, $1, precision: 53, rounding: $2) }, exactly: { $0 - $1 },
        nearest: -) == nil)
  }

  @Test func products() {
    #expect(
      check(
        seed: 73, rounds: 100_000, "*",
        { Double.boundProduct($0, $1, precision: 53, rounding: $2) }, exactly: { $0 * $1 },
        nearest: *) == nil)
  }

  @Test func quotients() {
    #expect(
      check(
        seed: 74, rounds: 100_000, "/",
        { Double.quotient($0, $1, precision: 53, rounding: $2) },
        exactly: { $1.isZero ? nil : $0 / $1 }, nearest: /) == nil)
  }

  @Test func squareRoots() {
    var source = DoubleSource(random: TestRandom(seed: 75))
    var verdict = Verdict()
    func one(_ a: Double) {
      let low = Double.squareRoot(a, precision: 53, rounding: .down)
      let high = Double.squareRoot(a, precision: 53, rounding: .up)
      let exact = Rational(exactly: a)!
      let below = Rational(exactly: low)!
      let above = Rational(exactly: high)!
      verdict.check(
        below.signum >= 0 && below * below <= exact && exact <= above * above
          && (low == high ? below * below == exact : high == low.nextUp)
          && Double.squareRoot(a, precision: 53, rounding: .nearest) == a.squareRoot(),
        "seed 75: √\(a) in [\(low), \(high)]")
    }
    for a in DoubleSource.special { one(a.magnitude) }
    for round in 0..<40_000 {
      let a = source.finite().magnitude
      // Squares of short numbers, too, and their neighbours.
      let short = Double(Float(bitPattern: UInt32(truncatingIfNeeded: source.random.next())))
      switch round % 4 {
      case 0 where short.isFinite: one(short * short)
      case 1 where short.isFinite: one((short * short).nextUp)
      default: one(a)
      }
    }
    #expect(verdict.complaint == nil)
  }

  @Test func infiniteOperandsAreBounds() {
    let infinity = Double.infinity
    func sum(_ a: Double, _ b: Double, _ r: Rounding) -> Double {
      .sum(a, b, precision: 53, rounding: r)
    }
    func product(_ a: Double, _ b: Double, _ r: Rounding) -> Double {
      .boundProduct(a, b, precision: 53, rounding: r)
    }
    func quotient(_ a: Double, _ b: Double, _ r: Rounding) -> Double {
      .quotient(a, b, precision: 53, rounding: r)
    }
    for side in [Rounding.down, .up] {
      #expect(sum(infinity, -5, side) == infinity)
      #expect(sum(-infinity, .greatestFiniteMagnitude, side) == -infinity)
      #expect(product(infinity, -2, side) == -infinity)
      #expect(product(infinity, 0, side) == 0)
      #expect(product(0, -infinity, side) == 0)
      #expect(quotient(3, infinity, side) == 0)
      #expect(quotient(-3, infinity, side) == 0)
      #expect(quotient(infinity, -3, side) == -infinity)
      #expect(Double.squareRoot(infinity, precision: 53, rounding: side) == infinity)
    }
    #expect(sum(infinity, -infinity, .down) == -infinity)
    #expect(sum(infinity, -infinity, .up) == infinity)
    #expect(quotient(infinity, infinity, .down) == 0)
    #expect(quotient(infinity, infinity, .up) == infinity)
    #expect(quotient(-infinity, infinity, .down) == -infinity)
    #expect(quotient(-infinity, infinity, .up) == 0)
  }

  @Test func rationalsBecomeNeighbours() {
    var random = TestRandom(seed: 76)
    var source = DoubleSource(random: TestRandom(seed: 77))
    var verdict = Verdict()
    func one(_ exact: Rational) {
      let low = Double.bound(exact, precision: 53, rounding: .down)
      let high = Double.bound(exact, precision: 53, rounding: .up)
      verdict.check(isCorrectlyRounded(low, high, exact), "\(exact) in [\(low), \(high)]")
      let nearest = Double.bound(exact, precision: 53, rounding: .nearest)
      if low.isFinite && high.isFinite {
        let below = exact - Rational(exactly: low)!
        let above = Rational(exactly: high)! - exact
        let even = low.bitPattern & 1 == 0 ? low : high
        let expected = below < above ? low : below > above ? high : low == high ? low : even
        verdict.check(nearest == expected, "\(exact) to nearest: \(nearest), not \(expected)")
      }
    }
    for _ in 0..<4_000 {
      one(random.rational(bits: 60).scaled(byPowerOfTwo: random.int(-1200...1100)))
      // Halfway between two neighbours, and just beside.
      let a = source.finite()
      let half = Rational(exactly: a.ulp)! / 2
      let middle = Rational(exactly: a)! + half
      let tiny = Rational(1).scaled(byPowerOfTwo: -2500)
      one(middle)
      one(middle + tiny)
      one(middle - tiny)
    }
    #expect(verdict.complaint == nil)
    #expect(Double.bound(Rational(1 << 53) + 1, precision: 53, rounding: .down) == 0x1p53)
  }
}
