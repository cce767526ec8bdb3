// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Bounds
import Exact
import Foundation
import TheoremChecking

struct SearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Searches for violations, and says how much closer that gets than sampling.",
    discussion: """
      Hill climbing over entries, masks, sets, indices and scalars, from draws and from structured \
      instances; the smallest relative slack is driven down. Float64 ranks what is tried; what is \
      reported is certified. Sampling looks at as many draws. A slack leaves ties apart: a clause that \
      is attained has 'equal' beside it.
      """)

  static let defaultBudget = 400

  @Argument(help: "Theorems, clauses or families, such as R2, R2.a or R. Everything when absent.")
  var ids: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many instances the search looks at for each clause (\(defaultBudget)).", valueName: "N"),
    transform: wholeNumber(in: 1...10_000_000))
  var budget: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The largest order of the matrices (4).", valueName: "n"),
    transform: wholeNumber(in: 1...16))
  var maxOrder: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The seed of all that is drawn (1).", valueName: "S"),
    transform: wholeNumber(in: UInt64.min...UInt64.max))
  var seed: UInt64?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Search the statements with every bound tightened by this part: those that are attained are then "
        + "false, and the search must find it.", valueName: "PART"),
    transform: { text in
      guard let part = try? Rational(text: text), part.signum > 0, part < 1 else {
        throw ValidationError("a decimal number between 0 and 1 is wanted")
      }
      return part
    })
  var tighten: Rational?

  @Flag(help: "Print JSON.")
  var json = false

  func run() async throws {
    let clauses = try CheckSelection(named: ids).requiringClauses().clauses
    let campaign = SearchCampaign(
      clauses: tighten.map { part in clauses.map { $0.tightened(by: part) } } ?? clauses,
      seed: seed ?? CheckCommand.defaultSeed,
      budget: budget ?? Self.defaultBudget, maxOrder: maxOrder ?? 4)
    let progress = ProgressLine()
    let results = await campaign.run(tasks: ProcessInfo.processInfo.activeProcessorCount) {
      progress.show("searched \($0) of \($1) clauses")
    }
    progress.clear()
    let report = SearchReport(campaign: campaign, tightened: tighten, results: results)
    if json {
      try StandardOutput.write(json: report.record)
    } else {
      StandardOutput.write(report.text)
    }
    if !report.counterexamples.isEmpty { throw ExitStatus.violated }
  }
}

extension CheckSelection {
  /// The selection, when something in it is not about a probability.
  func requiringClauses() throws -> CheckSelection {
    guard clauses.isEmpty, let first = probabilities.first else { return self }
    throw Complaint(
      "\(first.id): a statement with a probability has no slack; 'svbounds check' tests it")
  }
}
