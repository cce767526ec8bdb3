// SPDX-License-Identifier: Apache-2.0

import Exact

/// The matrix of a .npy file.
///
/// - Throws: `MatrixFileError`, also when the file holds more or fewer bytes than its header
///   announces, or an array of three dimensions or more.
func readNPY(_ file: InputFile) throws(MatrixFileError) -> Matrix<Double> {
  let header = try NPYHeader(file)
  guard let (rows, columns) = matrixShape(of: header.shape) else {
    throw .unsupported(
      file: file.path, place: .wholeFile,
      reason: "an array of \(header.shape.count) dimensions; a matrix has two")
  }
  let available = file.size - header.dataOffset
  let needed = checkedProduct([rows, columns, header.encoding.width])
  guard needed == available else {
    let text = needed.map { "\($0)" } ?? "more than 2⁶³"
    throw .malformed(
      file: file.path, place: .byte(header.dataOffset),
      reason: "the shape \(shapeText(header.shape)) needs \(text) bytes of data, "
        + "but \(available) follow the header")
  }
  try requireBinarySize(
    rows: rows, columns: columns, file: file.path, place: .byte(header.dataOffset))
  let data = NumericData(
    encoding: header.encoding, isBigEndian: header.isBigEndian,
    isColumnMajor: header.isColumnMajor, rows: rows, columns: columns, offset: header.dataOffset)
  return try data.matrix(from: file)
}
