// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import TheoremChecking

/// How close sampling and searching got, as text and as JSON.
struct SearchReport {
  let campaign: SearchCampaign
  /// By which part the bounds were tightened.
  let tightened: Rational?
  let results: [SearchComparison]
  /// One for each clause that the search, or the sample, refuted; shrunk.
  let counterexamples: [Counterexample]

  init(campaign: SearchCampaign, tightened: Rational?, results: [SearchComparison]) {
    self.campaign = campaign
    self.tightened = tightened
    self.results = results
    // A tightened statement is meant to fall.
    counterexamples = tightened == nil ? results.compactMap(\.counterexample) : []
  }

  private func count(_ winner: SearchComparison.Winner) -> Int {
    results.count { $0.winner == winner }
  }

  var text: String {
    var table = TextTable([.left, .right, .right, .right])
    table.append(["clause", "sampling", "search", "closer"])
    for result in results {
      table.append([
        result.clause.id, result.sampled.reach, result.searched.reach,
        result.factor.map { factorText($0) + " x" } ?? "",
      ])
    }
    var text = table.text() + "\n"
    text +=
      "\(results.count) clauses, \(campaign.budget) instances each way, orders up to "
      + "\(campaign.maxOrder), seed \(campaign.seed)"
      + (tightened.map { ", bounds tightened by \($0)" } ?? "") + "\n"
    func reached(_ what: String, _ has: (SearchOutcome) -> Bool) -> String {
      "\(what): sampling \(results.count { has($0.sampled) }), "
        + "search \(results.count { has($0.searched) })\n"
    }
    text += reached("violated") { $0.counterexample != nil }
    text += reached("attained") { $0.counterexample == nil && $0.equality != nil }
    text +=
      "closer: search \(count(.search)), sampling \(count(.sampling)), neither \(count(.neither))\n"
    for counterexample in counterexamples {
      text +=
        "\n\(counterexample.clause.id) is violated: "
        + "\(counterexample.clause.conclusion.plainText)\n" + counterexample.text
    }
    return text
  }

  private func factorText(_ factor: Double) -> String {
    factor.bigFloat.decimal(digits: 3, rounding: .down)
  }

  var record: SearchRecord {
    SearchRecord(
      seed: campaign.seed, budget: campaign.budget, maxOrder: campaign.maxOrder,
      tightened: Nullable(tightened?.description),
      closer: [
        "search": count(.search), "sampling": count(.sampling), "neither": count(.neither),
      ],
      clauses: results.map {
        .init(
          id: $0.clause.id, sampling: .init($0.sampled), search: .init($0.searched),
          closer: $0.winner.rawValue)
      })
  }
}

extension SearchOutcome {
  /// "violated", "equal", "strict", or "-" when nothing was claimed.
  var word: String {
    if counterexample != nil { return "violated" }
    if equality != nil { return "equal" }
    return closest == nil ? "-" : "strict"
  }

  /// The word, or the smallest slack where the clause was met strictly only.
  fileprivate var reach: String {
    guard word == "strict" else { return word }
    return closest?.slack.upper.bigFloat.decimal(digits: 3, rounding: .up) ?? word
  }
}

extension SearchComparison {
  fileprivate var counterexample: Counterexample? {
    searched.smallestCounterexample(to: clause) ?? sampled.smallestCounterexample(to: clause)
  }
}

extension Counterexample {
  /// The instance and the place where the claim fails.
  var text: String {
    indented(instance) + (witness.map { "  \($0.text)\n" } ?? "")
  }
}

/// What `svbounds search --json` prints. Slacks are upper ends of certified enclosures.
struct SearchRecord: Encodable {
  let schemaVersion = 1
  let seed: UInt64
  let budget: Int
  let maxOrder: Int
  /// By which part the bounds were tightened.
  let tightened: Nullable<String>
  /// How many clauses each got closer to a violation of.
  let closer: [String: Int]
  let clauses: [Row]

  struct Row: Encodable {
    let id: String
    let sampling: Reach
    let search: Reach
    let closer: String
  }

  struct Reach: Encodable {
    /// "violated", "equal", "strict" or "-".
    let reached: String
    let evaluations: Int
    let slack: Nullable<Double>
    let instance: Nullable<InstanceRecord>

    init(_ outcome: SearchOutcome) {
      reached = outcome.word
      evaluations = outcome.evaluations
      slack = Nullable(outcome.closest?.slack.upper)
      let instance =
        outcome.counterexample?.instance ?? outcome.equality ?? outcome.closest?.instance
      self.instance = Nullable(instance.map(InstanceRecord.init))
    }
  }
}
