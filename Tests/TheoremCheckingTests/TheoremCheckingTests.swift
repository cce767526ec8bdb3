// SPDX-License-Identifier: Apache-2.0

import Bounds
import Testing
import TheoremChecking

@Test func smoke() async {
  let clock = ContinuousClock()
  for theorem in Catalogue.theorems {
    let campaign = Campaign(clauses: theorem.clauses, seed: 1, matrices: 40, maxOrder: 6)
    let start = clock.now
    let tallies = await campaign.run(tasks: 1)
    let time = clock.now - start
    for t in tallies {
      print(t.clause, t.checks, t.strict, t.equal, t.violated, t.undecided, t.notApplicable, t.skipped, t.smallestSlack?.slack.lower ?? 9, t.tiers.map { "\($0.key): \($0.value)" }.sorted())
      if let v = t.firstViolation { print("  VIOLATED", v.seed, v.drawn.ensembles, v.result.verdict, v.drawn.instance) }
      if let v = t.firstUndecided { print("  UNDECIDED", v.seed, v.drawn.ensembles, v.result.verdict, v.drawn.instance) }
    }
    print(theorem.id, time)
  }
}
