// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Measures contestants in turns, so that what else the machine does meets all of them alike.
///
/// What is measured is the thread's processor time: waiting for a core that is busy does not count.
struct Stopwatch {
  let rounds: Int
  /// A round of one contestant lasts at least this long, in seconds.
  let shortest: Double

  /// One timing for each contestant. A first round warms up and says how often to repeat.
  func timings(of measurement: Measurement, size: Int) throws -> [Timing] {
    let contestants = try measurement.contestants(size)
    var repeats: [Int] = []
    for contestant in contestants {
      try contestant.run()
      let once = try seconds(contestant, repeats: 1)
      repeats.append(max(1, Int(shortest / max(once, 1e-9)) + 1))
    }
    var seconds = [[Double]](repeating: [], count: contestants.count)
    for _ in 0..<rounds {
      for (position, contestant) in contestants.enumerated() {
        let total = try self.seconds(contestant, repeats: repeats[position])
        seconds[position].append(total / Double(repeats[position] * contestant.matrices))
      }
    }
    return zip(contestants, seconds).map {
      Timing(measurement: measurement.id, size: size, contestant: $0.name, seconds: $1)
    }
  }

  private func seconds(_ contestant: Contestant, repeats: Int) throws -> Double {
    let start = try processorTime()
    for _ in 0..<repeats { try contestant.run() }
    return try processorTime() - start
  }

  private func processorTime() throws -> Double {
    var time = timespec()
    guard clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 else {
      throw POSIXError(.init(rawValue: errno) ?? .EINVAL)
    }
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }
}
