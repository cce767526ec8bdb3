// SPDX-License-Identifier: Apache-2.0

/// The positions, in row-major order, of the nonzero entries of a matrix that has at most one in each
/// row and in each column; `nil` for any other matrix.
///
/// Such a matrix is P D Q with permutations P and Q and a diagonal (rectangular) D, so that its
/// singular values are exactly the sizes of these entries, and zeros. Diagonal matrices, masks and
/// permutations are of this kind, and so is every zero matrix.
func positionsOfSingleEntries(rows: Int, columns: Int, isZero: (Int) -> Bool) -> [Int]? {
  var positions: [Int] = []
  var taken = [Bool](repeating: false, count: columns)
  for row in 0..<rows {
    var found = false
    for column in 0..<columns where !isZero(row * columns + column) {
      if found || taken[column] { return nil }
      found = true
      taken[column] = true
      positions.append(row * columns + column)
    }
  }
  return positions
}

extension Matrix where Scalar == Double {
  /// The exact singular values of a matrix with at most one nonzero entry in each row and column.
  var spectrumOfSingleEntries: Spectrum<Double>? {
    let found = storage.elements.withUnsafeBufferPointer { entries in
      positionsOfSingleEntries(rows: rows, columns: columns) { entries[$0] == 0 }
    }
    guard let found else { return nil }
    var sizes = found.map { storage[$0].magnitude }.sorted(by: >)
    sizes += repeatElement(0, count: order - sizes.count)
    return Spectrum(values: sizes.map { Enclosure($0) }, facts: [])
  }
}

extension Matrix where Scalar == Rational {
  /// The singular values of a matrix with at most one nonzero entry in each row and column, exact
  /// but for their rounding to Float64.
  var spectrumOfSingleEntries: Spectrum<Double>? {
    let numerators = numerators
    let found = positionsOfSingleEntries(rows: rows, columns: columns) {
      numerators.isZero(at: $0)
    }
    guard let found else { return nil }
    var sizes = found.map { storage[$0].magnitude }.sorted(by: >)
    sizes += repeatElement(Rational.zero, count: order - sizes.count)
    return Spectrum(values: sizes.map { Enclosure($0, precision: 53) }, facts: [])
  }
}
