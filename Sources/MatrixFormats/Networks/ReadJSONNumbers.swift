// SPDX-License-Identifier: Apache-2.0

import Exact

/// The numbers among the members of the JSON object in the file at `path`, exactly: the text `0.1`
/// is one tenth and never passes through a Double. Members of other kinds are left out.
///
/// - Throws: `MatrixFileError` for a file that cannot be read, is longer than
///   `MatrixFileLimits.settings`, is not one JSON object, or has a key twice.
public func readJSONNumbers(at path: String) throws(MatrixFileError) -> [String: Rational] {
  try readJSONMembers(at: path).compactMapValues { member in
    if case .number(let value) = member { value } else { nil }
  }
}

/// A member of a JSON object, as far as it matters here.
enum JSONMember: Hashable {
  case number(Rational)
  /// What it is instead, such as "a string".
  case other(String)
}

/// The members of the JSON object in a file, as `readJSONNumbers` reads it.
func readJSONMembers(at path: String) throws(MatrixFileError) -> [String: JSONMember] {
  let file = try InputFile(path: path)
  guard file.size <= MatrixFileLimits.settings else {
    throw .tooLarge(
      file: path, place: .wholeFile,
      reason: "\(file.size) bytes are more than the limit of \(MatrixFileLimits.settings)")
  }
  let json = JSONScanner(scanner: ByteScanner(file), subject: "the text")
  var keys: Set<String> = []
  var members: [String: JSONMember] = [:]
  try json.object { (key, place) throws(MatrixFileError) in
    guard keys.insert(key).inserted else {
      throw .malformed(file: path, place: place, reason: "the key \(quoted(key)) occurs twice")
    }
    let first = try json.peek()
    guard let first, first.isDigit || first == UInt8(ascii: "-") else {
      members[key] = .other(kindOfJSONValue(startingWith: first))
      return try json.skipValue()
    }
    let start = json.place
    let text = try json.numberOrWord()
    members[key] = .number(try exactNumber(Array(text.utf8), in: path, at: start))
  }
  if try json.peek() != nil {
    throw .malformed(
      file: path, place: json.place, reason: "something follows the end of the object")
  }
  return members
}

private func kindOfJSONValue(startingWith first: UInt8?) -> String {
  switch first {
  case UInt8(ascii: "\""): return "a string"
  case UInt8(ascii: "{"): return "an object"
  case UInt8(ascii: "["): return "an array"
  case UInt8(ascii: "n"): return "null"
  default: return "true or false"
  }
}
