// SPDX-License-Identifier: Apache-2.0

import Bounds
import Testing

@testable import TheoremChecking

@Suite("Where clauses are attained")
struct EqualityTests {
  /// Claims of "less than", and of what holds only where one size exceeds another.
  private static let without: Set<String> = [
    "L1.b", "L5.c", "L6.a", "L6.b", "L6.c", "L6.d", "L6.e", "R11.b",
  ]

  @Test("every other clause of the catalogue has a family of instances")
  func complete() {
    for clause in Catalogue.theorems.flatMap(\.clauses) {
      let hasFamily = EqualityCases.family(for: clause) != nil
      #expect(hasFamily != Self.without.contains(clause.id), "\(clause.id)")
    }
    #expect(EqualityCases.table.keys.allSatisfy { Catalogue.clause($0) != nil })
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
    #expect(EqualityFamily("W: nothing, rho: 1", of: clause)?.attains(clause) == false)
  }
}
