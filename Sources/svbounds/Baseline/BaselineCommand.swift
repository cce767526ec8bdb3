// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Bounds
import Foundation
import MatrixFormats
import TheoremChecking

struct BaselineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Records how tight each clause is found to be.",
    discussion: """
      For each clause and each ensemble of its first variable: the smallest certified relative slack \
      (right - left)/max(|left|, |right|) other than 0 with the case that has it, and a case on which \
      the clause holds with equality, 0 = 0 included. 'svbounds guard' compares with the file. An \
      identity has no slack, and a statement with a probability no record.

      Without ids everything is recorded in \(defaultPath); with ids the text goes to standard output \
      unless --output names a file.
      """)

  static let defaultPath = "baseline.tsv"
  static let defaultMatrices = 80
  static let defaultOrder = 4

  @Argument(help: "Theorems, clauses or families, such as R2, R2.a or R. Everything when absent.")
  var ids: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Where the text goes; - is standard output.", valueName: "FILE"))
  var output: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many instances are drawn for each group of clauses (\(defaultMatrices)).",
      valueName: "N"),
    transform: wholeNumber(in: 1...1_000_000))
  var matrices: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The largest order of the matrices drawn, up to 32 (\(defaultOrder)).", valueName: "n"),
    transform: wholeNumber(in: 1...32))
  var maxOrder: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The seed of all that is drawn (1).", valueName: "S"),
    transform: wholeNumber(in: UInt64.min...UInt64.max))
  var seed: UInt64?

  func run() async throws {
    let clauses = try CheckSelection(named: ids).requiringClauses().clauses
    let path = output ?? (ids.isEmpty ? Self.defaultPath : "-")
    if path != "-" {
      do { try requireWritable(path) } catch { throw Complaint(error) }
    }
    let run = BaselineRun(
      clauses: clauses, seed: seed ?? CheckCommand.defaultSeed,
      matrices: matrices ?? Self.defaultMatrices, maxOrder: maxOrder ?? Self.defaultOrder)
    let progress = ProgressLine()
    var baseline: Baseline
    do {
      baseline = try await run.run(tasks: ProcessInfo.processInfo.activeProcessorCount) {
        progress.show("drew \($0) of \($1) instances")
      }
    } catch {
      progress.clear()
      let answer = error.outcome.result.verdict.text
      StandardError.write(
        Complaint(
          "nothing recorded: \(error.clause.id) is \(answer); replay: "
            + replayCommand(error.clause, error.outcome)))
      throw ExitStatus.violated
    }
    progress.clear()
    baseline.ids = ids
    if path == "-" {
      StandardOutput.write(baseline.text)
      return
    }
    do { try writeFile(Array(baseline.text.utf8), to: path) } catch { throw Complaint(error) }
    let records = baseline.entries.reduce(0) { $0 + $1.records.count }
    StandardOutput.write("\(path): \(baseline.entries.count) clauses, \(records) records\n")
  }
}
