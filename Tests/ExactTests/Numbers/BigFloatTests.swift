// SPDX-License-Identifier: Apache-2.0

import Exact
import Testing

@Suite("MPFR numbers")
struct BigFloatTests {
  private func random(_ source: inout TestRandom) -> BigFloat {
    let bits = source.int(2...140)
    return BigFloat(
      source.rational(bits: bits).scaled(byPowerOfTwo: source.int(-3000...3000) / 20),
      precision: bits, rounding: .nearest)
  }

  /// Whether [low, high] is the exact number or the gap of `precision`-bit numbers around it.
  private func isCorrectlyRounded(
    _ low: BigFloat, _ high: BigFloat, _ exact: Rational, _ precision: Int
  ) -> Bool {
    guard low.precision == precision, high.precision == precision, let below = low.rational,
      let above = high.rational
    else { return false }
    if below == exact || above == exact { return low == high }
    // One unit in the last place of the end that is nearer to 0, hence of the gap's binade.
    guard below < exact, exact < above,
      let exponent = (exact.signum > 0 ? low : high).exponent
    else { return false }
    return above - below == Rational(1).scaled(byPowerOfTwo: exponent - precision)
  }

  @Test func arithmeticRoundsToTheAskedSide() {
    var source = TestRandom(seed: 81)
    var verdict = Verdict()
    typealias Operation = (BigFloat, BigFloat, Int, Rounding) -> BigFloat
    let operations: [(String, Operation, (Rational, Rational) -> Rational?)] = [
      ("+", { .sum($0, $1, precision: $2, rounding: $3) }, { $0 + $1 }),
      ("-", { .difference($0, $1, precision: $2, rounding: $3) }, { $0 - $1 }),
      ("*", { .product($0, $1, precision: $2, rounding: $3) }, { $0 * $1 }),
      ("bound *", { .boundProduct($0, $1, precision: $2, rounding: $3) }, { $0 * $1 }),
      ("/", { .quotient($0, $1, precision: $2, rounding: $3) }, { $1.isZero ? nil : $0 / $1 }),
      ("of", { a, _, p, r in BigFloat(a.rational!, precision: p, rounding: r) }, { a, _ in a }),
      ("rounded", { a, _, p, r in a.rounded(toPrecision: p, r) }, { a, _ in a }),
    ]
    for round in 0..<1500 {
      let a = random(&source)
      let b = source.int(0...5) == 0 ? -a : random(&source)
      let precision = source.int(2...160)
      for (name, operation, reference) in operations {
        guard let exact = reference(a.rational!, b.rational!) else { continue }
        let low = operation(a, b, precision, .down)
        let high = operation(a, b, precision, .up)
        let nearest = operation(a, b, precision, .nearest)
        verdict.check(
          isCorrectlyRounded(low, high, exact, precision),
          "seed 81 round \(round): \(a.rational!) \(name) \(b.rational!) to \(precision) bits")
        verdict.check(nearest == low || nearest == high, "seed 81 round \(round): \(name) nearest")
        let distance = (nearest.rational! - exact).magnitude
        verdict.check(
          distance <= exact - low.rational! && distance <= high.rational! - exact,
          "seed 81 round \(round): \(name) nearest")
      }
    }
    #expect(verdict.complaint == nil)
  }

  @Test func squareRoots() {
    var source = TestRandom(seed: 82)
    var verdict = Verdict()
    for round in 0..<500 {
      let number = random(&source).magnitude
      let a =
        round % 3 == 0 ? BigFloat.product(number, number, precision: 300, rounding: .down) : number
      let precision = source.int(2...160)
      let low = BigFloat.squareRoot(a, precision: precision, rounding: .down).rational!
      let high = BigFloat.squareRoot(a, precision: precision, rounding: .up).rational!
      let square = a.rational!
      verdict.check(low * low <= square && square <= high * high, "seed 82 round \(round)")
      verdict.check((low * low == square) == (low == high), "seed 82 round \(round): exact")
    }
    #expect(verdict.complaint == nil)
  }

  @Test func conversionToFloat64() {
    var source = TestRandom(seed: 83)
    var verdict = Verdict()
    for round in 0..<2000 {
      let exact = source.rational(bits: 90).scaled(byPowerOfTwo: source.int(-1180...1080))
      let number = BigFloat(exact, precision: 200, rounding: .down)
      let low = number.double(rounding: .down)
      let high = number.double(rounding: .up)
      let value = number.rational!
      verdict.check(
        Rational(exactly: low).map { $0 <= value } ?? (low < 0), "seed 83 round \(round): \(low)")
      verdict.check(
        Rational(exactly: high).map { $0 >= value } ?? (high > 0), "seed 83 round \(round): \(high)"
      )
      verdict.check(low == high || low.nextUp == high, "seed 83 round \(round): \(low), \(high)")
    }
    for value in DoubleSource.special {
      let number = BigFloat(value)
      verdict.check(
        number.rational == Rational(exactly: value) && number.double(rounding: .up) == value
          && number.double(rounding: .down) == value, "\(value)")
    }
    #expect(verdict.complaint == nil)
    let huge = BigFloat.powerOfTwo(5000)
    #expect(huge.double(rounding: .down) == .greatestFiniteMagnitude)
    #expect(huge.double(rounding: .up) == .infinity)
    #expect((-huge).double(rounding: .up) == -.greatestFiniteMagnitude)
    let tiny = BigFloat.powerOfTwo(-5000)
    #expect(tiny.double(rounding: .down) == 0)
    #expect(tiny.double(rounding: .up) == .leastNonzeroMagnitude)
  }

  @Test func comparisonIgnoresPrecision() {
    let short = BigFloat(Rational(3, 4), precision: 2, rounding: .nearest)
    let long = BigFloat(Rational(3, 4), precision: 500, rounding: .nearest)
    #expect(short == long)
    #expect(short.hashValue == long.hashValue)
    #expect(BigFloat(-0.0) == BigFloat(0.0))
    #expect(BigFloat(-0.0).hashValue == BigFloat(0.0).hashValue)
    #expect(BigFloat(-0.0).signum == 0)
    #expect(BigFloat(-Double.infinity) < BigFloat.powerOfTwo(-100_000))
    #expect(BigFloat.powerOfTwo(-100_000).signum == 1)
    #expect(BigFloat.powerOfTwo(7).exponent == 8)
    #expect(BigFloat.zero(precision: 9).exponent == nil)
    #expect(BigFloat(Double.infinity).rational == nil)
    #expect(BigFloat(1.5).scaled(byPowerOfTwo: -3).rational == Rational(3, 16))
    #expect((-BigFloat(1.5)).magnitude == BigFloat(1.5))
    #expect(BigFloat.infinity(precision: 77).precision == 77)
  }

  @Test func infiniteOperandsAreBounds() {
    let infinity = BigFloat(Double.infinity)
    let three = BigFloat(3)
    for side in [Rounding.down, .up] {
      #expect(BigFloat.sum(infinity, -three, precision: 60, rounding: side) == infinity)
      #expect(BigFloat.quotient(three, -infinity, precision: 60, rounding: side).isZero)
      let zero = BigFloat.zero(precision: 5)
      #expect(BigFloat.boundProduct(infinity, zero, precision: 60, rounding: side).isZero)
      #expect(BigFloat.boundProduct(zero, -infinity, precision: 60, rounding: side).isZero)
    }
    func ends(_ operation: (Rounding) -> BigFloat) -> [Double] {
      [operation(.down).double(rounding: .down), operation(.up).double(rounding: .up)]
    }
    let line = [-Double.infinity, .infinity]
    #expect(ends { .sum(infinity, -infinity, precision: 60, rounding: $0) } == line)
    #expect(ends { .difference(infinity, infinity, precision: 60, rounding: $0) } == line)
    #expect(ends { .quotient(infinity, infinity, precision: 60, rounding: $0) } == [0, .infinity])
    #expect(
      ends { .quotient(-infinity, infinity, precision: 60, rounding: $0) } == [-.infinity, 0])
  }
}
