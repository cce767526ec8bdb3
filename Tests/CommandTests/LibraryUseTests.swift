// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Runs the example of a library user's code, which the package builds.
@Suite struct LibraryUseTests {
  @Test func theExampleCitesABoundThatHolds() throws {
    let result = try run("LibraryUse", [])
    #expect(result.status == 0 && result.errors.isEmpty, "\(result)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.filter { $0.contains("<= sigma_") }.count == 3, "\(result)")
    let cited = try #require(lines.first { $0.hasPrefix("kappa <= ") }).split(separator: " ")
    let bound = try #require(Double(cited[2]))
    let truth = try #require(lines.last { $0.contains("lies in ") })
    let upper = try #require(truth.components(separatedBy: "...").last.flatMap(Double.init))
    #expect(upper >= 1 && upper <= bound && bound < 3, "\(result)")
    #expect(result.output.contains("Proof: proofs/R") && result.output.contains("@"), "\(result)")
  }
}
