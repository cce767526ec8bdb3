// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite struct UsageTests {
  @Test func badFlagsAreOneLineAndStatus2() throws {
    let bad = [
      ["--nonsense"], ["frobnicate"], ["certify"], ["certify", "--bits", "x", "f.npy"],
      ["certify", "--bits", "23", "f.npy"], ["certify", "--bits", "65537", "f.npy"],
      ["certify", "--bits"], ["theorem", "G1", "G2"], ["theorem", "--json", "--latex"],
      ["theorem", "--check"],
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
    #expect(try svbounds("--version").output == "0.1.0\n")
  }
}
