// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Exact

@Suite("Integer polynomials")
struct PolynomialTests {
  private func polynomial(_ coefficients: Int...) -> IntegerPolynomial {
    IntegerPolynomial(coefficients.map { Integer($0) })
  }

  /// Π (q_i x − p_i), whose roots are known.
  private func product(_ roots: [Rational]) -> IntegerPolynomial {
    roots.reduce(.one) { $0 * IntegerPolynomial([-$1.numerator, $1.denominator]) }
  }

  private func roots(_ random: inout TestRandom, _ count: Int) -> [Rational] {
    (0..<count).map { _ in Rational(random.int(-6...6), random.int(1...3)) }
  }

  @Test func representation() {
    #expect(polynomial(1, 0, 0).degree == 0)
    #expect(polynomial(0, 0).isZero)
    #expect(IntegerPolynomial.zero.degree == -1)
    #expect(polynomial(1, -2, 0, 1).description == "x^3 - 2x + 1")
    #expect(polynomial(0, -1).description == "-x")
    #expect(IntegerPolynomial.zero.description == "0")
    #expect(polynomial(3, 4) - polynomial(1, 4) == polynomial(2))
    #expect(polynomial(1, 1) * polynomial(-1, 1) == polynomial(-1, 0, 1))
    #expect(polynomial(5, 3, 0, 2).derivative == polynomial(3, 0, 6))
    #expect(IntegerPolynomial.one.derivative.isZero)
    #expect(polynomial(1, 2, 3).composedWithSquare == polynomial(1, 0, 2, 0, 3))
    #expect(polynomial(-6, 4, -2).content == 2)
    #expect(polynomial(-6, 4, -2).primitivePart == polynomial(3, -2, 1))
  }

  @Test func valuesAndTranslation() {
    var random = TestRandom(seed: 31)
    var verdict = Verdict()
    for round in 0..<100 {
      let f = IntegerPolynomial((0...random.int(0...7)).map { _ in random.integer(bits: 40) })
      let shift = random.rational(bits: 6)
      let point = random.rational(bits: 6)
      var expected = Rational.zero
      for (k, c) in f.coefficients.enumerated() { expected += Rational(c) * point.power(k) }
      verdict.check(f.value(at: point) == expected, "seed 31 round \(round): value")
      verdict.check(f.sign(at: point) == expected.signum, "seed 31 round \(round): sign")
      if !f.isZero {
        let factor = Rational(shift.denominator.power(f.degree))
        verdict.check(
          f.translated(by: shift).value(at: point) == factor * f.value(at: point + shift),
          "seed 31 round \(round): translation of \(f) by \(shift)")
      }
    }
    #expect(verdict.complaint == nil)
  }

  @Test func exactDivision() {
    var random = TestRandom(seed: 32)
    var verdict = Verdict()
    for round in 0..<100 {
      let f = IntegerPolynomial((0...random.int(0...7)).map { _ in random.integer(bits: 20) })
      let g = IntegerPolynomial((0...random.int(0...4)).map { _ in random.integer(bits: 20) })
      if g.isZero { continue }
      verdict.check(
        (f * g.primitivePart).quotient(byPrimitive: g.primitivePart) == f,
        "seed 32 round \(round): \(f) by \(g)")
    }
    #expect(verdict.complaint == nil)
  }

  @Test func greatestCommonDivisors() {
    var random = TestRandom(seed: 33)
    var verdict = Verdict()
    for round in 0..<100 {
      let common = product(roots(&random, random.int(0...3)))
      let left = roots(&random, random.int(0...3))
      let right = roots(&random, random.int(0...3)).filter { !left.contains($0) }
      // x² + 1 has no rational root; it belongs to one side only.
      let f = common * product(left) * polynomial(1, 0, 1)
      let g = Integer(-6) * common * product(right)
      let found = IntegerPolynomial.gcd(f, g)
      verdict.check(
        found == common.primitivePart, "seed 33 round \(round): gcd(\(f), \(g)) is not \(found)")
      verdict.check(found == IntegerPolynomial.gcd(g, f), "seed 33 round \(round): exchanged")
    }
    verdict.check(IntegerPolynomial.gcd(.zero, polynomial(2, -4)) == polynomial(-1, 2), "gcd(0, f)")
    verdict.check(IntegerPolynomial.gcd(.zero, .zero).isZero, "gcd(0, 0)")
    // The leading coefficient and everything else vanish modulo 2³¹ − 1.
    let prime = Int(ProthPrimes.prime(at: 0))
    verdict.check(
      IntegerPolynomial.gcd(polynomial(1, prime), polynomial(2, prime)) == .one, "bad prime")
    verdict.check(
      IntegerPolynomial.gcd(polynomial(0, 1), polynomial(prime, 1)) == .one, "unlucky prime")
    let hidden = polynomial(1, prime)
    verdict.check(
      IntegerPolynomial.gcd(hidden * polynomial(0, 1), hidden * polynomial(1, 1)) == hidden,
      "a common factor that is constant modulo the prime")
    #expect(verdict.complaint == nil)
  }

  @Test func rootCountingAndSquarefreePart() {
    var random = TestRandom(seed: 34)
    var verdict = Verdict()
    for round in 0..<150 {
      let known = roots(&random, random.int(1...7))
      let f = Integer(random.bool() ? 3 : -2) * product(known)
      let distinct = Set(known)
      verdict.check(
        f.squarefreePart == product(Array(distinct)), "seed 34 round \(round): squarefree")
      let q = random.bool() ? known[0] : Rational(random.int(-12...12), random.int(1...4))
      let counts = f.rootCounts(around: q)
      verdict.check(
        counts.below == known.filter { $0 < q }.count
          && counts.equal == known.filter { $0 == q }.count
          && counts.above == known.filter { $0 > q }.count, "seed 34 round \(round): at \(q)")
      verdict.check(f.rootCount(above: q) == counts.above, "seed 34 round \(round): above \(q)")
      verdict.check(f.multiplicity(ofRoot: q) == counts.equal, "seed 34 round \(round): at \(q)")
      let low = q - 1
      verdict.check(
        f.rootCount(in: low...q) == known.filter { low <= $0 && $0 <= q }.count,
        "seed 34 round \(round): in \(low)...\(q)")
    }
    #expect(verdict.complaint == nil)
    #expect(polynomial(-7).squarefreePart == .one)
  }
}
