// SPDX-License-Identifier: Apache-2.0

import CMPFR
import Exact
import Testing

@testable import Bounds

@Suite("Bounds for a layer at the edges")
struct LayerEdgeTests {
  private let patterns: [Matrix<Double>] = [
    Matrix([[3, -1, 0.5], [0, 2, 1], [-1, 0.25, -2]]),
    Matrix([[1, 1, 1], [1, 1, 1], [1, 1, 1]]),
    Matrix([[1, 0, 0], [0, 1e-200, 0], [0, 0, 0]]), Matrix([[0, 1, 0], [-1, 0, 0], [0, 0, 1]]),
  ]
  private let masks: [[Double]] = [
    [1, 1, 1], [0, -0.0, 1], [-1, 1, 0.1], [-2.5, 1, 1], [5e-324, 1, 1], [1e308, 1e-308, -1e308],
    [0, 0, 0],
  ]

  private func descriptions(_ mask: [Double]) -> [MaskDescription] {
    var all: [MaskDescription] = [.known(mask), .slopes((mask.min() ?? 0)...(mask.max() ?? 0))]
    if mask.allSatisfy({ $0 == 0 || $0 == 1 }) {
      let zeros = mask.filter { $0 == 0 }.count
      all += [.atMostZeros(zeros), .atMostZeros(3), .atMostZeros(1000)]
    }
    return all
  }

  @Test("huge, tiny and subnormal weights, slopes and shifts; signed zeros; more zeros than rows")
  func extremes() throws {
    var failures: [String] = []
    for exponent in [0, 1021, 1023, -1000, -1074] {
      for (number, pattern) in patterns.enumerated() {
        let w = pattern.map { Double(sign: .plus, exponent: exponent, significand: $0) }
        guard let exactW = Matrix<Rational>(exactly: w) else { continue }
        let spectrum = try LayerSpectrum(of: w)
        for mask in masks {
          let masked = Matrix<Rational>.diagonal(mask.compactMap { Rational(exactly: $0) }) * exactW
          for description in descriptions(mask) {
            let what = "2^\(exponent), pattern \(number), \(description)"
            failures += try misses(spectrum.bounds(mask: description), masked, what)
            for shift in [0, -0.0, -1, 1e308, -5e-324] {
              let layer = (Rational(exactly: shift) ?? 0) * .identity(3) + masked
              failures += try misses(
                spectrum.bounds(shift: shift, mask: description), layer, "\(what), \(shift)")
            }
          }
        }
      }
    }
    #expect(failures.isEmpty, "\(failures.prefix(5))")
  }

  private func misses(
    _ bounds: LayerBounds, _ matrix: Matrix<Rational>, _ what: String
  ) throws -> [String] {
    let truth = try singularValues(of: matrix)
    var failures = zip(bounds.singularValues, truth.values).compactMap { interval, value in
      interval.enclosure.overlaps(value)
        ? nil : "\(what): \(value) against \(interval.enclosure) of σ_\(interval.index)"
    }
    if let condition = truth.conditionNumber, condition.lower > bounds.conditionNumber.value {
      failures.append("\(what): κ")
    }
    return failures
  }

  @Test("what is known may be little: infinite ends, zero lower ends")
  func littleKnown() throws {
    let nothing = Enclosure<Double>(lower: 0, upper: .infinity)
    let spectrum = try LayerSpectrum(
      rows: 2, columns: 2, singularValues: [nothing, nothing],
      symmetricPartEigenvalues: [.init(lower: -.infinity, upper: .infinity), .init(-8)],
      rowNormsSquared: [nothing, nothing])
    for mask in [[1, 1], [0.5, -3], [1, 0]] {
      for description: MaskDescription in [.known(mask), .slopes(-1...2), .atMostZeros(1)] {
        let plain = try spectrum.bounds(mask: description).singularValues
        #expect(plain.allSatisfy { $0.lower.value == 0 })
        #expect(plain[0].upper.value == .infinity)
        let shifted = try spectrum.bounds(shift: -1, mask: description).singularValues
        #expect(shifted[0].upper.value == .infinity)
      }
    }
  }

  @Test("what no matrix can have is refused")
  func impossible() throws {
    func known(_ values: [ClosedRange<Double>]) -> [Enclosure<Double>] {
      values.map { Enclosure(lower: $0.lowerBound, upper: $0.upperBound) }
    }
    #expect(throws: LayerError.negative("a singular value")) {
      try LayerSpectrum(rows: 1, columns: 1, singularValues: known([-2...(-1)]))
    }
    #expect(throws: LayerError.notDescending("singular values")) {
      try LayerSpectrum(rows: 2, columns: 2, singularValues: known([1...2, 3...4]))
    }
    #expect(throws: LayerError.notDescending("eigenvalues")) {
      try LayerSpectrum(
        rows: 2, columns: 2, singularValues: known([1...2, 0...1]),
        symmetricPartEigenvalues: known([-1...0, 1...2]))
    }
    #expect(throws: LayerError.negative("a squared row norm")) {
      try LayerSpectrum(
        rows: 1, columns: 1, singularValues: known([1...1]), rowNormsSquared: known([-2...(-1)]))
    }
    // λ_1(W + Wᵀ) ≤ 2σ_1(W) fails, so R3 and R1 contradict each other.
    let lie = try LayerSpectrum(
      rows: 1, columns: 1, singularValues: known([1...1]),
      symmetricPartEigenvalues: known([100...100]))
    #expect(throws: LayerError.contradiction(index: 1)) {
      try lie.bounds(shift: 1, mask: .known([1]))
    }
  }

  @Test("no call of MPFR")
  func withoutMPFR() throws {
    let spectrum = try LayerSpectrum(of: patterns[0])
    // With this range of exponents every nonzero result of an MPFR function underflows, and says so
    // in a flag. Range and flags belong to the thread.
    let (least, largest) = (mpfr_get_emin(), mpfr_get_emax())
    defer {
      mpfr_set_emin(least)
      mpfr_set_emax(largest)
      mpfr_clear_flags()
    }
    mpfr_set_emin(1 << 40)
    mpfr_set_emax(1 << 40)
    mpfr_clear_flags()
    _ = BigFloat(1)
    #expect(mpfr_underflow_p() != 0, "the trap works")
    mpfr_clear_flags()
    for mask in masks {
      for description in descriptions(mask) {
        _ = try spectrum.bounds(mask: description)
        _ = try spectrum.bounds(shift: 0.1, mask: description)
      }
    }
    #expect(mpfr_underflow_p() == 0)
    #expect(mpfr_overflow_p() == 0)
    #expect(mpfr_inexflag_p() == 0)
  }
}
