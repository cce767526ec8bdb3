// SPDX-License-Identifier: Apache-2.0

import CMPFR

// Column operations rounded to nearest, for oracles only. Nothing here bounds an error.

/// Σ a_i b_i.
@inline(__always)
func approximateInnerProduct(
  _ a: ColumnMatrix.Entry, _ b: ColumnMatrix.Entry, _ count: Int, into sum: ColumnMatrix.Entry,
  scratch: ColumnMatrix.Entry
) {
  mpfr_set_si_2exp(sum, 0, 0, MPFR_RNDN)
  for position in 0..<count {
    mpfr_mul(scratch, a + position, b + position, MPFR_RNDN)
    mpfr_add(sum, sum, scratch, MPFR_RNDN)
  }
}

/// target ← target + factor · source.
@inline(__always)
func approximatelyAddMultiple(
  _ factor: ColumnMatrix.Entry, of source: ColumnMatrix.Entry, to target: ColumnMatrix.Entry,
  _ count: Int, scratch: ColumnMatrix.Entry
) {
  for position in 0..<count {
    mpfr_mul(scratch, factor, source + position, MPFR_RNDN)
    mpfr_add(target + position, target + position, scratch, MPFR_RNDN)
  }
}

extension ColumnMatrix {
  /// A Float64 matrix, exactly when `precision` is at least 53.
  convenience init(_ matrix: ColumnMajorMatrix, precision: Int) {
    self.init(rows: matrix.rows, columns: matrix.columns, precision: precision)
    withExtendedLifetime(self) {
      for column in 0..<columns {
        for row in 0..<rows { mpfr_set_d(entry(row, column), matrix[row, column], MPFR_RNDN) }
      }
    }
  }

  /// `self` · `other` at the precision of `other`, each entry rounded once.
  func product(_ other: ColumnMatrix) -> ColumnMatrix {
    let result = ColumnMatrix(rows: rows, columns: other.columns, precision: other.precision)
    let left = rowTable()
    let right = other.columnTable()
    withExtendedLifetime((self, other, result)) {
      for column in 0..<other.columns {
        for row in 0..<rows {
          left.dot(
            row, right, column, count: columns, into: result.starts[column] + row, MPFR_RNDN)
        }
      }
    }
    return result
  }

  /// Divides each column by its norm; zero columns stay.
  func normalizeColumns() {
    let scratch = BigFloatArena(count: 2, precision: precision)
    withExtendedLifetime((self, scratch)) {
      for column in starts { normalize(column, scratch.base) }
    }
  }

  private func normalize(_ column: Entry, _ scratch: Entry) {
    let norm = scratch + 1
    approximateInnerProduct(column, column, rows, into: norm, scratch: scratch)
    guard mpfr_regular_p(norm) != 0 else { return }
    // Not `mpfr_rec_sqrt`: near 1 its stack and time grow with the square of the precision.
    mpfr_sqrt(norm, norm, MPFR_RNDN)
    mpfr_ui_div(norm, 1, norm, MPFR_RNDN)
    for row in 0..<rows { mpfr_mul(column + row, column + row, norm, MPFR_RNDN) }
  }

  /// Gram–Schmidt: orthonormal columns in place of nearly orthonormal ones.
  func orthonormalizeColumns() {
    let scratch = BigFloatArena(count: 3, precision: precision)
    withExtendedLifetime((self, scratch)) {
      let factor = scratch.base + 2
      for (position, column) in starts.enumerated() {
        for earlier in starts[..<position] {
          approximateInnerProduct(earlier, column, rows, into: factor, scratch: scratch.base)
          mpfr_neg(factor, factor, MPFR_RNDN)
          approximatelyAddMultiple(factor, of: earlier, to: column, rows, scratch: scratch.base)
        }
        normalize(column, scratch.base)
      }
    }
  }

  /// The triangular factor R of `self` = QR by modified Gram–Schmidt, with the singular values and
  /// the right singular vectors of `self`.
  func triangularFactor() -> ColumnMatrix {
    let factor = ColumnMatrix(rows: columns, columns: columns, precision: precision)
    let remainder = rounded(toPrecision: precision)
    let scratch = BigFloatArena(count: 2, precision: precision)
    withExtendedLifetime((factor, remainder, scratch)) {
      let negated = scratch.base + 1
      for pivot in 0..<columns {
        let column = remainder.starts[pivot]
        let diagonal = factor.entry(pivot, pivot)
        approximateInnerProduct(column, column, rows, into: diagonal, scratch: scratch.base)
        guard mpfr_regular_p(diagonal) != 0 else { continue }
        mpfr_sqrt(diagonal, diagonal, MPFR_RNDN)
        for row in 0..<rows { mpfr_div(column + row, column + row, diagonal, MPFR_RNDN) }
        for later in (pivot + 1)..<max(columns, pivot + 1) {
          let target = remainder.starts[later]
          let above = factor.entry(pivot, later)
          approximateInnerProduct(column, target, rows, into: above, scratch: scratch.base)
          mpfr_neg(negated, above, MPFR_RNDN)
          approximatelyAddMultiple(negated, of: column, to: target, rows, scratch: scratch.base)
        }
      }
    }
    return factor
  }
}
