// SPDX-License-Identifier: Apache-2.0

import Bounds
import Testing
import TheoremChecking

@Test("the search refutes every false statement on a few hundred instances")
func searchOfFalseStatements() async {
  let campaign = SearchCampaign(clauses: FalseStatements.all, seed: 1, budget: 300)
  let open = await campaign.searching().filter { $0.outcome.counterexample == nil }
  #expect(open.map(\.clause.id) == [], "seed 1")
}
