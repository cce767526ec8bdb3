// SPDX-License-Identifier: Apache-2.0

/// The tensor called `name`, or all two-dimensional tensors of a floating-point type.
func readSafetensors(
  _ file: InputFile, tensor name: String?
) throws(MatrixFileError) -> [NamedMatrix] {
  let header = try SafetensorsHeader(file)
  let chosen = try choose(name, from: header.tensors, file.path)
  try requireTotal(chosen, file.path)
  var result: [NamedMatrix] = []
  for data in chosen {
    let numeric = NumericData(
      encoding: data.encoding, rows: data.rows, columns: data.columns,
      offset: header.dataOffset + data.record.data.lowerBound)
    result.append(
      NamedMatrix(
        file: file.path, name: data.record.name, content: .double(try numeric.matrix(from: file))))
  }
  return result
}

/// A tensor that is a matrix of floating-point numbers.
private struct MatrixRecord {
  var record: TensorRecord
  var encoding: FloatEncoding
  var rows: Int
  var columns: Int
}

private func choose(
  _ name: String?, from tensors: [TensorRecord], _ file: String
) throws(MatrixFileError) -> [MatrixRecord] {
  guard let name else {
    let matrices = tensors.filter { $0.shape.count == 2 }.compactMap { record in
      record.encoding.map {
        MatrixRecord(
          record: record, encoding: $0, rows: record.shape[0], columns: record.shape[1])
      }
    }
    guard !matrices.isEmpty else {
      throw .noSuchTensor(
        file: file,
        reason: "no two-dimensional tensor of type F64, F32, F16 or BF16; \(listing(tensors))")
    }
    return matrices
  }
  guard let record = tensors.first(where: { $0.name == name }) else {
    throw .noSuchTensor(file: file, reason: "no tensor \(quoted(name)); \(listing(tensors))")
  }
  guard let encoding = record.encoding else {
    throw .unsupported(
      file: file, place: .tensor(name),
      reason: "entries of type \(quoted(record.type)); F64, F32, F16 and BF16 are read")
  }
  guard let (rows, columns) = matrixShape(of: record.shape) else {
    throw .unsupported(
      file: file, place: .tensor(name),
      reason: "\(record.shape.count) dimensions; a matrix has two")
  }
  return [MatrixRecord(record: record, encoding: encoding, rows: rows, columns: columns)]
}

/// What the file holds, for a message: the first few names.
private func listing(_ tensors: [TensorRecord]) -> String {
  if tensors.isEmpty { return "the file holds no tensor" }
  let names = tensors.prefix(5).map { quoted($0.name) }.joined(separator: ", ")
  let rest = tensors.count > 5 ? " and \(tensors.count - 5) more" : ""
  return "the file holds \(names)\(rest)"
}

/// Checks the size of each matrix and of all together.
private func requireTotal(
  _ chosen: [MatrixRecord], _ file: String
) throws(MatrixFileError) {
  var total = 0
  for matrix in chosen {
    try requireBinarySize(
      rows: matrix.rows, columns: matrix.columns, file: file, place: .tensor(matrix.record.name))
    total += matrix.rows * matrix.columns
    guard total <= MatrixFileLimits.binaryEntries else {
      throw .tooLarge(
        file: file, place: .wholeFile,
        reason: "the \(chosen.count) matrices hold more than the limit of "
          + "\(MatrixFileLimits.binaryEntries) entries; choose one tensor by name")
    }
  }
}
