// SPDX-License-Identifier: Apache-2.0

/// What stands before the data of a .npy file: magic number, version, length, and a Python
/// dictionary with the keys `descr`, `fortran_order` and `shape`.
///
/// Source: NumPy's documentation of `numpy.lib.format`.
struct NPYHeader {
  var encoding: FloatEncoding
  var isBigEndian: Bool
  var isColumnMajor: Bool
  var shape: [Int]
  /// Where the data begins.
  var dataOffset: Int

  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// Reads and checks the header; does not look at the data.
  init(_ file: InputFile) throws(MatrixFileError) {
    let fixed = try file.bytes(at: 0, count: min(12, file.size))
    func malformed(_ offset: Int, _ reason: String) -> MatrixFileError {
      .malformed(file: file.path, place: .byte(offset), reason: reason)
    }
    guard fixed.starts(with: NPYHeader.magic.prefix(fixed.count)) else {
      throw malformed(0, "wrong magic number: not a .npy file")
    }
    guard fixed.count >= 8 else { throw malformed(fixed.count, "the file ends within its header") }
    let (major, minor) = (fixed[6], fixed[7])
    guard (1...3).contains(major), minor == 0 else {
      throw .unsupported(
        file: file.path, place: .byte(6), reason: ".npy version \(major).\(minor); 1 to 3 are read")
    }
    let lengthSize = major == 1 ? 2 : 4
    let start = 8 + lengthSize
    guard fixed.count >= start else {
      throw malformed(fixed.count, "the file ends within its header")
    }
    let length = fixed[8..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= file.size - start else {
      throw malformed(
        8, "a header of \(length) bytes is announced, but only \(file.size - start) follow")
    }
    guard length <= MatrixFileLimits.npyHeader else {
      throw .tooLarge(
        file: file.path, place: .byte(8),
        reason: "a header of \(length) bytes; the limit is \(MatrixFileLimits.npyHeader)")
    }
    dataOffset = start + length
    var literal = PythonLiteral(ByteScanner(file, start: start, end: dataOffset))
    let fields = try literal.header()
    isColumnMajor = fields.fortranOrder
    shape = fields.shape
    (encoding, isBigEndian) = try NPYHeader.decode(descr: fields.descr, file: file.path)
  }

  /// The encoding and byte order that a `descr` means. `=` and `|` stand for the byte order of the
  /// machine that wrote the file; all that this package runs on are little-endian.
  private static func decode(
    descr: String, file: String
  ) throws(MatrixFileError) -> (FloatEncoding, isBigEndian: Bool) {
    let encoding: FloatEncoding? =
      switch descr.dropFirst() {
      case "f8": .float64
      case "f4": .float32
      case "f2": .float16
      default: nil
      }
    guard let encoding, let order = descr.first, "<>=|".contains(order) else {
      throw .unsupported(
        file: file, place: .wholeFile,
        reason: "entries of type \(quoted(descr)); f8, f4 and f2 of either byte order are read")
    }
    return (encoding, order == ">")
  }
}
