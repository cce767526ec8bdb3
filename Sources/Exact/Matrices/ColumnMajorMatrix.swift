// SPDX-License-Identifier: Apache-2.0

import CKernels

/// Doubles column by column, each column padded by zeros to a multiple of four: what the C kernels
/// work on.
struct ColumnMajorMatrix: Hashable, Sendable {
  let rows: Int
  let columns: Int
  /// The distance between the starts of two columns.
  let stride: Int
  private(set) var elements: [Double]

  /// The matrix that `fill` writes over zeros; it must leave the padding zero.
  init(rows: Int, columns: Int, fill: (UnsafeMutableBufferPointer<Double>) -> Void) {
    self.rows = rows
    self.columns = columns
    let stride = sb_stride(rows)
    self.stride = stride
    elements = [Double](unsafeUninitializedCapacity: max(stride * columns, 1)) { buffer, count in
      buffer.initialize(repeating: 0)
      fill(buffer)
      count = buffer.count
    }
  }

  subscript(row: Int, column: Int) -> Double {
    get { elements[row + column * stride] }
    set { elements[row + column * stride] = newValue }
  }
}
