// SPDX-License-Identifier: Apache-2.0

/// `text` within quotation marks, on one line and not longer than a message bears.
func quoted(_ text: some StringProtocol) -> String {
  let limit = 60
  let short = printable(text.prefix(limit))
  return text.count > limit ? "'\(short)…'" : "'\(short)'"
}

/// `text` with what a terminal might obey shown as escapes: control characters, among them line
/// breaks, invisible format characters, and bytes of a path that are not UTF-8.
///
/// Text that is printable already is returned as it is.
///
/// - Parameter kept: control characters that stay.
package func printable(
  _ text: some StringProtocol, keeping kept: Set<Unicode.Scalar> = []
) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    if let byte = PathText.foreignByte(scalar) {
      result += "\\x" + String(byte, radix: 16, uppercase: true)
      continue
    }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .format:
      result += kept.contains(scalar) ? String(scalar) : scalar.escaped(asASCII: true)
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
