// SPDX-License-Identifier: Apache-2.0

import Exact

extension MatrixEnsemble {
  /// Matrices made from exactly known singular values and rational orthogonal factors.
  static let spectral: [MatrixEnsemble] = [
    MatrixEnsemble("orthogonal", "orthonormal rows or columns, by Cayley transforms") {
      rows, columns, generator in
      let full = generator.orthogonalMatrix(order: max(rows, columns))
      return MatrixDraw(
        full.submatrix(rows: Array(0..<rows), columns: Array(0..<columns)),
        singularValues: .init(repeating: 1, count: min(rows, columns)))
    },
    prescribed("prescribed-spectrum", "small rational singular values") {
      $1.freeSpectrum($0)
    },
    prescribed("repeated", "at most three different singular values, small integers") {
      $1.repeatedSpectrum($0)
    },
    prescribed("clustered", "singular values within 2^-10 to 2^-30 of one or two centres") {
      $1.clusteredSpectrum($0)
    },
    prescribed("near-ties", "two singular values at a relative distance of 2^-40 to 2^-200") {
      $1.nearlyTiedSpectrum($0)
    },
    prescribed("geometric-spectrum", "singular values in geometric progression, down to 2^-120") {
      $1.geometricSpectrum($0)
    },
    prescribed("rank-one", "one nonzero singular value, a small positive rational") {
      $0 == 0 ? [] : [$1.smallRational().magnitude + 1]
    },
  ]

  private static func prescribed(
    _ name: String, _ summary: String,
    _ values: @escaping @Sendable (Int, inout SeededGenerator) -> [Rational]
  ) -> MatrixEnsemble {
    MatrixEnsemble(name, summary) { rows, columns, generator in
      let chosen = values(min(rows, columns), &generator)
      return MatrixDraw(
        generator.matrix(rows: rows, columns: columns, singularValues: chosen),
        singularValues: chosen)
    }
  }
}
