// SPDX-License-Identifier: Apache-2.0

/// The norms that a certificate from refined vectors needs of all pairs of vectors, each an upper
/// bound, in the notation of proofs/certifier-refined-vectors.md.
struct DefectNorms {
  /// ‖N‖F.
  let offDiagonal: BigFloat
  /// ρ, with the errors of T, G and F.
  let base: BigFloat

  /// `nil` unless α and β are at most 0.1.
  init?(_ certificate: RefinedVectorCertificate) {
    let scaled = certificate.scaled
    let format = certificate.defects.format
    let (order, stride) = (format.order, format.stride)
    var sums = (transformed: 0.0, left: 0.0, right: 0.0, offDiagonal: 0.0)
    for column in 0..<order {
      for row in 0..<order {
        let place = column * stride + row
        let (t, g, f) = (scaled.transformed[place], scaled.leftGram[place], scaled.rightGram[place])
        sums.transformed += t * t
        sums.left += g * g
        sums.right += f * f
        if row != column {
          let n = certificate.offDiagonalBound(row, column)
          sums.offDiagonal += n * n
        }
      }
    }
    func norm(_ sum: Double) -> BigFloat {
      DefectNorms.norm(sum, terms: order * order, exponent: scaled.exponent)
    }
    let unit = format.unitExponent(certificate.defects.digits)
    let gramError = BigFloat(certificate.defects.gramError).scaled(byPowerOfTwo: unit)
    let transformedError = BigFloat(certificate.defects.transformedError).scaled(byPowerOfTwo: unit)
    let alpha = norm(sums.left).plus(gramError)
    let beta = norm(sums.right).plus(gramError)
    let limit = BigFloat(0.0999)
    guard alpha <= limit, beta <= limit else { return nil }
    offDiagonal = norm(sums.offDiagonal)

    // ‖T − D‖ and ‖T‖ for the exact T.
    let beside = norm(sums.transformed).plus(transformedError)
    let largest = (certificate.diagonal.max() ?? 0) * (1 + 0x1p-49)
    let size = BigFloat(largest.nextUp).plus(beside)
    // ρ = 0.6‖T‖(α² + αβ + β²) + (α + β)‖T − D‖/2 + ‖ΔT‖ + ‖D‖(‖ΔG‖ + ‖ΔF‖)/2, ‖D‖ ≤ 1.5(1 + 2⁻⁴⁹).
    let squares = alpha.times(alpha).plus(alpha.times(beta)).plus(beta.times(beta))
    base = BigFloat(0.6.nextUp).times(size).times(squares)
      .plus(alpha.plus(beta).times(beside).scaled(byPowerOfTwo: -1))
      .plus(transformedError)
      .plus(BigFloat(1.51).times(gramError))
  }

  /// An upper bound of the norm of numbers whose values in Float64, as `ScaledDefects` has them, have
  /// squares that add up to `sum` in plain arithmetic.
  static func norm(_ sum: Double, terms: Int, exponent: Int) -> BigFloat {
    let root = Float64Certificate.norm(sum, terms: terms)
    let bound = Double.sum(.product(root, 1 + 0x1p-45, .up), 0x1p-150, .up)
    return BigFloat(bound).scaled(byPowerOfTwo: exponent)
  }
}

extension RefinedVectorCertificate {
  /// At least |N_ij| for i ≠ j over 2^exponent: N_ij = T_ij − (G_ij d_j + d_i F_ij)/2.
  ///
  /// What T, G, F and d lose in Float64, at most 2⁻⁵⁰ of each, and the rounding of five operations are
  /// less than 2⁻⁴⁸(|T_ij| + |G_ij| d_j + d_i |F_ij|) + 2⁻¹⁸⁸, as d ≤ 1.5.
  @inline(__always)
  func offDiagonalBound(_ row: Int, _ column: Int) -> Double {
    let place = column * defects.format.stride + row
    let (t, g, f) = (scaled.transformed[place], scaled.leftGram[place], scaled.rightGram[place])
    return (t - 0.5 * (g * diagonal[column] + diagonal[row] * f)).magnitude
      + offDiagonalSlack(row, column)
  }

  /// More than N_ij in Float64 is off by, and its addition's rounding.
  @inline(__always)
  func offDiagonalSlack(_ row: Int, _ column: Int) -> Double {
    let place = column * defects.format.stride + row
    let sizes =
      scaled.transformed[place].magnitude + scaled.leftGram[place].magnitude * diagonal[column]
      + diagonal[row] * scaled.rightGram[place].magnitude
    return 0x1p-47 * sizes + 0x1p-180
  }
}
