// SPDX-License-Identifier: Apache-2.0

import Bounds
import Testing
import TheoremChecking

@Suite("Every mask")
struct EveryMaskTests {
  #if DEBUG
    private static let maxRows = 3
  #else
    private static let maxRows = 6
  #endif

  @Test("family M holds on every ReLU mask of some matrices of each order")
  func everyMask() async {
    let campaign = AllMasks(
      clauses: Catalogue.clauses(named: "M"), seed: 5, maxRows: Self.maxRows)
    #expect(campaign.clauses.count >= 30)
    for tally in await campaign.run() {
      let applies = tally.checks > 0 || tally.notApplicable > 0
      #expect(applies, "\(tally.clause) was not checked")
      #expect(tally.violated == 0, "\(tally.clause) is violated; seed 5")
      #expect(tally.skipped == 0, "\(tally.clause) was skipped")
    }
  }
}
