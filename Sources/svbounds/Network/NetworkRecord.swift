// SPDX-License-Identifier: Apache-2.0

import Exact
import MatrixFormats
import TheoremChecking

/// What `svbounds network --json` prints. Layers and inputs count from 1; rationals are text.
struct NetworkRecord: Encodable {
  let schemaVersion = 1
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
    /// `weights` or `maskedWeights`: whose spectrum the bounds are computed from.
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
  }

  struct AtInput: Encodable {
    let input: Int
    let rank: Rank
    let conditionNumber: Ends
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
    stack = Nullable(
      report.stack.map { stack in
        Stack(
          lastLayer: lastLayer, rows: stack.rows, columns: stack.columns,
          smallest: Ends(stack.smallest.bigFloat), median: Ends(stack.median.bigFloat),
          largest: Ends(stack.largest.bigFloat),
          entries: stack.entries.map {
            AtInput(
              input: $0.input + 1, rank: Rank(bounds: $0.rank),
              conditionNumber: Ends($0.conditionNumber.bigFloat)
            )
          })
      })
  }
}
