// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators
import Testing

/// Ties that no form shows: equal singular values of matrices whose other singular values have
/// nothing in common, so that only a separation bound proves them.
@Suite("Hidden ties")
struct HiddenTieTests {
  private let square: [Variable] = [
    .matrix("A", rows: "n", columns: "n"), .matrix("B", rows: "n", columns: "n"),
    .scalar("c"),
  ]

  /// Block diagonal.
  private func joined(_ a: Matrix<Rational>, _ b: Matrix<Rational>) -> Matrix<Rational> {
    Matrix(rows: a.rows + b.rows, columns: a.columns + b.columns) { row, column in
      if row < a.rows { return column < a.columns ? a[row, column] : 0 }
      return column < a.columns ? 0 : b[row - a.rows, column - a.columns]
    }
  }

  /// The position, from 1, of the singular value of `whole` that is the largest one of `block`.
  private func position(of block: Matrix<Rational>, in whole: Matrix<Rational>) throws -> Int {
    let value = try #require(block.algebraicSingularValues.first)
    let all = whole.algebraicSingularValues
    return 1 + (try #require(all.firstIndex { $0.compare(to: value) == 0 }))
  }

  private func expectTies(
    order: Int, seeds: ClosedRange<UInt64>, _ entry: (inout SeededGenerator) -> Rational
  ) throws {
    for seed in seeds {
      var generator = SeededGenerator(seed: seed)
      func drawn(_ rows: Int, _ columns: Int) -> Matrix<Rational> {
        Matrix(rows: rows, columns: columns) { _, _ in entry(&generator) }
      }
      let block = drawn(2, 2)
      let a = joined(block, drawn(order - 2, order - 2))
      let b = joined(drawn(order - 2, order - 2), block.transposed)
      let (i, j) = (try position(of: block, in: a), try position(of: block, in: b))
      let instance = Instance(
        matrices: ["A": a, "B": b], scalars: ["c": Rational(1, 3)])
      func verdict(_ formula: Formula) throws -> Verdict {
        try Clause("Y1", over: square, formula).check(on: instance).verdict
      }
      let (left, right) = (σ(.constant(i), "A"), σ(.constant(j), "B"))
      #expect(try verdict(left ≐ right) == .equal, "seed \(seed)")
      let shifted = try verdict(left + "c" ≤ right + "c")
      #expect(shifted == .equal, "seed \(seed)")
      guard case .violated = try verdict(left + "c" ≤ right) else {
        Issue.record("seed \(seed): a third more was not seen")
        continue
      }
      let tiny = ScalarTerm.rational(Rational(1).scaled(byPowerOfTwo: -1500))
      let close = try verdict(left ≤ right + tiny)
      guard case .strict = close else {
        Issue.record("seed \(seed): 2^-1500 more was not seen: \(close)")
        continue
      }
    }
  }

  @Test("order 10 with small integers")
  func smallIntegers() throws {
    try expectTies(order: 10, seeds: 1...3) { Rational($0.integer(in: -3...3)) }
  }

  @Test("order 4 with the entries of Float64")
  func doubles() throws {
    try expectTies(order: 4, seeds: 1...6) {
      Rational($0.integer(in: -(1 << 52)...(1 << 52))).scaled(
        byPowerOfTwo: $0.integer(in: -60 ... -45))
    }
  }

  @Test("identities at order 60: shifted skew and symmetric matrices, energy, determinant")
  func largeIdentities() throws {
    var generator = SeededGenerator(seed: 4)
    let drawn = Matrix<Rational>(rows: 60, columns: 60) { _, _ in
      Rational(generator.integer(in: -9...9))
    }
    for (clauses, matrix) in [
      (["R8.a", "R8.b"], drawn), (["R9.a"], drawn - drawn.transposed),
    ] {
      let context = InstanceContext(
        Instance(matrices: ["W": matrix], scalars: ["rho": Rational(3, 7)]),
        multiprecisionOrderLimit: 32)
      for id in clauses {
        let clause = try #require(Catalogue.clause(id))
        let verdict = try clause.check(on: context, ladder: Ladder(bits: [])).verdict
        #expect(verdict == .equal, "\(id)")
      }
    }
  }
}
