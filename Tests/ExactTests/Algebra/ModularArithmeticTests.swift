// SPDX-License-Identifier: Apache-2.0

import CKernels
import Testing

@testable import Exact

@Suite("Arithmetic modulo primes")
struct ModularArithmeticTests {
  /// 0 to 40, the numbers next below the prime, and random ones.
  private func residues(modulo p: UInt64, _ random: inout TestRandom) -> [UInt64] {
    Array(0...40) + (1...40).map { p - $0 } + (0..<200).map { _ in random.next() % p }
  }

  @Test("products and inverses")
  func operations() {
    var random = TestRandom(seed: 41)
    var verdict = Verdict()
    for position in [0, 1, 100] {
      let p = ProthPrimes.prime(at: position)
      let all = residues(modulo: p, &random)
      for a in all {
        for b in all {
          let truth = p.dividingFullWidth(a.multipliedFullWidth(by: b)).remainder
          verdict.check(sb_product_modulo(p, a, b) == truth, "\(a)·\(b) modulo \(p)")
        }
        if a == 0 { continue }
        let inverse = sb_inverse_modulo(p, a)
        verdict.check(
          inverse < p && p.dividingFullWidth(a.multipliedFullWidth(by: inverse)).remainder == 1,
          "1/\(a) modulo \(p)")
      }
    }
    #expect(verdict.complaint == nil)
  }

  @Test("numbers from their residues, at both ends of the range and beyond it")
  func chineseRemainders() {
    var random = TestRandom(seed: 42)
    var verdict = Verdict()
    for count in 1...6 {
      let primes = (0..<count).map { ProthPrimes.prime(at: $0) }
      let modulus = primes.reduce(Integer.one) { $0 * Integer(Int($1)) }
      let half = modulus.shiftedRight(by: 1)
      let numbers =
        [half, -half, half - .one, .zero, .one, -.one]
        + (0..<20).map { _ in random.integer(bits: random.int(1...(60 * count - 1))) }
      func found(_ numbers: [Integer]) -> [Integer] {
        var remainders = ChineseRemainders(count: numbers.count)
        for prime in primes {
          remainders.append(numbers.map { $0.residue(modulo: prime) }, modulo: prime)
        }
        return remainders.symmetric
      }
      verdict.check(found(numbers) == numbers, "\(count) primes")
      verdict.check(found([half + .one]) == [-half], "\(count) primes: one too large")
    }
    #expect(verdict.complaint == nil)
  }

  @Test("the primes: from 2^60 to 2^61, descending, none below the first one passed over wrongly")
  func primes() {
    var verdict = Verdict()
    let primes = (0..<60).map { ProthPrimes.prime(at: $0) }
    verdict.check(zip(primes, primes.dropFirst()).allSatisfy(>), "order")
    for p in primes {
      verdict.check(p < 1 << 61 && p > 1 << 60 && p % (1 << 31) == 1, "\(p)")
      // Miller and Rabin's test to the bases that tell below 2^64 (Sorenson and Webster 2017).
      verdict.check(isStrongProbablePrime(p), "\(p)")
    }
    // A number in between that is prime and that no base proved is only passed over: few are.
    let range = (primes[59] >> 31)...(primes[0] >> 31)
    let missed = range.lazy.map { $0 << 31 + 1 }.filter {
      isStrongProbablePrime($0) && !primes.contains($0)
    }
    verdict.check(missed.count < 20, "\(Array(missed))")
    #expect(verdict.complaint == nil)
  }

  /// In plain words, with the standard library's arithmetic.
  private func isStrongProbablePrime(_ p: UInt64) -> Bool {
    func product(_ a: UInt64, _ b: UInt64) -> UInt64 {
      p.dividingFullWidth(a.multipliedFullWidth(by: b)).remainder
    }
    let twos = (p - 1).trailingZeroBitCount
    return [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37].allSatisfy { (base: UInt64) in
      var (power, square, exponent): (UInt64, UInt64, UInt64) = (1, base, (p - 1) >> twos)
      while exponent > 0 {
        if exponent & 1 == 1 { power = product(power, square) }
        square = product(square, square)
        exponent >>= 1
      }
      if power == 1 || power == p - 1 { return true }
      for _ in 1..<twos {
        power = product(power, power)
        if power == p - 1 { return true }
      }
      return false
    }
  }
}
