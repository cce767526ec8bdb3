// SPDX-License-Identifier: Apache-2.0

import Exact
import Testing

@Suite struct SingularValueCertificateTests {
  typealias Certificate = SingularValueCertificate

  /// The certificate that the enclosures of `bits` bits give, with the Float64 tier's when `nil`.
  private func certificate(
    of matrix: Matrix<Rational>, bits: Int? = nil, indices: [Int]? = nil
  ) throws -> Certificate {
    let spectrum =
      try bits.map { try singularValues(of: matrix, bits: $0) }
      ?? singularValuesInWideRange(of: matrix)
    let found = Certificate.certificate(
      of: matrix, spectrum: spectrum, bits: bits ?? 53, indices: indices)
    #expect(found.missing.isEmpty)
    #expect(found.certificate.fault == nil)
    #expect(found.certificate.matrix.matrix == matrix)
    return found.certificate
  }

  /// Whether exact elimination confirms every count, so that nothing rests on the congruences.
  private func countsAgree(_ certificate: Certificate) -> Bool {
    let matrix = certificate.matrix.matrix
    return certificate.ends.allSatisfy {
      matrix.countSingularValues(below: $0.value) == $0.below
        && ($0.p.isZero || matrix.countSingularValues(equalTo: $0.value) == 0)
    }
  }

  /// The values that are certified exactly, `nil` for the others.
  private func exactValues(_ certificate: Certificate) -> [Rational?] {
    certificate.singularValues.map { $0.kernel.map { certificate.kernels[$0].value } }
  }

  private func hadamard(_ order: Int) -> Matrix<Rational> {
    Matrix(rows: order, columns: order) { ($0 & $1).nonzeroBitCount % 2 == 0 ? 1 : -1 }
  }

  private func kronecker(_ a: Matrix<Rational>, _ b: Matrix<Rational>) -> Matrix<Rational> {
    Matrix(rows: a.rows * b.rows, columns: a.columns * b.columns) {
      a[$0 / b.rows, $1 / b.columns] * b[$0 % b.rows, $1 % b.columns]
    }
  }

  @Test func rationalValuesAreCertifiedExactly() throws {
    let diagonal = try certificate(of: .diagonal([1, 1, 2, 2]))
    #expect(exactValues(diagonal) == [2, 2, 1, 1])
    let scaledHadamard = hadamard(4) * .diagonal([1, 2, 1, 2])
    #expect(exactValues(try certificate(of: scaledHadamard)) == [4, 4, 2, 2])
    let tenths = Rational(1, 10) * Matrix<Rational>([[3, -4], [4, 3]])
    #expect(exactValues(try certificate(of: tenths)) == [Rational(1, 2), Rational(1, 2)])
    for scale in [1000, -1060] {
      let far = Rational.one.scaled(byPowerOfTwo: scale) * scaledHadamard
      let values = exactValues(try certificate(of: far)).map { $0?.scaled(byPowerOfTwo: -scale) }
      #expect(values == [4, 4, 2, 2])
    }
  }

  @Test func zerosAreCertifiedExactly() throws {
    #expect(exactValues(try certificate(of: .zero(rows: 3, columns: 2))) == [0, 0])
    #expect(exactValues(try certificate(of: .zero(rows: 1, columns: 1))) == [0])
    var random = TestRandom(seed: 31)
    for (rows, columns, rank) in [(5, 5, 3), (3, 7, 1), (8, 4, 2), (6, 6, 5)] {
      let a = random.matrix(rows, rank, size: 9) * random.matrix(rank, columns, size: 9)
      let found = try certificate(of: a)
      #expect(exactValues(found).filter { $0 == 0 }.count == min(rows, columns) - a.rank)
      #expect(countsAgree(found))
    }
  }

  @Test func emptyMatricesHaveNothingToProve() throws {
    for (rows, columns) in [(0, 0), (0, 4), (4, 0)] {
      let found = try certificate(of: .zero(rows: rows, columns: columns))
      #expect(found.singularValues.isEmpty && found.ends.isEmpty)
    }
  }

  @Test func multipleIrrationalValuesShareTheirEnds() throws {
    var random = TestRandom(seed: 32)
    let c = random.matrix(3, 3, size: 5)
    let doubled = try certificate(of: kronecker(.identity(2), c))
    #expect(countsAgree(doubled))
    for pair in [0, 2, 4] {
      #expect(doubled.singularValues[pair].lower == doubled.singularValues[pair + 1].lower)
    }
    let fourfold = try certificate(of: kronecker(hadamard(4), c))
    #expect(countsAgree(fourfold))
    #expect(Set(fourfold.singularValues.map(\.upper)).count == 3)
  }

  /// σ₁ = 1, …, σ₆ = 2⁻¹²⁴: with bits enough each is enclosed to a part in a million.
  @Test func gradedMatricesAreCertifiedNarrowly() throws {
    var random = TestRandom(seed: 33)
    let values = (0..<6).map { Rational.one.scaled(byPowerOfTwo: -124 * $0 / 5) }
    let a = random.matrix(6, 6, singularValues: values)
    let found = try certificate(of: a, bits: 200)
    #expect(countsAgree(found))
    for (claim, value) in zip(found.singularValues, values) {
      let (low, high) = (found.ends[claim.lower].value, found.ends[claim.upper].value)
      #expect(low <= value && value < high && high - low < value.scaled(byPowerOfTwo: -20))
    }
    // With few bits the small ones share an interval that begins at 0.
    let coarse = try certificate(of: a)
    #expect(countsAgree(coarse) && coarse.ends.last?.p == 0)
  }

  @Test func nearTiesShareAnIntervalUntilBitsTellThemApart() throws {
    var random = TestRandom(seed: 34)
    let near: [Rational] = [1 + Rational.one.scaled(byPowerOfTwo: -60), 1, Rational(1, 2)]
    let a = random.matrix(4, 3, singularValues: near)
    let coarse = try certificate(of: a)
    #expect(coarse.singularValues[0].upper == coarse.singularValues[1].upper)
    #expect(exactValues(coarse) == [nil, nil, Rational(1, 2)])
    let fine = try certificate(of: a, bits: 160)
    #expect(exactValues(fine) == near)
    #expect(countsAgree(coarse) && countsAgree(fine))
  }

  /// Ends are outside of the enclosures by a few widths only.
  @Test func theEndsAreTight() throws {
    var random = TestRandom(seed: 35)
    for bits in [53, 200, 500] {
      let a = random.matrix(5, 7, size: 9)
      let found = try certificate(of: a, bits: bits)
      let largest = found.ends[0].value
      for claim in found.singularValues {
        let width = found.ends[claim.upper].value - found.ends[claim.lower].value
        #expect(width <= largest.scaled(byPowerOfTwo: 12 - bits))
      }
    }
  }

  @Test func entriesAtTheEndsOfFloat64sRange() throws {
    var random = TestRandom(seed: 36)
    for exponents in [-1070 ... -1060, 1000...1010, -1000...1000] {
      for (rows, columns) in [(3, 3), (2, 5), (4, 1)] {
        let doubles = random.doubleMatrix(rows, columns, exponents: exponents)
        let a = try #require(Matrix<Rational>(exactly: doubles))
        #expect(countsAgree(try certificate(of: a)))
      }
    }
  }

  @Test func onlyTheChosenOnes() throws {
    var random = TestRandom(seed: 37)
    let found = try certificate(of: random.matrix(6, 6, size: 9), indices: [5, 2])
    #expect(found.singularValues.map(\.index) == [2, 5])
    #expect(found.ends.count == 4 && found.congruences.count == 1)
  }

  @Test func orderOneHundred() throws {
    var random = TestRandom(seed: 38)
    let a = try #require(Matrix<Rational>(exactly: random.doubleMatrix(100, 100)))
    let found = try certificate(of: a, indices: [1, 2, 50, 99, 100])
    let longest = found.congruences.joined().joined().map(\.bitWidth).max() ?? 0
    #expect(found.congruences.count == 1 && longest < 100)
  }

  @Test func uselessEnclosuresGiveNoCertificateAndNoHarm() throws {
    let a = Matrix<Rational>([[1, 2], [3, 4]])
    let wrong = Spectrum(values: [Enclosure(BigFloat(3.0)), Enclosure(BigFloat(2.0))], facts: [])
    let found = Certificate.certificate(of: a, spectrum: wrong, bits: 53)
    #expect(found.certificate.fault == nil)
    #expect(found.missing == [1])
    #expect(countsAgree(found.certificate))
  }
}
