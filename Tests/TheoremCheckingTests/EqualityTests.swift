// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Testing

@testable import TheoremChecking

@Suite("Where clauses are attained")
struct EqualityTests {
  @Test("every clause has a family of instances, or a sequence that approaches equality")
  func complete() {
    for clause in Catalogue.theorems.flatMap(\.clauses) {
      let hasFamily = EqualityCases.family(for: clause) != nil
      let hasSequence = ApproachingSequence.of(clause) != nil
      #expect(hasFamily != hasSequence, "\(clause.id)")
    }
    #expect(EqualityCases.table.keys.allSatisfy { Catalogue.clause($0) != nil })
  }

  @Test("on its sequence the certified ratio of the sides increases to 1")
  func approached() throws {
    for clause in Catalogue.theorems.flatMap(\.clauses) {
      guard let sequence = ApproachingSequence.of(clause) else { continue }
      var last: Enclosure<Double>?
      for k in [3, 6, 10, 16, 24] {
        let ratio = try #require(sequence.ratio(of: clause, at: k), "\(clause.id), \(k)")
        #expect(ratio.certainlyLess(than: Enclosure(1)), "\(clause.id), \(k)")
        if let last { #expect(last.certainlyLess(than: ratio), "\(clause.id), \(k)") }
        last = ratio
      }
      #expect(try #require(last).lower > 1 - 1e-6, "\(clause.id): \(sequence)")
    }
  }

  @Test("on its family a clause holds with equality, at every size")
  func attained() throws {
    for clause in Catalogue.theorems.flatMap(\.clauses) {
      guard let family = EqualityCases.family(for: clause) else { continue }
      for n in EqualityFamily.sizes {
        #expect(family.verdict(on: clause, size: n) == .equal, "\(clause.id), n = \(n): \(family)")
      }
    }
  }

  @Test("a family that does not attain a clause is no family of it")
  func refused() throws {
    let clause = try #require(Catalogue.clause("R1.a"))
    let family = try #require(EqualityFamily("W: shift, rho: 0", of: clause))
    #expect(family.attains(clause))
    let other = try #require(EqualityFamily("W: skew, rho: 1", of: clause))
    #expect(!other.attains(clause))
    #expect(EqualityFamily("W: shift", of: clause) == nil)
    #expect(EqualityFamily("W: shift, rho: 1, n: 2", of: clause) == nil)
    #expect(EqualityFamily("W: nothing, rho: 1", of: clause)?.attains(clause) == false)
  }
}
