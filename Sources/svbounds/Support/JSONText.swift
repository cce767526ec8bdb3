// SPDX-License-Identifier: Apache-2.0

import Foundation
import MatrixFormats

/// A value as JSON for people to read, with keys in alphabetical order so that equal values give equal
/// bytes.
func jsonText(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
}

/// Makes a value as JSON the contents of the file at `path`.
///
/// - Throws: `Complaint` when the file cannot be written.
func writeJSON(_ value: some Encodable, to path: String) throws {
  let bytes = Array(try jsonText(value).utf8)
  do { try writeFile(bytes, to: path) } catch { throw Complaint(error) }
}
