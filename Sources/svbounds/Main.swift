// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import MatrixFormats

/// Runs the command that the arguments name and turns every error into one line and an exit status;
/// the argument parser alone would write several lines and exit with 64.
@main
enum Main {
  /// The arguments without the program's name. Bytes that are not UTF-8 stay what they are.
  private static var arguments: [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { position in
      CommandLine.unsafeArgv[position].map { argument in
        let bytes = UnsafeBufferPointer(start: argument, count: strlen(argument))
        return PathText.text(bytes.map { UInt8(bitPattern: $0) })
      }
    }
  }

  /// The argument parser would answer `help` with an unknown word by the general help.
  private static func requireKnownCommands(_ arguments: [String]) throws {
    guard arguments.first == "help" else { return }
    let known = SVBounds.configuration.subcommands.map { $0.configuration.commandName }
    for word in arguments.dropFirst() where !word.hasPrefix("-") && !known.contains(word) {
      let names = known.compactMap { $0 }.joined(separator: ", ")
      throw Complaint("help: there is no command '\(word)'; there are \(names)")
    }
  }

  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    do {
      try requireKnownCommands(arguments)
      var command = try SVBounds.parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let status as ExitStatus {
      exit(status.rawValue)
    } catch let complaint as Complaint {
      StandardError.write(complaint)
      exit(ExitStatus.badInput.rawValue)
    } catch {
      if SVBounds.exitCode(for: error) == .success {
        // Help, the version or a completion script was asked for.
        StandardOutput.write(SVBounds.fullMessage(for: error) + "\n")
        exit(ExitStatus.holds.rawValue)
      }
      StandardError.write(Complaint(SVBounds.message(for: error)))
      exit(ExitStatus.badInput.rawValue)
    }
  }
}
