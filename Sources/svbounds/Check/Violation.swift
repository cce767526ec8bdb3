// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import TheoremChecking

/// A certified counterexample, as found and as small as it was made.
struct Violation {
  let clause: Clause
  let found: CaseOutcome
  /// `nil` when the case did not shrink within the search's limits.
  let shrunk: ShrunkCase?

  init(_ clause: Clause, _ found: CaseOutcome) {
    self.clause = clause
    self.found = found
    shrunk = clause.shrinkingViolation(on: found.drawn.instance)
  }

  var instance: Instance { shrunk?.instance ?? found.drawn.instance }

  /// Where the claim fails on the smaller instance.
  var witness: Verdict.Witness? {
    guard case .violated(let witness) = (shrunk?.result ?? found.result).verdict else { return nil }
    return witness
  }

  var text: String {
    var lines = ["\(clause.id) is violated: \(clause.conclusion.plainText)"]
    lines += instance.plainText.split(separator: "\n").map { "  \($0)" }
    if let witness { lines.append("  " + witness.text) }
    lines.append("  replay: \(replayCommand(clause, found))")
    return lines.joined(separator: "\n") + "\n"
  }
}

/// The command that shows a case again.
func replayCommand(_ clause: Clause, _ outcome: CaseOutcome) -> String {
  let input = outcome.given?.file.map { " --input \(shellWord($0))" } ?? ""
  return "svbounds check \(clause.id) --case \(outcome.name)" + input
}

extension Verdict.Witness {
  /// "at i = 2: left 1 <= right 0 fails".
  var text: String {
    let place = bindings.isEmpty ? "" : "at \(bindings): "
    return "\(place)\(left.text) \(relation) \(right.text) is false"
  }
}

extension Enclosure where Endpoint == Double {
  /// A single decimal, or two between brackets, rounded outward.
  var text: String {
    let ends = decimal(digits: 13)
    return ends.lower == ends.upper ? ends.lower : "[\(ends.lower), \(ends.upper)]"
  }
}

extension Verdict {
  /// The answer in one line.
  var text: String {
    switch self {
    case .strict(let slack):
      return "strict" + (slack.map { ", smallest relative slack \($0.text)" } ?? "")
    case .equal: return "equal, proved exactly"
    case .violated(let witness): return "violated: " + witness.text
    case .undecided(let reason): return "undecided: \(reason)"
    case .notApplicable: return "nothing claimed: a hypothesis fails or no index is in range"
    }
  }
}
