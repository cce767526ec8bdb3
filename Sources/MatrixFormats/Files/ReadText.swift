// SPDX-License-Identifier: Apache-2.0

/// The text in the regular file at `path`.
///
/// - Parameter limit: files of more bytes are refused.
/// - Throws: `MatrixFileError.unreadable`, also for bytes that are not UTF-8.
package func readText(at path: String, limit: Int) throws(MatrixFileError) -> String {
  let file = try InputFile(path: path)
  guard file.size <= limit else {
    throw .unreadable(file: path, reason: "\(file.size) bytes, more than \(limit)")
  }
  guard let text = String(validating: try file.bytes(at: 0, count: file.size), as: UTF8.self)
  else { throw .unreadable(file: path, reason: "not UTF-8 text") }
  return text
}
