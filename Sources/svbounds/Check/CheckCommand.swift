// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Bounds
import Foundation
import MatrixFormats
import TheoremChecking

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks theorems on generated matrices, or on yours.",
    discussion: """
      Each clause is checked on matrices drawn from the seed; every answer is certified. A violated \
      clause is reported with the smallest counterexample found and the command that replays it.

      With --input your matrices are used instead: each fills, in turn, every matrix variable that it \
      fits, and the rest is drawn from the seed. Orders beyond 32 are decided in Float64 or exactly, \
      or stay undecided.

      "undecided" is an answer too: the two sides agree to all bits tried, and a proof that they are \
      equal would take more bits than --exact-bits allows. It never counts as holding; --strict makes \
      it an error.

      Statements with a probability (family Q) are tested, not proved: --trials samples are drawn at \
      each of some parameter points, the event is decided for each with certified arithmetic, and a \
      statement is refuted when the number of events would come about with a probability below 1e-9 if \
      it were true. They draw their own matrices.

      A case of --all-masks is called SEED:ROWSxCOLUMNS:MASK:VARIANT; in MASK bit k - 1 is set when \
      row k is masked. Beyond 10 rows and columns together, a statement with masks on both sides gets \
      one mask of the columns for each of the rows; beyond 9 rows M2.a, M5.a, M6 and M8.a get one of \
      the slopes 0 and eta only.
      """)

  static let defaultMatrices = 1000
  static let defaultOrder = 6
  static let defaultSeed: UInt64 = 1
  static let defaultTrials = 1000

  @Argument(help: "Theorems, clauses or families, such as R2, R2.a or R. Everything when absent.")
  var ids: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many instances are drawn for each group of clauses (1000; with --input: 1 for each place).",
      valueName: "N"),
    transform: wholeNumber(in: 1...10_000_000))
  var matrices: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many samples are drawn for each statement with a probability at each parameter point "
        + "(\(defaultTrials)).",
      valueName: "N"),
    transform: wholeNumber(in: 1...ProbabilityCampaign.trialLimit))
  var trials: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The largest order of the matrices drawn, up to 32 (\(defaultOrder)).", valueName: "n"),
    transform: wholeNumber(in: 1...32))
  var maxOrder: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The seed of all that is drawn (\(defaultSeed)).", valueName: "S"),
    transform: wholeNumber(in: UInt64.min...UInt64.max))
  var seed: UInt64?

  @Option(
    name: .customLong("case"), parsing: .unconditional,
    help: ArgumentHelp(
      "Replay one case, called as it was printed, and show it.", valueName: "CASE"),
    transform: { text in
      if let name = CaseName(text) { return name }
      throw ValidationError("no case is called so")
    })
  var caseName: CaseName?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Files with matrices, or folders of them.", valueName: "FILE"))
  var input: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Check the statements about masks on every ReLU mask of matrices with up to this many rows, "
        + "up to \(AllMasks.rowLimit).",
      valueName: "m"),
    transform: wholeNumber(in: 1...AllMasks.rowLimit))
  var allMasks: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Spend at most this many bits on the proof that one tie is a tie "
        + "(\(Ladder.standardExactBitLimit)); beyond them the answer is undecided.",
      valueName: "B"),
    transform: wholeNumber(in: 64...Ladder.largestExactBitLimit))
  var exactBits: Int?

  @Flag(help: "End with status 3 when something stays undecided.")
  var strict = false

  @Flag(help: "Print JSON.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Write the first counterexample, shrunk, to this file as JSON.", valueName: "FILE"))
  var saveWitness: String?

  @Option(
    help: ArgumentHelp(
      "Write every violated answer, shrunk, and some equal ones to this file as JSON, for "
        + "scripts/check-verdict to check.",
      valueName: "FILE"))
  var verdicts: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many equal answers of each clause --verdicts writes, of small instances (1).",
      valueName: "N"),
    transform: wholeNumber(in: 0...1000))
  var verdictsPerClause: Int?

  func validate() throws {
    if verdictsPerClause != nil, verdicts == nil {
      throw ValidationError("--verdicts-per-clause: name the file with --verdicts")
    }
    if allMasks != nil, !input.isEmpty || matrices != nil || maxOrder != nil {
      throw ValidationError(
        "--all-masks draws its own matrices: no --input, --matrices or --max-order")
    }
    guard let caseName else { return }
    if ids.isEmpty {
      throw ValidationError("--case: name the theorem or clause that the case was printed for")
    }
    if allMasks != nil || matrices != nil || maxOrder != nil || seed != nil {
      throw ValidationError(
        "--case says all by itself: no --all-masks, --matrices, --max-order or --seed")
    }
    if case .masked = caseName, !input.isEmpty {
      throw ValidationError("--case: a case of --all-masks has its own matrix: no --input")
    }
  }

  func run() async throws {
    let selection = try CheckSelection(named: ids)
    let clauses = selection.clauses
    let probabilities = try probabilities(of: selection)
    for path in [saveWitness, verdicts].compactMap({ $0 }) {
      do { try requireWritable(path) } catch { throw Complaint(error) }
    }
    var given = GivenFiles(input)
    if !input.isEmpty, given.matrices.isEmpty {
      for complaint in given.complaints { StandardError.write(complaint) }
      throw ExitStatus.badInput
    }
    var campaign = Campaign(
      clauses: clauses, seed: seed ?? Self.defaultSeed,
      matrices: matrices ?? (input.isEmpty ? Self.defaultMatrices : 1),
      maxOrder: maxOrder ?? Self.defaultOrder,
      ladder: Ladder(exactBitLimit: exactBits ?? Ladder.standardExactBitLimit),
      given: given.matrices)
    campaign.keeping = keeping
    given.complainAboutMisfits(in: campaign)
    for complaint in given.complaints { StandardError.write(complaint) }
    let status =
      switch caseName {
      case .drawn(let seed)?: try show(CaseReport(campaign, seed))
      case .masked(let place)?: try show(CaseReport(clauses, place))
      case nil: try await check(campaign, clauses, probabilities)
      }
    if status == .violated { throw status }
    if !given.complaints.isEmpty { throw ExitStatus.badInput }
    if status == .undecided, strict { throw status }
  }

  /// The statements with a probability that are to be tested: those named, or all where nothing is
  /// named and matrices are drawn.
  private func probabilities(of selection: CheckSelection) throws -> [ProbabilityClause] {
    let drawsNothing = allMasks != nil || caseName != nil || !input.isEmpty
    if drawsNothing, ids.isEmpty { return [] }
    if drawsNothing, let first = selection.probabilities.first {
      throw Complaint(
        "\(first.id): statements with a probability draw their own matrices: no --input, "
          + "--all-masks or --case")
    }
    if trials != nil, selection.probabilities.isEmpty {
      throw Complaint("--trials: none of these statements has a probability")
    }
    return selection.probabilities
  }

  private func test(
    _ probabilities: [ProbabilityClause], _ progress: ProgressLine, tasks: Int
  ) async throws -> ProbabilityReport? {
    guard !probabilities.isEmpty else { return nil }
    let campaign = ProbabilityCampaign(
      probabilities, seed: seed ?? Self.defaultSeed, trials: trials ?? Self.defaultTrials)
    do {
      let results = try await campaign.run(tasks: tasks) { done, total in
        progress.show("tested \(done) of \(total) samples")
      }
      return ProbabilityReport(campaign: campaign, results: results)
    } catch { throw Complaint(error) }
  }

  private func check(
    _ campaign: Campaign, _ clauses: [Clause], _ probabilities: [ProbabilityClause]
  ) async throws -> ExitStatus {
    let progress = ProgressLine()
    let tasks = ProcessInfo.processInfo.activeProcessorCount
    let show: @Sendable (Int, Int) -> Void = { done, total in
      progress.show("checked \(done) of \(total) instances")
    }
    let report: CheckReport
    if let allMasks {
      var masks = AllMasks(clauses: clauses, seed: campaign.seed, maxRows: allMasks)
      masks.keeping = keeping
      guard !masks.clauses.isEmpty else {
        throw Complaint("--all-masks: none of these statements is about a mask")
      }
      report = CheckReport(masks, await masks.run(tasks: tasks, progress: show))
    } else {
      report = CheckReport(campaign, await campaign.run(tasks: tasks, progress: show))
    }
    let tested = try await test(probabilities, progress, tasks: tasks)
    progress.clear()
    if json {
      try StandardOutput.write(json: CheckRecord(report, tested))
    } else {
      let parts = [clauses.isEmpty ? nil : report.text, tested?.text].compactMap { $0 }
      StandardOutput.write(parts.joined(separator: "\n"))
    }
    try save(report.violations.first)
    try saveVerdicts(
      report.tallies.compactMap { tally in
        Catalogue.clause(tally.clause).map { ($0, tally) }
      })
    guard report.total(\.checks) > 0 || clauses.isEmpty else {
      throw Complaint("nothing was checked: no instance meets the hypotheses of these statements")
    }
    return .graver(report.status, tested?.status ?? .holds)
  }

  private func show(_ replay: CaseReport) throws -> ExitStatus {
    guard !replay.isEmpty else {
      throw Complaint("--case \(replay.name): these statements have no such case")
    }
    if json {
      try StandardOutput.write(json: replay.record)
    } else {
      StandardOutput.write(replay.text)
    }
    try save(replay.violations.first)
    try saveVerdicts(replay.tallies(keeping: keeping))
    return replay.status
  }

  private var keeping: AnswerKeeping {
    verdicts == nil
      ? .least : AnswerKeeping(everyViolation: true, equalities: verdictsPerClause ?? 1)
  }

  private func saveVerdicts(_ tallies: [(clause: Clause, tally: ClauseTally)]) throws {
    guard let verdicts else { return }
    try VerdictFile(tallies).write(to: verdicts)
  }

  private func save(_ violation: Violation?) throws {
    guard let saveWitness else { return }
    guard let violation else {
      StandardError.write(Complaint("--save-witness: nothing is violated, so nothing was written"))
      return
    }
    try writeJSON(WitnessRecord(violation), to: saveWitness)
  }
}
