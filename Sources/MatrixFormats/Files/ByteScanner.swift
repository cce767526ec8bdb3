// SPDX-License-Identifier: Apache-2.0

/// Walks through a part of a file byte by byte and knows where it is. Memory: one chunk.
final class ByteScanner {
  let file: InputFile
  /// One past the last byte of the part.
  let end: Int
  /// The offset of the byte that `peek` shows.
  private(set) var offset: Int
  /// The line of that byte, from 1. `\n`, `\r\n` and `\r` alone each end a line.
  private(set) var line = 1
  private var lineStart: Int
  private let chunk: UnsafeMutableRawBufferPointer
  private var chunkStart: Int
  private var chunkEnd: Int
  private var previousWasReturn = false

  private static let chunkSize = 1 << 16

  /// - Precondition: 0 ≤ `start` ≤ `end` ≤ the size of the file.
  init(_ file: InputFile, start: Int = 0, end: Int? = nil) {
    self.file = file
    self.end = end ?? file.size
    offset = start
    lineStart = start
    chunkStart = start
    chunkEnd = start
    let size = min(ByteScanner.chunkSize, max(self.end - start, 1))
    chunk = .allocate(byteCount: size, alignment: 1)
  }

  deinit { chunk.deallocate() }

  /// The next byte, or `nil` at the end.
  func peek() throws(MatrixFileError) -> UInt8? {
    if offset < chunkEnd { return chunk[offset - chunkStart] }
    guard offset < end else { return nil }
    let count = min(chunk.count, end - offset)
    try file.read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: chunk[..<count]))
    chunkStart = offset
    chunkEnd = offset + count
    return chunk[0]
  }

  /// Moves past the byte that `peek` shows; at the end, does nothing.
  func advance() throws(MatrixFileError) {
    guard let byte = try peek() else { return }
    offset += 1
    switch byte {
    case .lineFeed:
      if !previousWasReturn { line += 1 }
      lineStart = offset
    case .carriageReturn:
      line += 1
      lineStart = offset
    default: break
    }
    previousWasReturn = byte == .carriageReturn
  }

  /// The next byte, which is passed, or `nil` at the end.
  func next() throws(MatrixFileError) -> UInt8? {
    let byte = try peek()
    try advance()
    return byte
  }

  /// Passes bytes as long as `condition` holds.
  func skip(while condition: (UInt8) -> Bool) throws(MatrixFileError) {
    while let byte = try peek(), condition(byte) { try advance() }
  }

  /// Passes and returns the bytes of the line before the first for which `isEnd` holds.
  ///
  /// - Throws: `MatrixFileError` when there are more than `MatrixFileLimits.numberLength`.
  func word(until isEnd: (UInt8) -> Bool) throws(MatrixFileError) -> [UInt8] {
    let place = linePlace
    var bytes: [UInt8] = []
    while let byte = try peek(), !byte.isLineEnd, !isEnd(byte) {
      guard bytes.count < MatrixFileLimits.numberLength else {
        throw malformed(place, "a number of more than \(MatrixFileLimits.numberLength) characters")
      }
      bytes.append(byte)
      offset += 1
      previousWasReturn = false
    }
    return bytes
  }

  /// Line and column of the next byte, for text formats.
  var linePlace: MatrixFileError.Place { .line(line, column: offset - lineStart + 1) }
  /// The offset of the next byte, for binary formats.
  var bytePlace: MatrixFileError.Place { .byte(offset) }

  func malformed(_ place: MatrixFileError.Place, _ reason: String) -> MatrixFileError {
    .malformed(file: file.path, place: place, reason: reason)
  }
}

extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let tab = UInt8(ascii: "\t")
  static let space = UInt8(ascii: " ")

  var isBlank: Bool { self == .space || self == .tab }
  var isLineEnd: Bool { self == .lineFeed || self == .carriageReturn }
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

/// The text of which `bytes` is the UTF-8 form, or `nil` when there is none.
func utf8Text(_ bytes: [UInt8]) -> String? {
  let text = String(decoding: bytes, as: UTF8.self)
  // An invalid sequence is decoded as U+FFFD, which is encoded as other bytes.
  return text.utf8.elementsEqual(bytes) ? text : nil
}
