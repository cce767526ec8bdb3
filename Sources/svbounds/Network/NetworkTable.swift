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
      if let first = stack.entries.first, !first.bounds.isEmpty {
        text += "\n  at input \(first.input + 1)\n" + Self.table(first, order: stack.order)
      }
    }
    text += Self.sensitivities(report)
    self.text = text
  }

  /// What the weights of each layer do to the read-out.
  private static func sensitivities(_ report: NetworkReport) -> String {
    guard let first = report.sensitivities.first?.jacobians else { return "" }
    var text =
      "\nJ, Jacobian of the \(first.rows) outputs of C in what a layer's W z + b is, "
      + "at \(first.entries.count) inputs\n"
    var rows = TextTable([.left, .left, .left, .left])
    rows.append(["layer", "kappa, smallest", "kappa, median", "kappa, largest"])
    for (position, layer) in report.sensitivities.enumerated() {
      let series = layer.jacobians
      rows.append(
        ["\(position + 1)"] + [series.smallest, series.median, series.largest].map(\.shortText))
    }
    text += rows.text(indent: "  ")
    for (position, layer) in report.sensitivities.enumerated() {
      guard let batch = layer.batch else { continue }
      text += "\nQ, Jacobian in the weights of layer \(position + 1) at \(batch.inputs) inputs, "
      text += "\(batch.rows) x \(batch.columns)\n"
      var rows = TextTable([.left, .left, .left, .left])
      rows.append(header(order: min(batch.rows, batch.columns)))
      rows.append(["Q"] + cells(batch.truth))
      rows.append(["  " + source(batch.bounds)] + cells(batch.bounds))
      text += rows.text(indent: "  ")
    }
    return text
  }

  private static func table(_ layer: LayerReport) -> String {
    var rows = TextTable([.left, .left, .left, .left])
    rows.append(header(order: min(layer.rows, layer.columns)))
    for entry in layer.entries {
      rows.append([name(entry.matrix)] + cells(entry.truth))
      for bounds in entry.bounds { rows.append(["  " + source(bounds)] + cells(bounds)) }
    }
    return rows.text(indent: "  ")
  }

  private static func table(_ entry: JacobianSeries.Entry, order: Int) -> String {
    var rows = TextTable([.left, .left, .left, .left])
    rows.append(header(order: order))
    rows.append(["product"] + cells(entry.truth))
    for bounds in entry.bounds { rows.append(["  " + source(bounds)] + cells(bounds)) }
    return rows.text(indent: "  ")
  }

  private static func header(order: Int) -> [String] { ["", "sigma_1", "sigma_\(order)", "kappa"] }

  private static func cells(_ truth: MatrixTruth) -> [String] {
    [truth.largest.shortText, truth.smallest.shortText, truth.conditionNumber.shortText]
  }

  private static func cells(_ bounds: BoundReport) -> [String] {
    [
      bound("<=", bounds.largest, .up), bound(">=", bounds.smallest, .down),
      bound("<=", bounds.conditionNumber, .up),
    ]
  }

  private static func source(_ bounds: BoundReport) -> String {
    switch bounds.source {
    case .weights: return "from W, D"
    case .maskedWeights: return "from D W"
    case .factors: return "from factors"
    case .inputsAndJacobians: return "from Z, J"
    }
  }

  private static func table(_ stack: JacobianSeries) -> String {
    var rows = TextTable([.left, .left])
    rows.append(["kappa, smallest", stack.smallest.shortText])
    rows.append(["kappa, median", stack.median.shortText])
    rows.append(["kappa, largest", stack.largest.shortText])
    let ranks = stack.entries.map(\.rank).filter { $0.upperBound < stack.order }
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

extension Enclosure<Double> {
  /// Six digits of each end, rounded outward; a single number when it is known exactly.
  var shortText: String {
    let ends = decimal(digits: 6, plainLimit: 7)
    return ends.lower == ends.upper ? ends.lower : "[\(ends.lower), \(ends.upper)]"
  }
}
