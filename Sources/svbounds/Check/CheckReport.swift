// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import TheoremChecking

/// What `svbounds check` found, and how it is printed.
struct CheckReport {
  /// What the statements were checked on.
  enum Scope {
    case drawn(Campaign)
    case everyMask(AllMasks)
  }

  let scope: Scope
  let tallies: [ClauseTally]
  /// One for each violated clause, shrunk.
  let violations: [Violation]

  init(_ campaign: Campaign, _ tallies: [ClauseTally]) { self.init(.drawn(campaign), tallies) }
  init(_ masks: AllMasks, _ tallies: [ClauseTally]) { self.init(.everyMask(masks), tallies) }

  private init(_ scope: Scope, _ tallies: [ClauseTally]) {
    self.scope = scope
    self.tallies = tallies
    violations = tallies.compactMap { tally in
      guard let found = tally.firstViolation, let clause = Catalogue.clause(tally.clause) else {
        return nil
      }
      return Violation(clause, found)
    }
  }

  var status: ExitStatus {
    if total(\.violated) > 0 || total(\.contradicted) > 0 { return .violated }
    return total(\.undecided) > 0 ? .undecided : .holds
  }

  func total(_ count: (ClauseTally) -> Int) -> Int { tallies.reduce(0) { $0 + count($1) } }

  /// How many answers each tier gave, cheapest tier first.
  var tiers: [(tier: Tier, count: Int)] {
    var counts: [Tier: Int] = [:]
    for tally in tallies { counts.merge(tally.tiers, uniquingKeysWith: +) }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  // MARK: Text

  var text: String {
    var sections = [table, summary]
    if !violations.isEmpty { sections.append(violations.map(\.text).joined(separator: "\n")) }
    if total(\.undecided) > 0 { sections.append(undecided) }
    if total(\.contradicted) > 0 { sections.append(contradictions) }
    return sections.joined(separator: "\n")
  }

  private var table: String {
    var table = TextTable([.left, .right, .right, .right, .right, .right, .left, .left])
    table.append([
      "theorem", "checks", "strict", "equal", "violated", "undecided", "smallest slack", "on",
    ])
    for tally in tallies {
      let id = String(tally.clause.prefix { $0 != "." })
      let name = Catalogue.theorem(id)?.name ?? ""
      let best = tally.smallestSlack
      table.append([
        "\(tally.clause) \(name)", "\(tally.checks)", "\(tally.strict)", "\(tally.equal)",
        "\(tally.violated)", "\(tally.undecided)",
        best?.slack.lower.bigFloat.decimal(digits: 3, rounding: .down) ?? "-",
        best.map { Self.shortened($0.at.drawn.ensembles) } ?? "",
      ])
    }
    return table.text()
  }

  private static func shortened(_ ensembles: String) -> String {
    ensembles.count <= 48 ? ensembles : ensembles.prefix(47) + "…"
  }

  private var summary: String {
    var lines = [scopeText]
    lines.append(
      "\(total(\.checks)) checks: \(total(\.strict)) strict, \(total(\.equal)) equal, "
        + "\(total(\.violated)) violated, \(total(\.undecided)) undecided")
    let decided = tiers.map { "\($0.tier) \($0.count)" }.joined(separator: ", ")
    if !decided.isEmpty { lines.append("highest tier needed: \(decided)") }
    if total(\.circular) > 0 {
      lines.append(
        "\(total(\.circular)) answers rest on a theorem of which theirs is an instance (Weyl, "
          + "Ostrowski, Wedin); \(total(\.confirmed)) of these were repeated by inertia and exact algebra "
          + "alone, \(total(\.contradicted)) with another result")
    }
    if total(\.notApplicable) > 0 {
      lines.append(
        "not counted: \(total(\.notApplicable)) times an instance did not meet a hypothesis or "
          + "left no index in range")
    }
    let unused = tallies.filter { $0.checks == 0 && $0.skipped == 0 }.map(\.clause)
    if !unused.isEmpty {
      lines.append("never applicable here: \(unused.joined(separator: ", "))")
    }
    let skipped = tallies.filter { $0.skipped > 0 }.map { "\($0.clause) (\($0.skipped))" }
    if !skipped.isEmpty {
      lines.append("too large to be evaluated: \(skipped.joined(separator: ", "))")
    }
    let sampled = tallies.filter(\.sampledSubsets).map(\.clause)
    if sampled.isEmpty {
      if tallies.contains(where: { Catalogue.clause($0.clause)?.rangesOverSubsets == true }) {
        lines.append("\"every subset\" was every subset")
      }
    } else {
      lines.append(
        "\"every subset\" was a sample on the largest instances of \(sampled.joined(separator: ", "))"
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var scopeText: String {
    switch scope {
    case .everyMask(let masks):
      return "every ReLU mask of \(masks.matrices) matrices with 1 to \(masks.maxRows) rows, "
        + "seed \(masks.seed)"
    case .drawn(let campaign) where campaign.given.isEmpty:
      return "\(campaign.matrices) instances for each group of clauses, orders up to "
        + "\(campaign.maxOrder), seed \(campaign.seed)"
    case .drawn(let campaign):
      return "given matrices: \(campaign.given.count); each fills in turn every variable that it "
        + "fits, the rest is drawn from seed \(campaign.seed), orders up to \(campaign.maxOrder)"
    }
  }

  private var contradictions: String {
    let cases = tallies.compactMap { tally -> String? in
      guard let first = tally.firstContradiction, let clause = Catalogue.clause(tally.clause) else {
        return nil
      }
      return "  \(replayCommand(clause, first))  (\(first.result.verdict.text), but inertia says "
        + "\(first.confirmation?.verdict.text ?? "nothing"))\n"
    }
    return "certifiers contradict each other, which is a mistake in this program:\n"
      + cases.joined()
  }

  private var undecided: String {
    var lines: [String] = ["undecided, the first of each clause:"]
    for tally in tallies {
      guard let first = tally.firstUndecided, let clause = Catalogue.clause(tally.clause) else {
        continue
      }
      lines.append("  \(replayCommand(clause, first))  (\(first.result.verdict.text))")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
