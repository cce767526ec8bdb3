// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import TheoremChecking

/// What became of a conjecture, as text and as JSON.
struct ConjectureReport {
  enum Answer: String {
    case trueSoFar = "true so far"
    case isFalse = "false"
    case vacuous
  }

  let conjecture: Conjecture
  let evidence: Conjecture.Evidence
  /// The arguments that a replay needs.
  let arguments: String

  init(conjecture: Conjecture, evidence: Conjecture.Evidence, text: String, over: String?) {
    self.conjecture = conjecture
    self.evidence = evidence
    arguments = shellWord(text) + (over.map { " --over \(shellWord($0))" } ?? "")
  }

  var answer: Answer {
    if evidence.counterexample != nil || evidence.tally.violated > 0 { return .isFalse }
    return evidence.isVacuous ? .vacuous : .trueSoFar
  }

  private func replay(_ name: CaseName) -> String {
    "svbounds conjecture \(arguments) --case \(name)"
  }

  var text: String {
    let clause = conjecture.clause
    switch answer {
    case .isFalse:
      guard let counterexample = evidence.counterexample else {
        let name = evidence.tally.firstViolation.map { "\n  replay: \(replay($0.name))" } ?? ""
        return "false: \(clause.plainText)\(name)\n"
      }
      let origin =
        counterexample.name.map { "replay: \(replay($0))" }
        ?? "found by the search, \(evidence.search?.evaluations ?? 0) instances looked at; "
        + "\(evidence.tally.instances) draws had not refuted it"
      return "false: \(clause.plainText)\n\(counterexample.text)  \(origin)\n"
    case .vacuous:
      return
        "claims nothing: \(clause.plainText)\n  on none of \(evidence.tally.instances) instances "
        + "drawn and \(evidence.search?.evaluations ?? 0) searched do the hypotheses hold and is an "
        + "index in range\n\(reasons)"
    case .trueSoFar: return "true so far: \(clause.plainText)\n\(drawn)\(reasons)\(searched)"
    }
  }

  private var drawn: String {
    let tally = evidence.tally
    var text =
      "  \(tally.checks) of \(tally.instances) instances drawn say something: \(tally.strict) strict, "
      + "\(tally.equal) equal, \(tally.undecided) undecided\n"
    if let best = tally.smallestSlack {
      text +=
        "  smallest relative slack \(decimal(best.slack.lower)) "
        + "(\(best.at.drawn.ensembles))\n    replay: \(replay(best.at.name))\n"
    }
    if let first = tally.firstUndecided {
      text += "  undecided: \(first.result.verdict.text)\n    replay: \(replay(first.name))\n"
    }
    return text
  }

  /// Why instances were left out.
  private var reasons: String {
    evidence.tally.skips.sorted { $0.key.description < $1.key.description }.map {
      "  not evaluated on \($0.value) instances: \($0.key)\n"
    }.joined()
  }

  private var searched: String {
    guard let search = evidence.search else { return "" }
    var text = "  the search looked at \(search.evaluations) instances and refuted nothing\n"
    // Nothing is closer than equality.
    if search.equality == nil, let closest = search.closest {
      text += "  closest, ties apart: relative slack \(decimal(closest.slack.lower)) at\n"
      text += indented(closest.instance).split(separator: "\n").map { "  \($0)\n" }.joined()
    }
    if let equality = search.equality {
      text += "  it holds with equality at\n"
      text += indented(equality).split(separator: "\n").map { "  \($0)\n" }.joined()
    }
    return text
  }

  private func decimal(_ value: Double) -> String {
    value.bigFloat.decimal(digits: 3, rounding: .down)
  }

  var record: ConjectureRecord {
    let tally = evidence.tally
    return ConjectureRecord(
      statement: conjecture.clause.plainText, answer: answer.rawValue, seed: conjecture.seed,
      matrices: conjecture.matrices, maxOrder: conjecture.maxOrder, budget: conjecture.budget,
      checks: tally.checks, strict: tally.strict, equal: tally.equal, violated: tally.violated,
      undecided: tally.undecided, notApplicable: tally.notApplicable, skipped: tally.skipped,
      smallestSlack: Nullable(tally.smallestSlack?.slack.lower),
      smallestSlackCase: Nullable(tally.smallestSlack.map { "\($0.at.name)" }),
      search: Nullable(evidence.search.map(SearchRecord.Reach.init)),
      counterexample: Nullable(evidence.counterexample.map(CounterexampleRecord.init)))
  }
}

/// What `svbounds conjecture --json` prints.
struct ConjectureRecord: Encodable {
  let schemaVersion = 1
  let statement: String
  /// "true so far", "false" or "vacuous".
  let answer: String
  let seed: UInt64
  let matrices: Int
  let maxOrder: Int
  let budget: Int
  let checks: Int
  let strict: Int
  let equal: Int
  let violated: Int
  let undecided: Int
  let notApplicable: Int
  let skipped: Int
  let smallestSlack: Nullable<Double>
  let smallestSlackCase: Nullable<String>
  let search: Nullable<SearchRecord.Reach>
  let counterexample: Nullable<CounterexampleRecord>
}

/// A counterexample in JSON: exact values as texts of rationals.
struct CounterexampleRecord: Encodable {
  let instance: InstanceRecord
  /// `null` when a search found it.
  let caseName: Nullable<String>
  let shrinkingSteps: Int
  let violation: Nullable<WitnessRecord.Place>

  init(_ counterexample: Counterexample) {
    instance = InstanceRecord(counterexample.instance)
    caseName = Nullable(counterexample.name.map { "\($0)" })
    shrinkingSteps = counterexample.steps
    violation = Nullable(counterexample.witness.map(WitnessRecord.Place.init))
  }
}
