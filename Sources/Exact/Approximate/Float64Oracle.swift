// SPDX-License-Identifier: Apache-2.0

import CKernels

/// Which code makes large products and proposes singular vectors in Float64.
public enum Float64Kernels: Hashable, Sendable, CustomStringConvertible {
  /// The package's own.
  case own
  /// OpenBLAS, found when the program started, with its name and version.
  case openBLAS(String)

  /// What this process uses; it does not change. OpenBLAS is looked for once, as `libopenblas.so.0` or by
  /// the path in the environment variable `SVBOUNDS_OPENBLAS`; the value `off` leaves it alone.
  ///
  /// Enclosures hold with either. Their last digits may differ, for orders of at least
  /// `openBLASOrder`: smaller matrices are left to the package's own kernels.
  public static let current: Float64Kernels = {
    guard let version = sb_openblas() else { return .own }
    return .openBLAS(
      String(cString: version).split(separator: " ").prefix(2).joined(separator: " "))
  }()

  /// The smallest order for which OpenBLAS is used.
  public static let openBLASOrder = 48

  public var description: String {
    switch self {
    case .own: "own kernels"
    case .openBLAS(let version): version
    }
  }
}

/// The fastest oracle at hand. Guarantees nothing.
struct Float64Oracle: SingularVectorOracle {
  func approximateSingularVectors(of matrix: ColumnMajorMatrix) -> SingularValueProposal? {
    let large = matrix.columns >= Float64Kernels.openBLASOrder
    if large, case .openBLAS = Float64Kernels.current {
      if let found = proposal(for: matrix, by: sb_openblas_svd) { return found }
    }
    return JacobiOracle().approximateSingularVectors(of: matrix)
  }
}

/// What a C routine proposes; `nil` when it gives up.
func proposal(
  for matrix: ColumnMajorMatrix,
  by routine: (
    Int, Int, UnsafePointer<Double>?, UnsafeMutablePointer<Double>?, UnsafeMutablePointer<Double>?,
    UnsafeMutablePointer<Double>?
  ) -> Int32
) -> SingularValueProposal? {
  let (m, n) = (matrix.rows, matrix.columns)
  var converged = false
  var values = [Double](repeating: 0, count: n)
  var right = ColumnMajorMatrix(rows: n, columns: n) { _ in }
  let left = ColumnMajorMatrix(rows: m, columns: n) { u in
    right = ColumnMajorMatrix(rows: n, columns: n) { v in
      converged =
        routine(m, n, matrix.elements, u.baseAddress, &values, v.baseAddress) != 0
    }
  }
  guard converged else { return nil }
  return SingularValueProposal(leftVectors: left, values: values, rightVectors: right)
}
