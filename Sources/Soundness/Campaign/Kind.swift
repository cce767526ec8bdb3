// SPDX-License-Identifier: Apache-2.0

import Generators

/// One kind of case: drawn from a generator, compared with the truth.
struct Kind: Sendable {
  /// What is counted.
  enum Unit: String, Sendable { case operations, enclosures, facts }

  let name: String
  let unit: Unit
  /// How many cases the full campaign has, and how many belong to one piece of work.
  let cases: Int
  let piece: Int
  let run: @Sendable (inout SeededGenerator, inout Findings) -> Void

  /// Case number `index` of the campaign with the given seed; it depends on nothing else.
  func findings(seed: UInt64, index: Int) -> Findings {
    let parent = SeededGenerator.childSeed(of: seed, name: name)
    var generator = SeededGenerator(
      seed: SeededGenerator.childSeed(of: parent, index: UInt64(index)))
    var findings = Findings()
    run(&generator, &findings)
    return findings
  }

  /// Every kind, in the order of the report.
  static let all: [Kind] =
    operations + conversions + spectra + proposals + tiny + derived + subspaces + algebra
}
