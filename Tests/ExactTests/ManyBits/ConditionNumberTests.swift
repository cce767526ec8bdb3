// SPDX-License-Identifier: Apache-2.0

import Exact
import Testing

@Suite struct ClimbingConditionNumberTests {
  /// σ's of [1 1; 1 1+2ε] with determinant 2ε: κ is the larger root of κ + 1/κ = ‖A‖F²/|det A|.
  private func kappa(_ tiny: Rational) throws -> (Enclosure<Double>, Rational) {
    let matrix = Matrix<Rational>([[1, 1], [1, 1 + 2 * tiny]])
    let value = try #require(try conditionNumber(of: matrix, relativeWidth: 1e-9))
    return (value, matrix.frobeniusNormSquared / matrix.determinant.magnitude)
  }

  @Test(arguments: [1, 20, 45, 60, 200, 900])
  func enclosesHoweverLarge(exponent: Int) throws {
    let (value, sum) = try kappa(Rational(1).scaled(byPowerOfTwo: -exponent))
    let low = try #require(Rational(exactly: value.lower))
    let high = try #require(Rational(exactly: value.upper))
    // κ + 1/κ grows with κ ≥ 1.
    #expect(low + 1 / low <= sum && high + 1 / high >= sum)
    #expect(high - low <= low * Rational(1, 900_000_000))
  }

  @Test func boundsPastTheLargestDoubleAndOddWidthsAskedFor() throws {
    let past = Enclosure(lower: Double.greatestFiniteMagnitude, upper: .infinity)
    #expect(try kappa(Rational(1).scaled(byPowerOfTwo: -1100)).0 == past)
    let matrix = Matrix<Rational>([[1, 1], [1, 1 + Rational(1).scaled(byPowerOfTwo: -60)]])
    for width in [0, -1, .nan, 1e30, .infinity] {
      let value = try #require(try conditionNumber(of: matrix, relativeWidth: width))
      #expect(value.lower <= 0x1p62 + 8 && value.upper >= 0x1p62)
    }
  }

  @Test func singularMatricesAreDecidedExactly() throws {
    let singular = Matrix<Rational>([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    #expect(try conditionNumber(of: singular) == Enclosure(.infinity))
    #expect(try conditionNumber(of: .zero(rows: 2, columns: 3)) == Enclosure(.infinity))
    #expect(try conditionNumber(of: .zero(rows: 0, columns: 3)) == nil)
    #expect(try conditionNumber(of: Matrix<Rational>([[3, 4]])) == Enclosure(1))
  }

  @Test func aKnownRankMakesTheRestZero() throws {
    let spectrum: Spectrum<Double> = try singularValues(
      of: Matrix<Rational>([[1, 2, 3], [4, 5, 6], [7, 8, 9]]))
    let known = spectrum.knowing(rankAtMost: 2)
    #expect(known[2] == Enclosure(0) && known[1] == spectrum[1] && known.facts == spectrum.facts)
    #expect(known.rankBounds == 2...2)
  }

  @Test func approximateValuesComeNearTheCertifiedOnes() throws {
    let matrix = Matrix<Double>(rows: 9, columns: 5) { Double(($0 * 7 + $1 * $1 * 3) % 11) - 4 }
    let approximate = try #require(approximateSingularValues(of: matrix))
    let certified = try singularValues(of: matrix)
    #expect(approximate.count == 5)
    let far = zip(approximate, certified.values).filter { value, enclosure in
      abs(value - enclosure.lower) > 1e-12 * certified[0].upper
    }
    #expect(far.isEmpty)
    let tiny = approximateSingularValues(of: matrix.map { $0 * 0x1p-1000 })
    #expect(tiny == approximate.map { $0 * 0x1p-1000 })
    #expect(approximateSingularValues(of: Matrix<Double>([[1, .nan]])) == nil)
    #expect(approximateSingularValues(of: Matrix<Double>([[0, 0]])) == [0])
    #expect(approximateSingularValues(of: Matrix<Double>(rows: 0, columns: 2, entries: [])) == [])
  }
}
