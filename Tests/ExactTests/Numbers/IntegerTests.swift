// SPDX-License-Identifier: Apache-2.0

import Exact
import Foundation
import Testing

@Suite("Integers")
struct IntegerTests {
  @Test func ringLawsAndOrder() {
    var random = TestRandom(seed: 51)
    var verdict = Verdict()
    for round in 0..<300 {
      let bits = random.int(1...200)
      let a = random.integer(bits: bits)
      let b = random.integer(bits: random.int(1...200))
      let c = random.integer(bits: bits)
      let name = "seed 51 round \(round): \(a), \(b), \(c)"
      verdict.check(a + b == b + a && a * b == b * a, "commutative, " + name)
      verdict.check((a + b) + c == a + (b + c), "associative, " + name)
      verdict.check((a * b) * c == a * (b * c), "associative, " + name)
      verdict.check(a * (b + c) == a * b + a * c, "distributive, " + name)
      verdict.check(a - b == -(b - a) && a - a == 0, "difference, " + name)
      verdict.check((a < b) == ((b - a).signum > 0), "order, " + name)
      verdict.check(a.magnitude == (a < 0 ? -a : a), "magnitude, " + name)
      verdict.check(Integer(a.description) == a, "text, " + name)
      verdict.check(a.hashValue == (a + b - b).hashValue, "hash, " + name)
    }
    #expect(verdict.complaint == nil)
  }

  @Test func againstMachineIntegers() {
    var random = TestRandom(seed: 52)
    var verdict = Verdict()
    for round in 0..<300 {
      let a = random.int(-1_000_000...1_000_000)
      let b = random.int(-1000...1000)
      let name = "seed 52 round \(round): \(a), \(b)"
      verdict.check((Integer(a) * Integer(b)).asInt == a * b, name)
      verdict.check((Integer(a) - Integer(b)).asInt == a - b, name)
      verdict.check(Integer(a).description == String(a), name)
      verdict.check(Integer(a).isOdd == (a % 2 != 0), name)
      verdict.check(Integer(a).shiftedRight(by: 3).asInt == a >> 3, name)
      verdict.check(Integer(a).shiftedLeft(by: 3).asInt == a << 3, name)
      let width = a == 0 ? 0 : Int.bitWidth - a.magnitude.leadingZeroBitCount
      verdict.check(Integer(a).bitWidth == width, name)
      verdict.check(Integer(a).trailingZeroBits == (a == 0 ? 0 : a.trailingZeroBitCount), name)
      verdict.check(Integer(exactly: Double(a) * 0x1p60) == Integer(a).shiftedLeft(by: 60), name)
      if b != 0 {
        let (q, r) = Integer(a).quotientAndRemainder(dividingBy: Integer(b))
        verdict.check(q * Integer(b) + r == Integer(a), name)
        verdict.check(r.isZero || r.signum == b.signum(), name)
        verdict.check(r.magnitude < Integer(b).magnitude, name)
      }
    }
    #expect(verdict.complaint == nil)
    #expect(Integer(Int.min).asInt == Int.min)
    #expect((Integer(Int.max) + 1).asInt == nil)
    #expect((Integer(Int.min) - 1).asInt == nil)
    #expect(Integer(exactly: 0.5) == nil)
    #expect(Integer(exactly: Double.nan) == nil)
    #expect(Integer(exactly: Double.infinity) == nil)
    #expect(Integer(exactly: -0.0) == 0)
  }

  @Test func divisorsPowersAndRoots() {
    var random = TestRandom(seed: 53)
    var verdict = Verdict()
    for round in 0..<200 {
      let a = random.integer(bits: 120)
      let b = random.integer(bits: 70)
      let name = "seed 53 round \(round): \(a), \(b)"
      let g = Integer.gcd(a, b)
      verdict.check(g.signum >= 0, name)
      verdict.check(Integer.gcd(a * 6, b * 6) == g * 6, name)
      verdict.check(Integer.lcm(a, b) * g == (a * b).magnitude, name)
      if !b.isZero { verdict.check((a * b).exactQuotient(by: b) == a, name) }
      let root = a.magnitude.floorSquareRoot
      verdict.check(root * root <= a.magnitude && a.magnitude < (root + 1) * (root + 1), name)
      verdict.check((a * a).exactSquareRoot == a.magnitude, name)
      verdict.check((a * a + 1).exactSquareRoot == (a.isZero ? 1 : nil), name)
      verdict.check(b.power(3) == b * b * b && b.power(0) == 1, name)
    }
    #expect(verdict.complaint == nil)
    #expect(Integer.gcd(0, 0) == 0)
    #expect(Integer.zero.power(0) == 1)
    #expect(Integer(-4).exactSquareRoot == nil)
  }

  @Test func copiesDoNotShareChanges() {
    let a = Integer(5)
    var b = a
    b += 1
    b *= b
    #expect(a == 5)
    #expect(b == 36)
    #expect(Integer.one == 1 && Integer.zero == 0)
  }

  @Test func textAndCoding() throws {
    for bad in ["", "-", "+", "+-3", "1 ", " 1", "1.0", "0x10", "1e3", "٣", "--1", "1\u{0}2"] {
      #expect(Integer(bad) == nil, "\(bad.debugDescription)")
    }
    #expect(Integer("+007") == 7)
    #expect(Integer("-0") == 0)
    let long = Integer(3).power(5000)
    let data = try JSONEncoder().encode([long, -long, 0])
    #expect(try JSONDecoder().decode([Integer].self, from: data) == [long, -long, 0])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Integer].self, from: Data(#"["1.5"]"#.utf8))
    }
  }
}
