// SPDX-License-Identifier: Apache-2.0

import Exact
import MatrixFormats

extension MatrixCertificate {
  /// The certificate for people.
  var table: String {
    var text = printable(matrix.file)
    if let name = matrix.name { text += ", tensor \(printable(name))" }
    text += ": \(matrix.rows) x \(matrix.columns), \(bits) bits"
    text += isLarge ? ", \(Float64Kernels.current)\n" : "\n"
    var rows = TextTable([.right, .left, .left])
    if spectrum.count > 0 { rows.append(["", "at least", "at most"]) }
    for (position, value) in spectrum.values.enumerated() {
      let ends = value.decimal()
      rows.append(["sigma_\(position + 1)", ends.lower, ends.upper])
    }
    if let ends = spectrum.conditionNumber?.decimal() {
      rows.append(["condition number", ends.lower, ends.upper])
    }
    rows.append(["rank", "\(rank.lowerBound)", "\(rank.upperBound)"])
    text += rows.text(indent: "  ")
    if isConditionNumberOpen {
      text += "  The rank is full, so the condition number is finite; more --bits enclose it.\n"
    }
    return text
  }
  /// Whether the last digits may depend on which kernels were at hand.
  private var isLarge: Bool {
    min(matrix.rows, matrix.columns) >= Float64Kernels.openBLASOrder
  }

  /// Whether the condition number has no finite upper end though it is finite.
  private var isConditionNumberOpen: Bool {
    guard let upper = spectrum.conditionNumber?.upper else { return false }
    return !upper.isFinite && rank.lowerBound == spectrum.count
  }
}
