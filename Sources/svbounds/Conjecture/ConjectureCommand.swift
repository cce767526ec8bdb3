// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Bounds
import Foundation
import TheoremChecking

struct ConjectureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conjecture",
    abstract: "Checks a statement of yours, and attacks it.",
    discussion: """
      The statement is one line of text, as in

        svbounds conjecture '[W: n x n, eps: real] 0 <= eps |- forall i: sigma(i, I + eps*W) <= 1 + \
      eps*norm(W)'

      with its variables in brackets and its hypotheses before |-; docs/statement-language.md has the \
      language. --over declares variables apart from it. Instances are drawn and checked; when none \
      refutes the statement, a search climbs toward a violation. What comes out is the smallest \
      counterexample found, exact and certified, or the evidence so far.

      Exit status: 0 when the statement is true so far, 1 when it is false, 2 for bad input or when it \
      claims nothing on any instance, 3 when --strict is given and something stays undecided.
      """)

  static let defaultBudget = 2000

  @Argument(help: ArgumentHelp("The statement.", valueName: "STATEMENT"))
  var text: String

  @Option(
    help: ArgumentHelp(
      "Declare variables: 'W: n x n, eps: real'.", valueName: "VARIABLES"))
  var over: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many instances are drawn (\(CheckCommand.defaultMatrices)).", valueName: "N"),
    transform: wholeNumber(in: 1...10_000_000))
  var matrices: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many instances the search looks at (\(defaultBudget)).", valueName: "N"),
    transform: wholeNumber(in: 1...10_000_000))
  var search: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The largest order of the matrices drawn, up to 32 (\(CheckCommand.defaultOrder)).",
      valueName: "n"),
    transform: wholeNumber(in: 1...32))
  var maxOrder: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The seed of all that is drawn (1).", valueName: "S"),
    transform: wholeNumber(in: UInt64.min...UInt64.max))
  var seed: UInt64?

  @Option(
    name: .customLong("case"), parsing: .unconditional,
    help: ArgumentHelp("Show one case again, called as it was printed.", valueName: "CASE"),
    transform: { text in
      if case .drawn(let seed)? = CaseName(text) { return seed }
      throw ValidationError("no case is called so")
    })
  var caseSeed: CaseSeed?

  @Flag(help: "End with status 3 when something stays undecided.")
  var strict = false

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    if caseSeed != nil, matrices != nil || search != nil || maxOrder != nil || seed != nil {
      throw ValidationError(
        "--case says all by itself: no --matrices, --search, --max-order or --seed")
    }
  }

  func run() async throws {
    let clause = try statement(text, id: "statement", declarations: over ?? "")
    let conjecture = Conjecture(
      clause, seed: seed ?? CheckCommand.defaultSeed,
      matrices: matrices ?? CheckCommand.defaultMatrices,
      maxOrder: maxOrder ?? CheckCommand.defaultOrder, budget: search ?? Self.defaultBudget)
    if let caseSeed { return try show(CaseReport(conjecture.campaign, caseSeed)) }
    let progress = ProgressLine()
    let evidence = await conjecture.run(tasks: ProcessInfo.processInfo.activeProcessorCount) {
      progress.show("checked \($0) of \($1) instances")
    }
    progress.clear()
    let report = ConjectureReport(
      conjecture: conjecture, evidence: evidence, text: text, over: over)
    if json {
      try StandardOutput.write(json: report.record)
    } else {
      StandardOutput.write(report.text)
    }
    switch report.answer {
    case .isFalse: throw ExitStatus.violated
    case .vacuous: throw ExitStatus.badInput
    case .trueSoFar: if strict, evidence.tally.undecided > 0 { throw ExitStatus.undecided }
    }
  }

  private func show(_ replay: CaseReport) throws {
    if json {
      try StandardOutput.write(json: replay.record)
    } else {
      StandardOutput.write(replay.text)
    }
    if replay.status == .violated || strict && replay.status == .undecided { throw replay.status }
  }
}
