// SPDX-License-Identifier: Apache-2.0

import CMPFR

/// Right singular vectors by plane rotations of columns (Hestenes 1958), at any precision.
///
/// An oracle: nothing that it returns is guaranteed, and no certifier believes it. Arithmetic is
/// rounded to nearest throughout. Rotations are "fast" ones: column j stands for `scale[j]` times what
/// is stored, so that a rotation is two multiples of a column added to another, without scaling.
struct OneSidedJacobi {
  /// A·V, column scales left out.
  let image: ColumnMatrix
  /// V, with the same scales left out.
  let vectors: ColumnMatrix
  private let scales: BigFloatArena
  /// The squared norms of the scaled columns of `image`.
  private let norms: BigFloatArena
  private let scratch: BigFloatArena

  private var precision: Int { image.precision }

  /// - Parameter vectors: a nearly orthogonal matrix, to start from.
  init(_ matrix: ColumnMatrix, startingFrom vectors: ColumnMatrix) {
    image = matrix.product(vectors)
    self.vectors = vectors
    let count = vectors.columns
    let precision = vectors.precision
    scales = BigFloatArena(count: count, precision: precision)
    norms = BigFloatArena(count: count, precision: precision)
    scratch = BigFloatArena(count: 8, precision: precision)
    for column in 0..<count { mpfr_set_si_2exp(scales.base + column, 1, 0, MPFR_RNDN) }
  }

  /// Sweeps until what is left to rotate away is below 2^−`goal` of the longer column, at most `limit`
  /// times.
  ///
  /// A sweep whose largest relative inner product is δ and whose largest tangent is t leaves inner
  /// products of about t·δ·n behind, which tells when the next sweep is not worth while.
  func run(until goal: Int, sweepLimit limit: Int) {
    let slack = vectors.columns.bitWidthOfCount + 2
    for _ in 0..<limit {
      sortColumns()
      let (inner, tangent) = sweep()
      if inner + tangent + slack <= -goal { return }
    }
  }

  /// Squared norms afresh, scales brought to 1 by powers of two, and columns in descending order.
  private func sortColumns() {
    withExtendedLifetime(self) {
      let a = norms.base
      let f = scales.base
      for column in 0..<image.columns {
        // `norms` and `scales` follow the table's order: gather by position.
        sumOfProducts(image.starts[column], image.starts[column], image.rows, into: a + column)
        mpfr_mul(a + column, a + column, f + column, MPFR_RNDN)
        mpfr_mul(a + column, a + column, f + column, MPFR_RNDN)
      }
      let order = (0..<image.columns).sorted { mpfr_greater_p(a + $0, a + $1) != 0 }
      image.permuteColumns(order)
      vectors.permuteColumns(order)
      norms.permute(order)
      scales.permute(order)
    }
  }

  /// One rotation for each pair of columns that needs it.
  ///
  /// Returns the exponents (base 2) of the largest |w_p·w_q| / max(‖w_p‖², ‖w_q‖²) and of the largest
  /// tangent among the rotations made, or very small numbers when there was none.
  private func sweep() -> (inner: Int, tangent: Int) {
    let order = image.columns
    var largestInner = -2 * precision
    var largestTangent = -2 * precision
    guard order > 1 else { return (largestInner, largestTangent) }
    return withExtendedLifetime(self) {
      let a = norms.base
      let inner = scratch.base + 1
      guard mpfr_regular_p(a) != 0 else { return (largestInner, largestTangent) }
      // Below this a column is rounding noise beside the longest one.
      let noise = 2 * (order.bitWidthOfCount - precision) + Int(mpfr_get_exp(a))
      for p in 0..<(order - 1) {
        for q in (p + 1)..<order {
          let longer = mpfr_greater_p(a + q, a + p) != 0 ? a + q : a + p
          guard mpfr_regular_p(longer) != 0, Int(mpfr_get_exp(longer)) > noise else { continue }
          sumOfProducts(image.starts[p], image.starts[q], image.rows, into: inner)
          mpfr_mul(inner, inner, scales.base + p, MPFR_RNDN)
          mpfr_mul(inner, inner, scales.base + q, MPFR_RNDN)
          guard mpfr_regular_p(inner) != 0 else { continue }
          let relative = Int(mpfr_get_exp(inner)) - Int(mpfr_get_exp(longer))
          guard relative > 2 - precision else { continue }
          largestInner = max(largestInner, relative)
          largestTangent = max(largestTangent, rotate(p, q, inner))
        }
      }
      return (largestInner, largestTangent)
    }
  }

  /// Makes columns p and q orthogonal, `inner` being their inner product. Returns the tangent's
  /// exponent.
  private func rotate(_ p: Int, _ q: Int, _ inner: ColumnMatrix.Entry) -> Int {
    let a = norms.base
    let f = scales.base
    let (zeta, tangent, cosine) = (scratch.base + 2, scratch.base + 3, scratch.base + 4)
    let (x, y) = (scratch.base + 5, scratch.base + 6)
    // ζ = (‖w_q‖² − ‖w_p‖²) / 2γ, t = sign ζ / (|ζ| + √(1 + ζ²)): the smaller of the two angles.
    mpfr_sub(zeta, a + q, a + p, MPFR_RNDN)
    mpfr_div(zeta, zeta, inner, MPFR_RNDN)
    mpfr_mul_2si(zeta, zeta, -1, MPFR_RNDN)
    mpfr_sqr(tangent, zeta, MPFR_RNDN)
    mpfr_add_ui(tangent, tangent, 1, MPFR_RNDN)
    mpfr_sqrt(tangent, tangent, MPFR_RNDN)
    // Equal lengths: the earlier column becomes the longer one.
    let negative = mpfr_zero_p(zeta) != 0 ? mpfr_signbit(inner) == 0 : mpfr_signbit(zeta) != 0
    mpfr_abs(zeta, zeta, MPFR_RNDN)
    mpfr_add(tangent, tangent, zeta, MPFR_RNDN)
    mpfr_ui_div(tangent, 1, tangent, MPFR_RNDN)
    if negative { mpfr_neg(tangent, tangent, MPFR_RNDN) }
    // w_p ← w_p − t w_q and w_q ← w_q + t w_p, in terms of what is stored:
    // x = t f_q/f_p and y = t c² f_p/f_q, the second applied after the first.
    mpfr_div(x, f + q, f + p, MPFR_RNDN)
    mpfr_div(y, tangent, x, MPFR_RNDN)
    mpfr_mul(x, x, tangent, MPFR_RNDN)
    mpfr_neg(x, x, MPFR_RNDN)
    mpfr_sqr(cosine, tangent, MPFR_RNDN)
    mpfr_add_ui(cosine, cosine, 1, MPFR_RNDN)
    mpfr_div(y, y, cosine, MPFR_RNDN)
    mpfr_sqrt(cosine, cosine, MPFR_RNDN)
    mpfr_div(f + p, f + p, cosine, MPFR_RNDN)
    mpfr_mul(f + q, f + q, cosine, MPFR_RNDN)
    addMultiple(x, of: image.starts[q], to: image.starts[p], image.rows)
    addMultiple(y, of: image.starts[p], to: image.starts[q], image.rows)
    addMultiple(x, of: vectors.starts[q], to: vectors.starts[p], vectors.rows)
    addMultiple(y, of: vectors.starts[p], to: vectors.starts[q], vectors.rows)
    mpfr_mul(zeta, tangent, inner, MPFR_RNDN)
    mpfr_sub(a + p, a + p, zeta, MPFR_RNDN)
    mpfr_add(a + q, a + q, zeta, MPFR_RNDN)
    return mpfr_regular_p(tangent) != 0 ? Int(mpfr_get_exp(tangent)) : -2 * precision
  }

  @inline(__always)
  private func sumOfProducts(
    _ a: ColumnMatrix.Entry, _ b: ColumnMatrix.Entry, _ count: Int, into sum: ColumnMatrix.Entry
  ) {
    approximateInnerProduct(a, b, count, into: sum, scratch: scratch.base)
  }

  @inline(__always)
  private func addMultiple(
    _ factor: ColumnMatrix.Entry, of source: ColumnMatrix.Entry, to target: ColumnMatrix.Entry,
    _ count: Int
  ) {
    approximatelyAddMultiple(factor, of: source, to: target, count, scratch: scratch.base)
  }
}

extension Int {
  /// ⌈log₂ n⌉ for a count n ≥ 1, and 0 for 0.
  var bitWidthOfCount: Int { self < 2 ? 0 : Int.bitWidth - (self - 1).leadingZeroBitCount }
}

extension BigFloatArena {
  /// Puts the number at `order[j]` into place j.
  func permute(_ order: [Int]) {
    let old = (0..<count).map { base[$0] }
    for (position, source) in order.enumerated() { base[position] = old[source] }
  }
}
