// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The arguments of a run.
struct Options {
  var seed: UInt64 = 1
  var divisor = 1
  var tasks = ProcessInfo.processInfo.activeProcessorCount
  /// Only kinds whose names contain this.
  var kind = ""
  /// Only this case of each kind.
  var index: Int?

  static let usage = """
    usage: soundness [--quick] [--seed N] [--kind TEXT] [--case N] [--tasks N]

    Compares enclosures with exact truth: directed and interval operations with rational arithmetic,
    enclosures of singular values and what follows from them with prescribed spectra, closed forms and
    exact counts.

      --quick      a tenth of the cases
      --seed N     another seed than 1
      --kind TEXT  only kinds whose names contain TEXT
      --case N     only case N of each of these kinds: a failure replayed
      --tasks N    how many pieces are worked on at once

    Exit status: 0 when every enclosure holds, 1 when one does not, 2 for bad arguments.

    """

  /// `nil` when the arguments are not understood.
  init?(_ arguments: [String]) {
    var rest = arguments[...]
    while let name = rest.popFirst() {
      if name == "--quick" {
        divisor = 10
        continue
      }
      guard let value = rest.popFirst() else { return nil }
      switch (name, Int(value)) {
      case ("--seed", _):
        guard let number = UInt64(value) else { return nil }
        seed = number
      case ("--kind", _): kind = value
      case ("--case", let number?) where number >= 0: index = number
      case ("--tasks", let number?) where number > 0: tasks = number
      default: return nil
      }
    }
  }
}
