// SPDX-License-Identifier: Apache-2.0

import CKernels

/// One step that makes approximate singular vectors about twice as accurate. **No guarantee**: what
/// comes out is a proposal.
///
/// U ← U(I + X), V ← V(I + Y) with T = UᵀCV, G = UᵀU − I, F = VᵀV − I, s the diagonal of T and
///
///     a_ij = (½(s_i+s_j)(G+F)_ij − (T_ij+T_ji)) / (s_i − s_j),
///     c_ij = ((T_ij−T_ji) + ½(s_i−s_j)(G−F)_ij) / (s_i + s_j),
///     X = −G/2 + (a+c)/2,  Y = −F/2 + (a−c)/2,
///
/// to first order what makes U and V orthogonal and T diagonal; a is left out between values that
/// cannot be told apart, c between values that cannot be told from 0. The method is that of T. Ogita
/// and K. Aishima, Iterative refinement for singular value decomposition based on matrix
/// multiplication, J. Comput. Appl. Math. 369 (2020). Differences s_i − s_j are taken of all digits;
/// X and Y need no more than Float64.
struct VectorRefinement {
  private let defects: VectorDefects
  private let scaled: ScaledDefects
  /// The diagonal of T in pieces of two digits, which a Double holds; piece after piece.
  private let pieces: [[Double]]
  private let diagonal: [Double]
  /// Which run of nearly equal values a position belongs to.
  private let cluster: [Int]
  /// The runs, and whether a run reaches down to 0.
  private let runs: [(positions: [Int], isZero: Bool)]
  /// The largest entry of `scaled`.
  private let largestDefect: Double
  /// What cannot be told from 0.
  private let threshold: Double
  /// The smallest difference of neighbours that are told apart, as a share of the largest value.
  let smallestGap: Double
  /// By how many bits more than usual values must differ to be told apart.
  private let caution: Int

  init(_ defects: VectorDefects, caution: Int = 0) {
    self.defects = defects
    self.caution = caution
    scaled = ScaledDefects(defects)
    let format = defects.format
    let order = format.order
    pieces = stride(from: 0, to: defects.digits, by: 2).map { q in
      (0..<order).map { i in
        let high = defects.transformed[q, i, i]
        let low = q + 1 < defects.digits ? defects.transformed[q + 1, i, i] : 0
        let unit = Double(sign: .plus, exponent: format.unitExponent(q + 1), significand: 1)
        return (high + low.scaled(byPowerOfTwo: -format.bits, .nearest)) * unit
      }
    }
    let pieces = self.pieces
    let diagonal = (0..<order).map { i in pieces.reversed().reduce(0) { $0 + $1[i] } }
    self.diagonal = diagonal
    var largest = 0.0
    for values in [scaled.transformed, scaled.leftGram, scaled.rightGram] {
      for value in values { largest = max(largest, value.magnitude) }
    }
    largestDefect = largest
    let threshold =
      largest * Double(sign: .plus, exponent: scaled.exponent + 6 + caution, significand: 1)
    self.threshold = threshold
    let ranking = (0..<order).sorted {
      let difference = VectorRefinement.difference($0, $1, pieces)
      return difference == 0 ? $0 < $1 : difference > 0
    }
    var cluster = [Int](repeating: 0, count: order)
    var runs: [[Int]] = order > 0 ? [[ranking[0]]] : []
    var smallest = Double.infinity
    for rank in 1..<max(order, 1) {
      let gap = VectorRefinement.difference(ranking[rank - 1], ranking[rank], pieces)
      if gap > threshold {
        runs.append([])
        smallest = min(smallest, gap)
      }
      runs[runs.count - 1].append(ranking[rank])
      cluster[ranking[rank]] = runs.count - 1
    }
    self.cluster = cluster
    self.runs = runs.map { run in
      (run, run.contains { diagonal[$0].magnitude <= threshold })
    }
    let top = diagonal.map(\.magnitude).max() ?? 0
    smallestGap = top > 0 ? min(1, smallest / top) : 1
  }

  @inline(__always)
  private static func difference(_ i: Int, _ j: Int, _ pieces: [[Double]]) -> Double {
    var sum = 0.0
    for piece in pieces.reversed() { sum += piece[i] - piece[j] }
    return sum
  }

  /// X and Y over 2^`exponent` of `scaled`, and the largest entry of either in size.
  private func corrections() -> (left: [Double], right: [Double], largest: Double) {
    let format = defects.format
    let (order, stride) = (format.order, format.stride)
    var left = [Double](repeating: 0, count: format.count)
    var right = left
    var largest = 0.0
    let (t, g, f) = (scaled.transformed, scaled.leftGram, scaled.rightGram)
    for j in 0..<order {
      left[j * stride + j] = -0.5 * g[j * stride + j]
      right[j * stride + j] = -0.5 * f[j * stride + j]
      largest = max(largest, left[j * stride + j].magnitude, right[j * stride + j].magnitude)
      for i in 0..<j {
        let (ij, ji) = (j * stride + i, i * stride + j)
        let sum = diagonal[i] + diagonal[j]
        let difference = VectorRefinement.difference(i, j, pieces)
        var (a, c) = (0.0, 0.0)
        if cluster[i] != cluster[j] {
          a = (0.5 * sum * (g[ij] + f[ij]) - (t[ij] + t[ji])) / difference
        }
        if cluster[i] != cluster[j] || !runs[cluster[i]].isZero {
          c = ((t[ij] - t[ji]) + 0.5 * difference * (g[ij] - f[ij])) / sum
        }
        let (x, y) = (0.5 * (a + c), 0.5 * (a - c))
        left[ij] = x - 0.5 * g[ij]
        left[ji] = -x - 0.5 * g[ij]
        right[ij] = y - 0.5 * f[ij]
        right[ji] = -y - 0.5 * f[ij]
        largest = max(
          largest, max(left[ij].magnitude, left[ji].magnitude),
          max(right[ij].magnitude, right[ji].magnitude))
      }
    }
    return (left, right, largest)
  }

  /// Better vectors, cut after the bits that they are believed to have right, at most `limit`; `nil`
  /// when the corrections are not small.
  func refined(
    left: DigitMatrix, right: DigitMatrix, limit: Int
  ) -> (left: DigitMatrix, right: DigitMatrix, bits: Int)? {
    let (x, y, largest) = corrections()
    guard largest.isFinite else { return nil }
    let format = defects.format
    // |X| < 2^−size.
    let size = largest == 0 ? limit : -(Int(largest.exponent) + 1 + scaled.exponent)
    // What X does in second order must not spoil vectors that are better than it.
    if size < 24, caution == 0 {
      return VectorRefinement(defects, caution: 18).refined(left: left, right: right, limit: limit)
    }
    guard size >= 2 else { return nil }
    let spread = format.order.bitWidthOfCount
    let kept = min(
      format.depth,
      format.digits(forPrecision: min(limit, max(2 * size, size + 50)) + spread / 2 + 3))
    let offset = size / format.bits
    let turn = rotation()
    func step(
      _ vectors: DigitMatrix, _ correction: [Double], _ turn: [Double]?
    ) -> DigitMatrix? {
      let shift = scaled.exponent + offset * format.bits
      let (cut, _) = DigitMatrix.cutting(correction, exponent: shift, format, digits: 4)
      let needed = max(1, min(5, kept - offset))
      guard
        let change = vectors.prefix(needed).product(
          cut.prefix(needed), transposed: false, digits: needed),
        let better = vectors.adding(change.matrix, offset: offset, digits: kept)
      else { return nil }
      guard let turn else { return better }
      let (matrix, _) = DigitMatrix.cutting(
        turn, exponent: 0, format, digits: format.digits(forPrecision: 56))
      return better.product(matrix, transposed: false, digits: kept)?.matrix
    }
    guard let newLeft = step(left, x, turn?.left), let newRight = step(right, y, turn?.right) else {
      return nil
    }
    let bits = min(limit, min(2 * size - spread / 2 - 1, size + 50))
    return (newLeft, newRight, turn == nil ? bits : min(bits, 46))
  }

  // MARK: - Runs of nearly equal values

  /// Orthogonal matrices that make the blocks of T that belong to runs diagonal, as far as Float64 can;
  /// `nil` when the blocks hold nothing but noise.
  private func rotation() -> (left: [Double], right: [Double])? {
    let format = defects.format
    var left = [Double](repeating: 0, count: format.count)
    for position in 0..<format.order { left[position * (format.stride + 1)] = 1 }
    var right = left
    var isNeeded = false
    for (positions, isZero) in runs where positions.count > 1 {
      guard let block = block(positions, isZero: isZero),
        let found = JacobiOracle().approximateSingularVectors(of: block)
      else { continue }
      isNeeded = true
      for (a, i) in positions.enumerated() {
        for (b, j) in positions.enumerated() {
          let place = j * format.stride + i
          right[place] = found.rightVectors[a, b]
          left[place] = isZero ? found.leftVectors[a, b] : right[place]
        }
      }
    }
    return isNeeded ? (left, right) : nil
  }

  /// The block of T − (GD + DF)/2 that belongs to a run; of one away from 0 the symmetric part, a multiple
  /// of I subtracted and another added that makes it positive definite, which changes no eigenvector.
  /// Its largest entry is near 1. `nil` when nothing off the diagonal exceeds the noise.
  private func block(_ positions: [Int], isZero: Bool) -> ColumnMajorMatrix? {
    let unit = Double(sign: .plus, exponent: -scaled.exponent, significand: 1)
    var entries = [[Double]](
      repeating: [Double](repeating: 0, count: positions.count), count: positions.count)
    var beside = 0.0
    for (a, i) in positions.enumerated() {
      for (b, j) in positions.enumerated() {
        if i == j {
          entries[a][b] =
            (isZero
              ? diagonal[i]
              : VectorRefinement.difference(i, positions[positions.count - 1], pieces))
            * unit - (isZero ? 0 : gramShare(i, i))
        } else {
          entries[a][b] = isZero ? side(i, j) : 0.5 * (side(i, j) + side(j, i))
          beside = max(beside, entries[a][b].magnitude)
        }
      }
    }
    guard beside > 0x1p-40 * largestDefect else { return nil }
    let size = entries.reduce(0) { $1.reduce($0) { max($0, $1.magnitude) } }
    let scale = 1 / (size * (isZero ? 1 : 4 * Double(positions.count)))
    guard scale.isFinite, scale > 0 else { return nil }
    return ColumnMajorMatrix(rows: positions.count, columns: positions.count) { target in
      let stride = sb_stride(positions.count)
      for a in positions.indices {
        for b in positions.indices { target[b * stride + a] = entries[a][b] * scale }
        if !isZero { target[a * (stride + 1)] += 0.5 }
      }
    }
  }

  private func gramShare(_ i: Int, _ j: Int) -> Double {
    let place = j * defects.format.stride + i
    return 0.5 * (scaled.leftGram[place] * diagonal[j] + diagonal[i] * scaled.rightGram[place])
  }

  /// T_ij − (G_ij s_j + s_i F_ij)/2.
  private func side(_ i: Int, _ j: Int) -> Double {
    scaled.transformed[j * defects.format.stride + i] - gramShare(i, j)
  }
}

extension DigitMatrix {
  /// `self` + 2^(−bits·`offset`)·`other` to `digits` digits, for oracles; `nil` when memory is short.
  fileprivate func adding(_ other: DigitMatrix, offset: Int, digits: Int) -> DigitMatrix? {
    DigitMatrix(format, digits: digits) {
      sb_digit_add(
        format.count, Int32(format.bits), self.digits, elements, other.digits, other.elements,
        offset, digits, $0) != 0
    }
  }
}
