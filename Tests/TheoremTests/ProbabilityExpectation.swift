// SPDX-License-Identifier: Apache-2.0

import Bounds
import Testing
import TheoremChecking

/// Tests all clauses of a theorem about probabilities at their standard points and records what is
/// amiss: a refutation, an open trial, a clause without a point, a point at which no counts could have
/// refuted the statement.
func expectProbabilities(
  _ id: String, sourceLocation: SourceLocation = #_sourceLocation
) async throws {
  let clauses = Catalogue.probabilityClauses(named: id)
  #expect(!clauses.isEmpty && clauses.allSatisfy { !$0.standardPoints.isEmpty })
  let campaign = ProbabilityCampaign(clauses, seed: Effort.seed, trials: Effort.trials)
  var complaints: [String] = []
  for result in try await campaign.run() {
    let test = result.test
    let place = "\(result.clause.id) at \(result.point.text), seed \(Effort.seed): \(test)"
    if test.verdict == .refuted { complaints.append("refuted: \(place)") }
    if test.counts.open > 0 { complaints.append("open trials: \(place)") }
    let worst = [0, Effort.usualTrials].map { events in
      ProbabilityTest(
        result.clause.claim, stated: test.stated,
        counts: EventCounts(trials: Effort.usualTrials, happened: events)
      ).verdict
    }
    if !worst.contains(.refuted) { complaints.append("nothing could refute \(place)") }
  }
  #expect(
    complaints.isEmpty, "\(complaints.joined(separator: "\n"))", sourceLocation: sourceLocation)
}

extension Effort {
  #if DEBUG
    /// How many samples each clause gets at each of its points.
    static let trials = 50
  #else
    static let trials = 2_000
  #endif
  /// How many samples `svbounds check` draws unless said otherwise.
  static let usualTrials = 1000
}
