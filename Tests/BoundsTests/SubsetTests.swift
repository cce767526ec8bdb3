// SPDX-License-Identifier: Apache-2.0

import Exact
import Testing

@testable import Bounds

@Suite("Every subset")
struct SubsetTests {
  @Test("is every one up to the order of the largest mask, and a sample that is called so beyond")
  func enumeration() {
    for size in 1...12 {
      let (subsets, isSample) = Subsets.nonempty(of: size)
      #expect(!isSample)
      #expect(Set(subsets).count == 1 << size - 1)
    }
    #expect(Subsets.nonempty(of: 13).isSample)
  }
}

@Suite("Sums of the largest values")
struct SumOfLargestTests {
  /// Of order 13 no characteristic polynomial is formed: single singular values are hardly comparable.
  @Test("are energies when all squares are added, whatever their order")
  func allSquares() throws {
    func matrix(_ seed: Int) -> Matrix<Rational> {
      Matrix(rows: 13, columns: 13) { Rational((7 * $0 + seed * $1 + $0 * $1) % 11 - 5) }
    }
    let instance = Instance(matrices: ["A": matrix(3), "B": matrix(5)])
    let variables: [Variable] = [
      .matrix("A", rows: "n", columns: "n"), .matrix("B", rows: "n", columns: "n"),
    ]
    let lost = sumOfLargest("n", "i", through: "n") { i in σ(i, "A").squared - σ(i, "B").squared }
    let clause = Clause(
      "Y1.a", over: variables, lost ≐ .frobeniusNormSquared("A") - .frobeniusNormSquared("B"))
    #expect(try clause.check(on: instance, ladder: Ladder(bits: [])).verdict == .equal)
  }
}
