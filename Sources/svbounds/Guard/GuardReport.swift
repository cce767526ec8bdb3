// SPDX-License-Identifier: Apache-2.0

import TheoremChecking

/// What the comparison with a baseline shows, as text and as JSON.
struct GuardReport {
  let guardRun: BaselineGuard
  let result: BaselineGuard.Report
  let path: String

  /// More notes of one kind are counted only.
  private static let noteLimit = 20

  var text: String {
    var text = ""
    for finding in result.failures { text += "FAILS  \(finding.text)\n" }
    let notes = result.findings.filter { !$0.kind.isFailure }
    for kind in [GuardFinding.Kind.changed, .unrecorded, .withoutClause, .silent] {
      let own = notes.filter { $0.kind == kind }
      for finding in own.prefix(Self.noteLimit) { text += "note   \(finding.text)\n" }
      if own.count > Self.noteLimit { text += "note   and \(own.count - Self.noteLimit) more\n" }
    }
    if !text.isEmpty { text += "\n" }
    text +=
      "\(result.clauses) clauses against \(path): \(result.replayed) recorded cases again, "
      + "\(result.fresh) fresh checks, seed \(guardRun.seed)\n"
    text += "\(result.failures.count) failures, \(notes.count) notes\n"
    if !notes.isEmpty { text += "to record anew: \(guardRun.baseline.command)\n" }
    return text
  }

  var record: GuardRecord {
    GuardRecord(
      baseline: path, seed: guardRun.seed, tolerance: guardRun.tolerance.description,
      clauses: result.clauses, replayed: result.replayed, fresh: result.fresh,
      findings: result.findings.map {
        .init(
          kind: $0.kind.rawValue, fails: $0.kind.isFailure, clause: $0.clause,
          ensemble: Nullable($0.ensemble), caseName: Nullable($0.at.map { "\($0)" }),
          recorded: Nullable($0.recorded), now: Nullable($0.now))
      })
  }
}

extension GuardFinding {
  /// One line: what, where, what was recorded, and the command that shows it.
  var text: String {
    let place = ensemble.map { " on \($0)" } ?? (at == nil ? "" : " on a fresh case")
    let replay = at.map { "; replay: svbounds check \(clause) --case \($0)" } ?? ""
    let change = [recorded.map { "recorded \($0)" }, now.map { "now \($0)" }].compactMap(\.self)
      .joined(separator: ", ")
    let words =
      switch kind {
      case .violated: "violated"
      case .undecided: "undecided"
      case .contradicted: "certifiers contradict each other, a mistake in this program"
      case .looser: "not as tight as recorded"
      case .silent: "a recorded case claims nothing any more"
      case .changed: "statement changed since it was recorded"
      case .unrecorded: "no record"
      case .withoutClause: "recorded, but there is no such clause"
      }
    return "\(clause)\(place): \(words)" + (change.isEmpty ? "" : ": \(change)") + replay
  }
}

/// What `svbounds guard --json` prints.
struct GuardRecord: Encodable {
  let schemaVersion = 1
  let baseline: String
  let seed: UInt64
  let tolerance: String
  let clauses: Int
  let replayed: Int
  let fresh: Int
  let findings: [Finding]

  struct Finding: Encodable {
    let kind: String
    let fails: Bool
    let clause: String
    let ensemble: Nullable<String>
    let caseName: Nullable<String>
    let recorded: Nullable<String>
    let now: Nullable<String>
  }
}
