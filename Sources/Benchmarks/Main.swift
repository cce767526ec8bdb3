// SPDX-License-Identifier: Apache-2.0

import Foundation

/// `sh scripts/bench`.
@main enum Main {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard let options = Options(arguments) else { fail(Options.usage) }
    let chosen = Measurement.all.filter { $0.id.hasPrefix(options.only) }
    guard !chosen.isEmpty else {
      let ids = Measurement.all.map(\.id).joined(separator: ", ")
      fail("no measurement \"\(options.only)\"; there are \(ids)\n")
    }
    let watch =
      options.isQuick
      ? Stopwatch(rounds: 3, shortest: 0.005) : Stopwatch(rounds: 9, shortest: 0.05)
    do {
      var timings: [Timing] = []
      for measurement in chosen {
        for size in measurement.sizes where !options.isQuick || size <= 64 {
          timings += try watch.timings(of: measurement, size: size)
        }
      }
      let report = Report(measurements: chosen, timings: timings, machine: .current)
      print(options.writesJSON ? try report.json() : report.table, terminator: "")
      if let folder = options.folder { try report.write(to: folder) }
    } catch { fail("benchmarks: \(error)\n") }
  }

  private static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data(message.utf8))
    exit(2)
  }
}
