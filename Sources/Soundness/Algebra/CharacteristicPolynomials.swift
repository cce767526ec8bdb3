// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators

extension Kind {
  static let characteristicPolynomials = Kind(
    name: "characteristic polynomials", unit: .facts, cases: 3000, piece: 50
  ) { CharacteristicPolynomials.known(&$0, &$1) }
}

/// Matrices of orders at which residues modulo primes are used, with polynomials known beforehand.
enum CharacteristicPolynomials {
  static func known(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    let order = generator.integer(in: 13...20)
    scalar(order, &generator, &findings)
    companion(order, &generator, &findings)
  }

  /// c·I with c up to 200 bits long, whose coefficients reach the bound that the number of primes
  /// comes from, with a few entries above the diagonal, which change no coefficient.
  private static func scalar(
    _ order: Int, _ generator: inout SeededGenerator, _ findings: inout Findings
  ) {
    let bits = generator.integer(in: 0...200)
    let odd = Integer(2 * generator.integer(in: -100...100) + 1)
    let value = odd * Integer.one.shiftedLeft(by: bits)
    var matrix = Rational(value) * Matrix<Rational>.identity(order)
    if generator.coin() {
      matrix[0, generator.integer(in: 1...(order - 1))] = Rational(generator.sign())
    }
    let factor = IntegerPolynomial([-value, .one])
    let truth = (0..<order).reduce(IntegerPolynomial.one) { product, _ in product * factor }
    findings.check(
      matrix.characteristicPolynomial == truth, "(x − \(value))^\(order) of a triangular matrix")
  }

  /// A companion matrix, then a matrix similar to it without its zeros.
  private static func companion(
    _ order: Int, _ generator: inout SeededGenerator, _ findings: inout Findings
  ) {
    let coefficients = (0..<order).map { _ in Integer(generator.integer(in: -99...99)) }
    let truth = IntegerPolynomial(coefficients + [.one])
    let companion = Matrix<Rational>(rows: order, columns: order) { row, column in
      column == order - 1 ? -Rational(coefficients[row]) : row == column + 1 ? 1 : 0
    }
    findings.check(
      companion.characteristicPolynomial == truth, "the companion matrix of \(truth)")
    let basis = generator.orthogonalMatrix(order: order)
    let similar = basis * companion * basis.transposed
    let scale = similar.commonDenominator
    // The roots of the integer matrix are `scale` times as large.
    let scaled = IntegerPolynomial(
      truth.coefficients.enumerated().map { $1 * scale.power(order - $0) })
    findings.check(
      similar.characteristicPolynomial == scaled, "a matrix similar to the companion of \(truth)")
  }
}
