// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Exact

@Suite("Algebraic numbers")
struct AlgebraicNumberTests {
  /// (x − r) for each root.
  private func polynomial(_ roots: [Rational]) -> IntegerPolynomial {
    roots.reduce(.one) { $0 * IntegerPolynomial([-$1.numerator, $1.denominator]) }
  }

  @Test("squarefree factors by multiplicity")
  func squarefreeFactors() {
    let f = polynomial([1, 2, 2, 3, 3, 3, -5, -5, -5])
    let factors = f.squarefreeFactors
    #expect(factors.map(\.multiplicity) == [1, 2, 3])
    #expect(factors.map(\.factor) == [polynomial([1]), polynomial([2]), polynomial([3, -5])])
    #expect(IntegerPolynomial([7]).squarefreeFactors.isEmpty)
  }

  @Test("rational roots are isolated, at dyadic points and elsewhere, with and without proposals")
  func rationalRoots() {
    let roots: [Rational] = [7, Rational(7, 3), 1, Rational(1, 2), 0, Rational(-1, 1 << 40), -1]
    let f = polynomial(roots + [1, 1])
    for proposals in [[], roots, roots.map { $0 + Rational(1, 1000) }, Array(roots.dropFirst())] {
      let found = f.realRoots(near: proposals)
      #expect(found.count == roots.count)
      for (root, value) in zip(found, roots) {
        #expect(root.root.compare(to: value) == 0)
        #expect(root.multiplicity == (value == 1 ? 3 : 1))
        #expect(root.root.compare(to: value + Rational(1, 1 << 50)) == -1)
        #expect(root.root.compare(to: value - Rational(1, 1 << 50)) == 1)
        let refined = root.root.refined(toWidth: -300)
        #expect(refined.lower <= value && value <= refined.upper)
        #expect(refined.upper - refined.lower <= Rational(1).scaled(byPowerOfTwo: -300))
      }
    }
  }

  @Test("the golden ratio to ten thousand bits")
  func goldenRatio() {
    let f = IntegerPolynomial([-1, -1, 1])
    let ratio = f.realRoots()[0].root
    for bits in [10, 64, 1000, 10_000] {
      let enclosure = ratio.enclosure(bits: bits)
      guard let low = enclosure.lower.rational, let high = enclosure.upper.rational else {
        Issue.record("not finite")
        continue
      }
      // x² − x − 1 changes its sign.
      #expect((low * low - low - 1).signum < 0 && (high * high - high - 1).signum > 0)
      #expect(high - low <= Rational(1).scaled(byPowerOfTwo: 4 - bits))
    }
  }

  @Test("comparison of singular values of different matrices")
  func comparisonAcrossMatrices() throws {
    // Singular values √2, √3 … of diagonal blocks, in other bases and with other companions.
    let a = Matrix<Rational>([[1, 1, 0], [1, -1, 0], [0, 0, 3]])  // √2, √2, 3
    let b = Matrix<Rational>([[1, 1, 0, 0], [0, 0, 1, -1], [0, 0, 0, 0]])
    let left = a.algebraicSingularValues
    #expect(left.count == 3)
    #expect(left[0].compare(to: 3) == 0)
    #expect(left[1].compare(to: left[2]) == 0)
    let two = Matrix<Rational>([[1, 1]]).algebraicSingularValues[0]
    #expect(left[1].compare(to: two) == 0)
    #expect(two.compare(to: left[2]) == 0)
    let right = b.algebraicSingularValues  // √2, √2, 0
    #expect(right[1].compare(to: two) == 0 && right[2].compare(to: two) == -1)
    for x in right {
      for y in left {
        #expect(x.compare(to: y) == -y.compare(to: x))
        let shifted = y.plus(Rational(3, 7))
        #expect(shifted.plus(Rational(-3, 7)).compare(to: y) == 0)
        #expect(shifted.compare(to: y) == 1)
      }
    }
    // σ(A) = σ(B) + c: √2 + 1/3 against the singular values of a matrix with just that value.
    let shifted = two.plus(Rational(1, 3))
    #expect(shifted.compare(to: Rational(1, 3)) == 1)
    #expect(shifted.plus(Rational(-1, 3)).compare(to: left[1]) == 0)
  }

  @Test("zero, repeated and graded singular values")
  func hardSpectra() throws {
    let zero = Matrix<Rational>.zero(rows: 3, columns: 2).algebraicSingularValues
    #expect(zero.map(\.knownRational) == [0, 0])
    let deficient = Matrix<Rational>([[1, 2], [2, 4], [3, 6]]).algebraicSingularValues
    #expect(deficient.count == 2 && deficient[1].compare(to: .zero) == 0)
    #expect(deficient[0].compare(to: AlgebraicNumber(70).nonnegativeRoot) == 0)
    let graded = Matrix<Rational>.diagonal([1, Rational(1).scaled(byPowerOfTwo: -124)])
    #expect(
      graded.algebraicSingularValues[1].compare(to: Rational(1).scaled(byPowerOfTwo: -124)) == 0)
    let symmetric = Matrix<Rational>([[2, 1, 0], [1, 2, 0], [0, 0, 3]])
    let eigenvalues = try symmetric.algebraicEigenvalues()
    #expect(eigenvalues.map { $0.compare(to: 3) } == [0, 0, -1])
    #expect(eigenvalues[2].compare(to: 1) == 0)
    #expect(throws: SingularValueError.self) {
      try Matrix<Rational>([[1, 2], [3, 4]]).algebraicEigenvalues()
    }
  }

  @Test("random matrices agree with inertia")
  func agreementWithInertia() {
    var random = TestRandom(seed: 77)
    for _ in 0..<60 {
      let rows = random.int(1...6)
      let columns = random.int(1...6)
      let matrix = Matrix<Rational>(rows: rows, columns: columns) { _, _ in
        Rational(random.int(-4...4), random.int(1...3))
      }
      let values = matrix.algebraicSingularValues
      #expect(values.count == matrix.order)
      for (k, value) in values.enumerated() {
        let number = value.refined(relativeBits: 40)
        // Ascending position of the k-th largest is r − 1 − k.
        let above = matrix.order - matrix.countSingularValues(atMost: max(number.upper, 0))
        let below = matrix.countSingularValues(below: max(number.lower, 0))
        #expect(above <= k && below <= matrix.order - 1 - k)
        for other in values[k...] { #expect(value.compare(to: other) >= 0) }
      }
    }
  }
}
