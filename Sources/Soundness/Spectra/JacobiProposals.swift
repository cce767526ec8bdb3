// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators

/// The many-bit certificate with right vectors V and an image W that are off by known amounts, so that
/// one term of the bounds at a time decides.
enum JacobiProposals {
  static func run(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    let bits = generator.element(of: [64, 64, 128])
    let columns = generator.integer(in: 1...3)
    let rows = columns + generator.below(3)
    let identity = Matrix.identity(columns)
    let slight = 1 + Rational(generator.sign()).scaled(byPowerOfTwo: -generator.integer(in: 2...30))
    let orthogonal = orthogonalColumns(rows, columns, &generator)
    let integers = Matrix(rows: rows, columns: columns) { _, _ in
      Rational(generator.integer(in: -5...5))
    }
    switch generator.below(8) {
    case 0:
      // Vectors that are too long or too short.
      check(orthogonal, slight * orthogonal, slight * identity, bits, &generator, &findings)
    case 1:
      // An image that is off.
      check(orthogonal, slight * orthogonal, identity, bits, &generator, &findings)
    case 2:
      // Columns that are not orthogonal.
      check(integers, integers, identity, bits, &generator, &findings)
    case 3:
      // Columns at 120° from one another, or nearly dependent ones.
      let order = generator.integer(in: 2...4)
      let diagonal = Rational(order - 1 + generator.element(of: [0, 0, 1]))
      let matrix = Matrix(rows: order, columns: order) { $0 == $1 ? diagonal : -1 }
      check(matrix, matrix, .identity(order), bits, &generator, &findings)
    case 4: slanted(columns, bits, &generator, &findings)
    case 5: rounded(rows, columns, bits, &generator, &findings)
    case 6:
      // Any image of the right size.
      let noise = Matrix(rows: rows, columns: columns) { _, _ in
        Rational(generator.integer(in: -3...3)).scaled(byPowerOfTwo: -generator.integer(in: 0...40))
      }
      check(integers, integers + noise, identity, bits, &generator, &findings)
    default:
      let noise = Matrix(rows: columns, columns: columns) { _, _ in
        Rational(generator.integer(in: -3...3)).scaled(byPowerOfTwo: -generator.integer(in: 3...40))
      }
      let vectors = generator.orthogonalMatrix(order: columns) + noise
      check(integers, integers * vectors, vectors, bits, &generator, &findings)
    }
  }

  /// Integer columns that are orthogonal: a rational orthogonal matrix over its denominator, columns
  /// of different lengths.
  private static func orthogonalColumns(
    _ rows: Int, _ columns: Int, _ generator: inout SeededGenerator
  ) -> Matrix<Rational> {
    let basis = generator.orthogonalMatrix(order: rows)
    let whole = Rational(basis.commonDenominator) * basis
    let factors = (0..<columns).map { _ in Rational(generator.integer(in: 1...9)) }
    return Matrix(rows: rows, columns: columns) { factors[$1] * whole[$0, $1] }
  }

  /// V = I + tN with N strictly triangular, and A = D·V⁻¹ for a diagonal D: the image D has orthogonal
  /// columns and is exact, and only the defect of V tells that its lengths are not the σ.
  private static func slanted(
    _ columns: Int, _ bits: Int, _ generator: inout SeededGenerator, _ findings: inout Findings
  ) {
    let order = max(2, columns)
    let shift = generator.integer(in: 1...20)
    let tilt = Rational(generator.sign()).scaled(byPowerOfTwo: -shift)
    // One entry of N: (I + tN)⁻¹ = I − tN.
    let (i, j) = (generator.below(order - 1), order - 1)
    let corner = Matrix<Rational>(rows: order, columns: order) { $0 == i && $1 == j ? tilt : 0 }
    let lengths = (0..<order).map { _ in
      Rational(generator.integer(in: 1...5)).scaled(byPowerOfTwo: shift)
    }
    let diagonal = Matrix.diagonal(lengths)
    check(
      diagonal * (.identity(order) - corner), diagonal, .identity(order) + corner, bits,
      &generator, &findings)
  }

  /// Entries of more bits than the arithmetic has. Where the columns have one entry each, nothing but
  /// that rounding is off.
  private static func rounded(
    _ rows: Int, _ columns: Int, _ bits: Int, _ generator: inout SeededGenerator,
    _ findings: inout Findings
  ) {
    let power = Rational.one.scaled(byPowerOfTwo: 200)
    let unit = power.scaled(byPowerOfTwo: -bits)
    let single = generator.coin()
    let matrix = Matrix(rows: rows, columns: columns) { row, column -> Rational in
      if single && row != column { return 0 }
      let offset = generator.element(of: [unit - 1, 1 - unit.scaled(byPowerOfTwo: -1), unit, 1])
      return power + offset
    }
    check(matrix, matrix, .identity(columns), bits, &generator, &findings)
  }

  private static func check(
    _ matrix: Matrix<Rational>, _ image: Matrix<Rational>, _ vectors: Matrix<Rational>,
    _ bits: Int, _ generator: inout SeededGenerator, _ findings: inout Findings
  ) {
    do {
      let found = try jacobiEnclosures(of: matrix, bits: bits, image: image, vectors: vectors)
      findings.check(found, Truth(counting: matrix), "from V and W at \(bits) bits")
    } catch { findings.decline() }
  }
}
