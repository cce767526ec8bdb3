// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators
import Testing

@Suite("Bounds for a layer")
struct LayerBoundsTests {
  /// A layer matrix of Doubles with small entries, so that the truth is cheap to certify.
  private func weights(_ rows: Int, _ columns: Int, _ generator: inout SeededGenerator)
    -> Matrix<Double>
  {
    Matrix(rows: rows, columns: columns) { _, _ in Double(generator.integer(in: -8...8)) / 4 }
  }

  private func exact(_ values: [Double]) -> [Rational] {
    values.map { Rational(exactly: $0) ?? .zero }
  }

  /// The worst that can be said of the bounds: a message when the truth lies outside.
  private func mismatch(
    _ bounds: LayerBounds, _ truth: Matrix<Rational>, _ what: String
  ) throws -> String? {
    let spectrum = try singularValues(of: truth)
    for (interval, enclosure) in zip(bounds.singularValues, spectrum.values) {
      if enclosure.upper < interval.lower.value {
        return "\(what): σ_\(interval.index) lies below the bound of \(interval.lower.clauseIDs)"
      }
      if enclosure.lower > interval.upper.value {
        return "\(what): σ_\(interval.index) lies above the bound of \(interval.upper.clauseIDs)"
      }
    }
    if let condition = spectrum.conditionNumber, condition.lower > bounds.conditionNumber.value {
      return "\(what): κ exceeds the bound of \(bounds.conditionNumber.clauseIDs)"
    }
    return nil
  }

  @Test("every description of a mask gives bounds that hold, with and without a skip")
  func boundsHold() throws {
    var failures: [String] = []
    for seed in UInt64(1)...60 {
      var generator = SeededGenerator(seed: seed)
      let n = generator.integer(in: 1...5)
      let m = generator.coin() ? n : generator.integer(in: 1...5)
      let w = weights(m, n, &generator)
      let spectrum = try LayerSpectrum(of: w)
      let slopes = (0..<m).map { _ in Double(generator.integer(in: -4...4)) / 4 }
      let zeros = (0..<m).map { _ in generator.coin() ? 1.0 : 0 }
      let eta = Double(generator.integer(in: 1...6)) / 4
      let leaky = zeros.map { $0 == 0 ? eta : 1 }
      let zeroCount = zeros.filter { $0 == 0 }.count
      let cases: [([Double], MaskDescription)] = [
        (slopes, .known(slopes)), (zeros, .known(zeros)), (leaky, .known(leaky)),
        (zeros, .atMostZeros(zeroCount)), (zeros, .atMostZeros(m)),
        (leaky, .slopes(min(1, eta)...max(1, eta))), (slopes, .slopes(-1...1)),
        (Array(repeating: 1, count: m), .known(Array(repeating: 1, count: m))),
      ]
      let exactW = try #require(Matrix<Rational>(exactly: w))
      for (position, (mask, description)) in cases.enumerated() {
        let masked = Matrix<Rational>.diagonal(exact(mask)) * exactW
        let what = "seed \(seed), mask \(position)"
        if let failure = try mismatch(spectrum.bounds(mask: description), masked, what) {
          failures.append(failure)
        }
        guard m == n else { continue }
        let shift = Double(generator.integer(in: -12...12)) / 4
        let layer = exact([shift])[0] * .identity(n) + masked
        let bounds = try spectrum.bounds(shift: shift, mask: description)
        if let failure = try mismatch(bounds, layer, "\(what), shift \(shift)") {
          failures.append(failure)
        }
      }
    }
    #expect(failures.isEmpty, "\(failures.prefix(5))")
  }

  @Test("slopes and shifts that are no Doubles are taken exactly")
  func exactSlopes() throws {
    var failures: [String] = []
    for seed in UInt64(1)...30 {
      var generator = SeededGenerator(seed: seed)
      let n = generator.integer(in: 1...5)
      let w = weights(n, n, &generator)
      let spectrum = try LayerSpectrum(of: w)
      let exactW = try #require(Matrix<Rational>(exactly: w))
      let tenth = Rational(generator.integer(in: -12...12), 10)
      let mask = (0..<n).map { _ in generator.coin() ? 1 : tenth }
      let masked = Matrix<Rational>.diagonal(mask) * exactW
      let shift = Rational(generator.integer(in: -9...9), 3)
      let bounds = try spectrum.bounds(mask: .exact(mask))
      let shifted = try spectrum.bounds(exactShift: shift, mask: .exact(mask))
      let layer = shift * .identity(n) + masked
      failures += [
        try mismatch(bounds, masked, "seed \(seed)"),
        try mismatch(shifted, layer, "seed \(seed), shift \(shift)"),
      ].compactMap { $0 }
    }
    #expect(failures.isEmpty, "\(failures.prefix(5))")
    // 1/10 as a Double is a little more than 1/10, so that its bound would be too large a lower end.
    let one = try LayerSpectrum(of: Matrix<Double>([[1]]))
    let interval = try one.bounds(mask: .exact([Rational(1, 10)])).singularValues[0].enclosure
    #expect(interval.lower == Double(0.1).nextDown && interval.upper == 0.1)
  }

  @Test("a skip that dominates bounds the condition number and says by which theorem")
  func condition() throws {
    let w = Matrix<Double>([[0.25, 0.5], [-0.5, 0.25]])
    let bounds = try LayerSpectrum(of: w).bounds(shift: 2, mask: .known([1, 1]))
    // (2.25, 0.5) on the complex plane: W is normal, both singular values are |2.25 + 0.5i|.
    #expect(bounds.conditionNumber.value < 1.2)
    #expect(!bounds.conditionNumber.clauseIDs.isEmpty)
    #expect(bounds.conditionNumber.bibTeX.contains("@article"))
  }

  @Test("a ReLU mask with one zero shifts indices by one place")
  func relu() throws {
    let w = Matrix<Double>([[4, 0, 0], [0, 2, 0], [0, 0, 1]])
    let intervals = try LayerSpectrum(of: w).bounds(mask: .atMostZeros(1)).singularValues
    #expect(intervals.map(\.lower.value) == [2, 1, 0])
    #expect(intervals.map(\.upper.value) == [4, 2, 1])
    #expect(intervals[0].lower.clauseIDs == ["M3.b"])
    #expect(intervals[0].upper.clauseIDs == ["M3.a"])
    #expect(intervals[2].lower.clauseIDs.isEmpty)
  }

  @Test("what does not fit is refused in one line")
  func refusals() throws {
    let spectrum = try LayerSpectrum(of: Matrix<Double>([[1, 2, 3], [4, 5, 6]]))
    #expect(throws: LayerError.wrongCount("slopes", expected: 2, found: 3)) {
      try spectrum.bounds(mask: .known([1, 1, 1]))
    }
    #expect(throws: LayerError.wrongCount("slopes", expected: 2, found: 1)) {
      try spectrum.bounds(mask: .exact([1]))
    }
    #expect(throws: LayerError.notSquare(rows: 2, columns: 3)) {
      try spectrum.bounds(shift: 1, mask: .known([1, 1]))
    }
    #expect(throws: LayerError.notFinite("a slope")) {
      try spectrum.bounds(mask: .known([1, .nan]))
    }
    #expect(throws: LayerError.negative("the number of zeros")) {
      try spectrum.bounds(mask: .atMostZeros(-1))
    }
    #expect(throws: LayerError.wrongCount("singular values", expected: 2, found: 0)) {
      try LayerSpectrum(rows: 2, columns: 3, singularValues: [])
    }
  }

  @Test("empty and one-by-one layers have bounds too")
  func small() throws {
    let empty = try LayerSpectrum(of: Matrix<Double>(rows: 0, columns: 0) { _, _ in 0 })
    #expect(try empty.bounds(shift: 1, mask: .known([])).singularValues.isEmpty)
    let one = try LayerSpectrum(of: Matrix<Double>([[-3]]))
    let interval = try one.bounds(shift: 1, mask: .known([1])).singularValues[0]
    #expect(interval.enclosure.contains(2))
    #expect(interval.upper.value < 2.0001)
  }
}
