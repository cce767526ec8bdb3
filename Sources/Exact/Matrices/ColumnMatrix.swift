// SPDX-License-Identifier: Apache-2.0

import CMPFR

/// MPFR numbers of one precision, column by column, for loops over raw pointers.
///
/// Belongs to one computation, which writes it in place; it never leaves this module. Columns are
/// reached through a table, so that sorting them moves no limb. Whoever keeps a pointer into it keeps
/// the matrix alive (`withExtendedLifetime`).
final class ColumnMatrix {
  typealias Entry = UnsafeMutablePointer<mpfr_t_>

  let rows: Int
  let columns: Int
  private let arena: BigFloatArena
  private(set) var starts: [Entry]

  /// The zero matrix.
  init(rows: Int, columns: Int, precision: Int) {
    self.rows = rows
    self.columns = columns
    let arena = BigFloatArena(count: rows * columns, precision: precision)
    self.arena = arena
    starts = (0..<columns).map { arena.base + $0 * rows }
  }

  static func identity(_ order: Int, precision: Int) -> ColumnMatrix {
    let result = ColumnMatrix(rows: order, columns: order, precision: precision)
    withExtendedLifetime(result) {
      for position in 0..<order {
        mpfr_set_si_2exp(result.entry(position, position), 1, 0, MPFR_RNDN)
      }
    }
    return result
  }

  var precision: Int { arena.precision }

  @inline(__always)
  func entry(_ row: Int, _ column: Int) -> Entry { starts[column] + row }

  /// A copy whose entries are rounded to nearest.
  func rounded(toPrecision precision: Int) -> ColumnMatrix {
    let result = ColumnMatrix(rows: rows, columns: columns, precision: precision)
    withExtendedLifetime((self, result)) {
      for column in 0..<columns {
        for row in 0..<rows {
          mpfr_set(result.starts[column] + row, starts[column] + row, MPFR_RNDN)
        }
      }
    }
    return result
  }

  /// Puts column `order[j]` into place j.
  func permuteColumns(_ order: [Int]) { starts = order.map { starts[$0] } }

  /// The addresses of the entries as `mpfr_dot` wants them: those of column 0, then `extra`, those of
  /// column 1, then `extra`, and so on. Without `extra` nothing is put between.
  func columnTable(extra: Entry? = nil) -> DotTable {
    var addresses: [Entry?] = []
    addresses.reserveCapacity(columns * (rows + 1))
    for column in 0..<columns {
      for row in 0..<rows { addresses.append(starts[column] + row) }
      if let extra { addresses.append(extra) }
    }
    return DotTable(addresses: addresses, stride: rows + (extra == nil ? 0 : 1))
  }

  /// The same with the rows' entries.
  func rowTable(extra: Entry? = nil) -> DotTable {
    var addresses: [Entry?] = []
    addresses.reserveCapacity(rows * (columns + 1))
    for row in 0..<rows {
      for column in 0..<columns { addresses.append(starts[column] + row) }
      if let extra { addresses.append(extra) }
    }
    return DotTable(addresses: addresses, stride: columns + (extra == nil ? 0 : 1))
  }
}

/// Addresses of vectors of MPFR numbers, `stride` to a vector.
struct DotTable {
  let addresses: [ColumnMatrix.Entry?]
  let stride: Int

  /// The exact inner product of a vector of `self` and one of `other`, rounded once into `result`.
  ///
  /// MPFR rounds the exact sum of the exact products, whatever cancels. Returns the ternary value: 0
  /// exactly when nothing was rounded.
  @discardableResult
  @inline(__always)
  func dot(
    _ vector: Int, _ other: DotTable, _ otherVector: Int, count: Int,
    into result: ColumnMatrix.Entry, _ rounding: mpfr_rnd_t
  ) -> Int32 {
    addresses.withUnsafeBufferPointer { left in
      other.addresses.withUnsafeBufferPointer { right in
        guard count > 0, let a = left.baseAddress, let b = right.baseAddress else {
          return mpfr_set_si_2exp(result, 0, 0, MPFR_RNDN)
        }
        return mpfr_dot(
          result, a + vector * stride, b + otherVector * other.stride, UInt(count), rounding)
      }
    }
  }
}
