// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import TheoremChecking

/// How close sampling and searching got, as text and as JSON.
struct SearchReport {
  let campaign: SearchCampaign
  let results: [SearchComparison]
  /// One for each clause that the search, or the sample, refuted; shrunk.
  let counterexamples: [Counterexample]

  init(campaign: SearchCampaign, results: [SearchComparison]) {
    self.campaign = campaign
    self.results = results
    counterexamples = results.compactMap(\.counterexample)
  }

  private func count(_ winner: SearchComparison.Winner) -> Int {
    results.count { $0.winner == winner }
  }

  /// The factor in the middle of those of all clauses that have one.
  private var medianFactor: Double? {
    let factors = results.compactMap(\.factor).sorted()
    return factors.isEmpty ? nil : factors[factors.count / 2]
  }

  var text: String {
    var table = TextTable([.left, .left, .right, .left, .right, .right])
    table.append(["clause", "sampling", "slack", "search", "slack", "closer"])
    for result in results {
      table.append([
        result.clause.id, result.sampled.word, result.sampled.slackText, result.searched.word,
        result.searched.slackText, result.factor.map { "\(factorText($0)) x" } ?? "",
      ])
    }
    var text = table.text() + "\n"
    text +=
      "\(results.count) clauses, \(campaign.budget) instances each, orders up to "
      + "\(campaign.maxOrder), seed \(campaign.seed)\n"
    text +=
      "closer: search \(count(.search)), sampling \(count(.sampling)), neither \(count(.neither))\n"
    if let medianFactor {
      text += "slack, ties apart: smaller by the search, median \(factorText(medianFactor)) x\n"
    }
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

  var slackText: String {
    closest?.slack.upper.bigFloat.decimal(digits: 3, rounding: .up) ?? "-"
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
