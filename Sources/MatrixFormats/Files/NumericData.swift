// SPDX-License-Identifier: Apache-2.0

import Exact

/// A stretch of a file that holds the entries of a matrix, one after the other.
struct NumericData {
  var encoding: FloatEncoding
  var isBigEndian = false
  /// Column by column instead of row by row.
  var isColumnMajor = false
  var rows: Int
  var columns: Int
  /// Where the first entry begins.
  var offset: Int

  private static let chunkEntries = 1 << 13

  /// The matrix.
  ///
  /// - Precondition: the entries lie within the file, and their number is within the limits.
  func matrix(from file: InputFile) throws(MatrixFileError) -> Matrix<Double> {
    let numbers = try numbers(from: file)
    if isColumnMajor {
      return Matrix(rows: rows, columns: columns) { numbers[$1 * rows + $0] }
    }
    return Matrix(rows: rows, columns: columns, entries: numbers)
  }

  private func numbers(from file: InputFile) throws(MatrixFileError) -> [Double] {
    let count = rows * columns
    var numbers: [Double] = []
    numbers.reserveCapacity(count)
    let width = encoding.width
    var chunk = [UInt8](repeating: 0, count: min(count, NumericData.chunkEntries) * width)
    var done = 0
    while done < count {
      let batch = min(count - done, NumericData.chunkEntries)
      try file.readBytes(at: offset + done * width, into: &chunk, count: batch * width)
      chunk.withUnsafeBufferPointer { bytes in
        for entry in 0..<batch {
          var bits: UInt64 = 0
          for byte in 0..<width {
            let position = isBigEndian ? byte : width - 1 - byte
            bits = bits << 8 | UInt64(bytes[entry * width + position])
          }
          numbers.append(encoding.widened(bits))
        }
      }
      done += batch
    }
    return numbers
  }
}

/// Checks rows and columns against the limits, before anything is allocated.
func requireBinarySize(
  rows: Int, columns: Int, file: String, place: MatrixFileError.Place
) throws(MatrixFileError) {
  let limit = MatrixFileLimits.binaryEntries
  guard rows <= limit, columns <= limit, let count = checkedProduct([rows, columns]), count <= limit
  else {
    throw .tooLarge(
      file: file, place: place,
      reason: "\(rows) × \(columns) is more than the limit of \(limit) entries")
  }
}
