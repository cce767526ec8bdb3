// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators

/// Checks statements about masks on every ReLU mask of some matrices, not on a sample.
///
/// For each number of rows m a few matrices W are drawn, a square one first. For each, all 2^m masks
/// stand in turn for the set of masked rows or for the vector of slopes, whichever a statement has.
/// Further variables:
///
/// - a mask of the columns: all of them when m + n ≤ `pairLimit`, else one for each mask of the rows;
/// - the row whose slope is flipped, from 0 to 1 or back: every row when m ≤ `flipLimit`, else one for
///   each mask;
/// - a slope η: one for each W.
///
/// A statement without a mask that sums over all masks itself is checked once on each W.
public struct AllMasks: Sendable {
  public let groups: [ClauseGroup]
  public let seed: UInt64
  public let maxRows: Int
  private let clauseIDs: Set<String>

  /// The largest number of rows; a sum over all masks has 2^m terms.
  public static let rowLimit = 12
  static let pairLimit = 10
  static let flipLimit = 6
  private static let chunkSize = 128
  /// Ties are common and go to the exact tier, which needs enclosures of 128 bits itself.
  private static let ladder = Ladder(bits: [128, 256])

  /// - Precondition: 1 ≤ `maxRows` ≤ `rowLimit`.
  public init(
    clauses: [Clause], in theorems: [Theorem] = Catalogue.theorems, seed: UInt64, maxRows: Int
  ) {
    precondition((1...Self.rowLimit).contains(maxRows))
    let fitting = clauses.filter { $0.layer != nil && ($0.rowMask != nil || $0.sumsOverAllSubsets) }
    groups = ClauseGroup.groups(of: fitting, in: theorems)
    clauseIDs = Set(fitting.map(\.id))
    self.seed = seed
    self.maxRows = maxRows
  }

  /// The clauses that are checked, in the order of the catalogue.
  public var clauses: [Clause] {
    groups.flatMap(\.clauses).filter { clauseIDs.contains($0.id) }
      .sorted { Catalogue.precedes($0.id, $1.id) }
  }

  /// How many matrices are drawn in all.
  public var matrices: Int { (1...maxRows).reduce(0) { $0 + shapes(rows: $1).count } }

  /// Some masks of one matrix in one group's statements.
  private struct Chunk: Sendable {
    let group: ClauseGroup
    let base: CaseOutcomeSource
    let masks: Range<UInt64>
  }

  private struct CaseOutcomeSource: Sendable {
    let seed: CaseSeed
    let drawn: DrawnInstance
  }

  /// Runs all checks and returns a tally for each clause, in the order of the catalogue.
  public func run(
    tasks: Int = 2, progress: (@Sendable (Int, Int) -> Void)? = nil
  ) async -> [ClauseTally] {
    let chunks = self.chunks
    let tallies = await gatherTallies(
      sizes: chunks.map(\.masks.count), tasks: tasks, progress: progress
    ) { work(chunks[$0]) }
    return clauses.map { tallies[$0.id] ?? ClauseTally(clause: $0.id) }
  }

  private func shapes(rows: Int) -> [(rows: Int, columns: Int)] {
    let other = rows % 2 == 0 ? rows / 2 : rows + 2
    return rows <= 10 ? [(rows, rows), (rows, other)] : [(rows, rows)]
  }

  private var chunks: [Chunk] {
    var chunks: [Chunk] = []
    for rows in 1...maxRows {
      for (number, shape) in shapes(rows: rows).enumerated() {
        for group in groups {
          guard let layer = group.clauses[0].layer,
            !layer.isSquare || shape.rows == shape.columns
          else { continue }
          let matrix = matrix(shape, number)
          let seed = CaseSeed(
            campaign: seed, group: "all-masks/\(group.name)", index: 100 * rows + number,
            maxOrder: Self.rowLimit)
          let base = CaseOutcomeSource(
            seed: seed, drawn: InstanceDraw.draw(group, seed: seed, given: [layer.name: matrix]))
          let end: UInt64 = group.clauses[0].rowMask == nil ? 1 : 1 << UInt64(rows)
          for start in stride(from: 0, to: end, by: Self.chunkSize) {
            chunks.append(
              Chunk(
                group: group, base: base, masks: start..<min(start + UInt64(Self.chunkSize), end)))
          }
        }
      }
    }
    return chunks
  }

  /// The same W for all groups: small integers, where ties are common, or entries that are not.
  private func matrix(_ shape: (rows: Int, columns: Int), _ number: Int) -> Matrix<Rational> {
    let name = "W\(shape.rows)x\(shape.columns)"
    var generator = SeededGenerator(seed: SeededGenerator.childSeed(of: seed, name: name))
    let ensemble = MatrixEnsemble.named(number == 0 ? "small-integers" : "gaussian")
    let fallback = generator.matrixEnsemble(rows: shape.rows, columns: shape.columns)
    return (ensemble ?? fallback).draw(
      rows: shape.rows, columns: shape.columns, using: &generator)
  }

  private func work(_ chunk: Chunk) -> [String: ClauseTally] {
    var tallies: [String: ClauseTally] = [:]
    for mask in chunk.masks {
      for instance in chunk.group.clauses[0].instances(
        chunk.base.drawn.instance, mask: mask)
      {
        let context = InstanceContext(instance)
        let drawn = DrawnInstance(
          instance: instance, ensembles: "\(chunk.base.drawn.ensembles), mask \(mask)")
        for clause in chunk.group.clauses where clauseIDs.contains(clause.id) {
          do throws(InstanceError) {
            let result = try clause.check(on: context, ladder: Self.ladder)
            tallies.add(
              CaseOutcome(seed: chunk.base.seed, drawn: drawn, result: result),
              to: clause.id)
          } catch {
            tallies.skip(error, in: clause.id)
          }
        }
      }
    }
    return tallies
  }
}
