// SPDX-License-Identifier: Apache-2.0

import Bounds
import Generators
import Testing
import TheoremChecking

@Suite("Answers that a run keeps") struct AnswerKeepingTests {
  private func tally(
    _ clause: Clause, _ keeping: AnswerKeeping, tasks: Int = 2
  ) async -> ClauseTally {
    var campaign = Campaign(clauses: [clause], seed: 3, matrices: 120, maxOrder: 4)
    campaign.keeping = keeping
    return await campaign.run(tasks: tasks)[0]
  }

  @Test("the first violation, or every one")
  func violations() async {
    let clause = Clause(
      "X1.a", over: [.matrix("A", rows: "n", columns: "n")], σ(1, "A") ≤ σ("n", "A"))
    let first = await tally(clause, .least)
    let all = await tally(clause, AnswerKeeping(everyViolation: true))
    #expect(first.violations.count == 1 && all.violations.count == all.violated)
    #expect(all.violated > 30 && all.violations.first?.name == first.violations.first?.name)
    #expect(first.equalities.isEmpty)
  }

  @Test(
    "equal answers: of each shape the smallest first, order 1 last, whatever the number of tasks")
  func equalities() async throws {
    let clause = try #require(Catalogue.clause("G1.b"))
    let kept = await tally(clause, AnswerKeeping(equalities: 8)).equalities
    let other = await tally(clause, AnswerKeeping(equalities: 8), tasks: 1).equalities
    #expect(kept.map(\.name) == other.map(\.name) && kept.count == 8)
    let all = await tally(clause, AnswerKeeping(equalities: 200)).equalities
    #expect(all.count > 20 && Set(all.map(\.name)).count == all.count)
    let orders = all.map { $0.drawn.instance.matrices["A"]?.order ?? 0 }
    let trivial = orders.firstIndex(of: 1) ?? orders.count
    #expect(orders[..<trivial].allSatisfy { $0 > 1 } && orders[trivial...].allSatisfy { $0 == 1 })
    // Whatever is smaller and of the same shape is kept too.
    let names = Set(kept.map(\.name))
    for found in kept {
      let instance = found.drawn.instance
      let smaller = all.filter {
        $0.drawn.instance.dimensions == instance.dimensions
          && $0.drawn.instance.shrinkMeasure < instance.shrinkMeasure
      }
      #expect(smaller.allSatisfy { names.contains($0.name) }, "\(found.name)")
    }
    #expect(Set(kept.map(\.drawn.instance.dimensions)).count > 4)
  }
}
