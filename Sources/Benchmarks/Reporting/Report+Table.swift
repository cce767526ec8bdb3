// SPDX-License-Identifier: Apache-2.0

import Foundation

extension Report {
  /// A Markdown table for each measurement, which is also what is printed.
  var table: String { measurements.map(section).joined(separator: "\n") }

  /// docs/benchmarks.md.
  var page: String {
    var text = """
      # Benchmarks

      Written by `sh scripts/bench`: this package and its peers on the same seeded matrices of normal
      deviates, in turns. Times are the thread's processor time for one matrix: medians, with the quartiles
      of the rounds;
      ratios are medians of the rounds' ratios, ours to the peer's, so below 1 is faster. A peer's
      results are not certified unless its name says so.

      Machine: \(machine.processor), \(machine.cores) cores, \(machine.system); \(machine.kernels).
      Date: \(machine.date). Load while measuring: \(machine.load).


      """
    for measurement in measurements {
      text += section(measurement)
      text += "\n![\(measurement.title)](benchmark-\(measurement.id).svg)\n\n"
    }
    return String(text.dropLast())
  }

  private func section(_ measurement: Measurement) -> String {
    var text = "## \(measurement.title)\n\n"
    let names = contestants(of: measurement)
    let peers = names.dropFirst()
    let heads = [measurement.parameter] + names + peers.map { "ratio to \($0)" } + ["target"]
    text += "| " + heads.joined(separator: " | ") + " |\n"
    text += "|" + String(repeating: " --- |", count: heads.count) + "\n"
    for size in sizes(of: measurement) {
      let row = timings(of: measurement, size: size)
      guard let ours = row.first else { continue }
      var cells = ["\(size)"]
      for name in names {
        cells.append(row.first { $0.contestant == name }.map(time) ?? "–")
      }
      for name in peers {
        cells.append(row.first { $0.contestant == name }.map { ratio(ours, $0) } ?? "–")
      }
      let target = measurement.targets[size]
      cells.append(target.map { "≤ \(digits($0.ratio)) × \($0.peer)" } ?? "")
      text += "| " + cells.joined(separator: " | ") + " |\n"
    }
    for name in names {
      guard let exponent = exponent(of: measurement, contestant: name) else { continue }
      let sizes = sizes(of: measurement).filter { $0 >= 64 }
      text += "\n\(name): grows as \(measurement.parameter)^\(digits(exponent)) from"
      text += " \(sizes[0]) to \(sizes[sizes.count - 1]).\n"
    }
    return text
  }

  private func time(_ timing: Timing) -> String {
    let (low, high) = (quantile(timing.seconds, 0.25), quantile(timing.seconds, 0.75))
    let units = [(1.0, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns")]
    let (unit, name) = units.first { timing.median >= $0.0 } ?? (1e-9, "ns")
    return "\(digits(timing.median / unit)) \(name)"
      + " (\(digits(low / unit))–\(digits(high / unit)))"
  }

  private func ratio(_ ours: Timing, _ peer: Timing) -> String {
    digits(quantile(zip(ours.seconds, peer.seconds).map { $0 / $1 }, 0.5))
  }

  /// Three significant digits.
  private func digits(_ value: Double) -> String {
    let places = max(0, 2 - Int(log10(max(value, 1e-9)).rounded(.down)))
    return String(format: "%.\(places)f", value)
  }
}
