// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite struct MutateCommandTests {
  @Test func aStatementWithAProbabilityHasNoMutants() throws {
    let result = try svbounds("mutate", "Q1")
    #expect(result.refuses() && result.output.isEmpty, "\(result)")
    #expect(result.errors.contains("false neighbours"), "\(result)")
  }

  @Test func strictnessIsAboutSurvivors() throws {
    #expect(try svbounds("mutate", "R3.b", "--strict").status == 0)
    let hasty = try svbounds("mutate", "G11", "--strict", "--draws", "1")
    #expect(hasty.status == 1 && hasty.output.contains("survived 1 check"), "\(hasty)")
  }

  @Test func smallestCounterexamplesAreShown() throws {
    let result = try svbounds("mutate", "M3.b", "--all", "--smallest")
    #expect(result.output.contains("smallest found: W = [1], Z = {1}"), "\(result)")
    #expect(try svbounds("mutate", "M3.b", "--smallest").refuses())
  }

  @Test func theoremsShowWhereTheyAreTightAndWhatIsFalse() throws {
    let clause = try svbounds("theorem", "R4.f").output
    #expect(clause.contains("equal at n = 2 to 4: W: reversal, rho: 2"), "\(clause)")
    #expect(clause.contains("sigma0(3, W) for sigma0(2, W)"), "\(clause)")
    #expect(clause.contains("at W = [-1 0; 0 1], rho = 2"), "\(clause)")
    #expect(try svbounds("theorem", "L6.a").output.contains("s -> 1/3"))
    #expect(try svbounds("equality", "L6.a").output.contains("0.9999998"))
  }
}
