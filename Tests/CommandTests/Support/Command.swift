// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What a run of the built executable gave.
struct CommandResult: CustomStringConvertible {
  let arguments: [String]
  let status: Int32
  let output: String
  let errors: String

  /// The lines on standard error.
  var complaints: [Substring] { errors.split(separator: "\n") }

  var description: String {
    "svbounds \(arguments.joined(separator: " ")) -> \(status)\n\(output)\n\(errors)"
  }

  /// Whether the run ended with status 2 and said why in `lines` lines on standard error.
  func refuses(lines: Int = 1) -> Bool {
    status == 2 && complaints.count == lines
      && complaints.allSatisfy { $0.hasPrefix("svbounds: ") && $0.count > 12 }
  }
}

/// Runs the built executable, which lies beside the test bundle.
func svbounds(_ arguments: String...) throws -> CommandResult {
  try svbounds(arguments)
}

/// - Parameter environment: variables to set besides those of this process.
func svbounds(
  _ arguments: [String], environment: [String: String] = [:]
) throws -> CommandResult {
  try run("svbounds", arguments, environment: environment)
}

/// The words of a shell's command line, of which some may be between single quotation marks.
func shellWords(_ line: String) -> [String] {
  var words: [String] = []
  var word: String?
  var isQuoted = false
  var isEscaped = false
  for character in line {
    if isEscaped {
      word = (word ?? "") + String(character)
      isEscaped = false
    } else if character == "'" {
      isQuoted.toggle()
      word = word ?? ""
    } else if character == "\\", !isQuoted {
      isEscaped = true
    } else if character == " ", !isQuoted {
      if let word { words.append(word) }
      word = nil
    } else {
      word = (word ?? "") + String(character)
    }
  }
  if let word { words.append(word) }
  return words
}

/// Runs an executable of the package, in a folder or wherever the tests run.
///
/// - Parameter environment: variables to set besides those of this process.
func run(
  _ name: String, _ arguments: [String], environment: [String: String] = [:], in folder: URL? = nil
) throws -> CommandResult {
  let process = Process()
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  if let folder { process.currentDirectoryURL = folder }
  process.executableURL = try executable(name)
  process.arguments = arguments
  let output = Pipe()
  // A file, so that neither stream waits for the other to be read.
  let errors = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try Data().write(to: errors)
  defer { try? FileManager.default.removeItem(at: errors) }
  process.standardOutput = output
  process.standardError = try FileHandle(forWritingTo: errors)
  process.standardInput = FileHandle.nullDevice
  try process.run()
  let data = try output.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return CommandResult(
    arguments: arguments,
    // A signal gives no status of its own; below 0 it cannot be mistaken for one.
    status: process.terminationReason == .exit
      ? process.terminationStatus : -process.terminationStatus,
    output: String(decoding: data, as: UTF8.self),
    errors: try String(contentsOf: errors, encoding: .utf8))
}

private func executable(_ name: String) throws -> URL {
  let bundle = try #require(
    CommandLine.arguments.first { $0.contains(".xctest") }, "the test bundle's path is not known")
  var folder = URL(filePath: bundle)
  while folder.path.count > 1 {
    folder.deleteLastPathComponent()
    let candidate = folder.appending(path: name)
    if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
  }
  throw MissingExecutable()
}

private struct MissingExecutable: Error {}

/// A folder that is there while `body` runs.
func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
