// SPDX-License-Identifier: Apache-2.0

import MatrixFormats

/// `text` as one word of a shell's command line, between quotation marks where it needs them.
///
/// What a terminal might obey is shown as an escape, which a shell does not undo.
func shellWord(_ text: String) -> String {
  let plain = "/._-+=:,@%^"
  let isPlain = text.unicodeScalars.allSatisfy {
    $0.properties.isAlphabetic || $0.properties.numericType != nil
      || plain.unicodeScalars.contains($0)
  }
  if isPlain, !text.isEmpty { return text }
  return "'"
    + printable(text).split(separator: "'", omittingEmptySubsequences: false)
    .joined(separator: "'\\''") + "'"
}
