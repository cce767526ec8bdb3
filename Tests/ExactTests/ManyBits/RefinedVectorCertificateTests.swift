// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Exact

/// The certificate against proposals that are off by known amounts.
@Suite("Certificate from refined vectors")
struct RefinedVectorCertificateTests {
  private func check(
    _ matrix: Matrix<Rational>, left: Matrix<Rational>, right: Matrix<Rational>,
    digits: Int = 4, kept: Int = 7, _ verdict: inout Verdict, _ name: String
  ) throws -> [Enclosure<BigFloat>] {
    let found = try #require(
      refinedVectorEnclosures(
        of: matrix, left: left, right: right, digits: digits, keeping: kept))
    verdict.check(found, counting: matrix, name)
    return found
  }

  @Test("A gap that the rest of N closes: order 81, where using it is wrong")
  func closedGap() throws {
    // [1] ⊕ ((1 − 65t)I + t(J − I)) for t = 2⁻²⁰, times 2²⁰. The largest singular value is 2²⁰ + 14.
    let unit = 1 << 20
    let matrix = Matrix<Rational>(rows: 81, columns: 81) { row, column in
      if row == column { return Rational(row == 0 ? unit : unit - 65) }
      return row == 0 || column == 0 ? 0 : 1
    }
    let identity = Matrix<Rational>.identity(81)
    let found = try #require(
      refinedVectorEnclosures(
        of: matrix, left: identity, right: identity, digits: 2, keeping: 5))
    let truth =
      [Rational(unit + 14), Rational(unit)] + Array(repeating: Rational(unit - 66), count: 79)
    let missed = zip(found, truth).filter { enclosure, value in
      guard let low = enclosure.lower.rational, let high = enclosure.upper.rational else {
        return true
      }
      return low > value || value > high
    }
    #expect(missed.isEmpty && found.count == 81)
  }

  @Test("Vectors that are too long, too short or not orthogonal")
  func defectiveVectors() throws {
    var verdict = Verdict()
    let matrix = Matrix<Rational>([[300, 4, 0], [4, 200, 1], [0, 1, 100]])
    for shift in 6...40 {
      let slight = Rational.one.scaled(byPowerOfTwo: -shift)
      for (left, right): (Rational, Rational) in [
        (1 + slight, 1), (1 - slight, 1), (1, 1 + slight), (1, 1 - slight),
        (1 + slight, 1 - slight), (1 + slight, 1 + slight),
      ] {
        _ = try check(
          matrix, left: left * .identity(3), right: right * .identity(3), &verdict,
          "\(left), \(right)")
      }
      var slanted = Matrix<Rational>.identity(3)
      slanted[0, 1] = slight
      _ = try check(matrix, left: slanted, right: .identity(3), &verdict, "left slant \(shift)")
      _ = try check(matrix, left: .identity(3), right: slanted, &verdict, "right slant \(shift)")
      _ = try check(matrix, left: slanted, right: slanted, &verdict, "both slanted \(shift)")
    }
    #expect(verdict.complaint == nil)
  }

  @Test("Rotated vectors: N within a cluster, across its edge, antisymmetric, near zero")
  func rotatedVectors() throws {
    var verdict = Verdict()
    let spectra: [[Rational]] = [
      [4, 4, 4], [4, 4, 1], [4, 1, 1], [4, 0, 0], [4, 3, 0], [4, 2, 1],
      [4, 4 + Rational(1, 1 << 20), 1],
    ]
    for values in spectra {
      let matrix = Rational(1 << 40) * .diagonal(values)
      for shift in 4...30 {
        // (1 − x²)/(1 + x²) and 2x/(1 + x²) for x = 2^−shift: an exact rotation.
        let x = Rational.one.scaled(byPowerOfTwo: -shift)
        let (c, s) = ((1 - x * x) / (1 + x * x), 2 * x / (1 + x * x))
        for (p, q) in [(0, 1), (1, 2), (0, 2)] {
          var rotation = Matrix<Rational>.identity(3)
          (rotation[p, p], rotation[q, q], rotation[p, q], rotation[q, p]) = (c, c, s, -s)
          for (left, right) in [
            (rotation, .identity(3)), (.identity(3), rotation), (rotation, rotation),
            (rotation, rotation.transposed),
          ] {
            _ = try check(
              matrix, left: left, right: right, &verdict, "\(values), \(p) \(q), 2^-\(shift)")
          }
        }
      }
    }
    #expect(verdict.complaint == nil)
  }

  @Test("Half of the bits in the vectors give all of them in the enclosures")
  func halfOfTheBits() throws {
    let matrix = Rational(1 << 40) * .diagonal([4, 4, 1])
    let x = Rational.one.scaled(byPowerOfTwo: -40)
    let (c, s) = ((1 - x * x) / (1 + x * x), 2 * x / (1 + x * x))
    var rotation = Matrix<Rational>.identity(3)
    (rotation[0, 0], rotation[1, 1], rotation[0, 1], rotation[1, 0]) = (c, c, s, -s)
    (rotation[2, 2], rotation[0, 2]) = (1 + x, x)
    var verdict = Verdict()
    let found = try check(matrix, left: rotation, right: .identity(3), &verdict, "half")
    verdict.check(BigFloatTier.isNarrow(found, bits: 80), "not twice as accurate as the vectors")
    #expect(verdict.complaint == nil)
  }

  @Test("Garbage: a refusal or true enclosures, never false ones")
  func garbage() throws {
    var random = TestRandom(seed: 97)
    var verdict = Verdict()
    var refused = 0
    for trial in 0..<300 {
      let order = random.int(1...4)
      var matrix = random.matrix(order, order, size: 1 << random.int(2...30), zeros: 2)
      if matrix.isZero { matrix[0, 0] = 1 }
      let noise = Rational(1, 1 << random.int(1...40))
      func vectors() -> Matrix<Rational> {
        random.reflection(order) + noise * random.matrix(order, order, size: 1, zeros: 4)
      }
      let found = refinedVectorEnclosures(
        of: matrix, left: vectors(), right: vectors(), digits: random.int(1...4),
        keeping: random.int(1...8))
      if let found {
        verdict.check(found, counting: matrix, "trial \(trial)")
      } else {
        refused += 1
      }
    }
    #expect(verdict.complaint == nil, "seed \(random.seed)")
    #expect(refused > 0 && refused < 300)
  }

  @Test("Digits that are not whole numbers, too large or NaN are refused")
  func inadmissible() throws {
    let format = try #require(DigitFormat(order: 2, depth: 2))
    let identity = try #require(DigitMatrix(.identity(2), format, digits: 2))
    #expect(
      RefinedVectorCertificate(of: identity, left: identity, right: identity, digits: 3) != nil)
    let half = Double(sign: .plus, exponent: format.bits - 1, significand: 1)
    for bad in [0.5, half + 1, -half - 1, .nan, .infinity] {
      var spoilt = identity
      spoilt[1, 0, 1] = bad
      for place in 0..<3 {
        let all = (0..<3).map { $0 == place ? spoilt : identity }
        #expect(
          VectorDefects(of: all[0], left: all[1], right: all[2], digits: 3) == nil, "\(bad)")
      }
    }
  }
}
