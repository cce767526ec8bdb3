// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// Runs the command that the arguments name and turns every error into one line and an exit status;
/// the argument parser alone would write several lines and exit with 64.
@main
enum Main {
  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try SVBounds.parseAsRoot()
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
