// SPDX-License-Identifier: Apache-2.0

import MatrixFormats

/// How a run ended. Thrown by a command that has already said why.
enum ExitStatus: Int32, Error {
  /// Nothing was violated.
  case holds = 0
  /// A statement was violated, or a generated file is out of date.
  case violated = 1
  /// Bad input or bad flags.
  case badInput = 2
  /// Something stayed undecided where that was not to be accepted.
  case undecided = 3

  /// The graver of two ends: what is violated counts more than what is undecided.
  static func graver(_ a: ExitStatus, _ b: ExitStatus) -> ExitStatus {
    let byGravity: [ExitStatus] = [.badInput, .violated, .undecided]
    return byGravity.first { $0 == a || $0 == b } ?? .holds
  }
}

/// What is wrong with the input, in one line. Ends the run with `ExitStatus.badInput` when thrown.
struct Complaint: Error, CustomStringConvertible {
  let description: String

  /// - Parameter text: any text; line breaks become blanks, and what a terminal might obey is escaped.
  init(_ text: String) {
    let line = text.split(whereSeparator: \.isNewline)
      .map { $0.trimmingPrefix(while: \.isWhitespace) }.joined(separator: " ")
    description = printable(line)
  }

  init(_ error: any Error) { self.init("\(error)") }
}
