// SPDX-License-Identifier: Apache-2.0

import Exact
import MatrixFormats
import TheoremChecking

/// What `svbounds network --json` prints.
struct NetworkRecords: Encodable {
  let schemaVersion = 2
  let networks: [NetworkRecord]
}

/// One network. Layers and inputs count from 1; rationals are text.
struct NetworkRecord: Encodable {
  let folder: String
  let rho: String
  let eta: String
  /// How many inputs were followed.
  let inputs: Int
  /// How many of them are classified rightly; `null` without targets.
  let correct: Nullable<Int>
  let layers: [Layer]
  /// `null` for a network of one layer.
  let stack: Nullable<Stack>
  /// The read-out as a function of each layer's weights.
  let sensitivities: [Sensitivity]

  typealias Ends = CertificateRecord.Ends
  typealias Rank = CertificateRecord.Rank

  struct Layer: Encodable {
    let layer: Int
    let rows: Int
    let columns: Int
    /// How many slopes differ from 1.
    let maskedCount: Int
    let matrices: [Entry]
  }

  struct Entry: Encodable {
    /// `weights`, `masked`, `shifted` or `maskedShifted`: W, DW, ρI + W, ρI + DW.
    let matrix: String
    let rank: Rank
    let largest: Ends
    let smallest: Ends
    let conditionNumber: Ends
    let bounds: [Bounds]
  }

  struct Bounds: Encodable {
    /// `weights`, `maskedWeights`, `factors` or `inputsAndJacobians`: whose spectra the bounds are
    /// computed from.
    let source: String
    /// An upper bound of σ_1, a lower one of the smallest singular value, an upper one of κ.
    let largest: Bound
    let smallest: Bound
    let conditionNumber: Bound

    init(_ report: BoundReport) {
      source = report.source.rawValue
      largest = Bound(report.largest, rounding: .up)
      smallest = Bound(report.smallest, rounding: .down)
      conditionNumber = Bound(report.conditionNumber, rounding: .up)
    }
  }

  struct Bound: Encodable {
    let value: String
    /// Empty when nothing better than 0 below and "inf" above is known.
    let clauses: [String]
    let looseness: Nullable<Ends>

    init(_ quality: BoundQuality, rounding: Rounding) {
      value = quality.bound.value.bigFloat.decimal(digits: 18, rounding: rounding)
      clauses = quality.bound.clauseIDs
      looseness = Nullable(quality.looseness.map { Ends($0.bigFloat) })
    }
  }

  struct Stack: Encodable {
    let firstLayer = 2
    let lastLayer: Int
    let rows: Int
    let columns: Int
    /// Of the condition numbers.
    let smallest: Ends
    let median: Ends
    let largest: Ends
    let entries: [AtInput]

    init(lastLayer: Int, _ series: JacobianSeries) {
      self.lastLayer = lastLayer
      rows = series.rows
      columns = series.columns
      smallest = Ends(series.smallest.bigFloat)
      median = Ends(series.median.bigFloat)
      largest = Ends(series.largest.bigFloat)
      entries = series.entries.map(AtInput.init)
    }
  }

  struct AtInput: Encodable {
    let input: Int
    let rank: Rank
    let largest: Ends
    let smallest: Ends
    let conditionNumber: Ends
    let bounds: [Bounds]

    init(_ entry: JacobianSeries.Entry) {
      input = entry.input + 1
      rank = Rank(bounds: entry.rank)
      largest = Ends(entry.truth.largest.bigFloat)
      smallest = Ends(entry.truth.smallest.bigFloat)
      conditionNumber = Ends(entry.conditionNumber.bigFloat)
      bounds = entry.bounds.map(Bounds.init)
    }
  }

  /// The outputs of C as functions of one layer's weights.
  struct Sensitivity: Encodable {
    let layer: Int
    /// J at each input.
    let rows: Int
    let columns: Int
    let entries: [AtInput]
    /// `null` when C has more rows than a batch may.
    let batch: Nullable<Batch>

    init(layer: Int, _ sensitivity: LayerSensitivity) {
      self.layer = layer
      rows = sensitivity.jacobians.rows
      columns = sensitivity.jacobians.columns
      entries = sensitivity.jacobians.entries.map(AtInput.init)
      batch = Nullable(sensitivity.batch.map(Batch.init))
    }
  }

  /// Q of a batch.
  struct Batch: Encodable {
    let inputs: Int
    let rows: Int
    let columns: Int
    let largest: Ends
    let smallest: Ends
    let conditionNumber: Ends
    let bounds: [Bounds]

    init(_ batch: BatchReport) {
      inputs = batch.inputs
      rows = batch.rows
      columns = batch.columns
      largest = Ends(batch.truth.largest.bigFloat)
      smallest = Ends(batch.truth.smallest.bigFloat)
      conditionNumber = Ends(batch.truth.conditionNumber.bigFloat)
      bounds = [Bounds(batch.bounds)]
    }
  }

  init(_ folder: String, _ stored: StoredNetwork, _ report: NetworkReport) {
    self.folder = folder
    rho = "\(stored.shift)"
    eta = "\(stored.slope)"
    inputs = report.inputs
    correct = Nullable(report.correct)
    layers = report.layers.enumerated().map { position, layer in
      Layer(
        layer: position + 1, rows: layer.rows, columns: layer.columns,
        maskedCount: layer.maskedCount,
        matrices: layer.entries.map { entry in
          Entry(
            matrix: entry.matrix.rawValue, rank: Rank(bounds: entry.truth.rank),
            largest: Ends(entry.truth.largest.bigFloat),
            smallest: Ends(entry.truth.smallest.bigFloat),
            conditionNumber: Ends(entry.truth.conditionNumber.bigFloat),
            bounds: entry.bounds.map(Bounds.init))
        })
    }
    let lastLayer = report.layers.count
    stack = Nullable(report.stack.map { Stack(lastLayer: lastLayer, $0) })
    sensitivities = report.sensitivities.enumerated().map {
      Sensitivity(layer: $0.offset + 1, $0.element)
    }
  }
}
