// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators

extension Kind {
  static let subspaces: [Kind] = [
    Kind(name: "singular vectors and subspaces", unit: .enclosures, cases: 1500, piece: 20) {
      SubspaceCases.prescribed(&$0, &$1)
    }
  ]
}

/// Matrices made of rational orthogonal factors, whose singular vectors are the factors' columns.
enum SubspaceCases {
  static func prescribed(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    let (rows, columns) = (generator.integer(in: 1...4), generator.integer(in: 1...4))
    let values = generator.spectrum(min(rows, columns)).sorted(by: >)
    let factors = [
      Side.left: generator.orthogonalMatrix(order: rows),
      .right: generator.orthogonalMatrix(order: columns),
    ]
    guard let left = factors[.left], let right = factors[.right] else { return }
    let middle = Matrix<Rational>(rows: rows, columns: columns) { $0 == $1 ? values[$0] : 0 }
    let scale = Rational(1).scaled(byPowerOfTwo: generator.scale())
    let matrix = scale * (left * middle * right.transposed)
    let bits = generator.coin() ? nil : generator.integer(in: 24...200)
    do {
      let found =
        try bits.map { try singularSubspaces(of: matrix, bits: $0) }
        ?? singularSubspaces(of: matrix)
      let name = "\(matrix.rowArrays), \(bits.map { "\($0) bits" } ?? "Float64")"
      for first in 1...values.count {
        for last in first...values.count {
          for (side, basis) in [(Side.left, left), (.right, right)] {
            guard let projector = found.projector(first...last, side) else { continue }
            let columns = basis.submatrix(
              rows: Array(0..<basis.rows), columns: Array((first - 1)..<last))
            findings.check(
              holds(projector, columns * columns.transposed),
              "\(side) projector \(first)...\(last) of \(name)")
          }
        }
        guard let pair = found.vectors(first) else { continue }
        let sign = Rational(right[pair.positiveEntry, first - 1].signum)
        findings.check(
          distance(pair.left, sign, left, first) <= pair.leftRadius * pair.leftRadius
            && distance(pair.right, sign, right, first) <= pair.rightRadius * pair.rightRadius,
          "vectors \(first) of \(name)")
      }
    } catch { findings.decline() }
  }

  /// Whether ‖truth − center‖ ≤ radius: radius²·I − D² has no negative eigenvalue.
  private static func holds(_ found: ProjectorEnclosure, _ truth: Matrix<Rational>) -> Bool {
    let difference = truth - found.center
    let rest = found.radius * found.radius * .identity(truth.rows) - difference * difference
    return inertia(rest.rowArrays, around: 0).negative == 0
  }

  /// The squared distance from `sign` times a column.
  private static func distance(
    _ vector: [Rational], _ sign: Rational, _ basis: Matrix<Rational>, _ position: Int
  ) -> Rational {
    vector.indices.reduce(Rational.zero) { sum, row in
      let gap = vector[row] - sign * basis[row, position - 1]
      return sum + gap * gap
    }
  }
}
