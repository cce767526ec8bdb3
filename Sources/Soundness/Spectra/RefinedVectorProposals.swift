// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators

/// The certificate from refined vectors with U and V that are off by known amounts, and with few digits,
/// so that one term of the bounds at a time decides.
enum RefinedVectorProposals {
  static func run(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    let order = generator.integer(in: 1...4)
    let identity = Matrix.identity(order)
    let slight = Rational.one.scaled(byPowerOfTwo: -generator.integer(in: 6...40))
    let values = (0..<order).map { _ in
      Rational(generator.sign() * generator.integer(in: 0...3))
    }
    let diagonal = Rational(1 << generator.integer(in: 0...40)) * .diagonal(values)
    switch generator.below(10) {
    case 0:
      // Vectors that are too long or too short.
      let factors = (0..<2).map { _ in 1 + Rational(generator.integer(in: -1...1)) * slight }
      check(diagonal, factors[0] * identity, factors[1] * identity, &generator, &findings)
    case 1:
      // Vectors that are not orthogonal.
      let (left, right) = (slant(order, slight, &generator), slant(order, slight, &generator))
      check(diagonal, left, generator.coin() ? left : right, &generator, &findings)
    case 2:
      // Equal values, and U turned against V: N is antisymmetric.
      let equal = Rational(1 << generator.integer(in: 0...40)) * identity
      check(equal, rotation(order, slight, &generator), identity, &generator, &findings)
    case 3:
      let (left, right) = (
        rotation(order, slight, &generator), rotation(order, slight, &generator)
      )
      check(diagonal, left, generator.coin() ? left : right, &generator, &findings)
    case 4: exactFactors(order, &generator, &findings)
    case 5: equalCouplings(&generator, &findings)
    case 6: longEntry(&generator, &findings)
    case 7: slantedCouplings(&generator, &findings)
    case 8:
      // Nearly diagonal: N as large as it looks, within a cluster or beside it.
      let size = 1 << generator.integer(in: 8...40)
      let symmetric = Matrix<Rational>(rows: order, columns: order) { row, column in
        row == column ? Rational(size * generator.integer(in: 1...2)) : 0
      }
      let noise = Matrix<Rational>(rows: order, columns: order) { row, column in
        row < column ? Rational(generator.integer(in: -2...2)) : 0
      }
      check(
        symmetric + noise + noise.transposed, identity, identity, &generator, &findings)
    default:
      var matrix = generator.matrix(rows: order, columns: order)
      matrix = Rational(matrix.commonDenominator) * matrix
      let noise = Matrix(rows: order, columns: order) { _, _ in
        Rational(generator.integer(in: -1...1)) * slight
      }
      let basis = generator.orthogonalMatrix(order: order)
      check(matrix, basis + noise, basis, &generator, &findings)
    }
  }

  /// Exact vectors of a matrix that has more digits than are kept: nothing is off but what is cut.
  private static func exactFactors(
    _ order: Int, _ generator: inout SeededGenerator, _ findings: inout Findings
  ) {
    let (left, right) = (
      generator.orthogonalMatrix(order: order), generator.orthogonalMatrix(order: order)
    )
    let values = (0..<order).map { _ in Rational(generator.integer(in: 0...1 << 30)) }
    let matrix = left * .diagonal(values) * right.transposed
    check(
      Rational(matrix.commonDenominator) * matrix, left, right, &generator, &findings)
  }

  /// All entries off the diagonal equal: N has rank one, nearly, and its norms are attained.
  private static func equalCouplings(
    _ generator: inout SeededGenerator, _ findings: inout Findings
  ) {
    let order = generator.integer(in: 2...4)
    let size = 1 << generator.integer(in: 4...40)
    let sign = generator.sign()
    let first = generator.integer(in: 0...60)
    let matrix = Matrix<Rational>(rows: order, columns: order) { row, column in
      if row == column { return Rational(row == 0 ? size + first : size) }
      return Rational(sign)
    }
    check(matrix, .identity(order), .identity(order), &generator, &findings)
  }

  /// One entry of many digits, and U = V = 1 + x: for some of these x the Gram matrix lies halfway
  /// between two numbers that can be kept, so that all that is cut adds up.
  private static func longEntry(
    _ generator: inout SeededGenerator, _ findings: inout Findings
  ) {
    let entry = (1 << 55) + generator.below(1 << 55)
    let cut = generator.coin() ? entry : (entry >> 30) << 30
    let digits = generator.integer(in: 1...4)
    let kept = generator.element(of: [1, 2])
    for exponent in [Int](24 * kept...26 * kept + 2) {
      let x = Rational(2 * generator.below(8) + 1).scaled(byPowerOfTwo: -exponent)
      let vectors = Matrix([[1 + Rational(generator.sign()) * x]])
      check(Matrix([[Rational(cut)]]), vectors, vectors, digits, kept, &findings)
    }
    check(Matrix([[Rational(entry)]]), Matrix([[1]]), Matrix([[1]]), digits, kept, &findings)
  }

  /// Equal values with a coupling that a slant of U and V nearly hides in T.
  private static func slantedCouplings(
    _ generator: inout SeededGenerator, _ findings: inout Findings
  ) {
    let shift = generator.integer(in: 8...40)
    let coupling = Rational(generator.sign())
    let size = Rational(1 << shift)
    let x = Rational(generator.integer(in: -3...3)).scaled(byPowerOfTwo: -shift)
    let vectors = Matrix<Rational>([[1, x], [0, 1]])
    check(
      Matrix([[size, coupling], [coupling, size]]), vectors, vectors, &generator, &findings)
  }

  private static func slant(
    _ order: Int, _ size: Rational, _ generator: inout SeededGenerator
  ) -> Matrix<Rational> {
    var result = Matrix<Rational>.identity(order)
    result[generator.below(order), generator.below(order)] += Rational(generator.sign()) * size
    return result
  }

  /// (1 − x²)/(1 + x²) and 2x/(1 + x²) are an exact cosine and sine.
  private static func rotation(
    _ order: Int, _ x: Rational, _ generator: inout SeededGenerator
  ) -> Matrix<Rational> {
    var result = Matrix<Rational>.identity(order)
    let (p, q) = (generator.below(order), generator.below(order))
    guard p != q else { return result }
    let (c, s) = ((1 - x * x) / (1 + x * x), 2 * x / (1 + x * x))
    (result[p, p], result[q, q], result[p, q], result[q, p]) = (c, c, s, -s)
    return result
  }

  private static func check(
    _ matrix: Matrix<Rational>, _ left: Matrix<Rational>, _ right: Matrix<Rational>,
    _ generator: inout SeededGenerator, _ findings: inout Findings
  ) {
    let digits = generator.integer(in: 1...4)
    let kept = generator.element(of: [1, 2, 3, 4, 6, 8])
    check(matrix, left, right, digits, kept, &findings)
  }

  private static func check(
    _ matrix: Matrix<Rational>, _ left: Matrix<Rational>, _ right: Matrix<Rational>,
    _ digits: Int, _ kept: Int, _ findings: inout Findings
  ) {
    guard !matrix.isZero,
      let found = refinedVectorEnclosures(
        of: matrix, left: left, right: right, digits: digits, keeping: kept)
    else { return findings.decline() }
    findings.check(found, Truth(counting: matrix), "from U and V, \(digits) and \(kept) digits")
  }
}
