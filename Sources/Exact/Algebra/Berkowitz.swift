// SPDX-License-Identifier: Apache-2.0

import CMPFR

/// The characteristic polynomials of the leading principal submatrices, one after the other.
///
/// With the submatrix of order k + 1 written [M s; r a], its polynomial's coefficients, highest
/// first, are the lower triangular Toeplitz matrix with first column (1, −a, −rs, −rMs, …,
/// −rM^(k−1)s) times those of M.
///
/// No division: about n⁴/4 products of an integer as long as the entries by one up to n times as
/// long (Samuelson 1942, Berkowitz 1984).
final class Berkowitz {
  private let matrix: IntegerArena
  private let order: Int
  /// The coefficients for the submatrix treated so far, highest first.
  private let polynomial: IntegerArena
  private let column: IntegerArena
  private let vector: IntegerArena
  private let image: IntegerArena
  private let next: IntegerArena

  private init(_ matrix: IntegerArena, order: Int) {
    self.matrix = matrix
    self.order = order
    polynomial = IntegerArena(count: order + 1)
    column = IntegerArena(count: order + 1)
    vector = IntegerArena(count: order)
    image = IntegerArena(count: order)
    next = IntegerArena(count: order + 1)
    polynomial.set(.one, at: 0)
  }

  /// det(xI − N) for the integer matrix N.
  static func polynomial(of matrix: IntegerArena, order: Int) -> IntegerPolynomial {
    let work = Berkowitz(matrix, order: order)
    for size in 0..<order { work.border(size) }
    return IntegerPolynomial((0...order).map { work.polynomial.integer(at: order - $0) })
  }

  /// Goes from the submatrix of order `k` to that of order `k` + 1.
  private func border(_ k: Int) {
    let row = matrix.base + k * order
    column.set(.one, at: 0)
    __gmpz_neg(column.base + 1, row + k)
    for i in 0..<k { __gmpz_set(vector.base + i, matrix.base + i * order + k) }
    for step in 0..<k {
      let target = column.base + step + 2
      dot(row, vector.base, k, into: target)
      __gmpz_neg(target, target)
      if step + 1 == k { break }
      for i in 0..<k { dot(matrix.base + i * order, vector.base, k, into: image.base + i) }
      for i in 0..<k { __gmpz_swap(vector.base + i, image.base + i) }
    }
    for i in 0...(k + 1) {
      let target = next.base + i
      __gmpz_set_si(target, 0)
      for j in 0...min(i, k) {
        __gmpz_addmul(target, column.base + i - j, polynomial.base + j)
      }
    }
    for i in 0...(k + 1) { __gmpz_swap(polynomial.base + i, next.base + i) }
  }

  private func dot(
    _ a: UnsafeMutablePointer<mpz_t_>, _ b: UnsafeMutablePointer<mpz_t_>, _ count: Int,
    into target: UnsafeMutablePointer<mpz_t_>
  ) {
    __gmpz_set_si(target, 0)
    for i in 0..<count where a[i]._mp_size != 0 { __gmpz_addmul(target, a + i, b + i) }
  }
}
