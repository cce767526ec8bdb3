// SPDX-License-Identifier: Apache-2.0

import CMPFR

/// What the many-bit oracle proposes for a matrix A with at least as many rows as columns: a nearly
/// orthogonal V and a W ≈ A·V with nearly orthogonal (or zero) columns, longest first.
///
/// Nothing is guaranteed. Whoever concludes from a proposal measures how far it is off.
struct SingularVectorProposal {
  let vectors: ColumnMatrix
  let image: ColumnMatrix

  init(vectors: ColumnMatrix, image: ColumnMatrix) {
    self.vectors = vectors
    self.image = image
  }

  /// Jacobi rotations up a ladder of precisions, from 64 bits to that of `matrix`, each rung about
  /// twice the last: convergence is quadratic, so a rung needs a sweep or two.
  ///
  /// - Parameters:
  ///   - start: nearly orthogonal vectors of about Float64's accuracy. They save the many sweeps of the
  ///     first rung.
  ///   - bits: the accuracy to aim at, relative to the largest singular value.
  init(
    approximating matrix: ColumnMatrix, startingFrom start: ColumnMatrix?, bits: Int,
    sweepLimit: Int
  ) {
    let tall = matrix.rows >= 2 * matrix.columns
    let source = tall ? matrix.triangularFactor() : matrix
    var vectors = start ?? .identity(matrix.columns, precision: 64)
    var rungs = SingularVectorProposal.rungs(
      to: matrix.precision, goal: bits + matrix.columns.bitWidthOfCount + 4)
    if start != nil, rungs.count > 1 { rungs.removeFirst() }
    for (precision, goal) in rungs {
      vectors = vectors.rounded(toPrecision: precision)
      vectors.orthonormalizeColumns()
      let rounded = precision < source.precision ? source.rounded(toPrecision: precision) : source
      OneSidedJacobi(rounded, startingFrom: vectors).run(until: goal, sweepLimit: sweepLimit)
    }
    vectors.normalizeColumns()
    let image = matrix.product(vectors)
    image.clearInnerProducts()
    self.init(vectors: vectors, image: image)
  }

  /// Ascending precisions, whole limbs, the last one `precision`, and what each rung is to reach: a
  /// little more than half of what the next one is.
  static func rungs(to precision: Int, goal: Int) -> [(precision: Int, goal: Int)] {
    var rungs = [(precision: precision, goal: min(goal, precision))]
    while let last = rungs.last, last.precision > 64 {
      let half = (last.precision / 2 + 24 + 63) / 64 * 64
      rungs.append((half < last.precision ? half : 64, last.goal / 2 + 4))
    }
    return rungs.reversed()
  }
}

extension ColumnMatrix {
  /// Takes from each column its small components along the columns before it, and puts zero in place
  /// of a column that is rounding noise beside the first.
  ///
  /// The columns are nearly orthogonal and in descending order, but a short one may still hold parts
  /// of the long ones that are small beside these and not beside itself. Moving it by that little
  /// makes inner products small relative to both lengths.
  fileprivate func clearInnerProducts() {
    let norms = BigFloatArena(count: columns, precision: precision)
    let scratch = BigFloatArena(count: 2, precision: precision)
    withExtendedLifetime((self, norms, scratch)) {
      let factor = scratch.base + 1
      var noise = Int.min
      for (position, column) in starts.enumerated() {
        for earlier in 0..<position where mpfr_regular_p(norms.base + earlier) != 0 {
          approximateInnerProduct(
            starts[earlier], column, rows, into: factor, scratch: scratch.base)
          mpfr_div(factor, factor, norms.base + earlier, MPFR_RNDN)
          mpfr_neg(factor, factor, MPFR_RNDN)
          approximatelyAddMultiple(
            factor, of: starts[earlier], to: column, rows, scratch: scratch.base)
        }
        let norm = norms.base + position
        approximateInnerProduct(column, column, rows, into: norm, scratch: scratch.base)
        guard mpfr_regular_p(norm) != 0 else { continue }
        let size = Int(mpfr_get_exp(norm))
        if noise == Int.min { noise = size + 2 * (rows.bitWidthOfCount + 4 - precision) }
        if size <= noise {
          for row in 0..<rows { mpfr_set_si_2exp(column + row, 0, 0, MPFR_RNDN) }
          mpfr_set_si_2exp(norm, 0, 0, MPFR_RNDN)
        }
      }
    }
  }
}
