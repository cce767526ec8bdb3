// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Testing
import TheoremChecking

@Suite("No circular evidence")
struct IndependenceTests {
  @Test("every theorem that a certifier assumes is confirmed by inertia and exact algebra alone")
  func confirmed() async {
    let leaning = Catalogue.theorems.filter { !$0.leansOn.isEmpty }
    #expect(leaning.count >= 10)
    let campaign = Campaign(
      clauses: leaning.flatMap(\.clauses), seed: 11, matrices: 200, maxOrder: 4)
    let tallies = await campaign.run()
    for tally in tallies {
      #expect(
        tally.circular == 0 || tally.confirmed > 0,
        "\(tally.clause): only circular evidence, seed 11")
      #expect(tally.contradicted == 0, "\(tally.clause), seed 11")
    }
    #expect(tallies.reduce(0) { $0 + $1.circular } > 1000)
  }

  @Test("the independent ladder rests on no theorem of the catalogue")
  func independentLadder() throws {
    let instance = Instance(matrices: [
      "A": Matrix<Rational>([[1, 2], [3, 4]]), "E": Matrix<Rational>([[0, 1], [1, 1]]),
    ])
    for clause in Catalogue.clauses(named: "G1") {
      let usual = try clause.check(on: instance)
      let independent = try clause.check(on: instance, ladder: .independent)
      #expect(clause.isCircular(usual))
      #expect(!clause.isCircular(independent))
      #expect(independent.facts.isSubset(of: [.sylvester, .descartes]))
    }
  }

  @Test("counting refuses an enclosure that is moved, or in another one's place")
  func spoiltSpectra() throws {
    let matrix = Matrix<Rational>([[2, 1], [0, 1], [1, 1]])
    let right = try singularValues(of: matrix, bits: 64)
    let found = try #require(matrix.confirmedSingularValues(right))
    #expect(found.facts == .sylvester)
    for position in 0..<2 {
      for shift in [Rational(1, 1 << 40), Rational(-1, 1 << 40)] {
        var values = right.values
        values[position] = values[position] + Enclosure(shift, precision: 64)
        #expect(matrix.confirmedSingularValues(Spectrum(values: values, facts: [])) == nil)
      }
    }
    let swapped = Spectrum(values: Array(right.values.reversed()), facts: [])
    #expect(matrix.confirmedSingularValues(swapped) == nil)
  }
}
