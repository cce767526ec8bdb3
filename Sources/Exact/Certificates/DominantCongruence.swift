// SPDX-License-Identifier: Apache-2.0

import CMPFR

/// A proposed X with what it takes to try it on many numbers: X NᵀN Xᵀ and X Xᵀ.
struct DominantCongruence {
  let congruence: Matrix<Rational>
  private let gram: IntegerArena
  private let identity: IntegerArena

  /// - Parameters:
  ///   - congruence: any integer matrix of order n.
  ///   - tall: integers in n columns.
  init(_ congruence: Matrix<Rational>, of tall: Matrix<Rational>) {
    self.congruence = congruence
    gram = (congruence * tall.transposed).transposed.gramOfColumns
    identity = congruence.transposed.gramOfColumns
  }

  /// The number of negative diagonal entries of M = a²X NᵀN Xᵀ − b²XXᵀ when M is strictly diagonally
  /// dominant, decided exactly; `nil` when it is not.
  func negativeEntries(gram a: Integer, identity b: Integer) -> Int? {
    let order = congruence.rows
    let (first, second) = (a * a, b * b)
    let scratch = IntegerArena(count: 2)
    return withExtendedLifetime((self, first, second, scratch)) {
      let (entry, slack) = (scratch.base, scratch.base + 1)
      var negative = 0
      for row in 0..<order {
        __gmpz_set_si(slack, 0)
        for column in 0..<order {
          let position = row * order + column
          __gmpz_mul(entry, gram.base + position, first.pointer)
          __gmpz_submul(entry, identity.base + position, second.pointer)
          if row == column, entry.pointee._mp_size < 0 { negative += 1 }
          __gmpz_abs(entry, entry)
          if row == column {
            __gmpz_add(slack, slack, entry)
          } else {
            __gmpz_sub(slack, slack, entry)
          }
        }
        if slack.pointee._mp_size <= 0 { return nil }
      }
      return negative
    }
  }
}

extension Matrix where Scalar == Rational {
  /// The integers NᵀN of the numerators N, row by row, also when that is not the smaller product.
  fileprivate var gramOfColumns: IntegerArena {
    let result = IntegerArena(count: columns * columns)
    withExtendedLifetime(self) {
      for i in 0..<columns {
        for j in 0...i {
          let target = result.base + i * columns + j
          for row in 0..<rows {
            __gmpz_addmul(
              target, numerators.base + row * columns + i, numerators.base + row * columns + j)
          }
          __gmpz_set(result.base + j * columns + i, target)
        }
      }
    }
    return result
  }
}
