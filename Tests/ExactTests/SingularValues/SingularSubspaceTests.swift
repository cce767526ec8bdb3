// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Exact

@Suite("Singular vectors and subspaces")
struct SingularSubspaceTests {
  /// A matrix made of exactly orthogonal factors, so that its singular subspaces are rational.
  private struct Known {
    let matrix: Matrix<Rational>
    let left: Matrix<Rational>
    let right: Matrix<Rational>
    let values: [Rational]

    init(_ rows: Int, _ columns: Int, _ values: [Rational], _ random: inout TestRandom) {
      left = random.reflection(rows) * random.reflection(rows)
      right = random.reflection(columns) * random.reflection(columns)
      let middle = Matrix<Rational>(rows: rows, columns: columns) {
        $0 == $1 ? values[$0] : 0
      }
      self.values = values
      matrix = left * middle * right.transposed
    }

    func projector(_ cluster: ClosedRange<Int>, _ side: Side) -> Matrix<Rational> {
      let whole = side == .left ? left : right
      let basis = whole.submatrix(rows: Array(0..<whole.rows), columns: cluster.map { $0 - 1 })
      return basis * basis.transposed
    }

    /// Whether σ_{first−1} > σ_first and σ_last > σ_{last+1}.
    func isSeparated(_ cluster: ClosedRange<Int>) -> Bool {
      let padded = values + [0]
      return padded[cluster.upperBound - 1] > padded[cluster.upperBound]
        && (cluster.lowerBound == 1
          || padded[cluster.lowerBound - 2] > padded[cluster.lowerBound - 1])
    }
  }

  private static let spectra: [[Rational]] = [
    [5, 3, 2, 1], [4, 4, 1, 1], [3, 3, 3, 0], [7, 2, 2, Rational(1, 1024)], [1, 1, 1, 1],
    [6, 1, 0, 0], [Rational(1 << 40), 3, 2, 1], [1 + Rational(1, 1 << 20), 1, Rational(1, 2), 0],
  ]
  private static let shapes = [(4, 4), (6, 4), (4, 7)]

  /// Whether ‖`truth` − center‖ ≤ radius, exactly: radius²·I − D² has no negative eigenvalue.
  private func holds(_ found: ProjectorEnclosure, _ truth: Matrix<Rational>) -> Bool {
    let difference = truth - found.center
    let rest =
      found.radius * found.radius * .identity(truth.rows) - difference * difference
    return (try? rest.inertia.negative == 0) ?? false
  }

  private func check(
    _ found: SingularSubspaces, _ known: Known, limit: Rational?, _ name: String,
    _ verdict: inout Verdict
  ) {
    for first in 1...4 {
      for last in first...4 {
        for side in [Side.left, .right] {
          let place = "\(name), \(side) \(first)...\(last)"
          let projector = found.projector(first...last, side)
          guard known.isSeparated(first...last) else {
            verdict.check(projector == nil, "\(place): not unique, but enclosed")
            continue
          }
          guard let projector else {
            verdict.check(limit == nil, "\(place): not enclosed")
            continue
          }
          verdict.check(
            holds(projector, known.projector(first...last, side)), "\(place): missed")
          if let limit {
            verdict.check(projector.radius <= limit, "\(place): radius too large")
          }
        }
      }
    }
  }

  @Test("Float64 vectors: prescribed factors, every cluster, every shape")
  func float64() throws {
    var random = TestRandom(seed: 71)
    var verdict = Verdict()
    for (rows, columns) in Self.shapes {
      for (number, values) in Self.spectra.enumerated() {
        let known = Known(rows, columns, values, &random)
        let found = try singularSubspaces(of: known.matrix)
        // σ₁ over the gap is 2⁴⁰ in one of them.
        let limit = number == 6 ? nil : Rational(1, 1 << 24)
        check(found, known, limit: limit, "\(rows)x\(columns) \(values), seed 71", &verdict)
        verdict.check(found.facts == [.weyl, .ostrowski, .wedin], "facts")
      }
    }
    #expect(verdict.complaint == nil)
  }

  @Test("many bits: radii of 2^-120, and gaps of 2^-100 are seen")
  func manyBits() throws {
    var random = TestRandom(seed: 72)
    var verdict = Verdict()
    let narrow = [3, 2 + Rational(1).scaled(byPowerOfTwo: -100), 2, 1]
    for (rows, columns) in Self.shapes {
      for values in Self.spectra + [narrow] {
        let known = Known(rows, columns, values, &random)
        let found = try singularSubspaces(of: known.matrix, bits: 240)
        check(
          found, known, limit: Rational(1).scaled(byPowerOfTwo: -120),
          "\(rows)x\(columns) \(values), seed 72", &verdict)
      }
      // Float64 does not see the gap, and says so.
      let known = Known(rows, columns, narrow, &random)
      verdict.check(
        try singularSubspaces(of: known.matrix).projector(1...2, .left) == nil, "no gap")
    }
    #expect(verdict.complaint == nil)
  }

  @Test("single vectors, with their sign")
  func vectors() throws {
    var random = TestRandom(seed: 73)
    var verdict = Verdict()
    for (rows, columns) in Self.shapes {
      for values in Self.spectra {
        let known = Known(rows, columns, values, &random)
        let found = try singularSubspaces(of: known.matrix, bits: 200)
        for i in 1...4 {
          let name = "\(rows)x\(columns) \(values) \(i), seed 73"
          let pair = found.vectors(i)
          let isSimple = known.isSeparated(i...i) && values[i - 1].signum > 0
          verdict.check((pair != nil) == isSimple, "\(name): \(pair == nil)")
          guard let pair else { continue }
          let sign = Rational(known.right[pair.positiveEntry, i - 1].signum)
          verdict.check(!sign.isZero, "\(name): sign")
          func distance(_ a: [Rational], _ b: Matrix<Rational>) -> Rational {
            let gaps = zip(a, b.column(i - 1)).map { $0 - sign * $1 }
            return innerProduct(gaps, gaps)
          }
          verdict.check(
            distance(pair.right, known.right) <= pair.rightRadius * pair.rightRadius,
            "\(name): right vector")
          verdict.check(
            distance(pair.left, known.left) <= pair.leftRadius * pair.leftRadius,
            "\(name): left vector")
          verdict.check(
            max(pair.leftRadius, pair.rightRadius) < Rational(1, 1 << 60), "\(name): radius")
          if rows == columns {
            let truth = innerProduct(known.left.column(i - 1), known.right.column(i - 1))
            verdict.check(pair.alignment.contains(truth), "\(name): alignment")
          }
        }
      }
    }
    #expect(verdict.complaint == nil)
  }

  /// Of [1 1; 0 1] both are 2/√5, as the derivative of (√(4t² + 1) ± 1)/2 at t = 1.
  @Test("a closed form: both alignments of [1 1; 0 1]")
  func closedForm() throws {
    let matrix = Matrix<Rational>([[1, 1], [0, 1]])
    let fine = try singularSubspaces(of: matrix, bits: 200)
    for found in [try singularSubspaces(of: matrix), fine] {
      for i in 1...2 {
        let bounds = try #require(found.vectors(i)).alignment
        #expect(bounds.lowerBound.signum > 0)
        #expect(bounds.lowerBound * bounds.lowerBound <= Rational(4, 5))
        #expect(bounds.upperBound * bounds.upperBound >= Rational(4, 5))
        #expect(bounds.upperBound - bounds.lowerBound < Rational(1, 1 << 40))
      }
    }
  }

  @Test("spoilt proposals cost width, or the answer, and never the truth")
  func spoilt() throws {
    var random = TestRandom(seed: 74)
    var verdict = Verdict()
    var enclosed = 0
    for (rows, columns) in Self.shapes {
      for values in Self.spectra {
        let known = Known(rows, columns, values, &random)
        let good = try singularSubspaces(of: known.matrix, bits: 100)
        let spectrum: Spectrum<BigFloat> = try singularValues(of: known.matrix, bits: 100)
        for exponent in [-2, -4, -8, -12, -20, -40] {
          let size = Rational(1).scaled(byPowerOfTwo: exponent)
          func noisy(_ vectors: Matrix<Rational>) -> Matrix<Rational> {
            let noise = random.matrix(vectors.rows, vectors.columns, size: 3)
            // Noise, or vectors of another length, for which residuals alone show nothing.
            return random.bool() ? vectors + size * noise : (1 + size) * vectors
          }
          let bad = SingularSubspaces(
            known.matrix, spectrum: spectrum, left: noisy(good.leftVectors),
            right: noisy(good.rightVectors))
          let name = "\(rows)x\(columns) \(values), noise 2^\(exponent), seed 74"
          check(bad, known, limit: nil, name, &verdict)
          for i in 1...4 where bad.vectors(i) != nil { enclosed += 1 }
        }
        // The columns in another order, one side only: residuals tell.
        let swapped = good.leftVectors.submatrix(
          rows: Array(0..<rows), columns: [1, 0, 2, 3])
        let bad = SingularSubspaces(
          known.matrix, spectrum: spectrum, left: swapped, right: good.rightVectors)
        check(bad, known, limit: nil, "\(values), swapped, seed 74", &verdict)
      }
    }
    #expect(verdict.complaint == nil)
    #expect(enclosed > 100)
  }

  @Test("a pair whose signs do not match is not taken for one")
  func signs() throws {
    let matrix = Matrix<Rational>([[3, 0], [0, 1]])
    let spectrum: Spectrum<Double> = try singularValues(of: matrix)
    let identity = Matrix<Rational>.identity(2)
    func found(_ left: Matrix<Rational>) -> SingularSubspaces {
      SingularSubspaces(matrix, spectrum: spectrum, left: left, right: identity)
    }
    #expect(try #require(found(identity).vectors(1)).alignment == 1...1)
    // The residual shows it, and for the last vector, when the others leave one line only, the sign
    // of xᵀAy.
    for (position, signs) in [(1, [-1, 1]), (2, [1, -1])] {
      let wrong = Matrix<Rational>([[signs[0], 0], [0, signs[1]]])
      #expect(found(wrong).vectors(position) == nil, "vector \(position)")
    }
  }

  @Test("edges: zero, empty, one entry, huge and tiny entries")
  func edges() throws {
    let zero = try singularSubspaces(of: Matrix<Rational>.zero(rows: 2, columns: 3))
    #expect(zero.projector(1...1, .left) == nil)
    #expect(zero.vectors(1) == nil)
    let empty = try singularSubspaces(of: Matrix<Rational>.zero(rows: 0, columns: 3), bits: 64)
    #expect(empty.projector(1...1, .right) == nil)
    #expect(empty.vectors(0) == nil)
    let one = try singularSubspaces(of: Matrix<Rational>([[-3]]))
    #expect(one.projector(1...1, .left)?.radius == 0)
    #expect(one.vectors(1)?.alignment == -1...(-1))
    #expect(one.vectors(2) == nil)
    for exponent in [-3000, -1000, 1000, 3000] {
      let matrix =
        Rational(1).scaled(byPowerOfTwo: exponent) * Matrix<Rational>([[2, 1], [0, 1]])
      let found = try #require(try singularSubspaces(of: matrix, bits: 64).vectors(1))
      #expect(found.leftRadius < Rational(1, 1 << 40))
    }
    #expect(throws: SingularValueError.notFinite(row: 0, column: 1, value: "nan")) {
      try singularSubspaces(of: Matrix<Double>([[1, .nan]]))
    }
    let doubles = try singularSubspaces(of: Matrix<Double>([[0.5, 0], [0, 0.25]]), bits: 64)
    #expect(doubles.projector(1...1, .right)?.center == .diagonal([1, 0]))
  }
}
