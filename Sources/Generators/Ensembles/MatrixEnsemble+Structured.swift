// SPDX-License-Identifier: Apache-2.0

import Exact

extension MatrixEnsemble {
  /// Matrices that a few numbers determine, of any shape.
  static let structured: [MatrixEnsemble] = [
    .plain("toeplitz", "constant along each diagonal") { rows, columns, generator in
      let diagonals = generator.vector(max(rows + columns - 1, 0))
      return .toeplitz(rows: rows, columns: columns, diagonals: diagonals)
    },
    .plain("convolution", "one-dimensional convolution with zero padding: a banded Toeplitz matrix")
    {
      rows, columns, generator in
      let style = generator.entryStyle()
      let length = generator.integer(in: 1...max(1, min(5, columns)))
      let offset = rows - 1 - generator.below(length)
      let band = offset..<offset + length
      let count = max(rows + columns - 1, 0)
      let diagonals = (0..<count).map { band.contains($0) ? generator.entry(style) : 0 }
      return .toeplitz(rows: rows, columns: columns, diagonals: diagonals)
    },
    .plain(
      "image-convolution", "a convolutional layer on an image: channels, odd kernels, stride 1"
    ) {
      rows, columns, generator in
      guard rows > 0, columns > 0 else { return .zero(rows: rows, columns: columns) }
      let positions = generator.element(of: commonDivisors(rows, columns))
      let heights = commonDivisors(positions, positions).filter { $0 * $0 <= positions }
      let height = heights.last ?? 1
      let width = positions / height
      let style = generator.entryStyle()
      let size = (height > 1 ? 3 : 1, width > 1 ? 3 : 1)
      let kernels = (0..<rows / positions).map { _ in
        (0..<columns / positions).map { _ in
          generator.matrix(rows: size.0, columns: size.1, style)
        }
      }
      return convolutionMatrix(kernels: kernels, height: height, width: width)
    },
    .plain("hilbert", "1/(i + j + s), a section of the Hilbert matrix") {
      rows, columns, generator in
      let shift = generator.integer(in: 1...3)
      return Matrix(rows: rows, columns: columns) { Rational(1, $0 + $1 + shift) }
    },
    .plain("vandermonde", "powers 0, 1, 2, ... of nodes that are multiples of 1/4 in [-2, 2]") {
      rows, columns, generator in
      let nodes = (0..<rows).map { _ in Rational(generator.integer(in: -8...8), 4) }
      var powers = [Rational](repeating: 1, count: rows)
      var byColumn: [[Rational]] = []
      for _ in 0..<columns {
        byColumn.append(powers)
        powers = zip(powers, nodes).map { $0 * $1 }
      }
      return Matrix(rows: rows, columns: columns) { byColumn[$1][$0] }
    },
  ]

  /// The common divisors of two positive numbers in increasing order.
  private static func commonDivisors(_ a: Int, _ b: Int) -> [Int] {
    (1...min(a, b)).filter { a % $0 == 0 && b % $0 == 0 }
  }
}
