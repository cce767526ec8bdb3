// SPDX-License-Identifier: Apache-2.0

/// The matrices that the file at `path` holds, exactly as it denotes them.
///
/// The extension tells the format (in either case: `.npy`, `.safetensors`, `.mtx`, `.csv`, `.tsv`,
/// `.txt`); with any other extension, the first bytes do. All formats but safetensors hold one
/// matrix. Of a safetensors file, the tensor called `tensor` is returned, or, without a name, all
/// two-dimensional tensors of a floating-point type in the order of their data; other tensors are
/// passed over. A one-dimensional array of n numbers is a column, n × 1; a number alone is 1 × 1.
///
/// NaN and infinities are read from binary files; `NamedMatrix.rational` refuses them. In text they
/// are errors.
///
/// Only regular files are read, so that no pipe or device makes the caller wait. Memory stays
/// within `MatrixFileLimits`, and what a header announces is compared with the size of the file
/// before anything is allocated.
///
/// - Throws: `MatrixFileError`. A file that changes while it is read may give either matrices or an
///   error.
public func readMatrices(
  at path: String, tensor: String? = nil
) throws(MatrixFileError) -> [NamedMatrix] {
  let file = try InputFile(path: path)
  var format = MatrixFormat(pathExtensionOf: path)
  if format == nil { format = try MatrixFormat(magicOf: file) }
  guard let format else { throw .unknownFormat(file: path) }
  if let tensor, format != .safetensors {
    throw .noSuchTensor(
      file: path, reason: "no tensor \(quoted(tensor)): a \(format.name) file names no tensors")
  }
  switch format {
  case .npy:
    return [NamedMatrix(file: path, content: .double(try readNPY(file)))]
  case .safetensors:
    return try readSafetensors(file, tensor: tensor)
  case .matrixMarket:
    return [NamedMatrix(file: path, content: .rational(try readMatrixMarket(file)))]
  case .csv:
    return [NamedMatrix(file: path, content: .rational(try readCSV(file)))]
  }
}
