// SPDX-License-Identifier: Apache-2.0

import CKernels

/// One-sided Jacobi after a column-pivoted QR factorisation, in Float64. Guarantees nothing.
///
/// The method is Hestenes' with de Rijk's ordering, on the transposed triangular factor as Drmač and
/// Veselić advise: few sweeps are needed, and the vectors of zero singular values come out of the
/// orthogonal factors. Deterministic: the same on every processor. About 20 n³ operations a sweep.
struct JacobiOracle: SingularVectorOracle {
  func approximateSingularVectors(of matrix: ColumnMajorMatrix) -> SingularValueProposal? {
    proposal(for: matrix, by: sb_approximate_svd)
  }
}
