// SPDX-License-Identifier: Apache-2.0

import Exact
import MatrixFormats
import TheoremChecking

/// What `svbounds network` prints for people.
struct NetworkTable {
  let text: String

  init(_ folder: String, _ stored: StoredNetwork, _ report: NetworkReport) {
    var text =
      "\(printable(folder)): \(report.layers.count) layers, rho = \(stored.shift), eta = \(stored.slope)\n"
    if let correct = report.correct {
      text += "classified rightly: \(correct) of \(report.inputs) sample inputs\n"
    }
    for (position, layer) in report.layers.enumerated() {
      text += "\nlayer \(position + 1), \(layer.rows) x \(layer.columns), "
      text += "mask of input 1: \(layer.maskedCount) of \(layer.rows) slopes are \(stored.slope)\n"
      text += Self.table(layer)
    }
    if let stack = report.stack {
      text += "\nJacobian of layers 2 to \(report.layers.count), \(stack.rows) x \(stack.columns), "
      text += "at \(stack.entries.count) inputs\n" + Self.table(stack)
    }
    self.text = text
  }

  private static func table(_ layer: LayerReport) -> String {
    var rows = TextTable([.left, .left, .left, .left])
    rows.append(["", "sigma_1", "sigma_\(min(layer.rows, layer.columns))", "kappa"])
    for entry in layer.entries {
      let truth = entry.truth
      rows.append([
        name(entry.matrix), interval(truth.largest), interval(truth.smallest),
        interval(truth.conditionNumber),
      ])
      for bounds in entry.bounds {
        rows.append([
          bounds.source == .weights ? "  from W, D" : "  from D W",
          bound("<=", bounds.largest, .up), bound(">=", bounds.smallest, .down),
          bound("<=", bounds.conditionNumber, .up),
        ])
      }
    }
    return rows.text(indent: "  ")
  }

  private static func table(_ stack: StackReport) -> String {
    var rows = TextTable([.left, .left])
    rows.append(["kappa, smallest", interval(stack.smallest)])
    rows.append(["kappa, median", interval(stack.median)])
    rows.append(["kappa, largest", interval(stack.largest)])
    let order = min(stack.rows, stack.columns)
    let ranks = stack.entries.map(\.rank).filter { $0.upperBound < order }
    if let least = ranks.map(\.lowerBound).min(), let most = ranks.map(\.upperBound).max() {
      let range = least == most ? "\(least)" : "\(least) to \(most)"
      rows.append(["exactly singular", "at \(ranks.count) of them, of rank \(range)"])
    }
    return rows.text(indent: "  ")
  }

  private static func name(_ matrix: LayerReport.Matrix) -> String {
    switch matrix {
    case .weights: return "W"
    case .masked: return "D W"
    case .shifted: return "rho I + W"
    case .maskedShifted: return "rho I + D W"
    }
  }

  /// Six digits of each end, rounded outward; a single number when it is known exactly.
  private static func interval(_ value: Enclosure<Double>) -> String {
    let ends = value.decimal(digits: 6, plainLimit: 7)
    return ends.lower == ends.upper ? ends.lower : "[\(ends.lower), \(ends.upper)]"
  }

  private static func bound(
    _ relation: String, _ quality: BoundQuality, _ rounding: Rounding
  ) -> String {
    let bound = quality.bound
    guard bound.value.isFinite, !bound.clauses.isEmpty else { return "no bound" }
    let value = bound.value.bigFloat.decimal(digits: 6, rounding: rounding, plainLimit: 7)
    let factor = quality.looseness.map { looseness in
      looseness.upper.bigFloat.decimal(digits: 3, rounding: .up, plainLimit: 7) + "x"
    }
    return "\(relation) \(value) (\(factor ?? "-"), \(bound.clauseIDs.joined(separator: " + ")))"
  }
}
