// SPDX-License-Identifier: Apache-2.0

import Exact

extension MatrixEnsemble {
  /// Entries drawn one by one.
  static let independentEntries: [MatrixEnsemble] = [
    .plain("gaussian", "independent N(0, 1) entries of 24 fraction bits") {
      $2.matrix(rows: $0, columns: $1, .gaussian)
    },
    .plain("uniform", "independent multiples of 2^-24, uniform in [-1, 1]") {
      rows, columns, generator in
      Matrix(rows: rows, columns: columns) { _, _ in generator.symmetricUnit() }
    },
    .plain("rademacher", "independent entries -1 or 1") { rows, columns, generator in
      Matrix(rows: rows, columns: columns) { _, _ in Rational(generator.sign()) }
    },
    .plain("small-integers", "independent integers from -3 to 3") {
      $2.matrix(rows: $0, columns: $1, .smallIntegers)
    },
    .plain("small-rationals", "independent quotients p/q in [-3, 3], q <= 10") {
      $2.matrix(rows: $0, columns: $1, .smallRationals)
    },
    .plain("sparse", "each entry 0 with probability 1/2, 3/4 or 9/10") { rows, columns, generator in
      let style = generator.entryStyle()
      let nonzeros = generator.element(of: [10, 5, 2])
      return Matrix(rows: rows, columns: columns) { _, _ in
        generator.chance(nonzeros, in: 20) ? generator.entry(style) : 0
      }
    },
    .plain("low-rank", "product of integer factors, rank at most half the order") {
      rows, columns, generator in
      let rank = (min(rows, columns) + 1) / 2
      return generator.matrix(
        rows: rows, columns: columns, rankAtMost: generator.integer(in: min(1, rank)...rank))
    },
    .plain("triangular", "zero below the diagonal, or above it") { rows, columns, generator in
      let style = generator.entryStyle()
      let upper = generator.coin()
      return Matrix(rows: rows, columns: columns) { row, column in
        (upper ? row <= column : row >= column) ? generator.entry(style) : 0
      }
    },
    .plain("graded", "rows and columns scaled by decreasing powers of two, down to 2^-240") {
      rows, columns, generator in
      let style = generator.entryStyle()
      let rowStep = generator.integer(in: 0...6)
      let columnStep = generator.integer(in: (rowStep == 0 ? 1 : 0)...6)
      return Matrix(rows: rows, columns: columns) { row, column in
        let grade = min(240, rowStep * row + columnStep * column)
        return generator.entry(style).scaled(byPowerOfTwo: -grade)
      }
    },
  ]

  /// Matrices with next to nothing in them, and ordinary ones at the ends of the exponent range.
  static let constantAndScaled: [MatrixEnsemble] = [
    MatrixEnsemble("zero", "all entries 0") { rows, columns, _ in
      MatrixDraw(.zero(rows: rows, columns: columns), singularValues: [])
    },
    MatrixEnsemble("ones", "all entries 1") { rows, columns, _ in
      let ones = Matrix<Rational>(rows: rows, columns: columns) { _, _ in 1 }
      let largest = Rational(rows * columns).exactSquareRoot
      return MatrixDraw(ones, singularValues: ones.isEmpty ? [] : largest.map { [$0] })
    },
    MatrixEnsemble("identity-multiple", "c on the diagonal, 0 elsewhere") {
      rows, columns, generator in
      let factor = generator.smallRational()
      let diagonal = [Rational](repeating: factor, count: min(rows, columns))
      return MatrixDraw(
        .diagonal(diagonal, rows: rows, columns: columns),
        singularValues: diagonal.map(\.magnitude))
    },
    MatrixEnsemble("diagonal", "small rationals on the diagonal, 0 elsewhere") {
      rows, columns, generator in
      let diagonal = generator.vector(min(rows, columns), .smallRationals)
      return MatrixDraw(
        .diagonal(diagonal, rows: rows, columns: columns),
        singularValues: diagonal.map(\.magnitude))
    },
    MatrixEnsemble("permutation", "min(m, n) entries 1 or -1, no two in a row or column") {
      rows, columns, generator in
      let order = min(rows, columns)
      let signed = generator.signedPermutation(order: max(rows, columns))
      let kept = Array(0..<order)
      // Whole rows of a permutation matrix where the matrix is wide, whole columns where it is tall.
      let matrix = signed.submatrix(
        rows: rows <= columns ? kept : Array(0..<rows),
        columns: columns <= rows ? kept : Array(0..<columns))
      return MatrixDraw(matrix, singularValues: .init(repeating: 1, count: order))
    },
    .plain("huge", "entries near 2^1000") { scaled($0, $1, &$2, by: 1000) },
    .plain("tiny", "entries near 2^-1000") { scaled($0, $1, &$2, by: -1000) },
    .plain("subnormal", "integers up to 2^20 in size, times 2^-1074") { rows, columns, generator in
      let bits = generator.integer(in: 1...20)
      return Matrix(rows: rows, columns: columns) { _, _ in
        Rational(generator.integer(in: -(1 << bits)...(1 << bits))).scaled(byPowerOfTwo: -1074)
      }
    },
  ]

  /// A matrix of Doubles times 2^`exponent`; still Doubles, since 24 fraction bits reach 2^−1024 only.
  private static func scaled(
    _ rows: Int, _ columns: Int, _ generator: inout SeededGenerator, by exponent: Int
  ) -> Matrix<Rational> {
    let style = generator.element(of: [EntryStyle.gaussian, .smallIntegers, .trits])
    return Rational.one.scaled(byPowerOfTwo: exponent)
      * generator.matrix(rows: rows, columns: columns, style)
  }
}
