// SPDX-License-Identifier: Apache-2.0

import CKernels
import CMPFR

/// Integers that are known modulo more and more primes.
struct ChineseRemainders {
  /// The numbers modulo `modulus`, from 0 to `modulus` − 1.
  private let residues: IntegerArena
  /// The product of the primes so far.
  private(set) var modulus = Integer.one

  init(count: Int) { residues = IntegerArena(count: count) }

  /// Takes in the numbers modulo a prime that has not been used before.
  ///
  /// With x the residue modulo P and r the one modulo p, x + P·((r − x)/P mod p) is the residue
  /// modulo P·p, from 0 to P·p − 1.
  mutating func append(_ remainders: some Collection<UInt64>, modulo prime: UInt64) {
    precondition(remainders.count == residues.count)
    withExtendedLifetime((residues, modulus)) {
      let inverse = sb_inverse_modulo(
        prime, modulus.residue(modulo: prime))
      for (position, remainder) in remainders.enumerated() {
        let residue = residues.base + position
        let old = UInt64(__gmpz_fdiv_ui(residue, UInt(prime)))
        let difference = remainder >= old ? remainder - old : remainder + (prime - old)
        let step = sb_product_modulo(prime, difference, inverse)
        __gmpz_addmul_ui(residue, modulus.pointer, UInt(step))
      }
    }
    modulus = modulus * Integer(Int(prime))
  }

  /// For each of the numbers the one that is congruent to it and less than half the modulus in size:
  /// the number itself, where it is as small as that.
  var symmetric: [Integer] {
    let half = modulus.shiftedRight(by: 1)
    return (0..<residues.count).map {
      let residue = residues.integer(at: $0)
      return residue > half ? residue - modulus : residue
    }
  }
}
