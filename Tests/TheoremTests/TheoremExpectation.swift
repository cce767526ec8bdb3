// SPDX-License-Identifier: Apache-2.0

import Bounds
import Testing
import TheoremChecking

/// How thoroughly a theorem is tested.
enum Effort {
  #if DEBUG
    /// How many instances each clause is checked on, not counting those that do not meet its
    /// hypotheses.
    static let checks = 500
    static let maxOrder = 6
  #else
    static let checks = 5_000
    static let maxOrder = 8
  #endif
  /// How many instances may be drawn for a clause to be applicable that often.
  static let drawLimit = 8 * checks
  static let seed: UInt64 = 20_260_701
}

/// Checks all clauses of a theorem on generated instances and records what is amiss: a violation, with
/// the smallest instance found and the command that replays the case; too few instances that meet the
/// hypotheses; too many undecided; an inequality that never was attained or always.
func expectTheorem(_ id: String, sourceLocation: SourceLocation = #_sourceLocation) async {
  guard let theorem = Catalogue.theorem(id) else {
    Issue.record("the catalogue has no theorem \(id)", sourceLocation: sourceLocation)
    return
  }
  let campaign = Campaign(
    clauses: theorem.clauses, seed: Effort.seed, matrices: Effort.checks,
    maxOrder: Effort.maxOrder)
  let tallies = await campaign.run(untilChecks: Effort.checks, limit: Effort.drawLimit)
  #expect(tallies.map(\.clause) == theorem.clauses.map(\.id), sourceLocation: sourceLocation)
  for (clause, tally) in zip(theorem.clauses, tallies) {
    let complaints = complaints(about: tally, of: clause)
    #expect(complaints.isEmpty, "\(report(complaints))", sourceLocation: sourceLocation)
  }
  print(summary(theorem, tallies))
}

private func report(_ complaints: [String]) -> String { complaints.joined(separator: "\n") }

private func complaints(about tally: ClauseTally, of clause: Clause) -> [String] {
  var result: [String] = []
  if let first = tally.firstViolation {
    result.append(
      "\(clause.id) is violated on \(tally.violated) instances; \(describe(first, clause))")
  }
  if tally.checks < Effort.checks {
    result.append("\(clause.id) applied to \(tally.checks) instances only")
  }
  let answered = tally.checks - tally.undecided
  if answered * 1000 < tally.checks * Attainability.leastDecidedPerMille(clause.id) {
    let first = tally.firstUndecided.map { "; \(describe($0, clause))" } ?? ""
    result.append("\(clause.id) is undecided on \(tally.undecided) instances" + first)
  }
  if tally.skipped > 0 { result.append("\(clause.id) was skipped \(tally.skipped) times") }
  let expected = Attainability.answers(to: clause)
  if (tally.strict > 0) != expected.contains(.strict) {
    result.append("\(clause.id): \(tally.strict) strict answers")
  }
  if (tally.equal > 0) != expected.contains(.equal) {
    result.append("\(clause.id): \(tally.equal) equal answers")
  }
  return result
}

/// A case with its seed, the smallest instance found if it is a violation, and how to see it again.
private func describe(_ outcome: CaseOutcome, _ clause: Clause) -> String {
  var text = "first: case \(outcome.name), \(outcome.drawn.ensembles), \(outcome.result.verdict)"
  if let small = clause.shrinkingViolation(on: outcome.drawn.instance) {
    text += "\nshrunk in \(small.steps) steps:\n\(small.instance.plainText)"
    text += "\n\(small.result.verdict)"
  }
  return text + "\nreplay: svbounds check \(clause.id) --case \(outcome.name)"
}

private func summary(_ theorem: Theorem, _ tallies: [ClauseTally]) -> String {
  func total(_ count: (ClauseTally) -> Int) -> Int { tallies.reduce(0) { $0 + count($1) } }
  let undecided = tallies.filter { $0.undecided > 0 }
    .map { "\($0.clause) \($0.undecided)" }.joined(separator: ", ")
  return "\(theorem.id) \(theorem.name): \(total(\.checks)) checks, \(total(\.strict)) strict, "
    + "\(total(\.equal)) equal, \(total(\.violated)) violated, \(total(\.undecided)) undecided"
    + (undecided.isEmpty ? "" : " (\(undecided))")
}
