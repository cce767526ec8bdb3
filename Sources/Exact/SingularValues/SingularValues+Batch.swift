// SPDX-License-Identifier: Apache-2.0

import CKernels

/// Encloses every singular value of each of many matrices of Doubles; of tiny ones at a fraction of
/// what `singularValues(of:)` costs.
///
/// - Parameter matrices: of any shapes, in any order.
/// - Returns: a spectrum for each matrix, in the same order.
///
/// **Guarantee.** For each matrix as for `singularValues(of:)`: the exact singular values lie in the
/// enclosures, these are at most 10⁻¹² σ₁ wide wherever the ends are normal Float64 numbers, and
/// matrices with at most one nonzero entry in each row and column get single numbers. The enclosures
/// themselves differ a little from those of `singularValues(of:)`. They depend on the matrix alone, not
/// on the others or on the processor, where the order is at most 16 and the longer side at most 64.
///
/// Matrices of that size and of equal shapes are handled eight at a time, one in each lane of the
/// processor's registers; where that decides too little, and for larger ones, each is handed to
/// `singularValues(of:)`.
///
/// - Throws: as `singularValues(of:)` for the first matrix that it refuses; rows and columns in the error
///   are that matrix's.
/// - Complexity: for n × n about a microsecond at n = 8, six at n = 16, growing as n³.
///
/// One-sided Jacobi (M. R. Hestenes, J. SIAM 6, 1958) proposes; the certificate and its proof are in
/// proofs/certifier-tiny-batches.md.
public func singularValues(
  ofBatch matrices: [Matrix<Double>]
) throws(SingularValueError) -> [Spectrum<Double>] {
  try requireStandardArithmetic()
  var results = [Spectrum<Double>?](repeating: nil, count: matrices.count)
  var groups: [TinyShape: [(position: Int, largest: Double)]] = [:]
  for (position, matrix) in matrices.enumerated() {
    let largest = try matrix.largestMagnitude()
    guard largest > 0, TinyBatch.holds(rows: matrix.rows, columns: matrix.columns) else { continue }
    groups[TinyShape(matrix), default: []].append((position, largest))
  }
  // Where a group comes in the order makes no difference to any result.
  for (shape, members) in groups {
    var batch = TinyBatch(rows: shape.long, columns: shape.short)
    for start in stride(from: 0, to: members.count, by: TinyBatch.lanes) {
      let chosen = members[start..<min(start + TinyBatch.lanes, members.count)]
      var isSpecial = [Bool](repeating: false, count: TinyBatch.lanes)
      for (lane, member) in chosen.enumerated() {
        let matrix = matrices[member.position]
        let nonzero = batch.load(matrix, largest: member.largest, lane: lane)
        isSpecial[lane] = nonzero <= shape.short && matrix.spectrumOfSingleEntries != nil
      }
      batch.propose()
      batch.certify()
      for (lane, member) in chosen.enumerated() where !isSpecial[lane] {
        guard let found = batch.spectrum(lane: lane), found.isNarrow else { continue }
        results[member.position] = found.spectrum
      }
    }
  }
  var spectra: [Spectrum<Double>] = []
  spectra.reserveCapacity(matrices.count)
  for (position, matrix) in matrices.enumerated() {
    if let found = results[position] {
      spectra.append(found)
    } else {
      spectra.append(try singularValues(of: matrix))
    }
  }
  return spectra
}

/// What matrices in one batch have in common: a matrix and its transpose have the same singular values.
private struct TinyShape: Hashable {
  let long: Int
  let short: Int

  init(_ matrix: Matrix<Double>) {
    long = max(matrix.rows, matrix.columns)
    short = matrix.order
  }
}

extension Matrix where Scalar == Double {
  /// The size of the largest entry, 0 for an empty matrix.
  ///
  /// - Throws: `SingularValueError.notFinite` for the first entry, row by row, that is NaN or infinite.
  func largestMagnitude() throws(SingularValueError) -> Double {
    var fault = 0
    let largest = storage.elements.withUnsafeBufferPointer {
      sb_largest_magnitude($0.count, $0.baseAddress, &fault)
    }
    guard fault == storage.count else {
      throw .notFinite(row: fault / columns, column: fault % columns, value: "\(storage[fault])")
    }
    return largest
  }
}
