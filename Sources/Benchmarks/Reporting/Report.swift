// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What was measured, as a table, as JSON, as a page.
struct Report {
  let measurements: [Measurement]
  let timings: [Timing]
  let machine: Machine

  /// The timings of a measurement at a size: ours, then the peers'.
  func timings(of measurement: Measurement, size: Int) -> [Timing] {
    timings.filter { $0.measurement == measurement.id && $0.size == size }
  }

  /// The sizes of a measurement that were measured.
  func sizes(of measurement: Measurement) -> [Int] {
    measurement.sizes.filter { !timings(of: measurement, size: $0).isEmpty }
  }

  /// Who took part in a measurement, ours first.
  func contestants(of measurement: Measurement) -> [String] {
    var names: [String] = []
    for timing in timings where timing.measurement == measurement.id {
      if !names.contains(timing.contestant) { names.append(timing.contestant) }
    }
    return names
  }

  /// A contestant's medians at each size.
  func curve(of measurement: Measurement, contestant: String) -> [(size: Int, seconds: Double)] {
    timings.filter { $0.measurement == measurement.id && $0.contestant == contestant }
      .map { ($0.size, $0.median) }
  }

  /// The exponent e of a growth like size^e between the smallest size from 64 on and the largest:
  /// from the two ends' medians.
  func exponent(of measurement: Measurement, contestant: String) -> Double? {
    let curve = curve(of: measurement, contestant: contestant).filter { $0.size >= 64 }
    guard let first = curve.first, let last = curve.last, last.size > first.size else { return nil }
    return log(last.seconds / first.seconds) / log(Double(last.size) / Double(first.size))
  }

  func json() throws -> String {
    struct Entry: Codable {
      let measurement: String
      let size: Int
      let contestant: String
      let median: Double
      let seconds: [Double]
    }
    struct Document: Codable {
      let machine: Machine
      let timings: [Entry]
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let entries = timings.map {
      Entry(
        measurement: $0.measurement, size: $0.size, contestant: $0.contestant, median: $0.median,
        seconds: $0.seconds)
    }
    let data = try encoder.encode(Document(machine: machine, timings: entries))
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// Writes benchmarks.md and a plot for each measurement.
  func write(to folder: String) throws {
    try page.write(toFile: folder + "/benchmarks.md", atomically: true, encoding: .utf8)
    for measurement in measurements {
      try plot(of: measurement).svg.write(
        toFile: folder + "/benchmark-\(measurement.id).svg", atomically: true, encoding: .utf8)
    }
  }

  func plot(of measurement: Measurement) -> LogLogPlot {
    LogLogPlot(
      title: measurement.title, horizontal: measurement.parameter, vertical: "seconds a matrix",
      curves: contestants(of: measurement).map { name in
        LogLogPlot.Curve(
          name: name,
          points: curve(of: measurement, contestant: name).map { (Double($0.size), $0.seconds) })
      })
  }
}
