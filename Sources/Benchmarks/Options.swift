// SPDX-License-Identifier: Apache-2.0

/// The arguments of a run.
struct Options {
  var isQuick = false
  var writesJSON = false
  /// Where benchmarks.md and the plots go.
  var folder: String?
  /// Only measurements whose ids begin with this.
  var only = ""

  static let usage = """
    usage: benchmarks [--quick] [--json] [--only ID] [--write FOLDER]

    Measures this package and its peers side by side on the same seeded matrices, in turns, and prints
    medians, quartiles and ratios. One thread.

      --quick         fewer rounds, small sizes
      --json          every time that was measured, as JSON
      --only ID       only measurements whose ids begin with ID
      --write FOLDER  benchmarks.md and its plots too

    Exit status: 0, or 2 for bad arguments and for what cannot be measured or written.

    """

  /// `nil` when the arguments are not understood.
  init?(_ arguments: [String]) {
    var rest = arguments[...]
    while let name = rest.popFirst() {
      switch name {
      case "--quick": isQuick = true
      case "--json": writesJSON = true
      case "--only":
        guard let value = rest.popFirst() else { return nil }
        only = value
      case "--write":
        guard let value = rest.popFirst() else { return nil }
        folder = value
      default: return nil
      }
    }
  }
}
