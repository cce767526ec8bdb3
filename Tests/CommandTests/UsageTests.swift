// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite struct UsageTests {
  @Test func badFlagsAreOneLineAndStatus2() throws {
    let bad = [
      ["--nonsense"], ["frobnicate"], ["certify"], ["certify", "--bits", "x", "f.npy"],
      ["certify", "--bits", "23", "f.npy"], ["certify", "--bits", "65537", "f.npy"],
      ["certify", "--bits"], ["theorem", "G1", "G2"], ["theorem", "--json", "--latex"],
      ["theorem", "--check"], ["help", "bogus"], ["certify", "--bits", "-5", "f.npy"],
      ["naive-float64", "--seed", "-1"], ["network", "--inputs", "0", "f"],
      ["search", "--budget", "0"], ["search", "--budget", "-3"], ["search", "X9"],
      ["search", "Q1"], ["search", "--tighten", "1"], ["search", "--tighten", "-0.1"],
      ["search", "--seed", "-1"], ["search", "--max-order", "0"], ["conjecture"],
      ["conjecture", "0 <= 1", "--search", "0"], ["conjecture", "0 <= 1", "--matrices", "-1"],
      ["conjecture", "0 <= 1", "--case", "x"],
      ["conjecture", "0 <= 1", "--case", "5", "--seed", "1"],
      ["baseline", "X9"], ["baseline", "--matrices", "0"], ["baseline", "Q"],
      ["baseline", "R3", "--output", "/"], ["baseline", "R3", "--max-order", "33"],
      ["guard", "X9"], ["guard", "--tolerance", "-1"], ["guard", "--tolerance", "x"],
      ["guard", "--baseline", "/nowhere/b.tsv"], ["guard", "--baseline", "/"],
      ["guard", "--candidate", "0 <= 1"], ["guard", "--against", "R1.a"],
      ["guard", "--search", "5"],
      ["guard", "R1", "--candidate", "0 <= 1", "--against", "R1.a"],
      ["guard", "--candidate", "0 <= 1", "--against", "R1"],
      ["guard", "--candidate", "0 <= 1", "--against", "R99.a"],
      ["guard", "--candidate", "[W: m x n] sigma(1, W) <= 1", "--against", "R1.a"],
      ["guard", "--candidate", "0 <= 1", "--against", "R1.a", "--search", "0"],
    ]
    for arguments in bad {
      let result = try svbounds(arguments)
      #expect(result.refuses() && result.output.isEmpty, "\(result)")
    }
  }

  @Test func helpVersionAndCompletionsAreNoErrors() throws {
    for arguments in [
      ["--help"], ["help"], ["help", "certify"], ["certify", "--help"], ["--version"], [],
      ["--generate-completion-script", "bash"],
    ] {
      let result = try svbounds(arguments)
      #expect(
        result.status == 0 && result.errors.isEmpty && result.output.hasSuffix("\n"), "\(result)")
    }
  }

  @Test func theCitationNamesTheVersion() throws {
    let version = try svbounds("--version").output
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let citation = try String(contentsOf: root.appending(path: "CITATION.cff"), encoding: .utf8)
    #expect(citation.contains("\nversion: \(version)"))
  }
}
