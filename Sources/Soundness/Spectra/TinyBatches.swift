// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators

extension Kind {
  static let tiny: [Kind] = [
    Kind(name: "tiny batches", unit: .enclosures, cases: 4000, piece: 10) {
      TinyBatches.mixed(&$0, &$1)
    },
    Kind(name: "spoilt proposals, tiny batches", unit: .enclosures, cases: 20_000, piece: 50) {
      TinyBatches.spoilt(&$0, &$1)
    },
    Kind(name: "sharp proposals, tiny batches", unit: .enclosures, cases: 20_000, piece: 50) {
      TinyBatches.sharp(&$0, &$1)
    },
  ]
}

/// Tiny matrices, one in each lane: as users call it, and with proposals of every quality.
enum TinyBatches {
  static func mixed(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    var batch: [Matrix<Double>] = []
    var truths: [Truth] = []
    for _ in 0..<generator.integer(in: 1...20) {
      if generator.coin() {
        let matrix = generator.doubles(maxOrder: 4)
        guard let exact = Matrix<Rational>(exactly: matrix) else { continue }
        batch.append(matrix)
        truths.append(Truth(counting: exact))
      } else {
        let scale = generator.coin() ? generator.scale() : 0
        let known = generator.kronecker(maxOrder: 16).scaled(byPowerOfTwo: scale)
        guard let matrix = known.doubles else { continue }
        batch.append(matrix)
        truths.append(known.truth)
      }
    }
    do {
      for (spectrum, truth) in zip(try singularValues(ofBatch: batch), truths) {
        findings.check(spectrum.values, truth, "tiny batch")
      }
    } catch { findings.decline() }
  }

  /// What Jacobi proposes, damaged.
  static func spoilt(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    let matrix = generator.doubles(maxOrder: 4)
    guard let exact = Matrix<Rational>(exactly: matrix), !exact.isZero else { return }
    let change =
      (2 * generator.uniformDouble() - 1) * generator.element(of: [0x1p-3, 0x1p-20, 0x1p-45])
    let what = generator.below(11)
    let place = (generator.below(16), generator.below(16))
    check(matrix, Truth(counting: exact), &generator, &findings) { b, v in
      let (i, j) = (place.0 % b.rows, place.1 % b.columns)
      let k = place.0 % b.columns
      switch what {
      case 0: break
      case 1: b[i, j] += change
      case 2: v[k, j] += change
      case 3: b = b.map { $0 * (1 + change) }
      case 4, 5:
        // The image stays that of the vectors.
        b = b.map { $0 * (1 + change) }
        v = v.map { $0 * (1 + change) }
      case 6: for row in 0..<b.rows { b[row, j] = 0 }
      case 7: b[i, j] = .nan
      case 8: b = b.map { $0 * 0x1p-60 }
      case 9: (b, v) = (b.map { $0 * 0x1p-60 }, v.map { $0 * 0x1p-60 })
      default:
        // A rotation too few: the columns are not orthogonal.
        let (c, s) = (0.8, 0.6)
        guard k != j else { return }
        for row in 0..<b.rows {
          (b[row, k], b[row, j]) = (b[row, k] * c - b[row, j] * s, b[row, k] * s + b[row, j] * c)
        }
        for row in 0..<v.rows {
          (v[row, k], v[row, j]) = (v[row, k] * c - v[row, j] * s, v[row, k] * s + v[row, j] * c)
        }
      }
    }
  }

  /// One term of the bounds is all that there is.
  static func sharp(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    let order = generator.integer(in: 1...4)
    let size = generator.significand(-1)
    let entry = Rational(exactly: size) ?? .one
    let factor = 1 + Double(generator.sign()) * generator.element(of: [0x1p-4, 0x1p-20, 0x1p-45])
    // σ I, which Jacobi leaves alone.
    let scaled = Matrix<Double>(rows: order, columns: order) { $0 == $1 ? size : 0 }
    let truth = Truth(descending: [Rational](repeating: entry, count: order))
    let identity = Matrix<Double>(rows: order, columns: order) { $0 == $1 ? 1 : 0 }
    switch generator.below(5) {
    case 0:
      // An image that is too long or too short.
      check(scaled, truth, &generator, &findings) { b, v in
        (b, v) = (b.map { $0 * factor }, identity)
      }
    case 1:
      // Vectors that are, and their image with them.
      check(scaled, truth, &generator, &findings) { b, v in
        v = identity.map { $0 * factor }
        b = Matrix(rows: order, columns: order) { $0 == $1 ? scaledEntry(size) * factor : 0 }
      }
    case 2:
      // Equal columns are proposed as if they were orthogonal.
      let ones = Matrix<Double>(rows: order, columns: order) { _, _ in size }
      let values = [Rational(order) * entry] + [Rational](repeating: 0, count: order - 1)
      check(ones, Truth(descending: values), &generator, &findings) { b, v in
        v = identity
        b = Matrix(rows: order, columns: order) { _, _ in scaledEntry(size) }
      }
    case 3:
      // Columns at a small angle to one another: the defect g alone.
      let tilt = generator.element(of: [0x1p-4, 0x1p-6, 0x1p-3])
      let matrix = Matrix<Double>(rows: order, columns: order) {
        $0 == $1 ? 0.5 : 0.5 * tilt
      }
      // a I + b J: a + n b once, a otherwise.
      let off = (Rational(exactly: tilt) ?? .zero) * Rational(1, 2)
      let rest = Rational(1, 2) - off
      let values = [rest + Rational(order) * off] + [Rational](repeating: rest, count: order - 1)
      check(matrix, Truth(descending: values), &generator, &findings) { b, v in
        (b, v) = (matrix, identity)
      }
    default:
      // All but one column is proposed to be negligible.
      check(scaled, truth, &generator, &findings) { b, v in
        v = identity
        b = Matrix(rows: order, columns: order) {
          $0 == $1 ? scaledEntry(size) * ($0 == 0 ? 1 : 0x1p-70) : 0
        }
      }
    }
  }

  /// `size` as it is after scaling: in [1/2, 1).
  private static func scaledEntry(_ size: Double) -> Double { size.significand * 0.5 }

  private static func check(
    _ matrix: Matrix<Double>, _ truth: Truth, _ generator: inout SeededGenerator,
    _ findings: inout Findings,
    change: (_ image: inout Matrix<Double>, _ vectors: inout Matrix<Double>) -> Void
  ) {
    let found = tinyEnclosures(of: matrix, lane: generator.below(8), change: change)
    guard let found else { return findings.decline() }
    findings.check(found, truth, "tiny certificate")
  }
}
