// SPDX-License-Identifier: Apache-2.0

import Exact
import MatrixFormats
import TheoremChecking

/// What `svbounds network` prints last about several networks: a line for each number, a column for
/// each network.
struct NetworkComparison {
  let text: String

  init(_ networks: [(folder: String, report: NetworkReport)]) {
    let reports = networks.map(\.report)
    var rows = TextTable(Array(repeating: .left, count: networks.count + 1))
    func line(_ name: String, _ value: (NetworkReport) -> String?) {
      rows.append([name] + reports.map { value($0) ?? "-" })
    }
    rows.append([""] + networks.map { Self.name(of: $0.folder) })
    line("kappa from layer 2 on, median") { $0.stack?.median.shortText }
    let layers = reports.map(\.sensitivities.count).max() ?? 0
    for layer in 0..<layers {
      line("kappa(J), layer \(layer + 1), median") {
        Self.layer(layer, of: $0)?.jacobians.median.shortText
      }
    }
    for layer in 0..<layers {
      line("kappa(Q), layer \(layer + 1)") {
        Self.layer(layer, of: $0)?.batch?.truth.conditionNumber.shortText
      }
      line("  L2: at most") {
        (Self.layer(layer, of: $0)?.batch?.bounds.conditionNumber).map(Self.value)
      }
    }
    line("sigma_1 from layer 2 on, input 1") { $0.stack?.entries.first?.truth.largest.shortText }
    func bound(_ report: NetworkReport) -> BoundReport? {
      report.stack?.entries.first?.bounds.first { $0.source == .maskedWeights }
    }
    line("  from D W: at most") { bound($0).map { Self.value($0.largest) } }
    line("kappa from layer 2 on, input 1") {
      $0.stack?.entries.first?.conditionNumber.shortText
    }
    line("  from D W: at most") { bound($0).map { Self.value($0.conditionNumber) } }
    text = "comparison\n" + rows.text(indent: "  ")
  }

  private static func layer(_ position: Int, of report: NetworkReport) -> LayerSensitivity? {
    position < report.sensitivities.count ? report.sensitivities[position] : nil
  }

  private static func value(_ upper: BoundQuality) -> String {
    upper.bound.value.isFinite
      ? upper.bound.value.bigFloat.decimal(digits: 6, rounding: .up, plainLimit: 7) : "no bound"
  }

  /// The last part of a path.
  private static func name(of folder: String) -> String {
    printable(folder.split(separator: "/").last.map(String.init) ?? folder)
  }
}
