// SPDX-License-Identifier: Apache-2.0

import CKernels

/// One-sided Jacobi after a column-pivoted QR factorisation, in Float64. Guarantees nothing.
///
/// The method is Hestenes' with de Rijk's ordering, on the transposed triangular factor as Drmač and
/// Veselić advise: few sweeps are needed, and the vectors of zero singular values come out of the
/// orthogonal factors. Deterministic: the same on every processor. About 20 n³ operations a sweep.
struct JacobiOracle: SingularVectorOracle {
  func approximateSingularVectors(of matrix: ColumnMajorMatrix) -> SingularValueProposal? {
    let (m, n) = (matrix.rows, matrix.columns)
    var converged = false
    var values = [Double](repeating: 0, count: n)
    var right = ColumnMajorMatrix(rows: n, columns: n) { _ in }
    let left = ColumnMajorMatrix(rows: m, columns: n) { u in
      right = ColumnMajorMatrix(rows: n, columns: n) { v in
        converged =
          sb_approximate_svd(m, n, matrix.elements, u.baseAddress, &values, v.baseAddress) != 0
      }
    }
    guard converged else { return nil }
    return SingularValueProposal(leftVectors: left, values: values, rightVectors: right)
  }
}
