// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Bounds
import Foundation
import TheoremChecking

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks theorems on generated matrices, or on yours.",
    discussion: """
      Each clause is checked on matrices drawn from the seed; every answer is certified. A violated \
      clause is reported with the smallest counterexample found and the command that replays it.

      With --input your matrices are used instead: each fills, in turn, every matrix variable that it \
      fits, and the rest is drawn from the seed.
      """)

  static let defaultMatrices = 1000
  static let matricesRange = 1...10_000_000
  static let orderRange = 1...32

  @Argument(help: "Theorems, clauses or families, such as R2, R2.a or R. Everything when absent.")
  var ids: [String] = []

  @Option(
    help: ArgumentHelp(
      "How many instances are drawn for each group of clauses (1000; with --input: 1 for each place).",
      valueName: "N"))
  var matrices: Int?

  @Option(help: ArgumentHelp("The largest order of the matrices drawn.", valueName: "n"))
  var maxOrder = 6

  @Option(help: ArgumentHelp("The seed of all that is drawn.", valueName: "S"))
  var seed: UInt64 = 1

  @Option(
    name: .customLong("case"),
    help: ArgumentHelp("Replay one case from its seed, and show it.", valueName: "SEED"))
  var caseSeed: UInt64?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Files with matrices, or folders of them.", valueName: "FILE"))
  var input: [String] = []

  @Option(
    help: ArgumentHelp(
      "Check the statements about masks on every ReLU mask of matrices with up to this many rows.",
      valueName: "m"))
  var allMasks: Int?

  @Flag(help: "End with status 3 when something stays undecided.")
  var strict = false

  @Flag(help: "Print JSON.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Write the first counterexample, shrunk, to this file as JSON.", valueName: "FILE"))
  var saveWitness: String?

  func validate() throws {
    if let matrices, !Self.matricesRange.contains(matrices) {
      throw ValidationError(
        "--matrices: \(matrices) is outside \(Self.matricesRange.lowerBound) to "
          + "\(Self.matricesRange.upperBound)")
    }
    guard Self.orderRange.contains(maxOrder) else {
      throw ValidationError(
        "--max-order: \(maxOrder) is outside \(Self.orderRange.lowerBound) to "
          + "\(Self.orderRange.upperBound)")
    }
    if let allMasks, !(1...AllMasks.rowLimit).contains(allMasks) {
      throw ValidationError("--all-masks: \(allMasks) is outside 1 to \(AllMasks.rowLimit)")
    }
    if allMasks != nil, caseSeed != nil || !input.isEmpty || matrices != nil {
      throw ValidationError("--all-masks draws its own matrices: no --case, --input or --matrices")
    }
    if caseSeed != nil, ids.isEmpty {
      throw ValidationError("--case: name the theorem or clause that the seed was printed for")
    }
  }

  func run() async throws {
    let clauses = try CheckSelection.clauses(named: ids)
    let given = GivenFiles(input)
    for complaint in given.complaints { StandardError.write(complaint) }
    if !input.isEmpty, given.matrices.isEmpty { throw ExitStatus.badInput }
    let campaign = Campaign(
      clauses: clauses, seed: seed,
      matrices: matrices ?? (input.isEmpty ? Self.defaultMatrices : 1), maxOrder: maxOrder,
      given: given.matrices)
    let status: ExitStatus
    if let caseSeed {
      status = try replay(campaign, CaseSeed(rawValue: caseSeed))
    } else {
      status = try await check(campaign)
    }
    if status == .violated { throw status }
    if !given.complaints.isEmpty { throw ExitStatus.badInput }
    if status == .undecided, strict { throw status }
  }

  private func check(_ campaign: Campaign) async throws -> ExitStatus {
    let progress = ProgressLine()
    let tasks = ProcessInfo.processInfo.activeProcessorCount
    let show: @Sendable (Int, Int) -> Void = { done, total in
      progress.show("checked \(done) of \(total) instances")
    }
    let masks = try allMaskCampaign(campaign)
    let tallies =
      if let masks {
        await masks.run(tasks: tasks, progress: show)
      } else {
        await campaign.run(tasks: tasks, progress: show)
      }
    progress.show("shrinking")
    let report = CheckReport(campaign, tallies, masks: masks)
    progress.clear()
    if json {
      try StandardOutput.write(json: CheckRecord(report))
    } else {
      StandardOutput.write(report.text)
    }
    try save(report.violations.first)
    return report.status
  }

  private func allMaskCampaign(_ campaign: Campaign) throws -> AllMasks? {
    guard let allMasks else { return nil }
    let clauses = Catalogue.theorems.flatMap(\.clauses).filter {
      campaign.clauseIDs.contains($0.id)
    }
    let masks = AllMasks(clauses: clauses, seed: seed, maxRows: allMasks)
    guard !masks.clauses.isEmpty else {
      throw Complaint("--all-masks: none of these statements is about a mask")
    }
    return masks
  }

  private func replay(_ campaign: Campaign, _ seed: CaseSeed) throws -> ExitStatus {
    let replay = CaseReport(campaign, seed)
    if json {
      try StandardOutput.write(json: replay.record)
    } else {
      StandardOutput.write(replay.text)
    }
    try save(replay.violations.first)
    return replay.status
  }

  private func save(_ violation: Violation?) throws {
    guard let saveWitness else { return }
    guard let violation else {
      StandardError.write(Complaint("--save-witness: nothing is violated, so nothing was written"))
      return
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      try encoder.encode(WitnessRecord(violation)).write(to: URL(filePath: saveWitness))
    } catch {
      throw Complaint("\(saveWitness): cannot be written: \(error.localizedDescription)")
    }
  }
}
