// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators
import Testing

@Suite("Bounds for chains and batches")
struct ChainBoundsTests {
  /// What is wrong with bounds of the singular values of `truth`, exactly known as a matrix.
  private func faults(
    _ bounds: LayerBounds, _ truth: Matrix<Rational>, _ what: String
  ) throws -> [String] {
    let spectrum = try singularValues(of: truth)
    var found = zip(bounds.singularValues, spectrum.values).compactMap { interval, enclosure in
      interval.enclosure.overlaps(enclosure)
        ? nil
        : "\(what): σ_\(interval.index) is not where \(interval.lower.clauseIDs) and "
          + "\(interval.upper.clauseIDs) have it"
    }
    if bounds.singularValues.count != truth.order { found.append("\(what): not a bound for each") }
    let condition = try #require(spectrum.knowing(rankAtMost: truth.rank).conditionNumber)
    if condition.lower > bounds.conditionNumber.value { found.append("\(what): κ") }
    return found
  }

  private func matrix(
    _ rows: Int, _ columns: Int, _ generator: inout SeededGenerator
  ) -> Matrix<Rational> {
    Matrix(rows: rows, columns: columns) { _, _ in Rational(generator.integer(in: -8...8), 8) }
  }

  @Test("P7 on what is known of the layers, P1 and P2 on the factors")
  func chains() throws {
    var failures: [String] = []
    var sharpened = 0
    var twoSided = 0
    for seed in UInt64(1)...60 {
      var generator = SeededGenerator(seed: seed)
      let n = generator.integer(in: 1...4)
      let shift = Rational(generator.integer(in: -6...6), generator.integer(in: 1...2))
      let draws = (0..<generator.integer(in: 1...4)).map { _ in
        LayerDraw(
          weights: matrix(n, n, &generator),
          mask: (0..<n).map { _ in Rational(generator.integer(in: -5...5), 5) }, shift: shift)
      }
      let product = try #require(draws.chainJacobian)
      let plain = try ResidualChain(
        draws.map { .init(weights: try LayerSpectrum(of: $0.weights), mask: .exact($0.mask)) }
      ).bounds(shift: shift)
      let known = try ResidualChain(
        draws.map {
          .init(
            weights: try LayerSpectrum(of: $0.weights), mask: .exact($0.mask),
            masked: try LayerSpectrum(of: $0.maskedWeights))
        }
      ).bounds(shift: shift)
      let loose = try ResidualChain(
        draws.map { .init(weights: try LayerSpectrum(of: $0.weights), mask: .slopes(-1...1)) }
      ).bounds(shift: shift)
      let factors = try FactorChain(draws.map { try LayerSpectrum(of: $0.jacobian) }).bounds()
      for (bounds, name) in [
        (plain, "P7"), (known, "P7 with DW"), (loose, "P7, any slopes"), (factors, "P1"),
      ] {
        failures += try faults(bounds, product, "seed \(seed), \(name)")
      }
      if known.singularValues[0].upper.value < plain.singularValues[0].upper.value {
        sharpened += 1
      }
      if plain.conditionNumber.value.isFinite { twoSided += 1 }
      if loose.singularValues[0].upper.value < plain.singularValues[0].upper.value {
        failures.append("seed \(seed): less knowledge, a better bound")
      }
    }
    #expect(failures.isEmpty, "\(failures.prefix(5))")
    #expect(sharpened > 10 && twoSided > 5, "\(sharpened), \(twoSided)")
  }

  @Test("P4 on steps of either sign")
  func steps() throws {
    var failures: [String] = []
    var twoSided = 0
    for seed in UInt64(1)...60 {
      var generator = SeededGenerator(seed: seed)
      let n = generator.integer(in: 1...4)
      let count = generator.integer(in: 1...4)
      let weights = (0..<count).map { _ in matrix(n, n, &generator) }
      let steps = (0..<count).map { _ in Rational(generator.integer(in: -7...7), 7) }
      let product = zip(weights, steps).reduce(Matrix<Rational>.identity(n)) {
        (.identity(n) + $1.1 * $1.0) * $0
      }
      let bounds = try StepChain(
        weights.map { try LayerSpectrum(of: $0) }, steps: steps
      ).bounds()
      failures += try faults(bounds, product, "seed \(seed)")
      if bounds.conditionNumber.value.isFinite { twoSided += 1 }
    }
    #expect(failures.isEmpty, "\(failures.prefix(5))")
    #expect(twoSided > 5, "\(twoSided)")
  }

  @Test("masks on both sides, each as it may be described")
  func twoMasks() throws {
    var failures: [String] = []
    var interlaced = 0
    for seed in UInt64(1)...60 {
      var generator = SeededGenerator(seed: seed)
      let (m, n) = (generator.integer(in: 1...4), generator.integer(in: 1...4))
      let w = matrix(m, n, &generator)
      let spectrum = try LayerSpectrum(of: w)
      func descriptions(_ count: Int) -> [([Rational], MaskDescription)] {
        let slopes = (0..<count).map { _ in Rational(generator.integer(in: -5...5), 5) }
        let zeros = (0..<count).map { _ in generator.chance(1, in: 3) ? Rational.zero : 1 }
        return [
          (slopes, .exact(slopes)), (slopes, .slopes(-1...1)), (zeros, .exact(zeros)),
          (zeros, .atMostZeros(zeros.filter(\.isZero).count)),
        ]
      }
      let (lefts, rights) = (descriptions(m), descriptions(n))
      for (left, leftMask) in lefts {
        for (right, rightMask) in rights {
          let truth = Matrix<Rational>.diagonal(left) * w * .diagonal(right)
          let bounds = try spectrum.bounds(leftMask: leftMask, rightMask: rightMask)
          failures += try faults(bounds, truth, "seed \(seed), \(leftMask), \(rightMask)")
          if bounds.singularValues[0].lower.clauseIDs.contains("M12.a") { interlaced += 1 }
        }
      }
    }
    #expect(failures.isEmpty, "\(failures.prefix(5))")
    #expect(interlaced > 0)
  }

  @Test("one matrix above another, and above a multiple of I")
  func stacks() throws {
    var failures: [String] = []
    for seed in UInt64(1)...60 {
      var generator = SeededGenerator(seed: seed)
      let n = generator.integer(in: 1...4)
      let a = matrix(generator.integer(in: 1...4), n, &generator)
      let b = matrix(generator.integer(in: 1...4), n, &generator)
      let shift = Rational(generator.integer(in: -6...6), 3)
      let spectrum = try LayerSpectrum(of: a)
      func above(_ lower: Matrix<Rational>) -> Matrix<Rational> {
        Matrix(rows: a.rows + lower.rows, columns: n) {
          $0 < a.rows ? a[$0, $1] : lower[$0 - a.rows, $1]
        }
      }
      failures += try faults(
        spectrum.bounds(stackedOnShift: shift), above(shift * .identity(n)), "seed \(seed), shift")
      failures += try faults(
        spectrum.bounds(stackedOn: LayerSpectrum(of: b)), above(b), "seed \(seed), stack")
    }
    #expect(failures.isEmpty, "\(failures.prefix(5))")
    // [diag(3, 4); 12 I]: √153 and √160, each known to a few digits of 2⁻⁵³.
    let dense = try LayerSpectrum(of: Matrix<Double>([[3, 0], [0, 4]])).bounds(stackedOnShift: 12)
    #expect(dense.singularValues.allSatisfy { $0.enclosure.width < 1e-13 })
    #expect(dense.singularValues.allSatisfy { $0.lower.clauseIDs == ["L5.a"] })
    #expect(dense.conditionNumber.value < 1.0227)
    let wide = try LayerSpectrum(of: Matrix<Double>([[3, 0]]))
    #expect(throws: LayerError.wrongCount("columns", expected: 2, found: 1)) {
      try wide.bounds(stackedOn: LayerSpectrum(of: Matrix<Double>([[1]])))
    }
  }

  @Test("the clauses that are not the tightest are listed, in order")
  func alternatives() throws {
    var failures: [String] = []
    var listed = 0
    for seed in UInt64(1)...40 {
      var generator = SeededGenerator(seed: seed)
      let n = generator.integer(in: 1...4)
      let w = matrix(n, n, &generator)
      let mask = (0..<n).map { _ in Rational(generator.integer(in: 1...5), 5) }
      let shift = Rational(generator.integer(in: 1...9), 2)
      let bounds = try LayerSpectrum(of: w).bounds(exactShift: shift, mask: .exact(mask))
      let truth = try singularValues(of: shift * .identity(n) + .diagonal(mask) * w)
      for (interval, value) in zip(bounds.singularValues, truth.values) {
        let uppers = [interval.upper] + interval.otherUppers
        let lowers = [interval.lower] + interval.otherLowers
        listed += uppers.count + lowers.count
        if uppers.map(\.value) != uppers.map(\.value).sorted()
          || lowers.map(\.value) != lowers.map(\.value).sorted(by: >)
        {
          failures.append("seed \(seed): order")
        }
        if uppers.contains(where: { $0.value < value.lower })
          || lowers.contains(where: { $0.value > value.upper })
        {
          failures.append("seed \(seed): a bound that does not hold")
        }
        for list in [interval.otherUppers, interval.otherLowers] {
          let leading = list.compactMap(\.clauses.first?.id)
          if leading.count != list.count || Set(leading).count != list.count {
            failures.append("seed \(seed): \(leading)")
          }
        }
      }
    }
    #expect(failures.isEmpty, "\(failures.prefix(5))")
    #expect(listed > 500, "\(listed)")
  }

  @Test("L2 on what is known of the inputs and the Jacobians")
  func batches() throws {
    var failures: [String] = []
    var lower = 0
    for seed in UInt64(1)...60 {
      var generator = SeededGenerator(seed: seed)
      let (p, n) = (generator.integer(in: 1...3), generator.integer(in: 1...3))
      let (m, count) = (generator.integer(in: 1...3), generator.integer(in: 1...3))
      let inputs = matrix(m, count, &generator)
      let jacobians = (0..<count).map { _ in matrix(p, n, &generator) }
      // z_gᵀ ⊗ J_g, entry by entry.
      let q = Matrix<Rational>(rows: count * p, columns: m * n) {
        inputs[$1 / n, $0 / p] * jacobians[$0 / p][$0 % p, $1 % n]
      }
      let gram = inputs.transposed * inputs
      let bounds = try LayerBatch(
        inputs: LayerSpectrum(of: inputs),
        squaredNorms: (0..<count).map { Enclosure(gram[$0, $0], precision: 53) },
        jacobians: jacobians.map { try LayerSpectrum(of: $0) }
      ).bounds()
      failures += try faults(bounds, q, "seed \(seed)")
      let last = bounds.singularValues[bounds.singularValues.count - 1]
      if last.lower.value > 0 {
        lower += 1
        if !Set(last.lower.clauseIDs).isSubset(of: ["L2.b", "L2.d", "L2.f"]) {
          failures.append("seed \(seed): \(last.lower.clauseIDs)")
        }
      }
    }
    #expect(failures.isEmpty, "\(failures.prefix(5))")
    #expect(lower > 10, "\(lower)")
  }

  @Test("bounds that are attained come out to the last digits, with their clauses")
  func attained() throws {
    let two = try LayerSpectrum(of: Matrix<Double>([[1, 0], [0, 0.5]]))
    let chain = try ResidualChain([
      .init(weights: two, mask: .known([1, 1])), .init(weights: two, mask: .known([1, 0.5])),
    ]).bounds(shift: 2)
    #expect(chain.singularValues[0].upper.clauseIDs == ["P7.a"])
    // (2 + 1)(2 + 1) = 9 is σ_1 of diag(9, 2.5 · 2.25); P7.c: (2 − 1)² = 1.
    #expect(chain.singularValues[0].upper.value == 9)
    #expect(
      chain.singularValues[1].otherLowers.contains { $0.clauseIDs == ["P7.c"] && $0.value == 1 })
    #expect(
      chain.otherConditionNumbers.contains { $0.clauseIDs == ["P7.d"] && $0.value == 9 })
    // P1 on what R says of each layer knows more: |2 ± 1| and |2 ± 1/2| for W, 2 ± 1 for DW.
    #expect(chain.singularValues[1].lower.value > 1 && chain.conditionNumber.value < 9)
    #expect(chain.singularValues[1].lower.clauseIDs.starts(with: ["P1.b", "R1.a"]))
    let factors = try FactorChain([two, two, two]).bounds()
    #expect(factors.singularValues.map(\.upper.value) == [1, 0.5])
    #expect(factors.singularValues[1].lower.value == 0.125)
    #expect(factors.singularValues[0].upper.clauseIDs == ["P1.a"])
    #expect(factors.conditionNumber.value == 8 && factors.conditionNumber.clauseIDs == ["P2.a"])
    #expect(factors.singularValues[0].otherUppers.isEmpty)
    // I + W/2 and I − W/2: 1.5 · 1 and 0.5 · 1; P4.c: (1 − ½)².
    let steps = try StepChain([two, two], steps: [Rational(1, 2), Rational(-1, 2)]).bounds()
    #expect(steps.singularValues.map(\.lower.value) == [0.25, 0.25])
    #expect(steps.singularValues[1].lower.clauseIDs == ["P4.c"])
    #expect(steps.conditionNumber.value <= 9 && steps.conditionNumber.value >= 3)
    // Inputs e_1 and 2e_2, J_g = 3: Q = diag(3, 6).
    let three = try LayerSpectrum(of: Matrix<Double>([[3]]))
    let batch = try LayerBatch(
      inputs: LayerSpectrum(of: Matrix<Double>([[1, 0], [0, 2]])),
      squaredNorms: [Enclosure(1), Enclosure(4)], jacobians: [three, three]
    ).bounds()
    #expect(batch.singularValues.map(\.lower.value) == [6, 3])
    #expect(batch.singularValues[0].upper.value == 6)
    #expect(batch.conditionNumber.value == 2)
  }

  @Test("what does not fit is refused in one line")
  func refusals() throws {
    let two = try LayerSpectrum(of: Matrix<Double>([[1, 0], [0, 1]]))
    let wide = try LayerSpectrum(of: Matrix<Double>([[1, 0]]))
    let one = try LayerSpectrum(of: Matrix<Double>([[1]]))
    #expect(throws: LayerError.wrongCount("layers", expected: 1, found: 0)) { try FactorChain([]) }
    #expect(throws: LayerError.notSquare(rows: 1, columns: 2)) { try FactorChain([two, wide]) }
    #expect(throws: LayerError.wrongCount("rows of a layer", expected: 2, found: 1)) {
      try FactorChain([two, one])
    }
    #expect(throws: LayerError.wrongCount("slopes", expected: 2, found: 1)) {
      try ResidualChain([.init(weights: two, mask: .known([1]))])
    }
    #expect(throws: LayerError.wrongCount("rows of a masked layer", expected: 2, found: 1)) {
      try ResidualChain([.init(weights: two, mask: .known([1, 1]), masked: one)])
    }
    let norms = [Enclosure<Double>(1)]
    #expect(throws: LayerError.wrongCount("Jacobians", expected: 1, found: 0)) {
      try LayerBatch(inputs: one, squaredNorms: norms, jacobians: [])
    }
    #expect(throws: LayerError.wrongCount("squared norms", expected: 1, found: 0)) {
      try LayerBatch(inputs: one, squaredNorms: [], jacobians: [two])
    }
    #expect(throws: LayerError.negative("a squared norm")) {
      try LayerBatch(inputs: one, squaredNorms: [Enclosure(-1)], jacobians: [two])
    }
    #expect(throws: LayerError.wrongCount("rows of a Jacobian", expected: 2, found: 1)) {
      try LayerBatch(
        inputs: wide, squaredNorms: norms + norms, jacobians: [two, wide])
    }
  }
}
