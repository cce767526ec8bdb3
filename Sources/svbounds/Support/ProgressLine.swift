// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// One line on standard error that says how far long work has come, rewritten in place.
///
/// Silent unless standard error is a terminal. May be shared between tasks.
final class ProgressLine: Sendable {
  private let isShown: Bool
  private let last: Mutex<(time: ContinuousClock.Instant, width: Int)?>

  init(isShown: Bool = StandardError.isTerminal) {
    self.isShown = isShown
    last = Mutex(nil)
  }

  /// Shows `text`, unless the line changed less than a tenth of a second ago.
  func show(_ text: @autoclosure () -> String) {
    guard isShown else { return }
    last.withLock { last in
      let now = ContinuousClock.now
      if let last, now - last.time < .milliseconds(100) { return }
      let line = String(text().prefix(78))
      StandardError.write("\r\u{1B}[K" + line)
      last = (now, line.count)
    }
  }

  /// Takes the line away. To be called before anything else is written.
  func clear() {
    guard isShown else { return }
    last.withLock { last in
      if last != nil { StandardError.write("\r\u{1B}[K") }
      last = nil
    }
  }
}
