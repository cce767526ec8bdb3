// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators

/// A layer on one of its linear regions: certified truth, with and without skip and mask, beside what
/// families R and M say.
public struct LayerReport: Sendable {
  /// The matrices of a layer whose spectra are compared.
  public enum Matrix: String, Sendable {
    /// W.
    case weights
    /// DW.
    case masked
    /// ρI + W.
    case shifted
    /// ρI + DW.
    case maskedShifted
  }

  public struct Entry: Sendable {
    public let matrix: Matrix
    public let truth: MatrixTruth
    /// None for W itself.
    public let bounds: [BoundReport]
  }

  public let rows: Int
  public let columns: Int
  /// How many neurons have slope η, that is, a negative argument.
  public let maskedCount: Int
  /// Without ρI + W and ρI + DW when ρ = 0.
  public let entries: [Entry]

  /// - Parameter weights: the spectrum of the layer's W.
  init(_ layer: LayerDraw, weights: LayerSpectrum) throws {
    rows = layer.weights.rows
    columns = layer.weights.columns
    maskedCount = layer.mask.filter { $0 != 1 }.count
    let mask = MaskDescription.exact(layer.mask)
    let open = MaskDescription.exact(Array(repeating: 1, count: rows))
    let masked = layer.maskedWeights
    var entries = [
      Entry(matrix: .weights, truth: try MatrixTruth(of: layer.weights), bounds: []),
      try Self.entry(.masked, masked, [(.weights, weights.bounds(mask: mask))]),
    ]
    if !layer.shift.isZero {
      let shift = layer.shift
      let identity = shift * Exact.Matrix<Rational>.identity(rows)
      let maskedSpectrum = try LayerSpectrum(of: masked)
      entries.append(
        try Self.entry(
          .shifted, identity + layer.weights,
          [(.weights, weights.bounds(exactShift: shift, mask: open))]))
      entries.append(
        try Self.entry(
          .maskedShifted, layer.jacobian,
          [
            (.weights, weights.bounds(exactShift: shift, mask: mask)),
            (.maskedWeights, maskedSpectrum.bounds(exactShift: shift, mask: open)),
          ]))
    }
    self.entries = entries
  }

  private static func entry(
    _ name: Matrix, _ matrix: Exact.Matrix<Rational>, _ bounds: [(BoundReport.Source, LayerBounds)]
  ) throws -> Entry {
    let truth = try MatrixTruth(of: matrix)
    return Entry(
      matrix: name, truth: truth, bounds: bounds.map { BoundReport($0, $1, truth) })
  }
}
