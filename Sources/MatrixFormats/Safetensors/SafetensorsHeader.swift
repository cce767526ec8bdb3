// SPDX-License-Identifier: Apache-2.0

/// One tensor of a safetensors file.
struct TensorRecord {
  var name: String
  var type: String
  var shape: [Int]
  /// Where the data lies, counted from the end of the header.
  var data: Range<Int>

  /// How its numbers are written, when they are floating-point numbers that this package reads.
  var encoding: FloatEncoding? {
    switch type {
    case "F64": return .float64
    case "F32": return .float32
    case "F16": return .float16
    case "BF16": return .bfloat16
    default: return nil
    }
  }

  /// Bits for each number; `nil` for a type that this package does not know.
  var bitsPerNumber: Int? {
    switch type {
    case "C64": return 64
    case "F64", "I64", "U64": return 64
    case "F32", "I32", "U32": return 32
    case "F16", "BF16", "I16", "U16": return 16
    case "BOOL", "I8", "U8", "F8_E4M3", "F8_E5M2", "F8_E8M0", "F8_E4M3FNUZ", "F8_E5M2FNUZ":
      return 8
    case "F6_E2M3", "F6_E3M2": return 6
    case "F4": return 4
    default: return nil
    }
  }
}

/// What stands before the data of a safetensors file: eight bytes with the length of a JSON object,
/// and the object, which maps names to type, shape and place of the data.
///
/// Source: the format's description at github.com/huggingface/safetensors. As there, keys may not
/// occur twice, and the tensors cover the data from its first to its last byte without a gap.
struct SafetensorsHeader {
  /// In the order of their data.
  let tensors: [TensorRecord]
  /// Where the data begins.
  let dataOffset: Int

  /// The number that eight bytes hold, least significant first.
  static func length(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Reads and checks the header; does not read the data.
  init(_ file: InputFile) throws(MatrixFileError) {
    func malformed(_ place: MatrixFileError.Place, _ reason: String) -> MatrixFileError {
      .malformed(file: file.path, place: place, reason: reason)
    }
    guard file.size >= 8 else {
      throw malformed(
        .byte(file.size), "too short: a safetensors file begins with 8 bytes for a length")
    }
    let announced = SafetensorsHeader.length(try file.bytes(at: 0, count: 8)[...])
    guard announced <= UInt64(file.size - 8) else {
      throw malformed(
        .byte(0), "a header of \(announced) bytes is announced, but only \(file.size - 8) follow")
    }
    let length = Int(announced)
    guard length <= MatrixFileLimits.safetensorsHeader else {
      throw .tooLarge(
        file: file.path, place: .byte(0),
        reason: "a header of \(length) bytes; the limit is \(MatrixFileLimits.safetensorsHeader)")
    }
    dataOffset = 8 + length
    let scanner = ByteScanner(file, start: 8, end: dataOffset)
    guard try scanner.peek() == UInt8(ascii: "{") else {
      throw malformed(.byte(8), "the header does not begin with '{': not a safetensors file")
    }
    let records = try SafetensorsHeader.parse(JSONScanner(scanner: scanner))
    tensors = try SafetensorsHeader.checkedLayout(
      records, dataSize: file.size - dataOffset, malformed)
  }

  private static func parse(_ json: JSONScanner) throws(MatrixFileError) -> [TensorRecord] {
    var records: [TensorRecord] = []
    var names = Set<[UInt8]>()
    try json.object { (name, place) throws(MatrixFileError) in
      // Compared byte by byte: as Strings, two spellings of "é" would be the same name.
      guard names.insert(Array(name.utf8)).inserted else {
        throw json.scanner.malformed(place, "the header has the name \(quoted(name)) twice")
      }
      if name == "__metadata__" {
        try json.skipValue()
      } else {
        records.append(try record(name, json))
      }
    }
    if try json.peek() != nil {
      throw json.scanner.malformed(json.place, "the header goes on after its object")
    }
    return records
  }

  private static func record(
    _ name: String, _ json: JSONScanner
  ) throws(MatrixFileError) -> TensorRecord {
    var type: String? = nil
    var shape: [Int]? = nil
    var offsets: [Int]? = nil
    _ = try json.peek()
    let start = json.place
    try json.object { (key, place) throws(MatrixFileError) in
      switch key {
      case "dtype" where type == nil: type = try json.string()
      case "shape" where shape == nil:
        shape = try json.unsignedIntegers(atMost: MatrixFileLimits.dimensions)
      case "data_offsets" where offsets == nil: offsets = try json.unsignedIntegers(atMost: 2)
      case "dtype", "shape", "data_offsets":
        throw json.scanner.malformed(place, "tensor \(quoted(name)) has the key '\(key)' twice")
      default: try json.skipValue()
      }
    }
    guard let type, let shape, let offsets, offsets.count == 2 else {
      throw json.scanner.malformed(
        start, "tensor \(quoted(name)) needs 'dtype', 'shape' and two 'data_offsets'")
    }
    guard offsets[0] <= offsets[1] else {
      throw json.scanner.malformed(start, "tensor \(quoted(name)) ends before it begins")
    }
    return TensorRecord(name: name, type: type, shape: shape, data: offsets[0]..<offsets[1])
  }

  /// The records by the order of their data, each as long as its shape asks for, one after the other
  /// from the first byte of the data to the last.
  private static func checkedLayout(
    _ records: [TensorRecord], dataSize: Int,
    _ malformed: (MatrixFileError.Place, String) -> MatrixFileError
  ) throws(MatrixFileError) -> [TensorRecord] {
    let sorted = records.sorted {
      ($0.data.lowerBound, $0.data.upperBound) < ($1.data.lowerBound, $1.data.upperBound)
    }
    var covered = 0
    var previous = ""
    for record in sorted {
      let place = MatrixFileError.Place.tensor(record.name)
      guard record.data.upperBound <= dataSize else {
        throw malformed(
          place,
          "its data ends at byte \(record.data.upperBound), "
            + "but only \(dataSize) bytes follow the header")
      }
      if let bits = record.bitsPerNumber {
        guard let total = checkedProduct(record.shape + [bits]), total % 8 == 0,
          total / 8 == record.data.count
        else {
          throw malformed(
            place,
            "\(shapeText(record.shape)) of type \(quoted(record.type)) "
              + "does not fit its \(record.data.count) bytes of data")
        }
      }
      guard record.data.lowerBound >= covered else {
        throw malformed(place, "its data overlaps that of tensor \(quoted(previous))")
      }
      guard record.data.lowerBound == covered else {
        throw malformed(place, "the data before it, from byte \(covered), belongs to no tensor")
      }
      covered = record.data.upperBound
      previous = record.name
    }
    guard covered == dataSize else {
      throw malformed(
        .wholeFile, "the tensors need \(covered) bytes of data, but \(dataSize) follow the header")
    }
    return sorted
  }
}
