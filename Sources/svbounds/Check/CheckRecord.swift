// SPDX-License-Identifier: Apache-2.0

import Bounds
import TheoremChecking

/// What `svbounds check --json` prints.
struct CheckRecord: Encodable {
  let schemaVersion = 1
  let seed: UInt64
  /// Instances drawn for each group of clauses, or for each place of a given matrix; `null` with
  /// `allMasks`, as is `maxOrder`.
  let matrices: Nullable<Int>
  let maxOrder: Nullable<Int>
  /// `null` unless every mask was checked.
  let allMasks: Nullable<Masks>
  /// The names of the given matrices.
  let input: [String]
  /// One entry for each clause.
  let theorems: [Row]
  /// How many answers needed each tier at most.
  let tiers: [String: Int]
  /// One entry for each statement with a probability and each parameter point.
  let probabilities: [ProbabilityRecord]

  struct Masks: Encodable {
    let maxRows: Int
    /// How many matrices were drawn in all.
    let matrices: Int
  }

  /// Cases are called what `--case` takes; the files are given ones that a replay needs as `--input`.
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
    let smallestSlackFile: Nullable<String>
    let smallestSlackEnsembles: Nullable<String>
    let violationCase: Nullable<String>
    let violationFile: Nullable<String>
    let undecidedCase: Nullable<String>
    let undecidedFile: Nullable<String>
    /// What the certifiers that answered rest on.
    let restsOn: [String]
    /// Answers that rest on a theorem of which this is an instance; how many of them inertia and exact
    /// algebra alone gave again; how many they contradict.
    let circular: Int
    let confirmed: Int
    let contradicted: Int

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
      smallestSlackCase = Nullable(tally.smallestSlack.map { "\($0.at.name)" })
      smallestSlackFile = Nullable(tally.smallestSlack?.at.given?.file)
      smallestSlackEnsembles = Nullable(tally.smallestSlack?.at.drawn.ensembles)
      violationCase = Nullable(tally.firstViolation.map { "\($0.name)" })
      violationFile = Nullable(tally.firstViolation?.given?.file)
      undecidedCase = Nullable(tally.firstUndecided.map { "\($0.name)" })
      undecidedFile = Nullable(tally.firstUndecided?.given?.file)
      restsOn = tally.facts.names
      circular = tally.circular
      confirmed = tally.confirmed
      contradicted = tally.contradicted
    }
  }

  init(_ report: CheckReport, _ probabilities: ProbabilityReport?) {
    self.probabilities = probabilities?.results.map(ProbabilityRecord.init) ?? []
    switch report.scope {
    case .drawn(let campaign):
      seed = campaign.seed
      matrices = Nullable(campaign.matrices)
      maxOrder = Nullable(campaign.maxOrder)
      allMasks = Nullable(nil)
      input = campaign.given.map(\.name)
    case .everyMask(let masks):
      seed = masks.seed
      matrices = Nullable(nil)
      maxOrder = Nullable(nil)
      allMasks = Nullable(Masks(maxRows: masks.maxRows, matrices: masks.matrices))
      input = []
    }
    theorems = report.tallies.map(Row.init)
    tiers = Dictionary(uniqueKeysWithValues: report.tiers.map { ("\($0.tier)", $0.count) })
  }
}
