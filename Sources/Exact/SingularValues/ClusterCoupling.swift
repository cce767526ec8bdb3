// SPDX-License-Identifier: Apache-2.0

import CMPFR

/// How strongly N couples vectors within a cluster and across its edge, as upper bounds.
struct ClusterCoupling {
  /// ε of each cluster: N between the cluster and the rest.
  let outside: [BigFloat]
  /// ‖N′_II‖F of each cluster: the symmetric part where it is cleared, else everything off the diagonal.
  let inside: [BigFloat]
  /// ‖L‖F.
  let rotation: BigFloat

  init(
    _ certificate: RefinedVectorCertificate, _ clusters: [Range<Int>], cleared: [Bool]
  ) {
    let order = certificate.ranking.count
    var number = [Int](repeating: 0, count: order)
    for (index, cluster) in clusters.enumerated() {
      for rank in cluster { number[certificate.ranking[rank]] = index }
    }
    var rows = [Double](repeating: 0, count: clusters.count)
    var columns = rows
    var within = rows
    var rotations = 0.0
    let stride = certificate.defects.format.stride
    for column in 0..<order {
      for row in 0..<order where row != column {
        let bound = certificate.offDiagonalBound(row, column)
        if number[row] != number[column] {
          rows[number[row]] += bound * bound
          columns[number[column]] += bound * bound
        } else if !cleared[number[row]] {
          within[number[row]] += bound * bound
        } else {
          let rotation = certificate.rotationBound(row, column, stride)
          rotations += rotation * rotation
        }
      }
    }
    func norm(_ sum: Double) -> BigFloat {
      DefectNorms.norm(sum, terms: order * order, exponent: certificate.scaled.exponent)
    }
    outside = zip(rows, columns).map { norm(max($0, $1)) }
    rotation = norm(rotations)
    inside = clusters.indices.map { index in
      if clusters[index].count == 1 { return .zero(precision: 64) }
      return cleared[index]
        ? certificate.symmetricPart(clusters[index].map { certificate.ranking[$0] })
        : norm(within[index])
    }
  }
}

extension RefinedVectorCertificate {
  /// At least |L_ij| = |N_ij − N_ji| / (d′_i + d′_j), where d′ ≥ 0.9 d.
  fileprivate func rotationBound(_ row: Int, _ column: Int, _ stride: Int) -> Double {
    func value(_ i: Int, _ j: Int) -> Double {
      let place = j * stride + i
      return scaled.transformed[place]
        - 0.5 * (scaled.leftGram[place] * diagonal[j] + diagonal[i] * scaled.rightGram[place])
    }
    let difference = (value(row, column) - value(column, row)).magnitude
    let bound = difference + offDiagonalSlack(row, column) + offDiagonalSlack(column, row)
    return bound * (1 + 0x1p-40) / (0.89 * (diagonal[row] + diagonal[column]))
  }

  /// At least √Σ S_ij² over the pairs i ≠ j of a cluster, S the symmetric part of N, in exact arithmetic:
  /// S_ij = (T_ij + T_ji)/2 − (G + F)_ij (d_i + d_j)/4.
  fileprivate func symmetricPart(_ cluster: [Int]) -> BigFloat {
    let (bits, digits) = (defects.format.bits, defects.digits)
    let unit = defects.format.unitExponent(digits)
    let diagonals = cluster.map { defects.transformed.integer($0, $0) }
    let sum = SumOfSquares(precision: Self.boundPrecision)
    let scratch = BigFloatArena(count: 1, precision: Self.boundPrecision)
    for (a, i) in cluster.enumerated() {
      for b in 0..<a {
        let j = cluster[b]
        let both = DigitMatrix.integer(bits: bits, digits: digits) {
          Int(defects.transformed[$0, i, j]) + Int(defects.transformed[$0, j, i])
        }
        let gram = DigitMatrix.integer(bits: bits, digits: digits) {
          Int(defects.leftGram[$0, i, j]) + Int(defects.rightGram[$0, i, j])
        }
        // In units: S = (both·2^(1−u) − gram·(d_i + d_j))·2^(2u−2).
        let value = both.shiftedLeft(by: 1 - unit) - gram * (diagonals[a] + diagonals[b])
        withExtendedLifetime((value, scratch)) {
          _ = mpfr_set_z(scratch.base, value.pointer, MPFR_RNDA)
          sum.addTwice(scratch.base)
        }
      }
    }
    return sum.squareRoot.scaled(byPowerOfTwo: 2 * unit - 2)
  }
}
