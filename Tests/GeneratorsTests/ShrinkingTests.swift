// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators
import Testing

@Suite struct ShrinkingTests {
  static let scalars: [Rational] = [
    0, 1, -1, 2, 7, -12, Rational(1, 3), Rational(-7, 4), Rational(12345, 4096), 1_000_003,
    Rational(1).scaled(byPowerOfTwo: 1000), Rational(-3).scaled(byPowerOfTwo: -1000),
  ]

  @Test("every candidate for a number is simpler, and only 0 has none")
  func numbers() {
    for value in Self.scalars {
      let candidates = Array(shrinkCandidates(of: value))
      #expect(candidates.allSatisfy { $0.shrinkMeasure < value.shrinkMeasure }, "\(value)")
      #expect(candidates.isEmpty == value.isZero)
      #expect(candidates.allSatisfy { $0.magnitude <= max(1, Rational(5, 4) * value.magnitude) })
    }
    #expect(Array(shrinkCandidates(of: 9)) == [0, 4, 8] as [Int])
    #expect(Array(shrinkCandidates(of: 0) as ShrinkCandidates<Int>).isEmpty)
  }

  @Test("every candidate for a matrix of any ensemble is simpler and keeps what it must")
  func matrices() {
    for ensemble in MatrixEnsemble.all {
      var generator = SeededGenerator(seed: 1)
      let matrix = ensemble.draw(rows: 3, columns: 3, using: &generator)
      for constraint in ShrinkConstraint.allCases {
        if constraint == .symmetric && !matrix.isSymmetric { continue }
        if constraint == .skewSymmetric && !matrix.isSkewSymmetric { continue }
        let candidates = Array(shrinkCandidates(of: matrix, keeping: constraint))
        let measure = matrix.shrinkMeasure
        let isSimpler = candidates.allSatisfy { $0.shrinkMeasure < measure }
        let keeps = candidates.allSatisfy {
          switch constraint {
          case .none: true
          case .shape: $0.rows == 3 && $0.columns == 3
          case .square: $0.isSquare
          case .symmetric: $0.isSymmetric
          case .skewSymmetric: $0.isSkewSymmetric
          }
        }
        if !isSimpler || !keeps || candidates.contains(matrix) {
          Issue.record("\(ensemble) keeping \(constraint.rawValue)")
        }
      }
    }
  }

  @Test("vectors and index sets shrink likewise")
  func vectors() {
    let vector = Self.scalars
    let measure = vector.shrinkMeasure
    #expect(shrinkCandidates(of: vector).allSatisfy { $0.shrinkMeasure < measure })
    #expect(
      shrinkCandidates(of: vector, keepingCount: true).allSatisfy { $0.count == vector.count })
    let set = [0, 2, 3, 7]
    for candidate in shrinkCandidates(ofIndexSet: set) {
      #expect(candidate.shrinkMeasure < set.shrinkMeasure && !candidate.isEmpty)
      #expect(candidate == Array(Set(candidate)).sorted())
    }
    #expect(Array(shrinkCandidates(ofIndexSet: [0])).isEmpty)
  }

  @Test("deletion plans take halves first, single positions last, never everything")
  func plans() {
    #expect(deletionPlans(count: 1).isEmpty && deletionPlans(count: 0).isEmpty)
    #expect(deletionPlans(count: 2) == [[0], [1]])
    #expect(deletionPlans(count: 3) == [[0, 1], [2], [0], [1], [2]])
    for count in 2...9 {
      let plans = deletionPlans(count: count)
      #expect(plans.allSatisfy { !$0.isEmpty && $0.count < count })
      #expect((0..<count).allSatisfy { plans.contains([$0]) })
    }
    let matrix = Matrix([[1, 2, 3], [4, 5, 6]])
    #expect(matrix.deleting(rows: [0], columns: [1]) == Matrix([[4, 6]]))
    #expect([0, 2, 3, 5].renumbered(deleting: [1, 2]) == [0, 1, 3])
  }

  @Test("greedy descent finds a smallest matrix of rank 2 and a short number above a bound")
  func descent() {
    var generator = SeededGenerator(seed: 9)
    let start = generator.matrix(rows: 6, columns: 7, .gaussian)
    let product = shrink(start, candidates: { shrinkCandidates(of: $0) }, while: { rank($0) >= 2 })
    #expect(product.value.rows == 2 && product.value.columns == 2)
    #expect(product.value.entries.count(where: \.isZero) == 2)
    #expect(product.value.entries.allSatisfy { $0 == 0 || $0 == 1 })
    let threshold = shrink(
      Rational(1_000_003, 7), candidates: { shrinkCandidates(of: $0) }, while: { $0 > 1000 })
    #expect(threshold.value > 1000 && threshold.value.isInteger && threshold.value < 2002)
  }

  @Test("the limit stops a descent")
  func limit() {
    let result = shrink(
      Rational(1 << 40), limit: 2, candidates: { shrinkCandidates(of: $0) },
      while: { $0.signum > 0 })
    #expect(result.attempts == 2 && result.steps <= 2 && result.value.signum > 0)
  }

  @Test("several variables that share a dimension shrink together")
  func coordinated() {
    var generator = SeededGenerator(seed: 10)
    let start = LayerDraw(
      weights: generator.matrix(rows: 5, columns: 4, .gaussian), mask: [1, 0, 2, 0, -1], shift: 0)
    let result = shrink(
      start, candidates: { candidates($0) },
      while: { $0.weights.rows >= 2 && $0.mask.contains(0) && !$0.weights.isZero })
    #expect(result.value.weights.rows == 2 && result.value.mask == [0, 0])
    #expect(result.value.weights.entries.filter { !$0.isZero } == [1])
  }

  /// Rows of W leave together with their mask entries; then W and the mask become simpler in place.
  private func candidates(_ layer: LayerDraw) -> ShrinkCandidates<LayerDraw> {
    let plans = deletionPlans(count: layer.weights.rows)
    let shorter = ShrinkCandidates(count: plans.count) {
      LayerDraw(
        weights: layer.weights.deleting(rows: plans[$0]),
        mask: layer.mask.deleting(positions: plans[$0]), shift: 0)
    }
    let weights = shrinkCandidates(of: layer.weights, keeping: .shape).transformed {
      LayerDraw(weights: $0, mask: layer.mask, shift: layer.shift)
    }
    let masks = shrinkCandidates(of: layer.mask, keepingCount: true).transformed {
      LayerDraw(weights: layer.weights, mask: $0, shift: layer.shift)
    }
    return shorter.followed(by: weights).followed(by: masks)
  }
}
