// SPDX-License-Identifier: Apache-2.0

import Bounds
import TheoremChecking

/// The mutants of clauses with what became of them, counted and as text.
struct MutationReport {
  let campaign: MutationCampaign
  let outcomes: [MutantOutcome]

  struct Count {
    var refuted = 0
    var implied = 0
    var explained = 0
    var meaningless = 0
    var survived = 0

    init(_ outcomes: [MutantOutcome]) {
      for outcome in outcomes {
        switch outcome.fate {
        case .refuted: refuted += 1
        case .implied: implied += 1
        case .explained: explained += 1
        case .meaningless: meaningless += 1
        case .survived: survived += 1
        }
      }
    }

    /// Refuted of those that could be.
    var score: String {
      let whole = refuted + survived
      guard whole > 0 else { return "-" }
      let perMille = refuted * 1000 / whole
      return "\(perMille / 10).\(perMille % 10)%"
    }
  }

  var total: Count { Count(outcomes) }

  /// - Parameter showingSmallest: whether counterexamples are shrunk and shown where they are listed.
  func text(listingAll: Bool, showingSmallest: Bool = false) -> String {
    var table = TextTable([.left] + .init(repeating: .right, count: 7))
    table.append(
      ["clause", "mutants", "refuted", "implied", "true", "meaningless", "survived", "score"])
    for clause in campaign.clauses {
      let own = outcomes.filter { $0.original.id == clause.id }
      let count = Count(own)
      table.append([
        clause.id, "\(own.count)", "\(count.refuted)", "\(count.implied)", "\(count.explained)",
        "\(count.meaningless)",
        "\(count.survived)", count.score,
      ])
    }
    var text = table.text() + "\n"
    text +=
      "\(outcomes.count) mutants: \(total.refuted) refuted, \(total.implied) implied, "
      + "\(total.explained) true for a reason on record, "
      + "\(total.meaningless) without meaning, \(total.survived) survived; score \(total.score)\n"
    text +=
      "up to \(campaign.draws) instances each, orders up to \(campaign.maxOrder), "
      + "seed \(campaign.seed)\n"
    let listed = outcomes.filter { outcome in
      if listingAll { return true }
      if case .survived = outcome.fate { return true }
      return false
    }
    for outcome in listed {
      text += "\n\(outcome.mutant.clause.id): \(outcome.mutant.change)\n  \(outcome.fate.text)\n"
      if case .refuted(let counterexample) = outcome.fate, showingSmallest {
        let small = outcome.mutant.clause.shrinkingViolation(on: counterexample.instance)
        text += small.map { "  smallest found: \($0.instance.inlineText)\n" } ?? ""
      }
    }
    return text
  }
}

extension MutantFate {
  var text: String {
    switch self {
    case .refuted(let counterexample): return counterexample.text
    case .implied(let reason): return "implied: \(reason)"
    case .explained(let reason): return "true: \(reason)"
    case .meaningless(let reason): return "without meaning: \(reason)"
    case .survived(let checks, let undecided):
      return "survived \(checks) checks"
        + (undecided > 0 ? ", \(undecided) of them undecided" : "")
    }
  }

  var word: String {
    switch self {
    case .refuted: "refuted"
    case .implied: "implied"
    case .explained: "true"
    case .meaningless: "meaningless"
    case .survived: "survived"
    }
  }
}

extension Refutation {
  /// The case or, where it is on record, the instance; then where the statement fails.
  fileprivate var text: String {
    let place = caseName.map { "case \($0)" } ?? "\(instance.inlineText)"
    guard case .violated(let witness) = result.verdict else { return "refuted by \(place)" }
    let bindings = witness.bindings.isEmpty ? "" : " at \(witness.bindings)"
    return "refuted by \(place)\(bindings)"
  }
}

/// The report as JSON.
struct MutationRecord: Encodable {
  let seed: UInt64
  let draws: Int
  let maxOrder: Int
  let refuted: Int
  let implied: Int
  let explained: Int
  let meaningless: Int
  let survived: Int
  let mutants: [Mutant]

  struct Mutant: Encodable {
    let id: String
    let clause: String
    let change: String
    let statement: String
    let fate: String
    let detail: String
  }

  init(_ report: MutationReport) {
    seed = report.campaign.seed
    draws = report.campaign.draws
    maxOrder = report.campaign.maxOrder
    let total = report.total
    refuted = total.refuted
    implied = total.implied
    explained = total.explained
    meaningless = total.meaningless
    survived = total.survived
    mutants = report.outcomes.map {
      Mutant(
        id: $0.mutant.clause.id, clause: $0.original.id, change: $0.mutant.change,
        statement: $0.mutant.clause.plainText, fate: $0.fate.word, detail: $0.fate.text)
    }
  }
}
