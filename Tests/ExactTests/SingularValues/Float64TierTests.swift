// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Exact

@Suite("Singular values in Float64: known spectra")
struct Float64TierTests {
  @Test("2 × 2 with a known spectrum")
  func twoByTwo() throws {
    // [1 2; 3 4]: σ² = 15 ± √221.
    let spectrum = try singularValues(of: Matrix<Double>([[1, 2], [3, 4]]))
    #expect(spectrum.count == 2)
    #expect(spectrum[0].contains(5.464985704219043) && spectrum[0].width < 2e-14)
    #expect(spectrum[1].contains(0.365966190626257) && spectrum[1].width < 2e-14)
    #expect(spectrum.facts == [.weyl, .ostrowski])
  }

  @Test("Hadamard matrices have one singular value, √n")
  func hadamard() throws {
    for order in [2, 4, 8, 16, 32] {
      let matrix = Matrix<Double>(rows: order, columns: order) {
        ($0 & $1).nonzeroBitCount.isMultiple(of: 2) ? 1 : -1
      }
      let spectrum = try singularValues(of: matrix)
      #expect(spectrum.count == order)
      #expect(spectrum.values.allSatisfy { $0.containsRoot(of: Rational(order)) })
      #expect(relativeWidth(spectrum) < 1e-13)
    }
  }

  @Test("All-ones matrices have rank 1 and σ₁ = √(mn)")
  func ones() throws {
    for (m, n) in [(1, 7), (7, 1), (5, 3), (3, 5), (20, 20)] {
      let spectrum = try singularValues(of: Matrix<Double>(rows: m, columns: n) { _, _ in 1 })
      #expect(spectrum.count == min(m, n))
      #expect(spectrum[0].containsRoot(of: Rational(m * n)))
      #expect(spectrum.values.dropFirst().allSatisfy { $0.lower == 0 && $0.upper < 1e-13 })
    }
  }

  @Test("At most one nonzero entry in a row and column: exact, and by no theorem")
  func singleEntries() throws {
    let diagonal = Matrix<Double>([
      [0, -3, 0, 0], [0, 0, 0, .leastNonzeroMagnitude], [0x1p1023, 0, 0, 0],
    ])
    let spectrum = try singularValues(of: diagonal)
    #expect(spectrum.values == [0x1p1023, 3, .leastNonzeroMagnitude].map { Enclosure($0) })
    #expect(spectrum.facts == [])
    let mask = Matrix<Rational>.diagonal([1, 0, 1, Rational(1, 3)])
    let values = try singularValues(of: mask).values
    #expect(values[0] == Enclosure(1.0) && values[1] == Enclosure(1.0))
    #expect(values[2] == Enclosure(Rational(1, 3), precision: 53) && !values[2].isPoint)
    #expect(values[3] == Enclosure(0.0))
    // Two entries in one row, or in one column, are another matter.
    #expect(try singularValues(of: Matrix<Double>([[3, 4], [0, 0]]))[0].contains(5))
    #expect(try singularValues(of: Matrix<Double>([[3, 0], [4, 0]]))[0].contains(5))
  }

  @Test("Empty, zero and 1 × 1 matrices")
  func smallShapes() throws {
    for (m, n) in [(0, 0), (0, 3), (3, 0)] {
      #expect(try singularValues(of: Matrix<Double>(rows: m, columns: n) { _, _ in 0 }).count == 0)
      #expect(try singularValues(of: Matrix<Rational>.zero(rows: m, columns: n)).count == 0)
    }
    for (m, n) in [(1, 1), (2, 5), (4, 4)] {
      let zeros = [Enclosure](repeating: Enclosure(0.0), count: min(m, n))
      #expect(
        try singularValues(of: Matrix<Double>(rows: m, columns: n) { _, _ in 0 }).values == zeros)
      #expect(try singularValues(of: Matrix<Rational>.zero(rows: m, columns: n)).values == zeros)
    }
    #expect(try singularValues(of: Matrix<Double>([[-0.1]])).values == [Enclosure(0.1)])
  }

  @Test("NaN and infinite entries are named")
  func notFinite() {
    for bad in [Double.nan, .infinity, -.infinity] {
      var matrix = Matrix<Double>(rows: 3, columns: 4) { Double($0 + $1) }
      matrix[1, 2] = bad
      matrix[2, 0] = .nan
      #expect(
        throws: SingularValueError.notFinite(row: 1, column: 2, value: "\(bad)")
      ) { try singularValues(of: matrix) }
    }
  }

  @Test("Exactly prescribed singular values", arguments: [1, 2, 3, 4, 5] as [UInt64])
  func prescribed(seed: UInt64) throws {
    var random = TestRandom(seed: seed)
    let spectra: [[Rational]] = [
      [5, 3, 3, 3, 1], [1, 1, 1, 1, 1], [7, 1, 0, 0, 0], [4, 4, 2, 2, 0],
      [1, 1, Rational(1, 1_000_000), Rational(1, 1_000_000), 0],
      [Rational(10).power(20), 1, 1, Rational(1) / Rational(10).power(20), 0],
      [Rational(1) / Rational(3).power(400), Rational(1) / Rational(3).power(401), 0, 0, 0],
    ]
    for values in spectra {
      let shape = [(5, 5), (8, 5), (5, 7)][random.int(0...2)]
      let matrix = random.matrix(shape.0, shape.1, singularValues: values)
      let spectrum = try singularValues(of: matrix)
      let held = zip(values, spectrum.values).allSatisfy { $1.containsRoot(of: $0 * $0) }
      #expect(held && relativeWidth(spectrum) < 1e-13, "seed \(seed), values \(values)")
    }
  }

  @Test("A repeated singular value among Doubles: a reflection times a power of two")
  func exactReflection() throws {
    let matrix = Matrix<Double>(rows: 4, columns: 4) { ($0 == $1 ? 1 : 0) - 0.5 }
    let spectrum = try singularValues(of: matrix)
    #expect(spectrum.values.allSatisfy { $0.contains(1) && $0.width < 1e-14 })
  }

  @Test("Past the largest Double the upper end is +∞, and the lower end is as large as can be")
  func overflow() throws {
    let largest = Double.greatestFiniteMagnitude
    let spectrum = try singularValues(
      of: Matrix<Double>([[largest, largest], [largest, -largest]]))
    #expect(
      spectrum.values == [Enclosure](repeating: .init(lower: largest, upper: .infinity), count: 2))
  }

  @Test("The smallest subnormal numbers: integers times 2^(−1074)")
  func subnormal() throws {
    let unit = Double.leastNonzeroMagnitude
    let spectrum = try singularValues(
      of: Matrix<Double>([[unit, 2 * unit], [3 * unit, 4 * unit]]))
    // 5.46… and 0.36… units.
    #expect(
      spectrum.values == [.init(lower: 5 * unit, upper: 6 * unit), .init(lower: 0, upper: unit)])
  }

  @Test("Width at order 100")
  func widthAtOrder100() throws {
    var random = TestRandom(seed: 100)
    let entries = (0..<10_000).map { _ in random.double() }
    let spectrum = try singularValues(of: Matrix<Double>(rows: 100, columns: 100, entries: entries))
    #expect(relativeWidth(spectrum) < 1e-13)
  }
}
