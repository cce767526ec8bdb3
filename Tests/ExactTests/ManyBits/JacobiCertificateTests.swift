// SPDX-License-Identifier: Apache-2.0

import CMPFR
import Testing

@testable import Exact

/// The certificate against proposals that are off by known amounts. Each of the first five cases comes
/// out wrong when the one term that it is about is left out.
@Suite("Certificate from nearly orthogonal columns")
struct JacobiCertificateTests {
  private func columns(_ matrix: Matrix<Rational>, precision: Int = 64) -> ColumnMatrix {
    let result = ColumnMatrix(rows: matrix.rows, columns: matrix.columns, precision: precision)
    matrix.forEachEntry { row, column, value in
      let number = BigFloat(value, precision: precision, rounding: .nearest)
      withExtendedLifetime((number, result)) {
        _ = mpfr_set(result.entry(row, column), number.pointer, MPFR_RNDN)
      }
    }
    return result
  }

  private func enclosures(
    _ matrix: Matrix<Rational>, image: Matrix<Rational>, vectors: Matrix<Rational>
  ) throws -> [Enclosure<BigFloat>] {
    let rounded = ExactInput.rationals(matrix).tall(precision: 64)
    return try JacobiCertificate(rounded, image: columns(image), vectors: columns(vectors))
      .enclosures()
  }

  private let slightlyMore = Rational(1025, 1024)

  @Test("β: vectors that are too long")
  func longVectors() throws {
    let matrix = Matrix<Rational>([[3, 4], [4, -3], [0, 0]])
    for factor in [slightlyMore, 1 / slightlyMore] {
      let found = try enclosures(
        matrix, image: factor * matrix, vectors: factor * .identity(2))
      var verdict = Verdict()
      verdict.check(found, counting: matrix, "factor \(factor)")
      #expect(verdict.complaint == nil)
    }
  }

  @Test("β: vectors that are not orthogonal")
  func slantedVectors() throws {
    // V = [1 3/5; 0 4/5] and A = V⁻¹, so that AV = I, whose singular values are not those of A.
    let vectors = Matrix<Rational>([[1, Rational(3, 5)], [0, Rational(4, 5)]])
    let matrix = Matrix<Rational>([[1, Rational(-3, 4)], [0, Rational(5, 4)]])
    let numerators = 4 * matrix
    let found = try enclosures(
      numerators, image: 4 * .identity(2), vectors: vectors)
    var verdict = Verdict()
    verdict.check(found, counting: numerators, "slanted")
    #expect(verdict.complaint == nil)
  }

  @Test("β: both halves of VᵀV − I")
  func equallySlantedVectors() throws {
    // V = I − J/32 of order 4, where ‖VᵀV − I‖ is the Frobenius norm, and A = 28 V⁻¹ = 28 I + J.
    let ones = Matrix<Rational>(rows: 4, columns: 4) { _, _ in 1 }
    let matrix = 28 * .identity(4) + ones
    let found = try enclosures(
      matrix, image: 28 * .identity(4), vectors: .identity(4) - Rational(1, 32) * ones)
    #expect(found[0].contains(BigFloat(32.0)) && found[3].contains(BigFloat(28.0)))
  }

  @Test("One entry halfway between two numbers of 64 bits: the error bound is attained")
  func halfway() {
    let entry = Rational(1).scaled(byPowerOfTwo: 64) + 1
    let rounded = ExactInput.rationals(Matrix([[entry]])).tall(precision: 64)
    #expect(rounded.error == BigFloat(1.0))
  }

  @Test("e: an image that is off")
  func wrongImage() throws {
    let matrix = Matrix<Rational>([[3, 4], [4, -3], [0, 0]])
    for factor in [slightlyMore, 1 / slightlyMore, 0] {
      let found = try enclosures(matrix, image: factor * matrix, vectors: .identity(2))
      var verdict = Verdict()
      verdict.check(found, counting: matrix, "factor \(factor)")
      #expect(verdict.complaint == nil)
    }
  }

  @Test("o and g: columns that are not orthogonal")
  func slantedColumns() throws {
    for slant in [Rational(1, 1000), Rational(1, 3), Rational(2)] {
      for scale in [Rational(1), Rational(1, 50)] {
        let matrix = Matrix<Rational>([[1, slant * scale], [slant, scale]])
        let found = try enclosures(matrix, image: matrix, vectors: .identity(2))
        var verdict = Verdict()
        verdict.check(found, counting: matrix, "slant \(slant), scale \(scale)")
        #expect(verdict.complaint == nil)
      }
    }
  }

  @Test("o and g: both halves of the Gram matrix")
  func dependentColumns() throws {
    // Every pair of columns at 120°: σ₃ = 0, and half the sum of squares would not reach down to it.
    let matrix = Matrix<Rational>([[2, -1, -1], [-1, 2, -1], [-1, -1, 2]])
    let found = try enclosures(matrix, image: matrix, vectors: .identity(3))
    #expect(found[2].lower.isZero)
    var verdict = Verdict()
    verdict.check(found, counting: matrix, "three columns in a plane")
    #expect(verdict.complaint == nil)
  }

  @Test("The rounding of the matrix itself")
  func roundedMatrix() throws {
    // To 64 bits both are 2²⁰⁰, from as far away as rounding to nearest allows.
    let power = Rational(1).scaled(byPowerOfTwo: 136)
    for offset in [power - 1, 1 - power.scaled(byPowerOfTwo: -1)] {
      let value = Rational(1).scaled(byPowerOfTwo: 200) + offset
      let matrix = Matrix<Rational>([[value], [0]])
      let found = try enclosures(matrix, image: matrix, vectors: .identity(1))
      let lower = try #require(found[0].lower.rational)
      let upper = try #require(found[0].upper.rational)
      #expect(lower <= value && value <= upper)
    }
  }

  @Test("The rounding of the matrix itself, where it makes the matrix singular")
  func roundedToSingular() throws {
    // All entries 2²⁰⁰, but one that is 2¹³⁴ more; 64 bits lose that, and with it σ₂.
    let entry = Rational(1).scaled(byPowerOfTwo: 200)
    var matrix = Matrix<Rational>(rows: 4, columns: 4) { _, _ in entry }
    matrix[3, 3] += Rational(1).scaled(byPowerOfTwo: 134)
    let image = Matrix<Rational>(rows: 4, columns: 4) { $1 == 0 ? 2 * entry : 0 }
    let vectors = Matrix<Rational>(rows: 4, columns: 4) {
      Rational(($0 & $1).nonzeroBitCount % 2 == 0 ? 1 : -1, 2)
    }
    let found = try enclosures(matrix, image: image, vectors: vectors)
    var verdict = Verdict()
    verdict.check(found, counting: matrix, "rounded to rank one")
    #expect(verdict.complaint == nil)
  }

  @Test("Column norms rounded to both sides")
  func norms() throws {
    var random = TestRandom(seed: 23)
    var verdict = Verdict()
    for trial in 0..<200 {
      let matrix = random.matrix(random.int(1...5), 1, size: 1000)
      let found = try enclosures(matrix, image: matrix, vectors: .identity(1))
      let square = matrix.frobeniusNormSquared
      let lower = found[0].lower.rational ?? -1
      let upper = found[0].upper.rational ?? -1
      verdict.check(lower * lower <= square && square <= upper * upper, "trial \(trial)")
      // No more than the norm's own rounding: nothing else is inexact here.
      verdict.check(
        upper - lower <= upper.scaled(byPowerOfTwo: -60), "trial \(trial): needlessly wide")
    }
    #expect(verdict.complaint == nil, "seed \(random.seed)")
  }

  @Test("The oracle's first proposal is good enough, graded and singular matrices included")
  func firstProposal() throws {
    var random = TestRandom(seed: 43)
    let bits = 100
    var verdict = Verdict()
    for values: [Rational] in [
      (0..<6).map { Rational(1).scaled(byPowerOfTwo: -25 * $0) }, [3, 2, 1, 0, 0], [1, 1, 1, 1],
      [1, Rational(1).scaled(byPowerOfTwo: -50), 0],
    ] {
      let input = ExactInput.rationals(
        random.matrix(values.count + 1, values.count, singularValues: values))
      let rounded = input.tall(precision: 128)
      for start in [nil, input.approximateVectors()] {
        let proposal = SingularVectorProposal(
          approximating: rounded.matrix, startingFrom: start, bits: bits, sweepLimit: 20)
        let found = try JacobiCertificate(
          rounded, image: proposal.image, vectors: proposal.vectors
        ).enclosures()
        verdict.check(BigFloatTier.isNarrow(found, bits: bits), "\(values)")
      }
    }
    #expect(verdict.complaint == nil, "seed \(random.seed)")
  }

  @Test("Narrow means at most 2^(8−bits)·σ₁ wide")
  func narrow() {
    let largest = Enclosure(BigFloat(1.0))
    let zero = BigFloat.zero(precision: 64)
    for (exponent, expected) in [(-56, true), (-55, false)] {
      let small = Enclosure(lower: zero, upper: BigFloat.powerOfTwo(exponent))
      #expect(BigFloatTier.isNarrow([largest, small], bits: 64) == expected)
    }
  }

  @Test("Garbage: an error or true enclosures, never false ones")
  func garbage() throws {
    var random = TestRandom(seed: 29)
    var verdict = Verdict()
    var thrown = 0
    for trial in 0..<60 {
      let matrix = random.matrix(3, 3, size: 4)
      let small = Rational(1, 1 << (trial % 12))
      let vectors =
        random.reflection(3) * random.reflection(3) + small * random.matrix(3, 3, size: 1)
      let image = matrix * vectors + small * random.matrix(3, 3, size: 2)
      do {
        let found = try enclosures(matrix, image: image, vectors: vectors)
        verdict.check(found, counting: matrix, "trial \(trial)")
      } catch SingularValueError.notCertified {
        thrown += 1
      }
    }
    #expect(verdict.complaint == nil, "seed \(random.seed)")
    #expect(thrown > 0 && thrown < 60)
  }

  @Test("Inner products are rounded once, whatever cancels")
  func innerProducts() {
    var random = TestRandom(seed: 31)
    var verdict = Verdict()
    for trial in 0..<100 {
      var left = random.matrix(6, 1, size: 1 << 20)
      let right = random.matrix(6, 1, size: 1 << 20)
      left[0, 0] = left[0, 0].scaled(byPowerOfTwo: 30)
      // A last term that cancels nearly everything.
      let partial = (0..<5).reduce(Rational.zero) { $0 + left[$1, 0] * right[$1, 0] }
      left[5, 0] = right[5, 0].isZero ? 0 : -(partial / right[5, 0])
      let (a, b) = (columns(left, precision: 128), columns(right, precision: 128))
      let exact = withExtendedLifetime((a, b)) {
        (0..<6).reduce(Rational.zero) { sum, row in
          let x = Rational.make { mpfr_get_q($0, a.entry(row, 0)) }
          let y = Rational.make { mpfr_get_q($0, b.entry(row, 0)) }
          return sum + x * y
        }
      }
      for (mode, rounding) in [
        (MPFR_RNDD, Rounding.down), (MPFR_RNDU, .up),
        (MPFR_RNDA, exact.signum < 0 ? .down : .up),
      ] {
        let found = withExtendedLifetime((a, b)) {
          BigFloat.make(precision: 64) {
            a.columnTable().dot(0, b.columnTable(), 0, count: 6, into: $0, mode)
          }
        }
        verdict.check(
          found == BigFloat(exact, precision: 64, rounding: rounding), "trial \(trial), \(rounding)"
        )
      }
    }
    #expect(verdict.complaint == nil, "seed \(random.seed)")
  }
}
