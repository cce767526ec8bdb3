// SPDX-License-Identifier: Apache-2.0

/// The first line of a MatrixMarket file:
/// `%%MatrixMarket matrix coordinate|array real|integer general|symmetric|skew-symmetric`,
/// in any letter case.
struct MatrixMarketBanner {
  var isCoordinate: Bool
  var isInteger: Bool
  var symmetry: Symmetry

  enum Symmetry { case general, symmetric, skewSymmetric }

  static let magic = Array("%%MatrixMarket".utf8)

  init(_ scanner: ByteScanner) throws(MatrixFileError) {
    let file = scanner.file.path
    var words: [(text: String, place: MatrixFileError.Place)] = []
    try scanner.skip { $0.isBlank }
    while let byte = try scanner.peek(), !byte.isLineEnd, words.count < 6 {
      let place = scanner.linePlace
      let bytes = try scanner.word { $0.isBlank }
      words.append((String(decoding: bytes, as: UTF8.self).lowercased(), place))
      try scanner.skip { $0.isBlank }
    }
    guard words.first?.text == "%%matrixmarket" else {
      throw scanner.malformed(
        .line(1, column: 1), "wrong first line: '%%MatrixMarket' is missing")
    }
    guard words.count == 5 else {
      throw scanner.malformed(
        .wholeLine(1), "the first line needs '%%MatrixMarket' and four words after it")
    }
    func unsupported(_ word: Int, _ readable: String) -> MatrixFileError {
      .unsupported(
        file: file, place: words[word].place,
        reason: "\(quoted(words[word].text)); \(readable)")
    }
    guard words[1].text == "matrix" else { throw unsupported(1, "'matrix' is read") }
    switch words[2].text {
    case "coordinate": isCoordinate = true
    case "array": isCoordinate = false
    default: throw unsupported(2, "'coordinate' and 'array' are read")
    }
    switch words[3].text {
    case "real", "double": isInteger = false
    case "integer": isInteger = true
    default: throw unsupported(3, "'real' and 'integer' are read")
    }
    switch words[4].text {
    case "general": symmetry = .general
    case "symmetric": symmetry = .symmetric
    case "skew-symmetric": symmetry = .skewSymmetric
    default: throw unsupported(4, "'general', 'symmetric' and 'skew-symmetric' are read")
    }
  }
}
