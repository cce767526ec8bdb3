// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import TheoremChecking

/// What `svbounds check` found about statements with a probability, and how it is printed.
struct ProbabilityReport {
  let campaign: ProbabilityCampaign
  let results: [ProbabilityCampaign.Result]

  private var refuted: [ProbabilityCampaign.Result] {
    results.filter { $0.test.verdict == .refuted }
  }

  private var open: Int { results.reduce(0) { $0 + $1.test.counts.open } }

  var status: ExitStatus {
    if !refuted.isEmpty { return .violated }
    return open > 0 ? .undecided : .holds
  }

  var text: String {
    var table = TextTable([.left, .left, .right, .right, .right, .right, .left, .left])
    table.append([
      "probability", "at", "trials", "events", "open", "stated", "interval", "verdict",
    ])
    for result in results {
      let (test, counts) = (result.test, result.test.counts)
      table.append([
        result.clause.id, result.point.text, "\(counts.trials)", "\(counts.happened)",
        "\(counts.open)", result.statedText, test.interval.text, test.verdict.rawValue,
      ])
    }
    return table.text() + "\n" + summary
  }

  private var summary: String {
    var lines = [
      "\(results.count) statements with a probability, \(campaign.trials) trials each, seed "
        + "\(campaign.seed): \(refuted.count) refuted, \(open) trials open",
      "interval: where the probability lies, with 99 % confidence; refuted: if the statement were "
        + "true, so many or so few events would have a probability below 1e-9",
    ]
    for result in refuted {
      lines.append(
        "\(result.clause.id) is refuted at \(result.point.text), by chance in at most "
          + "\(Enclosure(lower: 0, upper: result.test.chance).decimal(digits: 3).upper) of all runs: "
          + result.clause.conclusionText)
      lines.append(
        "  replay: svbounds check \(result.clause.id) --trials \(campaign.trials) --seed "
          + "\(campaign.seed)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension ProbabilityCampaign.Result {
  /// "<= 0.6066", with four digits rounded to the side on which a true claim stays true.
  fileprivate var statedText: String {
    let ends = test.stated.decimal(digits: 4)
    switch clause.claim {
    case .atMost: return "<= \(ends.upper)"
    case .atLeast: return ">= \(ends.lower)"
    case .equal:
      return ends.lower == ends.upper ? "= \(ends.lower)" : "= [\(ends.lower), \(ends.upper)]"
    }
  }
}

extension ClopperPearsonInterval {
  /// "[0.4381, 0.5212]", with four digits rounded outward.
  fileprivate var text: String {
    let ends = Enclosure(lower: lower, upper: upper).decimal(digits: 4)
    return "[\(ends.lower), \(ends.upper)]"
  }
}

/// What `svbounds check --json` prints of a statement with a probability at a parameter point.
struct ProbabilityRecord: Encodable {
  let id: String
  let name: String
  let at: String
  let claim: String
  let trials: Int
  let events: Int
  let open: Int
  /// The stated probability, enclosed.
  let stated: [Double]
  /// 99 % confidence.
  let interval: [Double]
  /// At least the probability of counts so far out if the statement is true.
  let chance: Double
  let verdict: String

  init(_ result: ProbabilityCampaign.Result) {
    let test = result.test
    id = result.clause.id
    name = Catalogue.entries.first { $0.restricted(toClause: result.clause.id) != nil }?.name ?? ""
    at = result.point.text
    claim = result.clause.conclusionText
    trials = test.counts.trials
    events = test.counts.happened
    open = test.counts.open
    stated = [test.stated.lower, test.stated.upper]
    interval = [test.interval.lower, test.interval.upper]
    chance = test.chance
    verdict = test.verdict.rawValue
  }
}
