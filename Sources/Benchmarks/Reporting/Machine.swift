// SPDX-License-Identifier: Apache-2.0

import Exact
import Foundation

/// Where and when was measured.
struct Machine: Codable {
  let processor: String
  let cores: Int
  let system: String
  let kernels: String
  let date: String
  /// The average number of processes that wanted to run: above `cores` the times say little, the
  /// ratios still something.
  let load: String

  static var current: Machine {
    let info = ProcessInfo.processInfo
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withFullDate]
    return Machine(
      processor: field("model name", of: "/proc/cpuinfo") ?? "unknown processor",
      cores: info.processorCount, system: info.operatingSystemVersionString,
      kernels: Float64Kernels.current.description, date: formatter.string(from: Date()),
      load: (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8))?
        .split(separator: " ").first.map(String.init) ?? "unknown")
  }

  /// What a file of lines "name : value" says.
  private static func field(_ name: String, of path: String) -> String? {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
    return line?.split(separator: ":").dropFirst().first.map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }
}
