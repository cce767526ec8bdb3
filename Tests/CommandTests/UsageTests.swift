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
