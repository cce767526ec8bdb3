// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators

extension Kind {
  static let proposals: [Kind] = [
    Kind(name: "spoilt proposals, Float64", unit: .enclosures, cases: 20_000, piece: 50) {
      Float64Proposals.spoilt(&$0, &$1)
    },
    Kind(name: "sharp proposals, Float64", unit: .enclosures, cases: 16_000, piece: 50) {
      Float64Proposals.sharp(&$0, &$1)
    },
    Kind(name: "long sums, Float64", unit: .enclosures, cases: 2400, piece: 5) {
      Float64Proposals.longSums(&$0, &$1)
    },
    Kind(name: "proposals, MPFR", unit: .enclosures, cases: 24_000, piece: 50) {
      JacobiProposals.run(&$0, &$1)
    },
    Kind(name: "proposals, digits", unit: .enclosures, cases: 24_000, piece: 50) {
      RefinedVectorProposals.run(&$0, &$1)
    },
  ]
}

/// The Float64 certificate with proposals of every quality: its three bounds hold, and so do the
/// enclosures.
enum Float64Proposals {
  /// The oracle's proposal, damaged.
  static func spoilt(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    let matrix = generator.doubles(maxOrder: 4)
    guard let exact = Matrix<Rational>(exactly: matrix), !exact.isZero else { return }
    let trial = Float64Trial(matrix)
    guard var proposal = trial.honestProposal() else { return findings.decline() }
    spoil(&proposal, &generator)
    check(trial, exact, proposal, &findings)
  }

  /// Proposals that leave one term of the bounds alone with its rounding error.
  static func sharp(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    switch generator.below(7) {
    case 0, 1: unitColumn(&generator, &findings)
    case 2: exactFactors(&generator, &findings)
    case 3: rankOneResidual(&generator, &findings)
    case 4: vanishingMidpoint(&generator, &findings)
    case 5: tinyResidual(&generator, &findings)
    default: arbitrary(&generator, &findings)
    }
  }

  /// One column of many equal entries: every addition errs to the same side.
  static func longSums(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    let rows = generator.integer(in: 100...1500)
    let entry = generator.significand(-1)
    let matrix = Matrix<Double>(rows: rows, columns: 1) { _, _ in entry }
    let exact = Matrix<Rational>(rows: rows, columns: 1) { _, _ in
      Rational(exactly: entry) ?? .zero
    }
    let zero = ForeignProposal(
      left: Matrix(rows: rows, columns: 1) { row, _ in row == 0 ? 1 : 0 }, values: [0],
      right: Matrix([[1]]))
    check(Float64Trial(matrix), exact, zero, &findings)
  }

  // MARK: - Families

  /// U is a column of length 1, V is ±1 or near it, s is as good as Doubles allow: what remains are
  /// rounding errors.
  private static func unitColumn(
    _ generator: inout SeededGenerator, _ findings: inout Findings
  ) {
    let rows = generator.integer(in: 1...6)
    let column = (0..<rows).map { _ in Double(generator.sign()) * generator.significand(-1) }
    let length = column.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let factor = generator.coin() ? 1 : 1 + 0.25 * generator.uniformDouble()
    let right = factor * (generator.coin() ? 1 : 1 - 0.1 * generator.uniformDouble())
    let left = column.map { $0 / length }
    let size = length / right
    // The product as Doubles see it, so that the residual is as small as can be.
    let matrix = Matrix<Double>(rows: rows, columns: 1) { row, _ in
      generator.coin() ? left[row] * (size * right) : column[row]
    }
    guard let exact = Matrix<Rational>(exactly: matrix), !exact.isZero else { return }
    let trial = Float64Trial(matrix)
    let proposal = ForeignProposal(
      left: Matrix(rows: rows, columns: 1) { row, _ in left[row] },
      values: [size.scaled(byPowerOfTwo: -trial.exponent, .down)], right: Matrix([[right]]))
    check(trial, exact, proposal, &findings)
  }

  /// A is P diag(q) Qᵀ with signed permutations: its midpoint has an exact decomposition, so that all
  /// that is left is what rounding A to the midpoint did.
  private static func exactFactors(
    _ generator: inout SeededGenerator, _ findings: inout Findings
  ) {
    let order = generator.integer(in: 1...3)
    let values = (0..<order).map { _ in
      Rational(generator.integer(in: 1...1000), generator.integer(in: 1...1000))
    }.sorted(by: >)
    let left = generator.signedPermutation(order: order)
    let right = generator.signedPermutation(order: order)
    let exact = left * .diagonal(values) * right.transposed
    let trial = Float64Trial(exact)
    let midpoint = trial.midpoint
    let sizes = (0..<order).map { k -> Double in
      let row = (0..<order).first { !left[$0, k].isZero } ?? 0
      return (0..<order).map { midpoint[row, $0].magnitude }.max() ?? 0
    }
    let double = { (matrix: Matrix<Rational>) in
      matrix.map { Double.bound($0, precision: 53, rounding: .nearest) }
    }
    let proposal = ForeignProposal(left: double(left), values: sizes, right: double(right))
    check(trial, exact, proposal, &findings)
  }

  /// Nothing is proposed, so the residual is A itself, of rank one: there the bounds of the norm are
  /// the norm.
  private static func rankOneResidual(
    _ generator: inout SeededGenerator, _ findings: inout Findings
  ) {
    let columns = generator.integer(in: 1...4)
    let rows = columns + generator.below(4)
    let x = (0..<rows).map { _ in Double(generator.integer(in: 1...9) * generator.sign()) }
    let y = (0..<columns).map { _ in Double(generator.integer(in: 1...9) * generator.sign()) }
    let matrix = Matrix<Double>(rows: rows, columns: columns) { x[$0] * y[$1] }
    guard let exact = Matrix<Rational>(exactly: matrix) else { return }
    let proposal = ForeignProposal(
      left: Matrix(rows: rows, columns: columns) { $0 == $1 ? 1 : 0 },
      values: [Double](repeating: 0, count: columns),
      right: Matrix(rows: columns, columns: columns) { $0 == $1 ? 1 : 0 })
    check(Float64Trial(matrix), exact, proposal, &findings)
  }

  /// The midpoint has rank one and an exact decomposition with U = V = H/2, H the Hadamard matrix of
  /// order 4, but A has not: rounding to the midpoint has taken its small singular values away.
  private static func vanishingMidpoint(
    _ generator: inout SeededGenerator, _ findings: inout Findings
  ) {
    let entry = generator.significand(0)
    guard let center = Rational(exactly: entry), let unit = Rational(exactly: entry.ulp) else {
      return
    }
    let exact = Matrix<Rational>(rows: 4, columns: 4) { _, _ in
      center + Rational(generator.integer(in: -7...7), 32) * unit
    }
    let half = Matrix<Double>(rows: 4, columns: 4) {
      ($0 & $1).nonzeroBitCount.isMultiple(of: 2) ? 0.5 : -0.5
    }
    let trial = Float64Trial(exact)
    let proposal = ForeignProposal(
      left: half, values: [4 * trial.midpoint[0, 0].magnitude, 0, 0, 0], right: half)
    check(trial, exact, proposal, &findings)
  }

  /// All but one value are proposed exactly, and that one is so small that its square underflows.
  private static func tinyResidual(
    _ generator: inout SeededGenerator, _ findings: inout Findings
  ) {
    let order = generator.integer(in: 2...3)
    let tiny = generator.significand(generator.integer(in: -1020 ... -500))
    let matrix = Matrix<Double>(rows: order, columns: order) {
      $0 != $1 ? 0 : $0 == order - 1 ? tiny : 0.5
    }
    guard let exact = Matrix<Rational>(exactly: matrix) else { return }
    let identity = Matrix<Double>(rows: order, columns: order) { $0 == $1 ? 1 : 0 }
    let values = (0..<order).map { $0 == order - 1 ? 0 : 0.5 }
    check(
      Float64Trial(matrix), exact,
      ForeignProposal(left: identity, values: values, right: identity), &findings)
  }

  /// U and V near the identity by a little or a lot, s and A arbitrary.
  private static func arbitrary(
    _ generator: inout SeededGenerator, _ findings: inout Findings
  ) {
    let columns = generator.integer(in: 1...3)
    let rows = columns + generator.below(3)
    let size = generator.coin() ? 0.2 : 0x1p-30
    func nearIdentity(_ rows: Int) -> Matrix<Double> {
      Matrix(rows: rows, columns: columns) {
        ($0 == $1 ? 1 : 0) + size * (2 * generator.uniformDouble() - 1)
      }
    }
    let matrix = Matrix<Double>(rows: rows, columns: columns) { _, _ in
      2 * generator.uniformDouble() - 1
    }
    guard let exact = Matrix<Rational>(exactly: matrix), !exact.isZero else { return }
    let proposal = ForeignProposal(
      left: nearIdentity(rows),
      values: (0..<columns).map { _ in generator.uniformDouble() }.sorted(by: >),
      right: nearIdentity(columns))
    check(Float64Trial(matrix), exact, proposal, &findings)
  }

  private static func spoil(
    _ proposal: inout ForeignProposal, _ generator: inout SeededGenerator
  ) {
    let (m, n) = (proposal.left.rows, proposal.left.columns)
    let change =
      (2 * generator.uniformDouble() - 1) * generator.element(of: [0x1p-3, 0x1p-20, 0x1p-45])
    let factor = generator.element(of: [0.75, 1.25, 1 + 0x1p-20, 1 - 0x1p-40])
    let (i, j) = (generator.below(m), generator.below(n))
    let (k, l) = (generator.below(n), generator.below(n))
    switch generator.below(16) {
    case 0: break
    case 1: proposal.values[k] *= 1 + change
    case 2: proposal.values = proposal.values.map { $0 * factor }
    case 3: proposal.values[n - 1] = 0
    case 4: proposal.left[i, j] += change
    case 5: proposal.right[k, l] += change
    case 6: proposal.left[i, j] = .nan
    case 7: proposal.values.reverse()
    case 8:
      proposal.left = proposal.left.map { $0 * factor }
      proposal.values = proposal.values.map { $0 / factor }
    case 9:
      proposal.right = proposal.right.map { $0 * factor }
      proposal.values = proposal.values.map { $0 / factor }
    case 10:
      // Rank-deficient: one column twice.
      for row in 0..<m { proposal.left[row, k] = proposal.left[row, l] }
    case 11:
      let order = generator.permutation(of: n)
      proposal.left = proposal.left.submatrix(rows: Array(0..<m), columns: order)
    case 12:
      let order = generator.permutation(of: n)
      proposal.left = proposal.left.submatrix(rows: Array(0..<m), columns: order)
      proposal.right = proposal.right.submatrix(rows: Array(0..<n), columns: order)
    case 13: proposal.right = proposal.right.transposed
    case 14: for row in 0..<m { proposal.left[row, j] = -proposal.left[row, j] }
    default: for row in 0..<m { proposal.left[row, j] = 0 }
    }
  }

  // MARK: - Comparison

  private static func check(
    _ trial: Float64Trial, _ exact: Matrix<Rational>, _ proposal: ForeignProposal,
    _ findings: inout Findings
  ) {
    guard let bounds = trial.bounds(for: proposal), let spectrum = trial.spectrum(from: proposal),
      let middle = Matrix<Rational>(exactly: trial.midpoint),
      let left = Matrix<Rational>(exactly: proposal.left),
      let right = Matrix<Rational>(exactly: proposal.right)
    else { return findings.decline() }
    findings.check(spectrum.values, Truth(counting: exact), "enclosures from a proposal")
    let sizes = proposal.values.map { Rational(exactly: $0) ?? .zero }
    let identity = Matrix.identity(sizes.count)
    let residual = middle - left * .diagonal(sizes) * right.transposed
    for (what, matrix, bound) in [
      ("residual", residual, bounds.residual),
      ("defect of U", left.transposed * left - identity, bounds.left),
      ("defect of V", right.transposed * right - identity, bounds.right),
    ] {
      guard let limit = Rational(exactly: bound) else { continue }
      // ‖X‖ ≤ b exactly when no eigenvalue of XᵀX lies above b².
      let above = inertia(matrix.gramArrays, around: limit * limit).positive
      findings.require(above == 0, "\(what) of a proposal is above \(bound)")
    }
  }
}
