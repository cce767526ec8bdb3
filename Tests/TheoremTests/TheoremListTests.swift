// SPDX-License-Identifier: Apache-2.0

import Bounds
import Foundation
import Testing

/// The text that TheoremList.swift must have: a test for each theorem of the catalogue.
private var expectedList: String {
  var text = """
    // SPDX-License-Identifier: Apache-2.0

    // Generated from the catalogue: a test compares. To write it anew, run
    // SVBOUNDS_WRITE_TEST_LIST=1 swift test --filter theoremListMatchesTheCatalogue

    // swift-format-ignore-file: AlwaysUseLowerCamelCase

    import Testing


    """
  for theorem in Catalogue.theorems {
    let name = theorem.name.replacing("-", with: "_")
    text += "@Test func \(theorem.id)_\(name)() async { await expectTheorem(\"\(theorem.id)\") }\n"
  }
  for theorem in Catalogue.probabilities {
    let name = theorem.name.replacing("-", with: "_")
    text += "@Test func \(theorem.id)_\(name)() async throws {\n"
    text += "  try await expectProbabilities(\"\(theorem.id)\")\n}\n"
  }
  return text
}

@Test func theoremListMatchesTheCatalogue() throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "TheoremList.swift")
  if ProcessInfo.processInfo.environment["SVBOUNDS_WRITE_TEST_LIST"] != nil {
    try Data(expectedList.utf8).write(to: file)
  }
  let text = try String(contentsOf: file, encoding: .utf8)
  #expect(text == expectedList, "TheoremList.swift is out of date; its head says how to renew it")
}
