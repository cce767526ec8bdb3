// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Exact

@Suite("Condition number, norms, rank from a spectrum")
struct DerivedQuantityTests {
  private func spectrum(_ ends: (Double, Double)...) -> Spectrum<Double> {
    Spectrum(values: ends.map { Enclosure(lower: $0.0, upper: $0.1) }, facts: [])
  }

  @Test("Condition number: the quotient rounded outward")
  func conditionNumber() throws {
    let simple = try #require(spectrum((6, 8), (3, 5), (2, 4)).conditionNumber)
    #expect(simple == Enclosure(lower: 1.5, upper: 4))
    // 5/3 is no Double: one neighbour at each end.
    let inexact = try #require(spectrum((5, 5), (3, 3)).conditionNumber)
    #expect(inexact.upper == inexact.lower.nextUp && inexact.contains(5.0 / 3.0))
    // Never below 1, even when the ends' quotient is.
    #expect(spectrum((1, 3), (1, 2)).conditionNumber?.lower == 1)
    let exact = try singularValues(of: Matrix<Rational>([[7, 0], [0, 2]]), bits: 100)
    #expect(exact.conditionNumber == Enclosure(BigFloat(3.5)))
  }

  @Test("Condition number: zero and infinite ends")
  func unbounded() {
    #expect(spectrum((2, 3), (0, 0.5)).conditionNumber == Enclosure(lower: 4, upper: .infinity))
    #expect(spectrum((2, 3), (0, 0)).conditionNumber == Enclosure(.infinity))
    #expect(spectrum((0, 0), (0, 0)).conditionNumber == Enclosure(.infinity))
    #expect(spectrum((0, 1), (0, 1)).conditionNumber == Enclosure(lower: 1, upper: .infinity))
    #expect(spectrum().conditionNumber == nil)
    #expect(spectrum((0, 0)).conditionNumber == Enclosure(.infinity))
    #expect(spectrum((5, 6)).conditionNumber == Enclosure(1))
    #expect(spectrum((0, 6)).conditionNumber == Enclosure(lower: 1, upper: .infinity))
    let top = Double.greatestFiniteMagnitude
    #expect(
      spectrum((top, .infinity), (top, .infinity)).conditionNumber
        == Enclosure(lower: 1, upper: .infinity))
    #expect(spectrum().bigFloat.conditionNumber == nil)
    #expect(
      spectrum((2, 3), (0, 0)).bigFloat.conditionNumber == Enclosure(.infinity(precision: 53)))
  }

  @Test("Norms")
  func norms() {
    let values = spectrum((6, 8), (3, 5), (2, 4))
    #expect(values.spectralNorm == Enclosure(lower: 6, upper: 8))
    #expect(values.kyFanNorm(0) == Enclosure(0))
    #expect(values.kyFanNorm(2) == Enclosure(lower: 9, upper: 13))
    #expect(values.nuclearNorm == Enclosure(lower: 11, upper: 17))
    #expect(spectrum().spectralNorm == Enclosure(0))
    // Rounded outward: 1 + 2⁻⁶⁰ is no Double.
    let tiny = spectrum((1, 1), (0x1p-60, 0x1p-60)).nuclearNorm
    #expect(tiny == Enclosure(lower: 1, upper: 1.0.nextUp))
  }

  @Test("Frobenius norm from the exact sum of squares")
  func frobenius() {
    #expect(frobeniusNorm(of: Matrix<Rational>([[1, 2], [2, 4]])) == Enclosure(5))
    #expect(frobeniusNorm(of: .zero(rows: 0, columns: 3)) == Enclosure(0))
    for bits in [2, 53, 200] {
      let root = frobeniusNorm(of: Matrix<Rational>([[1, 1], [0, 1]]), bits: bits)
      let (lower, upper) = (root.lower.rational ?? 0, root.upper.rational ?? 0)
      #expect(lower * lower < 3 && 3 < upper * upper)
      #expect(upper - lower <= Rational(1).scaled(byPowerOfTwo: 1 - bits + 1))
    }
  }

  @Test("Rank bounds")
  func rank() throws {
    let values = spectrum((6, 8), (1, 2), (0, 0.5), (0, 0))
    #expect(values.rankBounds == 2...3)
    #expect(values.rankBounds(above: 1.5) == 1...2)
    #expect(spectrum().rankBounds == 0...0)
    let singular = try singularValues(of: Matrix<Rational>([[1, 2], [2, 4]]), bits: 64)
    #expect(singular.rankBounds.lowerBound == 1)
    #expect(try singularValues(of: .identity(3), bits: 64).rankBounds == 3...3)
  }
}
