// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Bounds
import Foundation
import TheoremChecking

struct MutateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mutate",
    abstract: "Changes statements in one place and looks for counterexamples.",
    discussion: """
      Every clause is changed in every place that one can think of: an index shifted by one, a \
      hypothesis dropped, a square, a summand or a factor dropped, a maximum made a minimum, a sum its \
      first term, "at most" made "less" or "equal". A mutant is refuted by a certified counterexample, \
      or implied by the clause, or true for a reason that is on record, or has no meaning, or survives. \
      What survives is listed: the statement could be stronger there. Statements with a probability have \
      no mutants; their false neighbours are refuted by sampling.
      """)

  @Argument(help: "Theorems, clauses or families, such as R2, R2.a or R. Everything when absent.")
  var ids: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many instances are drawn for a mutant at most (6000).", valueName: "N"),
    transform: wholeNumber(in: 1...1_000_000))
  var draws: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The largest order of the matrices drawn (4).", valueName: "n"),
    transform: wholeNumber(in: 1...16))
  var maxOrder: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The seed of all that is drawn (1).", valueName: "S"),
    transform: wholeNumber(in: UInt64.min...UInt64.max))
  var seed: UInt64?

  @Flag(help: "List every mutant with what became of it.")
  var all = false

  @Flag(help: "With --all: show the smallest counterexample found to each mutant.")
  var smallest = false

  @Flag(help: "End with status 1 when a mutant survives.")
  var strict = false

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    if smallest, !all || json { throw ValidationError("--smallest goes with --all, as text") }
  }

  func run() async throws {
    let selection = try CheckSelection(named: ids)
    if !ids.isEmpty, let first = selection.probabilities.first {
      throw Complaint(
        "\(first.id) is a statement with a probability: it has no mutants; its false neighbours are "
          + "refuted by sampling ('svbounds check \(first.id)')")
    }
    let clauses = selection.clauses
    let progress = ProgressLine()
    let campaign = MutationCampaign(
      clauses: clauses, seed: seed ?? CheckCommand.defaultSeed,
      draws: draws ?? MutationCampaign.standardDraws,
      maxOrder: maxOrder ?? 4)
    let outcomes = await campaign.run(tasks: ProcessInfo.processInfo.activeProcessorCount) {
      progress.show("\($0) of \($1) mutants")
    }
    progress.clear()
    let report = MutationReport(campaign: campaign, outcomes: outcomes)
    if json {
      try StandardOutput.write(json: MutationRecord(report))
    } else {
      StandardOutput.write(report.text(listingAll: all, showingSmallest: smallest))
    }
    if strict, report.total.survived > 0 { throw ExitStatus.violated }
  }
}
