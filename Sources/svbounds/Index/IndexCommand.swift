// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Bounds
import Foundation
import MatrixFormats

struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "Prints the index of clauses: statement, checks, equality case, mutants, proof.",
    discussion: """
      Joins the catalogue with what two commands found, each run beforehand:

        svbounds check --json > check.json
        svbounds mutate --json > mutate.json
        svbounds index --check check.json --mutate mutate.json > proofs/CLAUSES.md

      A clause that a file says nothing of gets "-" there. `sh scripts/index` does all of it.
      """)

  @Option(help: ArgumentHelp("What svbounds check --json printed.", valueName: "FILE"))
  var check: String

  @Option(help: ArgumentHelp("What svbounds mutate --json printed.", valueName: "FILE"))
  var mutate: String

  func run() throws {
    let checks = try read(CheckedClauses.self, from: check, whatIs: "svbounds check --json")
    let mutants = try read(MutatedClauses.self, from: mutate, whatIs: "svbounds mutate --json")
    StandardOutput.write(ClauseIndex(checks: checks, mutants: mutants).markdown)
  }

  private func read<Record: Decodable>(
    _ type: Record.Type, from file: String, whatIs command: String
  ) throws -> Record {
    let data: Data
    do { data = try Data(contentsOf: URL(fileURLWithPath: file)) } catch {
      throw Complaint("\(file): \(error.localizedDescription)")
    }
    do { return try JSONDecoder().decode(type, from: data) } catch {
      throw Complaint("\(file): this is not what \(command) prints")
    }
  }
}

/// What the index takes of `svbounds check --json`.
struct CheckedClauses: Decodable {
  struct Row: Decodable {
    let id: String
    let checks: Int
    let equal: Int
    let violated: Int
    let undecided: Int
  }
  struct Point: Decodable {
    let id: String
    let trials: Int
  }
  let seed: UInt64
  let theorems: [Row]
  let probabilities: [Point]
}

/// What the index takes of `svbounds mutate --json`.
struct MutatedClauses: Decodable {
  struct Mutant: Decodable {
    let clause: String
    let fate: String
  }
  let seed: UInt64
  let mutants: [Mutant]
}
