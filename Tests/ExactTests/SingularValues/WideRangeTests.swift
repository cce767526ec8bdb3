// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Exact

@Suite("Singular values of any exponent")
struct WideRangeTests {
  private static let tiny = Rational(1, 1).scaled(byPowerOfTwo: -1330)
  private static let huge = Rational(1, 1).scaled(byPowerOfTwo: 1330)

  @Test("single entries keep their size, whatever else the matrix holds")
  func singleEntries() throws {
    let third = Rational(1, 3) * Self.tiny
    for matrix in [
      Matrix<Rational>([[0, Self.huge], [third, 0]]),
      Matrix<Rational>([[third, 0, 0], [0, 0, Self.huge]]),
    ] {
      let spectrum = try singularValuesInWideRange(of: matrix)
      #expect(spectrum.facts == [] && spectrum.count == 2)
      for (value, exact) in zip(spectrum.values, [Self.huge, third]) {
        let lower = try #require(value.lower.rational)
        let upper = try #require(value.upper.rational)
        #expect(lower <= exact && exact <= upper)
        #expect(upper - lower <= exact.scaled(byPowerOfTwo: -52))
      }
      #expect(spectrum.rankBounds == 2...2)
      #expect(spectrum.conditionNumber?.upper.isFinite == true)
    }
  }

  @Test("rank and condition number of a long diagonal are known")
  func longDiagonal() throws {
    let entries = (0..<70).map { $0 < 35 ? Self.huge : Self.tiny }
    let spectrum = try singularValuesInWideRange(of: .diagonal(entries))
    #expect(spectrum.rankBounds == 70...70)
    let power = BigFloat(Rational.one.scaled(byPowerOfTwo: 2660), precision: 53, rounding: .up)
    #expect(spectrum.conditionNumber.map { $0.lower == power && $0.upper == power } == true)
  }

  /// `float64WidthLimit`: the width that passes, widened as the derivation says, is within 10⁻¹².
  @Test("the Float64 tier's width limit leaves room for rounding and printing")
  func widthLimit() throws {
    let limit = try #require(Rational(exactly: float64WidthLimit))
    let unit = Rational.one.scaled(byPowerOfTwo: -53)
    let print = try Rational(text: "1e-17")
    // l = 1; the product rounds up by at most u, the width down by at most u.
    let passes = limit * (Rational.one + unit) * (Rational.one + 2 * unit)
    let ends = Rational(2) + passes + limit
    let printed = passes + print * ends
    #expect(printed <= (try Rational(text: "1e-12")) * (Rational.one - print))
    #expect(limit > (try Rational(text: "0.98e-12")))
  }
}
