// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Paths as text, without loss.
///
/// A system's path is bytes, which need not be UTF-8. In the text of a path the scalar U+10FF00 + b
/// stands for a byte b that is not part of UTF-8; so that this can be undone, it stands too for each
/// byte of a scalar from that range which a path really has. All other text stands for itself.
package enum PathText {
  private static let foreignBytes: ClosedRange<UInt32> = 0x10FF00...0x10FFFF

  /// The text of the path with these bytes.
  package static func text(_ bytes: some Sequence<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      var decoder = Unicode.UTF8.ForwardParser()
      var source = rest.makeIterator()
      if case .valid(let encoded) = decoder.parseScalar(from: &source) {
        let scalar = Unicode.UTF8.decode(encoded)
        if foreignBytes.contains(scalar.value) {
          for byte in encoded { text.append(foreign(byte)) }
        } else {
          text.append(scalar)
        }
        rest = rest.dropFirst(encoded.count)
      } else {
        text.append(foreign(rest.removeFirst()))
      }
    }
    return String(text)
  }

  /// The bytes of the path with this text.
  package static func bytes(_ text: String) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar in
      foreignByte(scalar).map { [$0] } ?? Array(Unicode.UTF8.encode(scalar) ?? .init())
    }
  }

  /// The byte that a scalar stands for, if it does.
  static func foreignByte(_ scalar: Unicode.Scalar) -> UInt8? {
    foreignBytes.contains(scalar.value) ? UInt8(truncatingIfNeeded: scalar.value) : nil
  }

  private static func foreign(_ byte: UInt8) -> Unicode.Scalar {
    // The range holds no surrogates.
    Unicode.Scalar(foreignBytes.lowerBound + UInt32(byte)) ?? "\u{FFFD}"
  }

  /// Calls `body` with the path as the system's functions want it.
  static func withSystemPath<Result>(
    _ text: String, _ body: (UnsafePointer<CChar>) -> Result
  ) -> Result {
    (bytes(text).map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { preconditionFailure("a terminator is there") }
      return body(start)
    }
  }
}

/// The names of what lies in the folder at `path`, in the order of their bytes, and without `.` and
/// `..`; `nil` when there is no folder.
///
/// - Throws: `MatrixFileError.unreadable` when the folder cannot be read.
package func namesInFolder(at path: String) throws(MatrixFileError) -> [String]? {
  guard let folder = PathText.withSystemPath(path, { opendir($0) }) else {
    if errno == ENOENT || errno == ENOTDIR { return nil }
    throw .unreadable(file: path, reason: systemMessage(errno))
  }
  defer { closedir(folder) }
  var names: [[UInt8]] = []
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 1) { characters in
        (0..<strlen(characters)).map { UInt8(bitPattern: characters[$0]) }
      }
    }
    if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
  }
  return names.sorted { $0.lexicographicallyPrecedes($1) }.map(PathText.text)
}
