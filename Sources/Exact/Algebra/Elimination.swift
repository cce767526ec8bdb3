// SPDX-License-Identifier: Apache-2.0

import CMPFR

/// What fraction-free elimination of an integer matrix leaves behind.
struct IntegerElimination {
  /// The number of pivots found.
  let rank: Int
  /// For a square matrix of full rank its determinant; otherwise a nonzero minor of order `rank` (1
  /// for rank 0) up to sign and removed row contents.
  let minor: Integer
}

extension IntegerArena {
  /// Eliminates below the diagonal by E. H. Bareiss's one-step fraction-free scheme.
  ///
  /// Every intermediate entry is a minor of the matrix, so it is an integer no longer than
  /// Hadamard's inequality allows, and the division by the previous pivot is exact (Sylvester's
  /// determinant identity; Bareiss 1968). A column without a pivot is skipped, which leaves the
  /// entries minors of the pivot columns. The greatest common divisor of each row is taken out
  /// first.
  ///
  /// - Complexity: rows · columns · rank integer products.
  func eliminated(rows: Int, columns: Int) -> IntegerElimination {
    let work = copy()
    var factor = work.removeRowContents(rows: rows, columns: columns)
    var rank = 0
    let previous = Integer(1)
    let term = Integer(0)
    withExtendedLifetime((work, previous, term)) {
      for column in 0..<columns where rank < rows {
        guard
          let pivotRow = (rank..<rows).first(where: { !work.isZero(at: $0 * columns + column) })
        else { continue }
        if pivotRow != rank {
          for j in column..<columns {
            __gmpz_swap(work.base + pivotRow * columns + j, work.base + rank * columns + j)
          }
          factor = -factor
        }
        let top = work.base + rank * columns
        let pivot = top + column
        for row in (rank + 1)..<max(rows, rank + 1) {
          let line = work.base + row * columns
          let head = line + column
          for j in (column + 1)..<max(columns, column + 1) {
            __gmpz_mul(line + j, line + j, pivot)
            if head.pointee._mp_size != 0 { __gmpz_submul(line + j, head, top + j) }
            __gmpz_divexact(line + j, line + j, previous.pointer)
          }
          __gmpz_set_si(head, 0)
        }
        __gmpz_set(previous.pointer, pivot)
        rank += 1
      }
    }
    return IntegerElimination(rank: rank, minor: previous * factor)
  }

  /// Divides each row that is not zero by the greatest common divisor of its entries and returns
  /// the product of those divisors.
  private func removeRowContents(rows: Int, columns: Int) -> Integer {
    let content = Integer(0)
    let product = Integer(1)
    withExtendedLifetime((content, product)) {
      for row in 0..<rows {
        let line = base + row * columns
        __gmpz_set_si(content.pointer, 0)
        for j in 0..<columns {
          __gmpz_gcd(content.pointer, content.pointer, line + j)
          if __gmpz_cmp_ui(content.pointer, 1) == 0 { break }
        }
        if content.isZero || __gmpz_cmp_ui(content.pointer, 1) == 0 { continue }
        for j in 0..<columns { __gmpz_divexact(line + j, line + j, content.pointer) }
        __gmpz_mul(product.pointer, product.pointer, content.pointer)
      }
    }
    return product
  }
}
