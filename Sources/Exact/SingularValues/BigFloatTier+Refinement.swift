// SPDX-License-Identifier: Apache-2.0

import CKernels
import CMPFR

extension BigFloatTier {
  /// The orders and precisions for which refinement is tried before Jacobi rotations of many bits. Below,
  /// these are as fast; above, digits become too short or too many.
  static let refinedOrders = 4...4096
  static let refinedBits = 24...8192

  /// Enclosures of the numerators' singular values from Float64 vectors refined by exact products, at
  /// most 2^(8−`bits`)·σ₁ wide but for the last rounding; `nil` when they come out wider, or the matrix
  /// is not suited.
  static func refined(_ input: ExactInput, bits: Int) -> [Enclosure<BigFloat>]? {
    let order = max(input.rows, input.columns)
    guard refinedBits.contains(bits), refinedOrders.contains(input.order),
      order <= 2 * input.order, refinedOrders.contains(order),
      sb_arithmetic_fault() == 0
    else { return nil }
    // Vectors right to half of the bits, and room for those of all bits where that is not enough; fewer
    // digits may be longer. Digits have at least 18 bits for every order whose depth is small.
    for depth in [(bits / 2 + 2 * order.bitWidthOfCount + 30) / 20 + 1, bits / 18 + 3] {
      guard
        var refinement = SpectrumRefinement(input, order: order, bits: bits, depth: depth)
      else { return nil }
      if let found = refinement.run(keeping: input.order) { return found }
    }
    return nil
  }
}

/// The way from a matrix to narrow enclosures: an oracle's vectors, refined until half of the bits are
/// right, then the certificate; more bits when it is too wide.
private struct SpectrumRefinement {
  private let bits: Int
  private let input: FixedPointInput
  private var left: DigitMatrix
  private var right: DigitMatrix
  /// log₂ of n, and of 1/σ₁ as the oracle sees it.
  private let spread: Int
  private let smallness: Int

  init?(_ source: ExactInput, order: Int, bits: Int, depth: Int) {
    guard let format = DigitFormat(order: order, depth: depth) else { return nil }
    let midpoint = source.scaledMidpoint
    let spread = order.bitWidthOfCount
    let digits = format.digits(forPrecision: bits + 2 * spread + 16)
    guard let input = FixedPointInput(source, midpoint: midpoint, format, digits: digits) else {
      return nil
    }
    // The oracle sees the square matrix.
    let tall = midpoint.midpoint
    let square =
      tall.columns == order
      ? tall
      : ColumnMajorMatrix(rows: order, columns: order) { target in
        for (position, value) in tall.elements.enumerated() { target[position] = value }
      }
    guard let proposal = Float64Oracle().approximateSingularVectors(of: square) else { return nil }
    func vectors(_ matrix: ColumnMajorMatrix) -> DigitMatrix? {
      guard matrix.elements.allSatisfy({ $0.magnitude < 1.5 }) else { return nil }
      return DigitMatrix.cutting(
        matrix.elements, exponent: 0, format, digits: format.digits(forPrecision: 56)
      ).matrix
    }
    guard let left = vectors(proposal.leftVectors), let right = vectors(proposal.rightVectors),
      proposal.values[0] > 0
    else { return nil }
    // σ₁ of the fixed-point matrix, whose norm is about 1: at least 1/√n.
    let norm = proposal.values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    smallness = max(0, -Int((proposal.values[0] / norm).exponent)) + 1
    self.bits = bits
    self.input = input
    self.left = left
    self.right = right
    self.spread = spread
  }

  mutating func run(keeping count: Int) -> [Enclosure<BigFloat>]? {
    // The bits of the vectors that are believed to be right.
    var accuracy = 46
    var gapBits = 0
    var needed = (bits - 5) / 2 + spread + 2
    var certificates = 0
    var slack = 0
    for _ in 0..<(bits / 40 + 12) {
      let isLast = accuracy >= needed
      let precision =
        isLast
        ? bits - 3 + spread + smallness + slack
        : min(accuracy + 56 + gapBits, bits + 2 * spread + 8)
      let digits = input.matrix.format.digits(forPrecision: precision)
      guard
        let defects = VectorDefects(
          of: input.matrix, left: left, right: right, digits: digits)
      else { return nil }
      let step = VectorRefinement(defects)
      gapBits = min(60, max(0, -Int(step.smallestGap.exponent) - 8))
      if isLast {
        certificates += 1
        guard let certificate = RefinedVectorCertificate(defects),
          let found = certificate.enclosures(error: input.error, bits: bits + 32)
        else { return nil }
        let kept = found.prefix(count).map {
          Enclosure(
            lower: $0.lower.scaled(byPowerOfTwo: -input.exponent),
            upper: $0.upper.scaled(byPowerOfTwo: -input.exponent))
        }
        let values = kept.descending
        let excess = BigFloatTier.excessBits(values, bits: bits)
        if excess <= 0 { return values }
        guard certificates < 4 else { return nil }
        needed = min(max(needed, accuracy) + excess + 8 * certificates, bits + spread + 8)
        slack += 8
        // Nothing more to gain from better vectors.
        if accuracy >= needed { return nil }
      } else {
        needed = max(needed, (bits - 5 + spread + gapBits + 8) / 2 + 2)
      }
      guard
        let better = step.refined(left: left, right: right, limit: needed + 1)
      else { return nil }
      left = better.left
      right = better.right
      accuracy = better.bits
    }
    return nil
  }
}

extension BigFloatTier {
  /// By how many bits the widest enclosure exceeds 2^(8−`bits`)·σ₁, with room for rounding to `bits`
  /// bits; not positive when none does.
  fileprivate static func excessBits(_ values: [Enclosure<BigFloat>], bits: Int) -> Int {
    guard let largest = values.first?.lower, largest.signum > 0,
      let widest = values.map(\.width).max()
    else { return 1 }
    let limit = largest.scaled(byPowerOfTwo: 8 - bits)
    let room = limit.scaled(byPowerOfTwo: -5)
    if BigFloat.sum(widest, room, precision: 64, rounding: .up) <= limit { return 0 }
    return max(1, (widest.exponent ?? 0) - (limit.exponent ?? 0) + 1)
  }
}
