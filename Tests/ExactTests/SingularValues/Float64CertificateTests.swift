// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Exact

/// An oracle that hands out what it was given.
private struct FixedOracle: SingularVectorOracle {
  let proposal: SingularValueProposal?
  func approximateSingularVectors(of matrix: ColumnMajorMatrix) -> SingularValueProposal? {
    proposal
  }
}

extension ColumnMajorMatrix {
  fileprivate init(rows: Int, columns: Int, entry: (Int, Int) -> Double) {
    self.init(rows: rows, columns: columns) { _ in }
    for row in 0..<rows {
      for column in 0..<columns { self[row, column] = entry(row, column) }
    }
  }

  fileprivate func map(_ transform: (Double) -> Double) -> ColumnMajorMatrix {
    ColumnMajorMatrix(rows: rows, columns: columns) { transform(self[$0, $1]) }
  }

  /// The same matrix, exactly. Finite entries.
  fileprivate var rational: Matrix<Rational> {
    Matrix(rows: rows, columns: columns) { Rational(exactly: self[$0, $1]) ?? .zero }
  }
}

@Suite("The Float64 certificate trusts nobody")
struct Float64CertificateTests {
  /// Whether the certificate's three bounds hold, by exact arithmetic.
  private func boundsHold(
    _ certificate: Float64Certificate, _ p: SingularValueProposal, _ c: ColumnMajorMatrix
  ) -> Bool {
    let (u, v) = (p.leftVectors.rational, p.rightVectors.rational)
    let s = Matrix<Rational>.diagonal(p.values.map { Rational(exactly: $0) ?? .zero })
    func isBounded(_ matrix: Matrix<Rational>, by bound: Double) -> Bool {
      guard let limit = Rational(exactly: bound) else { return bound == .infinity }
      return matrix.countSingularValues(atMost: limit) == matrix.order
    }
    return isBounded(c.rational - u * s * v.transposed, by: certificate.residual)
      && isBounded(u.transposed * u - .identity(c.columns), by: certificate.leftDefect)
      && isBounded(v.transposed * v - .identity(c.columns), by: certificate.rightDefect)
  }

  @Test(
    "Residual and defects of arbitrary proposals are bounded", arguments: [1, 2, 3] as [UInt64])
  func bounds(seed: UInt64) throws {
    var random = TestRandom(seed: seed)
    var (certified, wrong) = (0, 0)
    for round in 0..<1000 {
      // Columns most of the time: there the norms computed are the norms bounded, so that a missing
      // rounding error shows.
      let n = round % 4 == 0 ? random.int(1...3) : 1
      let m = n + random.int(0...2)
      let c = ColumnMajorMatrix(rows: m, columns: n) { _, _ in random.double() }
      let size = Double.squareRoot(1 / Double(m), .nearest)
      let fine = random.bool()
      func entry() -> Double { fine ? random.double() : random.double() * 0x1p-30 }
      let proposal = SingularValueProposal(
        leftVectors: ColumnMajorMatrix(rows: m, columns: n) {
          n == 1 ? size * (1 + 0.2 * random.double()) : ($0 == $1 ? 1 : 0) + 0.2 * entry()
        },
        values: (0..<n).map { _ in random.double().magnitude }.sorted(by: >),
        rightVectors: ColumnMajorMatrix(rows: n, columns: n) {
          ($0 == $1 ? 1 : 0) + 0.2 * entry()
        })
      guard let certificate = Float64Certificate(of: proposal, for: c) else { continue }
      certified += 1
      if !boundsHold(certificate, proposal, c) { wrong += 1 }
    }
    #expect(wrong == 0, "seed \(seed)")
    #expect(certified > 800)
  }

  @Test("The Jacobi oracle's proposals are bounded", arguments: [1, 2] as [UInt64])
  func oracleBounds(seed: UInt64) throws {
    var random = TestRandom(seed: seed)
    var wrong = 0
    for _ in 0..<60 {
      let n = random.int(1...3)
      let c = ColumnMajorMatrix(rows: n + random.int(0...3), columns: n) { _, _ in random.double() }
      let proposal = try #require(JacobiOracle().approximateSingularVectors(of: c))
      let certificate = try #require(Float64Certificate(of: proposal, for: c))
      if !boundsHold(certificate, proposal, c) { wrong += 1 }
    }
    #expect(wrong == 0, "seed \(seed)")
  }

  @Test("Garbage gives a wide enclosure or none, never a wrong one", arguments: [1, 2] as [UInt64])
  func garbage(seed: UInt64) throws {
    var random = TestRandom(seed: seed)
    var found: [String] = []
    var certified = 0
    for round in 0..<320 {
      let n = random.int(1...4)
      let m = n + random.int(0...2)
      let matrix = random.doubleMatrix(m, n)
      let exact = try #require(Matrix<Rational>(exactly: matrix))
      let largest = matrix.entries.map(\.magnitude).max() ?? 0
      guard largest > 0 else { continue }
      let scaled = ScaledMidpoint(matrix, largest: largest)
      var p = try #require(JacobiOracle().approximateSingularVectors(of: scaled.midpoint))
      switch round % 16 {
      case 0: p.values[0] *= 1 + random.double().magnitude
      case 1: p.values = p.values.map { $0 * 0.9 }
      case 2: p.values[n - 1] = 0
      case 3: p.leftVectors[random.int(0...m - 1), random.int(0...n - 1)] += 0.1 * random.double()
      case 4: p.rightVectors[random.int(0...n - 1), random.int(0...n - 1)] += 0.1 * random.double()
      case 5: p.leftVectors[random.int(0...m - 1), random.int(0...n - 1)] = .nan
      case 6: p.rightVectors[0, 0] = .infinity
      case 7: p.values[random.int(0...n - 1)] = .nan
      case 8: p.values.reverse()
      case 9:
        p.leftVectors = ColumnMajorMatrix(rows: m, columns: n) { _, _ in random.double() }
        p.rightVectors = ColumnMajorMatrix(rows: n, columns: n) { _, _ in random.double() }
      case 10: p.values[n - 1] = -p.values[n - 1]
      case 11, 12:
        // Nearly no residual, but U is not orthonormal: only its defect can make up for s.
        let factor = round.isMultiple(of: 2) ? 0.75 : 1.25
        p.leftVectors = p.leftVectors.map { $0 * factor }
        p.values = p.values.map { $0 / factor }
      case 13, 14:
        let factor = round.isMultiple(of: 2) ? 0.75 : 1.25
        p.rightVectors = p.rightVectors.map { $0 * factor }
        p.values = p.values.map { $0 / factor }
      default: p.rightVectors[n - 1, n - 1] += 0x1p-45
      }
      guard let result = float64Spectrum(of: scaled, oracle: FixedOracle(proposal: p)) else {
        continue
      }
      certified += 1
      found += faults(in: result.spectrum, of: exact).map { "\(round), seed \(seed): \($0)" }
    }
    #expect(found == [])
    #expect(certified > 60)
  }

  @Test("Proposals of a wrong shape, and none at all, give no certificate")
  func wrongShapes() throws {
    let matrix = ColumnMajorMatrix(rows: 3, columns: 2) { $0 == $1 ? 0.5 : 0.25 }
    let good = try #require(JacobiOracle().approximateSingularVectors(of: matrix))
    #expect(Float64Certificate(of: good, for: matrix) != nil)
    var bad = good
    bad.values.append(0)
    #expect(Float64Certificate(of: bad, for: matrix) == nil)
    bad = good
    bad.leftVectors = good.rightVectors
    #expect(Float64Certificate(of: bad, for: matrix) == nil)
    let scaled = ScaledMidpoint(midpoint: matrix, exponent: 0, radius: 0)
    #expect(float64Spectrum(of: scaled, oracle: FixedOracle(proposal: nil)) == nil)
  }

  @Test("Defects of 1 and more give no certificate")
  func largeDefects() {
    // With X = diag(2, 0) the products X diag(1/8, 1/8) X, X diag(1/4, 1/4) I and I diag(1/4, 1/4) X
    // are the matrix exactly, and the defect of X is 3.
    let matrix = ColumnMajorMatrix(rows: 2, columns: 2) { $0 + $1 == 0 ? 0.5 : 0 }
    let bad = ColumnMajorMatrix(rows: 2, columns: 2) { $0 + $1 == 0 ? 2 : 0 }
    let good = ColumnMajorMatrix(rows: 2, columns: 2) { $0 == $1 ? 1 : 0 }
    for (left, size, right) in [(bad, 0.125, bad), (bad, 0.25, good), (good, 0.25, bad)] {
      let proposal = SingularValueProposal(
        leftVectors: left, values: [size, size], rightVectors: right)
      #expect(Float64Certificate(of: proposal, for: matrix) == nil)
    }
  }

  @Test("Weyl: the radius widens both sides")
  func radius() throws {
    let matrix = ColumnMajorMatrix(rows: 2, columns: 2) { $0 == $1 ? 0.5 : 0.25 }
    let scaled = ScaledMidpoint(midpoint: matrix, exponent: 3, radius: 0x1p-10)
    let found = try #require(float64Spectrum(of: scaled, oracle: JacobiOracle()))
    #expect(!found.isNarrow)
    #expect(found.spectrum[0].lower <= 6 - 0x1p-7 && found.spectrum[0].upper >= 6 + 0x1p-7)
    #expect(found.spectrum[1].lower <= 2 - 0x1p-7 && found.spectrum[1].upper >= 2 + 0x1p-7)
  }
}
