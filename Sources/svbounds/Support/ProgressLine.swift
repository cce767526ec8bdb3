// SPDX-License-Identifier: Apache-2.0

import Foundation
import MatrixFormats
import Synchronization

/// One line on standard error that says how far long work has come, rewritten in place, with the time
/// that has passed once it is a few seconds.
///
/// Silent unless standard error is a terminal. May be shared between tasks.
final class ProgressLine: Sendable {
  private struct State {
    var text = ""
    var changed: ContinuousClock.Instant?
    var clock: Task<Void, Never>?
  }

  private let isShown: Bool
  private let start = ContinuousClock.now
  private let state = Mutex(State())
  private static let erasure = StaticString("\r\u{1B}[K")

  init(isShown: Bool = StandardError.isTerminal) { self.isShown = isShown }

  /// Shows `text`, unless the line changed less than a tenth of a second ago; then it is shown when the
  /// clock is next redrawn.
  func show(_ text: @autoclosure () -> String) {
    guard isShown else { return }
    let text = text()
    state.withLock { state in
      state.text = text
      if state.clock == nil { startClock(&state) }
      let now = ContinuousClock.now
      if let changed = state.changed, now - changed < .milliseconds(100) { return }
      draw(&state, at: now)
    }
  }

  /// Takes the line away. To be called before anything else is written.
  func clear() {
    guard isShown else { return }
    state.withLock { state in
      state.clock?.cancel()
      if state.changed != nil { StandardError.write("\(Self.erasure)") }
      state = State()
    }
    signal(SIGINT, SIG_DFL)
  }

  private func draw(_ state: inout State, at now: ContinuousClock.Instant) {
    let seconds = (now - start).components.seconds
    let time = seconds < 3 ? "" : ", \(seconds) s"
    let text = printable(state.text)
    let room = 78 - time.count
    let line = text.count <= room ? text : "…" + text.suffix(room - 1)
    StandardError.write("\(Self.erasure)\(line)\(time)")
    state.changed = now
  }

  private func startClock(_ state: inout State) {
    // An interrupted run leaves no half of a line behind. A handler may call little but write.
    signal(SIGINT) { number in
      let erasure = ProgressLine.erasure
      _ = write(STDERR_FILENO, erasure.utf8Start, erasure.utf8CodeUnitCount)
      signal(number, SIG_DFL)
      raise(number)
    }
    state.clock = Task.detached { [weak self] in
      while (try? await Task.sleep(for: .seconds(1))) != nil, let self {
        self.state.withLock { state in
          if state.clock != nil { self.draw(&state, at: .now) }
        }
      }
    }
  }
}
