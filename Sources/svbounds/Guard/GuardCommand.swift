// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Bounds
import Exact
import Foundation
import MatrixFormats
import TheoremChecking

struct GuardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guard",
    abstract: "Compares statements with their recorded tightness, or a candidate with a statement.",
    discussion: """
      Without --candidate: the cases of a baseline are run again, and fresh ones. A clause that is \
      violated or undecided, or whose recorded case is not as tight any more, fails with the case. \
      Statements that changed, clauses without a record and records without a clause are reported; \
      'svbounds baseline' records anew.

      With --candidate and --against: the two statements are checked on the same instances and their \
      bounds compared, number by number; where they have no number in common, their smallest slacks. The \
      answer is one of: false, with the smallest counterexample; true so far and never looser; looser; \
      incomparable, with an instance each way. A candidate without brackets is about the variables of \
      the statement that it is compared with.

      Exit status: 0 when nothing fails and the candidate is never looser, 1 when something does or it \
      is not, 2 for bad input or when there is nothing to compare.
      """)

  static let defaultFresh = 20
  static let defaultCompared = 300
  static let defaultTolerance = "0.001"
  static let sizeLimit = 1 << 26

  @Argument(help: "Theorems, clauses or families, such as R2, R2.a or R. Everything when absent.")
  var ids: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The baseline (\(BaselineCommand.defaultPath)).", valueName: "FILE"))
  var baseline: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "By which part a slack may exceed the recorded one (\(defaultTolerance)).", valueName: "T"),
    transform: { text in
      guard let value = try? Rational(text: text), value.signum >= 0 else {
        throw ValidationError("a decimal number of at least 0 is wanted")
      }
      return value
    })
  var tolerance: Rational?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("A statement to be compared with that of --against.", valueName: "STATEMENT")
  )
  var candidate: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The clause that the candidate is to replace, such as R2.a.", valueName: "ID"))
  var against: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many fresh instances are drawn for each group of clauses (\(defaultFresh)), or for the "
        + "candidate (\(defaultCompared)).", valueName: "N"),
    transform: wholeNumber(in: 1...1_000_000))
  var matrices: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many instances the search for a counterexample to the candidate looks at "
        + "(\(ConjectureCommand.defaultBudget)).", valueName: "N"),
    transform: wholeNumber(in: 1...10_000_000))
  var search: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The largest order of the matrices drawn for the candidate (5).", valueName: "n"),
    transform: wholeNumber(in: 1...16))
  var maxOrder: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The seed of what is drawn (for fresh cases the baseline's and 1).", valueName: "S"),
    transform: wholeNumber(in: UInt64.min...UInt64.max))
  var seed: UInt64?

  @Flag(help: "Fail also where statements and records do not belong together.")
  var strict = false

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    if (candidate == nil) != (against == nil) {
      throw ValidationError("--candidate and --against belong together")
    }
    if candidate != nil, !ids.isEmpty || baseline != nil || tolerance != nil || strict {
      throw ValidationError(
        "--candidate is compared with --against alone: no ids, --baseline, --tolerance or --strict")
    }
    if candidate == nil, search != nil || maxOrder != nil {
      throw ValidationError("--search and --max-order are for a --candidate")
    }
  }

  func run() async throws {
    if let candidate, let against {
      try await compare(candidate, with: against)
    } else {
      try await compareWithBaseline()
    }
  }

  // MARK: A baseline

  private func compareWithBaseline() async throws {
    let clauses = try CheckSelection(named: ids).requiringClauses().clauses
    let path = baseline ?? BaselineCommand.defaultPath
    let recorded = try read(path)
    let run = BaselineGuard(
      recorded, clauses: clauses,
      tolerance: tolerance ?? (try? Rational(text: Self.defaultTolerance)) ?? 0,
      matrices: matrices ?? Self.defaultFresh, seed: seed ?? recorded.seed &+ 1,
      coversCatalogue: ids.isEmpty)
    let progress = ProgressLine()
    let result = await run.run(tasks: ProcessInfo.processInfo.activeProcessorCount) {
      progress.show("compared \($0) of \($1) clauses")
    }
    progress.clear()
    let report = GuardReport(
      guardRun: run, result: result, path: path)
    if json {
      try StandardOutput.write(json: report.record)
    } else {
      StandardOutput.write(report.text)
    }
    if !result.failures.isEmpty || strict && !result.findings.isEmpty { throw ExitStatus.violated }
  }

  private func read(_ path: String) throws -> Baseline {
    let text: String
    do { text = try readText(at: path, limit: Self.sizeLimit) } catch { throw Complaint(error) }
    do {
      return try Baseline(text: text)
    } catch { throw Complaint("\(path): \(error)") }
  }

  // MARK: A candidate

  private func compare(_ text: String, with id: String) async throws {
    guard let current = Catalogue.clause(id) else {
      let isWider = !Catalogue.clauses(named: id).isEmpty
      throw Complaint(
        isWider
          ? "--against \(id): name one clause, such as \(Catalogue.clauses(named: id)[0].id)"
          : "--against: \(unknownTheorem(id))")
    }
    let candidate = try statement(text, id: "candidate", over: current)
    let refinement: Refinement
    do { refinement = try Refinement(candidate, of: current) } catch { throw Complaint(error) }
    let run = RefinementCheck(
      refinement, seed: seed ?? CheckCommand.defaultSeed,
      matrices: matrices ?? Self.defaultCompared, maxOrder: maxOrder ?? 5,
      budget: search ?? ConjectureCommand.defaultBudget)
    let progress = ProgressLine()
    let result = await run.run(tasks: ProcessInfo.processInfo.activeProcessorCount) {
      progress.show("compared on \($0) of \($1) instances")
    }
    progress.clear()
    let report = CandidateReport(run: run, report: result)
    if json {
      try StandardOutput.write(json: report.record)
    } else {
      StandardOutput.write(report.text)
    }
    switch result.answer {
    case .tighter, .same: break
    case .isFalse, .looser, .incomparable: throw ExitStatus.violated
    case .vacuous: throw ExitStatus.badInput
    case .undecided: throw ExitStatus.undecided
    }
  }
}
