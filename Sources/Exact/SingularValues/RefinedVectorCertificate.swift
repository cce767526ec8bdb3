// SPDX-License-Identifier: Apache-2.0

import CMPFR

/// Enclosures of the singular values of a square matrix from nearly orthogonal U and V, whoever proposed
/// them, that are right to about half of the bits that the enclosures get.
///
/// With T = UᵀCV, G = UᵀU − I, F = VᵀV − I, ‖G‖ ≤ α ≤ 0.1, ‖F‖ ≤ β ≤ 0.1, D the diagonal of T,
/// H = T − (GD + DF)/2 = D′ + N, D′ its diagonal made nonnegative and sorted:
///
///     |σ_i(C) − d′_i| ≤ ρ + ρ_L + ‖N′_II‖F + ε²/η
///
/// for a cluster I of consecutive d′; ρ and ρ_L are of second order in α, β and N, ε bounds N between
/// the cluster and the rest, and η is the gap beside the cluster less 2‖N‖F. Where η is not positive or
/// smaller than ε, |σ_i − d′_i| ≤ ρ + ‖N‖F. Complete statement, proof and every rounding:
/// proofs/certifier-refined-vectors.md. Rests on Weyl and on Sylvester's law of inertia.
struct RefinedVectorCertificate {
  static let facts: Facts = [.weyl, .sylvester]
  /// Bounds of errors carry this many bits, always rounded up.
  static let boundPrecision = 64
  /// Clusters whose smallest d′ is at least this much of the largest are cleared of their
  /// antisymmetric part.
  private static let clearedShare = 0x1p-12

  let defects: VectorDefects
  let scaled: ScaledDefects
  /// D in Float64: each within 2⁻⁵⁰ of its size.
  let diagonal: [Double]
  /// d′_i over 2^`middleExponent`, exactly.
  let middles: [Integer]
  let middleExponent: Int
  /// The positions in descending order of d′.
  let ranking: [Int]

  /// `nil` when the products are not exact or the vectors are far from orthonormal.
  init?(of matrix: DigitMatrix, left: DigitMatrix, right: DigitMatrix, digits: Int) {
    guard
      let defects = VectorDefects(of: matrix, left: left, right: right, digits: digits)
    else { return nil }
    self.init(defects)
  }

  init?(_ measured: VectorDefects) {
    var defects = measured
    defects.makeDiagonalNonnegative()
    self.defects = defects
    scaled = ScaledDefects(defects)
    let order = defects.format.order
    let unit = defects.format.unitExponent(defects.digits)
    // In units: d′ = t − t(g + f)/2 = (2t·2^−u − t(g + f))·2^(2u−1).
    guard unit <= 0 else { return nil }
    middleExponent = 2 * unit - 1
    var middles: [Integer] = []
    var diagonal: [Double] = []
    for position in 0..<order {
      let t = defects.transformed.integer(position, position)
      let gram =
        defects.leftGram.integer(position, position)
        + defects.rightGram.integer(position, position)
      middles.append(t.shiftedLeft(by: 1 - unit) - t * gram)
      diagonal.append(
        BigFloat(t, precision: 64, rounding: .nearest).scaled(byPowerOfTwo: unit)
          .double(rounding: .nearest))
    }
    // The bounds assume both.
    guard diagonal.allSatisfy({ $0 >= 0 && $0 <= 1.5 }) else { return nil }
    self.middles = middles
    self.diagonal = diagonal
    ranking = (0..<order).sorted { middles[$0] > middles[$1] }
  }

  /// Enclosures of the singular values of every matrix within `error` of C in the Frobenius norm, in
  /// descending order; `nil` when the vectors are far from orthonormal.
  func enclosures(error: BigFloat, bits: Int) -> [Enclosure<BigFloat>]? {
    guard let sums = DefectNorms(self) else { return nil }
    let clusters = self.clusters(apartBy: sums.offDiagonal.scaled(byPowerOfTwo: 2))
    let coupling = ClusterCoupling(
      self, clusters, cleared: clusters.map { isCleared($0) })
    let weyl = sums.base.plus(sums.offDiagonal)
    let clearing = clearingBound(coupling, sums)
    var result: [Enclosure<BigFloat>] = []
    for (number, cluster) in clusters.enumerated() {
      var radius = weyl
      if let outside = outsideBound(cluster, coupling.outside[number], sums) {
        radius = min(
          radius, sums.base.plus(clearing).plus(coupling.inside[number]).plus(outside))
      }
      radius = radius.plus(error)
      for position in cluster.map({ ranking[$0] }) {
        result.append(enclosure(position, radius: radius, bits: bits))
      }
    }
    return result
  }

  private func enclosure(_ position: Int, radius: BigFloat, bits: Int) -> Enclosure<BigFloat> {
    func end(_ rounding: Rounding) -> BigFloat {
      let middle = BigFloat(middles[position], precision: bits, rounding: rounding)
        .scaled(byPowerOfTwo: middleExponent)
      return rounding == .down
        ? .difference(middle, radius, precision: bits, rounding: .down)
        : .sum(middle, radius, precision: bits, rounding: .up)
    }
    let lower = end(.down)
    return Enclosure(
      lower: lower.signum < 0 ? .zero(precision: bits) : lower, upper: end(.up))
  }

  // MARK: - Clusters

  /// Runs of ranks whose d′ follow one another by at most `distance`.
  private func clusters(apartBy distance: BigFloat) -> [Range<Int>] {
    var starts = [0]
    for rank in 1..<max(ranking.count, 1) where gap(before: rank) > distance {
      starts.append(rank)
    }
    return zip(starts, starts.dropFirst() + [ranking.count]).map { $0..<$1 }
  }

  /// d′ of rank − 1 less that of rank, rounded downward.
  private func gap(before rank: Int) -> BigFloat {
    let difference = middles[ranking[rank - 1]] - middles[ranking[rank]]
    return BigFloat(difference, precision: Self.boundPrecision, rounding: .down)
      .scaled(byPowerOfTwo: middleExponent)
  }

  private func isCleared(_ cluster: Range<Int>) -> Bool {
    guard cluster.count > 1, let last = cluster.last else { return false }
    return diagonal[ranking[last]] > Self.clearedShare * diagonal[ranking[0]]
  }

  /// ε²/η ≥ 2ε²/(h + √(h² + 4ε²)) for η ≤ h; `nil` where η ≤ 0 or ε > η. 0 without an outside.
  private func outsideBound(
    _ cluster: Range<Int>, _ coupling: BigFloat, _ sums: DefectNorms
  ) -> BigFloat? {
    let bits = Self.boundPrecision
    var gaps: [BigFloat] = []
    if cluster.lowerBound > 0 { gaps.append(gap(before: cluster.lowerBound)) }
    if cluster.upperBound < ranking.count { gaps.append(gap(before: cluster.upperBound)) }
    guard let least = gaps.min() else { return .zero(precision: bits) }
    let room = BigFloat.difference(
      least, sums.offDiagonal.scaled(byPowerOfTwo: 1), precision: bits, rounding: .down)
    guard room.signum > 0, coupling <= room else { return nil }
    return .quotient(coupling.times(coupling), room, precision: bits, rounding: .up)
  }

  /// ρ_L = ‖L‖²‖H‖/2 + ‖L‖‖N‖.
  private func clearingBound(_ coupling: ClusterCoupling, _ sums: DefectNorms) -> BigFloat {
    let rotation = coupling.rotation
    let size = BigFloat(middles[ranking[0]], precision: Self.boundPrecision, rounding: .up)
      .scaled(byPowerOfTwo: middleExponent)
      .plus(sums.offDiagonal)
    return rotation.times(rotation).times(size).scaled(byPowerOfTwo: -1)
      .plus(rotation.times(sums.offDiagonal))
  }
}

extension BigFloat {
  /// The sum rounded up, as a bound of an error.
  func plus(_ other: BigFloat) -> BigFloat {
    .sum(self, other, precision: RefinedVectorCertificate.boundPrecision, rounding: .up)
  }

  /// The product rounded up, as a bound of an error.
  func times(_ other: BigFloat) -> BigFloat {
    .product(self, other, precision: RefinedVectorCertificate.boundPrecision, rounding: .up)
  }
}
