// SPDX-License-Identifier: Apache-2.0

import CKernels
import CMPFR

extension IntegerPolynomial {
  /// The greatest common divisor over the rationals, as the primitive integer polynomial with a
  /// positive leading coefficient. gcd(f, 0) is the primitive part of f.
  ///
  /// Its roots are the common roots, with the smaller multiplicity.
  ///
  /// - Complexity: quadratic in the degree for each 60 bits of its longest coefficient, and two
  ///   divisions (W. S. Brown's modular method, 1971).
  public static func gcd(_ a: Self, _ b: Self) -> Self {
    let (a, b) = (a.primitivePart, b.primitivePart)
    if a.isZero { return b }
    if b.isZero { return a }
    if a.degree == 0 || b.degree == 0 { return .one }
    return CommonDivisor(a, b).polynomial
  }
}

/// The greatest common divisor of two primitive polynomials of positive degree, from those modulo
/// primes.
///
/// Modulo a prime that divides neither leading coefficient the degree is at least the true one. So a
/// common divisor of that degree is the greatest one, and division shows that it is one: nothing
/// rests on how many primes were taken (proofs/certifier-characteristic-polynomials.md).
private struct CommonDivisor {
  private let a: IntegerPolynomial
  private let b: IntegerPolynomial
  /// A multiple of the leading coefficient.
  private let lead: Integer

  init(_ a: IntegerPolynomial, _ b: IntegerPolynomial) {
    (self.a, self.b) = (a, b)
    lead = Integer.gcd(a.leadingCoefficient, b.leadingCoefficient)
  }

  var polynomial: IntegerPolynomial {
    var found = ChineseRemainders(count: 0)
    var count = Int.max
    var last = IntegerPolynomial.zero
    var position = 0
    while true {
      let prime = ProthPrimes.prime(at: position)
      position += 1
      guard let remainders = divisor(modulo: prime), remainders.count <= count else { continue }
      if remainders.count == 1 { return .one }
      if remainders.count < count {
        // The primes so far have a common divisor too many.
        count = remainders.count
        found = ChineseRemainders(count: count)
      }
      found.append(remainders, modulo: prime)
      let candidate = IntegerPolynomial(found.symmetric).primitivePart
      // Another prime has changed nothing: the coefficients may be complete.
      if candidate == last, a.quotient(byPrimitive: candidate) != nil,
        b.quotient(byPrimitive: candidate) != nil
      {
        return candidate
      }
      last = candidate
    }
  }

  /// `lead` times the monic greatest common divisor modulo the prime, or `nil` where the prime divides
  /// a leading coefficient.
  private func divisor(modulo prime: UInt64) -> [UInt64]? {
    var left = a.residues(modulo: prime)
    var right = b.residues(modulo: prime)
    guard left.last != 0, right.last != 0 else { return nil }
    var divisor = [UInt64](repeating: 0, count: min(left.count, right.count))
    let count = sb_polynomial_gcd(prime, left.count, &left, right.count, &right, &divisor)
    let scale = lead.residue(modulo: prime)
    return divisor.prefix(count).map { sb_product_modulo(prime, $0, scale) }
  }
}

extension Integer {
  /// The remainder on division by a word, from 0 to `modulus` − 1.
  func residue(modulo modulus: UInt64) -> UInt64 {
    withExtendedLifetime(self) { UInt64(__gmpz_fdiv_ui(pointer, UInt(modulus))) }
  }
}

extension IntegerPolynomial {
  fileprivate func residues(modulo prime: UInt64) -> [UInt64] {
    coefficients.map { $0.residue(modulo: prime) }
  }
}
