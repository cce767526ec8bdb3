// SPDX-License-Identifier: Apache-2.0

import Exact

/// The numbers among the members of the JSON object in the file at `path`, exactly: the text `0.1`
/// is one tenth and never passes through a Double. Members of other kinds are left out.
///
/// - Throws: `MatrixFileError` for a file that cannot be read, is longer than
///   `MatrixFileLimits.settings`, is not one JSON object, or has a key twice.
public func readJSONNumbers(at path: String) throws(MatrixFileError) -> [String: Rational] {
  let file = try InputFile(path: path)
  guard file.size <= MatrixFileLimits.settings else {
    throw .tooLarge(
      file: path, place: .wholeFile,
      reason: "\(file.size) bytes are more than the limit of \(MatrixFileLimits.settings)")
  }
  let json = JSONScanner(scanner: ByteScanner(file), subject: "the text")
  var keys: Set<String> = []
  var numbers: [String: Rational] = [:]
  try json.object { (key, place) throws(MatrixFileError) in
    guard keys.insert(key).inserted else {
      throw .malformed(file: path, place: place, reason: "the key \(quoted(key)) occurs twice")
    }
    let first = try json.peek()
    guard let first, first.isDigit || first == UInt8(ascii: "-") else {
      return try json.skipValue()
    }
    let start = json.place
    let text = try json.numberOrWord()
    numbers[key] = try exactNumber(Array(text.utf8), in: path, at: start)
  }
  if try json.peek() != nil {
    throw .malformed(
      file: path, place: json.place, reason: "something follows the end of the object")
  }
  return numbers
}
