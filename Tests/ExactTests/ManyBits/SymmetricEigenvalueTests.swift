// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Exact

@Suite("Eigenvalues of symmetric matrices")
struct SymmetricEigenvalueTests {
  @Test("Exactly prescribed eigenvalues", arguments: [24, 64, 256])
  func prescribed(bits: Int) throws {
    var random = TestRandom(seed: 37)
    let spectra: [(String, [Rational])] = [
      ("mixed signs", [3, Rational(1, 3), 0, -2, -5]), ("repeated", [2, 2, -1, -1, -1]),
      ("negative", [-1, -2, -3]), ("zero and one", [1, 0, 0, 0]),
      ("a power of two", [4, -4, -4]),
      ("large", [Rational(1).scaled(byPowerOfTwo: 1200), 1, -1]),
      ("small", [1, -1, 0].map { Rational($0).scaled(byPowerOfTwo: -1060) }),
    ]
    var verdict = Verdict()
    for (name, values) in spectra {
      let matrix = random.symmetric(eigenvalues: values)
      verdict.check(
        try eigenvalues(ofSymmetric: matrix, bits: bits), holds: values, bits: bits, name)
    }
    #expect(verdict.complaint == nil)
  }

  @Test("In Float64")
  func float64() throws {
    var random = TestRandom(seed: 41)
    var verdict = Verdict()
    for values: [Rational] in [[3, Rational(1, 3), 0, -2, -5], [2, 2, -1, -1], [-1, -1, -7]] {
      for exponent in [0, 600, -600, -1010] {
        let scaled = values.map { $0.scaled(byPowerOfTwo: exponent) }
        let spectrum = try eigenvalues(ofSymmetric: random.symmetric(eigenvalues: scaled))
        // 2^(8−47) = 2·10⁻¹², what the Float64 tier promises for twice the shift and more.
        verdict.check(spectrum.bigFloat, holds: scaled, bits: 47, "scaled by 2^\(exponent)")
      }
    }
    #expect(verdict.complaint == nil)
    let huge = [1, -1, 3].map { Rational($0).scaled(byPowerOfTwo: 1100) }
    let spectrum = try eigenvalues(ofSymmetric: random.symmetric(eigenvalues: huge))
    #expect(spectrum[0].upper == .infinity && spectrum[2].lower == -.infinity)
  }

  @Test("Diagonal matrices are exact, also empty and zero ones")
  func diagonal() throws {
    let diagonal = Matrix<Rational>.diagonal([-3, 5, 0, Rational(-1, 2)])
    let found = try eigenvalues(ofSymmetric: diagonal)
    #expect(found.values == [5, 0, -0.5, -3].map { Enclosure($0) } && found.facts == [])
    let many = try eigenvalues(ofSymmetric: diagonal, bits: 100)
    #expect(many.double.values == found.values)
    #expect(try eigenvalues(ofSymmetric: .zero(rows: 2, columns: 2), bits: 64)[1].isPoint)
    #expect(try eigenvalues(ofSymmetric: .identity(0)).count == 0)
  }

  @Test("[1 2; 2 −2] has the eigenvalues 2 and −3; [0 1; 1 1] the golden ratio")
  func closedForms() throws {
    let integers = try eigenvalues(ofSymmetric: Matrix<Rational>([[1, 2], [2, -2]]), bits: 128)
    #expect(integers[0].contains(BigFloat(2.0)) && integers[1].contains(BigFloat(-3.0)))
    let golden = try eigenvalues(ofSymmetric: Matrix<Rational>([[0, 1], [1, 1]]), bits: 300)
    // x² − x − 1 rises through 0 at (1+√5)/2.
    func value(_ end: BigFloat) -> Rational { end.rational.map { $0 * $0 - $0 - 1 } ?? 0 }
    #expect(value(golden[0].lower).signum < 0 && value(golden[0].upper).signum > 0)
    #expect(value(golden[1].lower).signum > 0 && value(golden[1].upper).signum < 0)
  }

  @Test("Bad input")
  func errors() {
    #expect(throws: SingularValueError.notSymmetric(row: 1, column: 0)) {
      try eigenvalues(ofSymmetric: Matrix<Rational>([[1, 2], [3, 4]]))
    }
    #expect(throws: SingularValueError.notSymmetric(row: 2, column: 0)) {
      try eigenvalues(ofSymmetric: .zero(rows: 3, columns: 2), bits: 64)
    }
    #expect(throws: SingularValueError.notSymmetric(row: 0, column: 1)) {
      try eigenvalues(ofSymmetric: .zero(rows: 1, columns: 2))
    }
    #expect(throws: SingularValueError.precisionOutOfRange(bits: 8, range: 24...65536)) {
      try eigenvalues(ofSymmetric: .identity(2), bits: 8)
    }
  }
}
