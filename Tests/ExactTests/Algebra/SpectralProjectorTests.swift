// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Exact

@Suite("Projectors through algebraic numbers")
struct SpectralProjectorTests {
  @Test("prescribed eigenvectors: enclosed, and recognised when rational")
  func prescribed() {
    var random = TestRandom(seed: 81)
    var verdict = Verdict()
    let spectra: [[Rational]] = [
      [4, 3, 2, 1], [2, 2, 0, -1], [5, 5, 5, 1], [Rational(7, 3), 1, 1, 0],
      [1 + Rational(1, 1 << 30), 1, 0, -3],
    ]
    for values in spectra {
      let basis = random.reflection(4) * random.reflection(4)
      let matrix = basis * .diagonal(values) * basis.transposed
      for count in 1...3 {
        let name = "\(values) \(count), seed 81"
        let found = matrix.algebraicProjector(leading: count, bits: 90)
        let isUnique = values[count - 1] > values[count]
        verdict.check((found != nil) == isUnique, "\(name): \(found == nil)")
        let first = basis.submatrix(rows: Array(0..<4), columns: Array(0..<count))
        let truth = first * first.transposed
        let middle = Rational(1, 2) * (values[count - 1] + values[count])
        verdict.check(
          truth.isLeadingProjector(of: matrix, count: count, above: middle) == isUnique,
          "\(name): recognised")
        guard let found else { continue }
        let difference = truth - found.center
        verdict.check(
          difference.frobeniusNormSquared <= found.radius * found.radius, "\(name): missed")
        verdict.check(
          found.radius <= Rational(1).scaled(byPowerOfTwo: -89), "\(name): radius")
        verdict.check(found.facts == .descartes, "\(name): facts")
        // Neither another subspace of the same dimension nor another threshold will do.
        let other = basis.submatrix(
          rows: Array(0..<4), columns: Array((4 - count)..<4))
        verdict.check(
          !(other * other.transposed).isLeadingProjector(
            of: matrix, count: count, above: middle), "\(name): another projector")
        verdict.check(
          !truth.isLeadingProjector(of: matrix, count: count, above: values[0]),
          "\(name): another threshold")
        verdict.check(
          !(2 * truth).isLeadingProjector(of: matrix, count: 2 * count, above: middle),
          "\(name): no projector")
      }
    }
    #expect(verdict.complaint == nil)
  }

  /// The leading eigenvector of [1 2; 2 3] is (2, 1 + √5) up to its length: the projector's entry
  /// (0, 1) is 1/√5.
  @Test("an irrational projector in closed form")
  func closedForm() throws {
    let found = try #require(
      Matrix<Rational>([[1, 2], [2, 3]]).algebraicProjector(leading: 1, bits: 100))
    let entry = found.center[0, 1]
    #expect((entry - found.radius) * (entry - found.radius) <= Rational(1, 5))
    #expect((entry + found.radius) * (entry + found.radius) >= Rational(1, 5))
    #expect(found.radius < Rational(1).scaled(byPowerOfTwo: -98))
  }
}
