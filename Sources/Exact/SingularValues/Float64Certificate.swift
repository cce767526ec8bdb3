// SPDX-License-Identifier: Apache-2.0

import CKernels

/// Bounds, proved for one proposal U, s, V, that enclose all singular values of a matrix C.
///
/// With E = C − U diag(s) Vᵀ, α ≥ ‖UᵀU − I‖ and β ≥ ‖VᵀV − I‖, both below 1,
///
///     s_i √((1−α)(1−β)) − ‖E‖ ≤ σ_i(C) ≤ s_i √((1+α)(1+β)) + ‖E‖.
///
/// Nothing is assumed of U, s and V. The three norms are bounded from matrix products whose leading
/// part is exact, because its factors are cut to few bits, and whose remainder is so small that
/// a-priori error bounds suffice. The theorem and every term below: proofs/certifier-T0.md.
struct Float64Certificate: Sendable {
  /// ≥ ‖C − U diag(s) Vᵀ‖.
  let residual: Double
  /// α.
  let leftDefect: Double
  /// β.
  let rightDefect: Double
  let values: [Double]

  /// The unit roundoff u of Float64.
  static let unitRoundoff = 0x1p-53

  /// Measures a proposal; `nil` when it is inadmissible (of a wrong shape, NaN, far from orthonormal,
  /// out of order) or when the defects reach 1.
  init?(of proposal: SingularValueProposal, for matrix: ColumnMajorMatrix) {
    let (m, n) = (matrix.rows, matrix.columns)
    let (u, s, v) = (proposal.leftVectors, proposal.values, proposal.rightVectors)
    guard m >= n, n >= 1, m * n <= ScaledMidpoint.largestCount,
      u.rows == m, u.columns == n, v.rows == n, v.columns == n, s.count == n
    else { return nil }
    var sums = sb_certificate_sums()
    guard sb_measure(m, n, matrix.elements, u.elements, s, v.elements, &sums) != 0 else {
      return nil
    }
    residual = Float64Certificate.residualBound(sums, rows: m, columns: n)
    leftDefect = Float64Certificate.defectBound(sums.left_gram, rows: m, columns: n)
    rightDefect = Float64Certificate.defectBound(sums.right_gram, rows: n, columns: n)
    values = s
    guard leftDefect < 1, rightDefect < 1, residual.isFinite else { return nil }
  }

  /// ‖E‖ ≤ ‖E′‖ + u‖E′‖F + u‖D‖F + (γ_2n + u)(‖U₁‖F‖W₂‖F + ‖U₂‖F‖W‖F) + underflow.
  static func residualBound(
    _ sums: sb_certificate_sums, rows m: Int, columns n: Int
  ) -> Double {
    let tall = m * n
    let square = n * n
    let remainder = up(
      up(norm(sums.left_high, terms: tall), times: norm(sums.right_low, terms: square)),
      plus: up(norm(sums.left_low, terms: tall), times: norm(sums.right, terms: square)))
    let product = up(up(gamma(2 * n), plus: unitRoundoff), times: remainder)
    let subtractions = up(
      unitRoundoff,
      times: up(
        norm(sums.leading, terms: tall), plus: norm(sums.residual.frobenius, terms: tall)))
    return up(
      up(spectralNorm(sums.residual, rows: m, columns: n), plus: product),
      plus: up(subtractions, plus: ScaledMidpoint.underflow))
  }

  /// ‖XᵀX − I‖ ≤ ‖H‖ + u(‖H‖F + ‖D‖F + ‖S‖F) + 2(γ_m + u)‖X₂‖F‖Y‖F + underflow.
  static func defectBound(
    _ sums: sb_gram_sums, rows m: Int, columns n: Int
  ) -> Double {
    let square = n * n
    let additions = up(
      unitRoundoff,
      times: up(
        norm(sums.defect.frobenius, terms: square),
        plus: up(norm(sums.leading, terms: square), plus: norm(sums.cross, terms: square))))
    let product = up(
      up(2 * up(gamma(m), plus: unitRoundoff), times: norm(sums.low, terms: m * n)),
      times: norm(sums.middle, terms: m * n))
    return up(
      up(spectralNorm(sums.defect, rows: n, columns: n), plus: additions),
      plus: up(product, plus: ScaledMidpoint.underflow))
  }

  /// ‖X‖ ≤ min(‖X‖F, ‖XᵀX‖F^½), the latter from X′ = 2^shift X:
  /// ‖X′ᵀX′‖F ≤ ‖G‖F + γ_m‖X′‖F² + underflow.
  static func spectralNorm(
    _ sums: sb_norm_sums, rows m: Int, columns n: Int
  ) -> Double {
    let frobenius = norm(sums.frobenius, terms: m * n)
    guard sums.scaled_gram.isFinite else { return frobenius }
    let scaledFrobenius = norm(sums.scaled, terms: m * n)
    let gram = up(
      up(
        norm(sums.scaled_gram, terms: n * n),
        plus: up(gamma(m), times: up(scaledFrobenius, times: scaledFrobenius))),
      plus: ScaledMidpoint.underflow)
    let spectral = Double.squareRoot(gram, .up).scaled(byPowerOfTwo: -Int(sums.shift), .up)
    return min(frobenius, spectral)
  }

  /// √x for the x of which `sum` is the plainly rounded value, a sum of `terms` squares.
  static func norm(_ sum: Double, terms: Int) -> Double {
    let factor = Double.difference(1, .product(Double(terms), unitRoundoff, .up), .down)
    guard factor > 0 else { return .infinity }
    return .squareRoot(up(.quotient(sum, factor, .up), plus: ScaledMidpoint.underflow), .up)
  }

  /// γ_k = ku / (1 − ku).
  static func gamma(_ k: Int) -> Double {
    let ku = Double.product(Double(k), unitRoundoff, .up)
    guard ku < 1 else { return .infinity }
    return .quotient(ku, .difference(1, ku, .down), .up)
  }

  private static func up(_ a: Double, plus b: Double) -> Double { .sum(a, b, .up) }
  private static func up(_ a: Double, times b: Double) -> Double { .product(a, b, .up) }

  /// Enclosures of the singular values of every A with ‖A − C‖ ≤ `radius`, both ends descending.
  func enclosures(radius: Double) -> [Enclosure<Double>] {
    let low = Double.squareRoot(
      .product(.difference(1, leftDefect, .down), .difference(1, rightDefect, .down), .down), .down)
    let high = Double.squareRoot(
      .product(.sum(1, leftDefect, .up), .sum(1, rightDefect, .up), .up), .up)
    let shift = Double.sum(residual, radius, .up)
    return values.map { s in
      Enclosure(
        lower: max(0, .difference(.product(s, low, .down), shift, .down)),
        upper: .sum(.product(s, high, .up), shift, .up))
    }
  }
}
