// SPDX-License-Identifier: Apache-2.0

import Foundation
import MatrixFormats

/// What the program has to say, to standard output.
enum StandardOutput {
  /// Writes all of `text`, lines and tabs as they are and whatever else a terminal might obey as
  /// escapes. When the reader has gone, as in `svbounds theorem | head -1`, the run ends
  /// without a word, with the status that a shell reports for SIGPIPE.
  static func write(_ text: String) { writeAsIs(printable(text, keeping: ["\n", "\t"])) }

  private static func writeAsIs(_ text: String) {
    do {
      try writeAll(text, to: STDOUT_FILENO)
    } catch {
      if error.code == .EPIPE { exit(128 + SIGPIPE) }
      StandardError.write(Complaint("standard output: \(String(cString: strerror(errno)))"))
      exit(ExitStatus.badInput.rawValue)
    }
  }

  /// Writes a value as JSON.
  static func write(json value: some Encodable) throws { writeAsIs(try jsonText(value)) }
}

/// Complaints and progress, to standard error.
enum StandardError {
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes `svbounds: ` and the complaint as one line.
  static func write(_ complaint: Complaint) { write("svbounds: \(complaint)\n") }

  /// Writes `text`; nobody can be told if that fails.
  static func write(_ text: String) { try? writeAll(text, to: STDERR_FILENO) }
}

private func writeAll(_ text: String, to descriptor: Int32) throws(POSIXError) {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
    if written >= 0 {
      rest = rest.dropFirst(written)
    } else if errno != EINTR {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
  }
}
