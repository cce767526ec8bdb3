// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

struct SVBounds: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "svbounds",
    abstract: "Certified singular values, and theorems about them checked without rounding errors.",
    discussion: """
      Exit status: 0 when nothing is violated, 1 when a statement is violated, 2 for bad input or \
      bad flags or when nothing could be checked, 3 when --strict is given and something stays \
      undecided.
      """,
    version: "0.1.0",
    subcommands: [
      CheckCommand.self, CertifyCommand.self, NetworkCommand.self, TheoremCommand.self,
      NaiveFloat64Command.self, ConjectureCommand.self, SearchCommand.self, GuardCommand.self,
      BaselineCommand.self, MutateCommand.self, EqualityCommand.self, IndexCommand.self,
    ])
}
