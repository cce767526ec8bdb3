// SPDX-License-Identifier: Apache-2.0

import Bounds
import TheoremChecking

/// What `svbounds check --json` prints.
struct CheckRecord: Encodable {
  let schemaVersion = 1
  let seed: UInt64
  /// Instances drawn for each group of clauses, or for each place of a given matrix.
  let matrices: Int
  let maxOrder: Int
  /// The names of the given matrices.
  let input: [String]
  /// One entry for each clause.
  let theorems: [Row]
  /// How many answers needed each tier at most.
  let tiers: [String: Int]

  struct Row: Encodable {
    let id: String
    let name: String
    let checks: Int
    let strict: Int
    let equal: Int
    let violated: Int
    let undecided: Int
    let notApplicable: Int
    let skipped: Int
    let sampledSubsets: Bool
    /// The certified lower end of the smallest relative slack.
    let smallestSlack: Nullable<Double>
    let smallestSlackCase: Nullable<String>
    let smallestSlackEnsembles: Nullable<String>
    let violationCase: Nullable<String>
    let undecidedCase: Nullable<String>
    /// What the certifiers that answered rest on.
    let restsOn: [String]

    init(_ tally: ClauseTally) {
      id = tally.clause
      name = Catalogue.theorem(String(tally.clause.prefix { $0 != "." }))?.name ?? ""
      checks = tally.checks
      strict = tally.strict
      equal = tally.equal
      violated = tally.violated
      undecided = tally.undecided
      notApplicable = tally.notApplicable
      skipped = tally.skipped
      sampledSubsets = tally.sampledSubsets
      smallestSlack = Nullable(tally.smallestSlack?.slack.lower)
      smallestSlackCase = Nullable(tally.smallestSlack.map { "\($0.at.seed)" })
      smallestSlackEnsembles = Nullable(tally.smallestSlack?.at.drawn.ensembles)
      violationCase = Nullable(tally.firstViolation.map { "\($0.seed)" })
      undecidedCase = Nullable(tally.firstUndecided.map { "\($0.seed)" })
      restsOn = tally.facts.names
    }
  }

  init(_ report: CheckReport) {
    seed = report.campaign.seed
    matrices = report.campaign.matrices
    maxOrder = report.campaign.maxOrder
    input = report.campaign.given.map(\.name)
    theorems = report.tallies.map(Row.init)
    tiers = Dictionary(uniqueKeysWithValues: report.tiers.map { ("\($0.tier)", $0.count) })
  }
}
