// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators

extension Kind {
  static let spectra: [Kind] = [
    Kind(name: "prescribed spectra", unit: .enclosures, cases: 20_000, piece: 50) {
      Tiers.prescribed(&$0, &$1)
    },
    Kind(name: "closed forms", unit: .enclosures, cases: 12_000, piece: 50) {
      Tiers.closedForms(&$0, &$1, maxOrder: 12)
    },
    Kind(name: "closed forms, large", unit: .enclosures, cases: 1600, piece: 5) {
      Tiers.closedForms(&$0, &$1, maxOrder: 60)
    },
    Kind(name: "Doubles, by counting", unit: .enclosures, cases: 20_000, piece: 50) {
      Tiers.countedDoubles(&$0, &$1)
    },
    Kind(name: "rationals, by counting", unit: .enclosures, cases: 12_000, piece: 50) {
      Tiers.countedRationals(&$0, &$1)
    },
    Kind(name: "single entries", unit: .enclosures, cases: 6000, piece: 50) {
      Tiers.singleEntries(&$0, &$1)
    },
    Kind(name: "eigenvalues", unit: .enclosures, cases: 16_000, piece: 50) {
      Tiers.eigenvalues(&$0, &$1)
    },
  ]
}

/// Each way to enclose singular values and eigenvalues.
enum Tiers {
  static let precisions = [24, 40, 53, 64, 100, 160, 256]

  static func prescribed(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    let known = generator.prescribed(maxOrder: 8).scaled(byPowerOfTwo: generator.scale())
    check(known, bits: generator.element(of: precisions), &findings)
  }

  static func closedForms(
    _ generator: inout SeededGenerator, _ findings: inout Findings, maxOrder: Int
  ) {
    let scale = generator.coin() ? generator.scale() : -1074 + generator.below(8)
    let known = generator.kronecker(maxOrder: maxOrder).scaled(byPowerOfTwo: scale)
    check(known, bits: generator.element(of: precisions), &findings)
  }

  static func countedDoubles(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    let matrix = generator.doubles(maxOrder: 5)
    guard let exact = Matrix<Rational>(exactly: matrix) else { return }
    let known = KnownMatrix(matrix: exact, truth: Truth(counting: exact))
    check(
      known, bits: generator.chance(1, in: 4) ? generator.element(of: precisions) : nil, &findings)
  }

  static func countedRationals(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    let rows = generator.integer(in: 1...4)
    let columns = generator.integer(in: 1...4)
    var matrix = generator.matrix(rows: rows, columns: columns)
    if generator.coin() {
      // A residual layer: ρI + DW, or a product.
      let slopes = (0..<rows).map { _ in generator.smallRational() }
      matrix = Matrix(rows: rows, columns: columns) {
        slopes[$0] * matrix[$0, $1] + ($0 == $1 ? Rational(1, 3) : 0)
      }
    }
    let known = KnownMatrix(matrix: matrix, truth: Truth(counting: matrix))
      .scaled(byPowerOfTwo: generator.scale())
    check(known, bits: generator.element(of: precisions), &findings)
  }

  /// At most one entry in each row and column.
  static func singleEntries(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    let rows = generator.integer(in: 1...6)
    let columns = generator.integer(in: 1...6)
    let doubles = generator.coin()
    let values = (0..<min(rows, columns)).map { _ -> Rational in
      if generator.chance(1, in: 4) { return 0 }
      if doubles { return Rational(exactly: generator.operand()) ?? .zero }
      return generator.smallRational().scaled(byPowerOfTwo: generator.scale())
    }
    let matrix =
      generator.signedPermutation(order: rows)
      * Matrix.diagonal(values, rows: rows, columns: columns)
      * generator.signedPermutation(order: columns)
    let known = KnownMatrix(matrix: matrix, truth: Truth(descending: values.map(\.magnitude)))
    check(known, bits: generator.element(of: precisions), &findings)
  }

  /// Through the tiers for exact entries, and through those for Doubles when the entries are.
  static func check(_ known: KnownMatrix, bits: Int?, _ findings: inout Findings) {
    let (matrix, truth) = (known.matrix, known.truth)
    spectrum("Float64", truth, &findings) { () throws(SingularValueError) -> Spectrum<Double> in
      try singularValues(of: matrix)
    }
    if let bits {
      spectrum("\(bits) bits", truth, &findings) {
        () throws(SingularValueError) -> Spectrum<BigFloat> in
        try singularValues(of: matrix, bits: bits)
      }
      spectrum("wide range", truth, &findings) {
        () throws(SingularValueError) -> Spectrum<BigFloat> in
        try singularValuesInWideRange(of: matrix)
      }
    }
    guard let doubles = known.doubles else { return }
    spectrum("Float64, Doubles", truth, &findings) {
      () throws(SingularValueError) -> Spectrum<Double> in
      try singularValues(of: doubles)
    }
    if let bits {
      spectrum("\(bits) bits, Doubles", truth, &findings) {
        () throws(SingularValueError) -> Spectrum<BigFloat> in
        try singularValues(of: doubles, bits: bits)
      }
    }
  }

  private static func spectrum<End>(
    _ name: String, _ truth: Truth, _ findings: inout Findings,
    _ enclose: () throws(SingularValueError) -> Spectrum<End>
  ) {
    do {
      findings.check(try enclose().values, truth, name)
    } catch { findings.decline() }
  }

  static func eigenvalues(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    let order = generator.integer(in: 1...5)
    let values = generator.spectrum(order).map { Rational(generator.sign()) * $0 }
    let scale = Rational.one.scaled(byPowerOfTwo: generator.scale())
    let basis = generator.orthogonalMatrix(order: order)
    let matrix = basis * .diagonal(values.map { scale * $0 }) * basis.transposed
    let truth = Truth(descending: values.map { scale * $0 })
    let bits = generator.element(of: precisions)
    do {
      let double: Spectrum<Double> = try Exact.eigenvalues(ofSymmetric: matrix)
      findings.check(double.values, truth, nonnegative: false, "eigenvalues in Float64")
      let many = try Exact.eigenvalues(ofSymmetric: matrix, bits: bits)
      findings.check(many.values, truth, nonnegative: false, "eigenvalues to \(bits) bits")
    } catch { findings.decline() }
  }
}
