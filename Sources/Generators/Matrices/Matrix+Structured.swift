// SPDX-License-Identifier: Apache-2.0

import Exact

// Matrices that a few numbers determine.

extension Matrix where Scalar == Rational {
  /// The circulant matrix with the given first row; each row is the one above moved one place to the
  /// right: entry (i, j) is c_{(j−i) mod n}. Row vectors times it are circular convolutions with c.
  public static func circulant(firstRow: [Rational]) -> Matrix {
    let order = firstRow.count
    return Matrix(rows: order, columns: order) { firstRow[($1 - $0 + order) % order] }
  }

  /// The Toeplitz matrix whose entry (i, j) is `diagonals[rows − 1 + j − i]`: the diagonals from the
  /// lower left corner to the upper right one.
  ///
  /// - Precondition: there are `rows` + `columns` − 1 diagonals, or any number when the matrix is empty.
  public static func toeplitz(rows: Int, columns: Int, diagonals: [Rational]) -> Matrix {
    if rows == 0 || columns == 0 { return .zero(rows: rows, columns: columns) }
    precondition(diagonals.count == rows + columns - 1, "diagonals do not fit the shape")
    return Matrix(rows: rows, columns: columns) { diagonals[rows - 1 + $1 - $0] }
  }

  /// The rectangular diagonal matrix with the given diagonal, zeros where it is too short.
  ///
  /// - Precondition: at most min(rows, columns) entries.
  public static func diagonal(_ entries: [Rational], rows: Int, columns: Int) -> Matrix {
    precondition(entries.count <= Swift.min(rows, columns), "the diagonal is too long")
    return Matrix(rows: rows, columns: columns) {
      $0 == $1 && $0 < entries.count ? entries[$0] : 0
    }
  }

  /// The matrix with a single 1 in row i, at column `permutation[i]`.
  public static func permutation(_ permutation: [Int]) -> Matrix {
    Matrix(rows: permutation.count, columns: permutation.count) { permutation[$0] == $1 ? 1 : 0 }
  }

  /// diag(`blocks`), each block square or not.
  public static func blockDiagonal(_ blocks: [Matrix]) -> Matrix {
    var result: [[Rational]] = []
    let width = blocks.reduce(0) { $0 + $1.columns }
    var offset = 0
    for block in blocks {
      for row in 0..<block.rows {
        var entries = [Rational](repeating: 0, count: width)
        for column in 0..<block.columns { entries[offset + column] = block[row, column] }
        result.append(entries)
      }
      offset += block.columns
    }
    return Matrix(rows: result.count, columns: width) { result[$0][$1] }
  }
}

/// The matrix of a convolutional layer with stride 1 and zero padding on a `height` × `width` image.
///
/// `kernels[o][c]` is the kernel from input channel c to output channel o, (2a+1) × (2b+1) for some
/// a, b. Channels come first: row o·height·width + y·width + x.
public func convolutionMatrix(
  kernels: [[Matrix<Rational>]], height: Int, width: Int
) -> Matrix<Rational> {
  let positions = height * width
  let inputs = kernels.first?.count ?? 0
  return Matrix(rows: kernels.count * positions, columns: inputs * positions) { row, column in
    let kernel = kernels[row / positions][column / positions]
    let (to, from) = (row % positions, column % positions)
    let y = from / width - to / width + kernel.rows / 2
    let x = from % width - to % width + kernel.columns / 2
    guard (0..<kernel.rows).contains(y), (0..<kernel.columns).contains(x) else { return 0 }
    return kernel[y, x]
  }
}
