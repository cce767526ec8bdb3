// SPDX-License-Identifier: Apache-2.0

import CKernels
import CMPFR

/// det(xI − N) of an integer matrix from its residues modulo primes, as many as a bound on the
/// coefficients asks for (proofs/certifier-characteristic-polynomials.md).
struct ModularCharacteristicPolynomial {
  private let matrix: IntegerArena
  let order: Int
  /// b with |c| < 2^b for every coefficient c.
  let coefficientBits: Int

  /// - Parameter matrix: `order`² entries, row by row.
  init(_ matrix: IntegerArena, order: Int) {
    self.matrix = matrix
    self.order = order
    coefficientBits = Self.coefficientBits(matrix, order: order)
  }

  var polynomial: IntegerPolynomial {
    var coefficients = ChineseRemainders(count: order + 1)
    var position = 0
    // Beyond twice the largest coefficient in size.
    while coefficients.modulus.bitWidth <= coefficientBits + 1 {
      let prime = ProthPrimes.prime(at: position)
      coefficients.append(residues(modulo: prime), modulo: prime)
      position += 1
    }
    return IntegerPolynomial(coefficients.symmetric)
  }

  /// Up to its sign the coefficient of x^(n−k) is the k-th elementary symmetric function of the
  /// eigenvalues, whose squares in size sum to at most ‖N‖_F² (Schur); by Maclaurin's inequality it
  /// is at most C(n, k)·(‖N‖_F/√n)^k in size.
  private static func coefficientBits(_ matrix: IntegerArena, order: Int) -> Int {
    let energy = Integer.make { sum in
      for position in 0..<matrix.count {
        __gmpz_addmul(sum, matrix.base + position, matrix.base + position)
      }
    }
    let n = Integer(order)
    var bits = 1
    var (binomial, numerator, denominator) = (Integer.one, Integer.one, Integer.one)
    for k in 1..<max(order + 1, 1) {
      binomial = (binomial * Integer(order + 1 - k)).exactQuotient(by: Integer(k))
      numerator = numerator * energy
      denominator = denominator * n
      let square = (binomial * binomial * numerator)
        .quotientAndRemainder(dividingBy: denominator).quotient
      // The square is below 2^bitWidth.
      bits = max(bits, (square.bitWidth + 1) / 2)
    }
    return bits
  }

  private func residues(modulo prime: UInt64) -> [UInt64] {
    let n = order
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(n * n, 1)) { entries in
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: (n + 1) * (n + 1)) { work in
        for position in 0..<(n * n) {
          entries[position] = UInt64(__gmpz_fdiv_ui(matrix.base + position, UInt(prime)))
        }
        sb_characteristic_polynomial(prime, n, entries.baseAddress, work.baseAddress)
        return Array(work.suffix(n + 1))
      }
    }
  }
}
