// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators
import Testing
import TheoremChecking

@Suite struct NetworkReportTests {
  /// What is wrong with a report's bounds: each must lie on its side of the truth.
  private func faults(_ report: NetworkReport) -> [String] {
    report.layers.flatMap(\.entries).flatMap { entry in
      entry.bounds.flatMap { bounds in
        [
          (bounds.largest.bound.value >= entry.truth.largest.lower, "σ_1 of \(entry.matrix)"),
          (bounds.smallest.bound.value <= entry.truth.smallest.upper, "σ_r of \(entry.matrix)"),
          (
            bounds.conditionNumber.bound.value >= entry.truth.conditionNumber.lower,
            "κ of \(entry.matrix)"
          ),
          (
            [bounds.largest, bounds.smallest, bounds.conditionNumber].allSatisfy {
              ($0.looseness?.lower ?? 1) >= 1
            }, "looseness for \(entry.matrix)"
          ),
        ].filter { !$0.0 }.map(\.1)
      }
    }
  }

  @Test func boundsHoldOnGeneratedNetworks() async throws {
    var failures: [String] = []
    for seed in UInt64(1)...12 {
      var generator = SeededGenerator(seed: seed)
      let network =
        generator.coin()
        ? generator.residualNetwork(width: 3, depth: 3) : generator.network(widths: [2, 3, 3, 2])
      let width = network.layers[0].weights.columns
      let inputs = Matrix<Rational>(rows: width, columns: 2) { _, _ in
        generator.smallRational()
      }
      let outputs = network.layers[2].weights.rows
      let report = try await NetworkReport(
        network, inputs: inputs, readOut: .identity(outputs),
        targets: network.forward(inputs).outputs)
      failures += faults(report).map { "seed \(seed): \($0)" }
      if report.correct != 2 { failures.append("seed \(seed): \(report.correct ?? -1) correct") }
      // The stack by another way: the product of what the layers say at each input.
      let pass = network.forward(inputs)
      for input in 0..<2 {
        let layers = pass.layers(atInput: input)
        let product = layers[2].jacobian * layers[1].jacobian
        let truth: Spectrum<Double> = try singularValues(of: product)
        let found = try #require(report.stack).entries[input]
        if found.rank != product.rank...product.rank { failures.append("seed \(seed): rank") }
        let condition = try #require(truth.knowing(rankAtMost: product.rank).conditionNumber)
        if !found.conditionNumber.overlaps(condition) { failures.append("seed \(seed): κ") }
      }
    }
    #expect(failures.isEmpty, "\(failures.prefix(5))")
  }

  @Test func theNaiveSearchFindsWhatExactArithmeticDenies() throws {
    let search = try NaiveSearch(seed: 5, cases: 60)
    #expect(search.tried == 60 && search.refuted > 0 && search.certifiedViolations == 0)
    let worst = try #require(search.worst)
    let floating = try #require(worst.floating)
    #expect(floating.left > floating.right && floating.violation > NaiveSearch.tolerance)
    let certified = try worst.certified()
    #expect(certified.rankOfA < 3 && certified.rankOfB == 3)
    #expect(certified.left == Enclosure(0) && certified.right == Enclosure(0))
    guard case .equal = certified.verdict.verdict else {
      Issue.record("\(certified.verdict)")
      return
    }
  }
}
