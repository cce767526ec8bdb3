// SPDX-License-Identifier: Apache-2.0

import Bounds
import TheoremChecking

/// What `svbounds check --verdicts` writes; docs/verdict-format.md describes it.
struct VerdictFile: Encodable {
  /// One answer with all that is needed to give it again.
  struct Record: Encodable {
    let clause: String
    let statement: String
    let instance: InstanceRecord
    let verdict: String
    /// Where the claim fails, or where it holds with equality.
    let bindings: Bindings
    let caseName: String
    /// The file with the given matrix, where the case has one.
    let input: Nullable<String>

    fileprivate init(
      _ clause: Clause, _ instance: Instance, _ verdict: String, at bindings: Bindings,
      _ found: CaseOutcome
    ) {
      self.clause = clause.id
      statement = clause.plainText
      self.instance = InstanceRecord(instance)
      self.verdict = verdict
      self.bindings = bindings
      caseName = "\(found.name)"
      input = Nullable(found.given?.file)
    }
  }

  /// What is told; files of other kinds have other members.
  let kind = "verdicts"
  let version = 1
  private(set) var verdicts: [Record] = []
  private var violated: Set<Counterexample> = []

  private struct Counterexample: Hashable {
    let clause: Clause
    let instance: Instance
  }

  private enum CodingKeys: String, CodingKey { case kind, version, verdicts }

  /// The answers that the tallies keep: violated ones, each shrunk and each counterexample once, and
  /// equal ones.
  init(_ tallies: [(clause: Clause, tally: ClauseTally)]) {
    for (clause, tally) in tallies {
      for found in tally.violations { add(Violation(clause, found)) }
      for found in tally.equalities {
        guard case .equal = found.result.verdict, let place = found.result.equality else {
          continue
        }
        verdicts.append(Record(clause, found.drawn.instance, "equal", at: place, found))
      }
    }
  }

  private mutating func add(_ violation: Violation) {
    let example = Counterexample(clause: violation.clause, instance: violation.instance)
    guard let witness = violation.witness, violated.insert(example).inserted else { return }
    verdicts.append(
      Record(
        violation.clause, violation.instance, "violated", at: witness.bindings, violation.found))
  }

  /// - Throws: `Complaint` when the file cannot be written.
  func write(to path: String) throws {
    guard !verdicts.isEmpty else {
      StandardError.write(
        Complaint("--verdicts: nothing is violated or equal, so nothing was written"))
      return
    }
    try writeJSON(self, to: path)
  }
}
