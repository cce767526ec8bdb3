// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Says which cases were being worked on when the package trapped, as on a precondition, and ends with
/// status 1: a trap is a finding like any other.
enum TrapReport {
  /// Kind and index of the case that each task works on.
  nonisolated(unsafe) private static var current: UnsafeMutablePointer<(kind: Int, index: Int)> =
    .allocate(capacity: 0)
  nonisolated(unsafe) private static var tasks = 0
  nonisolated(unsafe) private static var kinds: [Kind] = []
  nonisolated(unsafe) private static var seed: UInt64 = 0

  /// To be called once, before the campaign.
  static func install(tasks: Int, kinds: [Kind], seed: UInt64) {
    current = .allocate(capacity: tasks)
    current.initialize(repeating: (-1, 0), count: tasks)
    (self.tasks, self.kinds, self.seed) = (tasks, kinds, seed)
    for number in [SIGILL, SIGTRAP] {
      signal(number) { _ in
        TrapReport.write()
        _exit(1)
      }
    }
  }

  /// Each task writes its own place only.
  static func note(kind: Int, index: Int, task: Int) {
    if task < tasks { current[task] = (kind, index) }
  }

  /// Not what a signal handler should do in general; after a trap nothing else is left to spoil.
  private static func write() {
    var text = ""
    for task in 0..<tasks where current[task].kind >= 0 {
      let (kind, index) = current[task]
      text += """
        WRONG: \(kinds[kind].name): a trap, here or in another case listed
          sh scripts/soundness --seed \(seed) --kind '\(kinds[kind].name)' --case \(index)

        """
    }
    FileHandle.standardOutput.write(Data(text.utf8))
  }
}
