// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import TheoremChecking

/// What `svbounds check ID --case SEED` shows: the instances of one seed and every answer on them.
struct CaseReport {
  private struct Entry {
    let outcomes: [(clause: Clause, outcome: Result<CaseOutcome, InstanceError>)]
  }

  let seed: CaseSeed
  private let entries: [Entry]
  let violations: [Violation]

  init(_ campaign: Campaign, _ seed: CaseSeed) {
    self.seed = seed
    entries = campaign.groups.flatMap { group in
      campaign.placements(in: group).map { given in
        Entry(outcomes: campaign.outcomes(group, seed: seed, given: given))
      }
    }
    violations = entries.flatMap(\.outcomes).compactMap { clause, outcome in
      guard let found = try? outcome.get(), case .violated = found.result.verdict else {
        return nil
      }
      return Violation(clause, found)
    }
  }

  private var verdicts: [Verdict] {
    entries.flatMap(\.outcomes).compactMap { try? $0.outcome.get().result.verdict }
  }

  var status: ExitStatus {
    if !violations.isEmpty { return .violated }
    let isOpen = verdicts.contains {
      if case .undecided = $0 { return true }
      return false
    }
    return isOpen ? .undecided : .holds
  }

  var text: String {
    var text = "case \(seed)\n"
    for entry in entries {
      guard let drawn = entry.outcomes.lazy.compactMap({ try? $0.outcome.get().drawn }).first
      else {
        for (clause, outcome) in entry.outcomes {
          if case .failure(let error) = outcome { text += "\n\(clause.id)  \(error)\n" }
        }
        continue
      }
      text += "\n\(drawn.instance.plainText)\n"
      text += drawn.ensembles.isEmpty ? "" : "(\(drawn.ensembles))\n"
      for (clause, outcome) in entry.outcomes {
        text += "\n\(clause.id)  \(clause.plainText)\n"
        switch outcome {
        case .success(let found):
          text += "  \(found.result.verdict.text)  [\(found.result.tier)]\n"
        case .failure(let error): text += "  cannot be evaluated: \(error)\n"
        }
      }
    }
    for violation in violations { text += "\nshrunk: " + violation.text }
    return text
  }

  var record: CaseRecord {
    CaseRecord(
      caseSeed: "\(seed)",
      checks: entries.flatMap(\.outcomes).map { clause, outcome in
        switch outcome {
        case .success(let found):
          return .init(
            id: clause.id, instance: found.drawn.instance.plainText,
            ensembles: found.drawn.ensembles, verdict: found.result.verdict.text,
            tier: "\(found.result.tier)", restsOn: found.result.facts.names)
        case .failure(let error):
          return .init(
            id: clause.id, instance: "", ensembles: "", verdict: "cannot be evaluated: \(error)",
            tier: "", restsOn: [])
        }
      })
  }
}

/// What `svbounds check ID --case SEED --json` prints.
struct CaseRecord: Encodable {
  let schemaVersion = 1
  let caseSeed: String
  let checks: [Check]

  struct Check: Encodable {
    let id: String
    let instance: String
    let ensembles: String
    let verdict: String
    let tier: String
    let restsOn: [String]
  }
}
