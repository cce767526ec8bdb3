// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import TheoremChecking

/// What `svbounds check ID --case CASE` shows: the instances of one case and every answer on them.
struct CaseReport {
  let name: CaseName
  /// For each instance the clauses that were checked on it.
  private let entries: [[CheckedClause]]
  let violations: [Violation]

  /// A case of a campaign; with given matrices, in each of their places.
  init(_ campaign: Campaign, _ seed: CaseSeed) {
    self.init(
      .drawn(seed),
      campaign.groups.flatMap { group in
        campaign.placements(in: group).map {
          campaign.outcomes(group, seed: seed, placement: $0)
        }
      })
  }

  /// A mask of a matrix.
  init(_ clauses: [Clause], _ place: MaskedCase) {
    let masks = AllMasks(clauses: clauses, seed: place.seed, maxRows: place.rows)
    self.init(.masked(place), masks.groups.map { masks.outcomes($0, place) })
  }

  private init(_ name: CaseName, _ entries: [[CheckedClause]]) {
    self.name = name
    self.entries = entries.filter { !$0.isEmpty }
    violations = entries.joined().compactMap { checked in
      guard let found = try? checked.outcome.get(), case .violated = found.result.verdict else {
        return nil
      }
      return Violation(checked.clause, found)
    }
  }

  /// Whether no statement has such a case.
  var isEmpty: Bool { entries.isEmpty }

  private var verdicts: [Verdict] {
    entries.joined().compactMap { try? $0.outcome.get().result.verdict }
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
    var text = "case \(name)\n"
    for entry in entries {
      guard let drawn = entry.lazy.compactMap({ try? $0.outcome.get().drawn }).first
      else {
        for checked in entry {
          if case .failure(let error) = checked.outcome {
            text += "\n\(checked.clause.id)  \(error)\n"
          }
        }
        continue
      }
      text += "\n\(drawn.instance.plainText)\n"
      text += drawn.ensembles.isEmpty ? "" : "(\(drawn.ensembles))\n"
      for checked in entry {
        text += "\n\(checked.clause.id)  \(checked.clause.plainText)\n"
        switch checked.outcome {
        case .success(let found):
          text += "  \(found.result.verdict.text)  [\(found.result.tier)]\n"
        case .failure(let error): text += "  cannot be evaluated: \(error)\n"
        }
      }
    }
    for violation in violations { text += "\nshrunk: " + violation.text }
    return text
  }

  /// What the answers come to for each clause.
  func tallies(keeping: AnswerKeeping) -> [(clause: Clause, tally: ClauseTally)] {
    entries.joined().tallies(keeping: keeping)
  }

  var record: CaseRecord {
    CaseRecord(
      caseName: "\(name)",
      checks: entries.joined().map { checked in
        let id = checked.clause.id
        switch checked.outcome {
        case .success(let found):
          return .init(
            id: id, instance: found.drawn.instance.plainText,
            ensembles: found.drawn.ensembles, verdict: found.result.verdict.text,
            smallestSlack: Nullable(found.result.strictSlack?.lower),
            tier: "\(found.result.tier)", restsOn: found.result.facts.names)
        case .failure(let error):
          return .init(
            id: id, instance: "", ensembles: "", verdict: "cannot be evaluated: \(error)",
            smallestSlack: Nullable(nil), tier: "", restsOn: [])
        }
      })
  }
}

/// What `svbounds check ID --case CASE --json` prints.
struct CaseRecord: Encodable {
  let schemaVersion = 1
  let caseName: String
  let checks: [Check]

  struct Check: Encodable {
    let id: String
    let instance: String
    let ensembles: String
    let verdict: String
    /// The certified lower end of the smallest relative slack where the claim holds strictly.
    let smallestSlack: Nullable<Double>
    let tier: String
    let restsOn: [String]
  }
}
