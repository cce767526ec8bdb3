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
/// A statement without a mask that sums over all masks itself is checked once on each W. Every case has
/// a name by which `outcomes(_:_:)` finds it again.
public struct AllMasks: Sendable {
  public let groups: [ClauseGroup]
  public let seed: UInt64
  public let maxRows: Int

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
    self.seed = seed
    self.maxRows = maxRows
  }

  /// The clauses that are checked, in the order of the catalogue.
  public var clauses: [Clause] { groups.wanted }

  /// How many matrices are drawn in all.
  public var matrices: Int { (1...maxRows).reduce(0) { $0 + Self.shapes(rows: $1).count } }

  /// Some masks of one matrix in one group's statements.
  private struct Chunk: Sendable {
    let group: ClauseGroup
    let base: DrawnInstance
    let shape: (rows: Int, columns: Int)
    let masks: Range<UInt64>
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

  static func shapes(rows: Int) -> [(rows: Int, columns: Int)] {
    let other = rows % 2 == 0 ? rows / 2 : rows + 2
    return rows <= 10 ? [(rows, rows), (rows, other)] : [(rows, rows)]
  }

  private var chunks: [Chunk] {
    var chunks: [Chunk] = []
    for rows in 1...maxRows {
      for shape in Self.shapes(rows: rows) {
        for group in groups {
          guard let base = base(group, shape) else { continue }
          let end: UInt64 = group.clauses[0].rowMask == nil ? 1 : 1 << UInt64(rows)
          for start in stride(from: 0, to: end, by: Self.chunkSize) {
            let masks = start..<min(start + UInt64(Self.chunkSize), end)
            chunks.append(Chunk(group: group, base: base, shape: shape, masks: masks))
          }
        }
      }
    }
    return chunks
  }

  /// The matrix of a shape in a group's statements, with values for the variables that no mask gives;
  /// `nil` when the statements are about square matrices and the shape is not.
  private func base(_ group: ClauseGroup, _ shape: (rows: Int, columns: Int)) -> DrawnInstance? {
    guard let layer = group.clauses[0].layer, !layer.isSquare || shape.rows == shape.columns else {
      return nil
    }
    let number = shape.rows == shape.columns ? 0 : 1
    let (origin, matrix) = matrix(shape, number)
    let seed = CaseSeed(
      campaign: seed, group: "all-masks/\(group.name)", index: 100 * shape.rows + number,
      maxOrder: Self.rowLimit)
    return InstanceDraw.draw(
      group, seed: seed, given: [layer.name: matrix], givenOrigin: origin)
  }

  /// The same W for all groups: small integers, where ties are common, or entries that are not.
  private func matrix(
    _ shape: (rows: Int, columns: Int), _ number: Int
  ) -> (origin: String, Matrix<Rational>) {
    let name = "W\(shape.rows)x\(shape.columns)"
    var generator = SeededGenerator(seed: SeededGenerator.childSeed(of: seed, name: name))
    let named = MatrixEnsemble.named(number == 0 ? "small-integers" : "gaussian")
    let fallback = generator.matrixEnsemble(rows: shape.rows, columns: shape.columns)
    let ensemble = named ?? fallback
    let matrix = ensemble.draw(rows: shape.rows, columns: shape.columns, using: &generator)
    return ("\(shape.rows) x \(shape.columns) \(ensemble.name)", matrix)
  }

  private func work(_ chunk: Chunk) -> [String: ClauseTally] {
    var tallies: [String: ClauseTally] = [:]
    for mask in chunk.masks {
      for (variant, drawn) in chunk.group.clauses[0].instances(chunk.base, mask: mask).enumerated()
      {
        let name = MaskedCase(
          seed: seed, rows: chunk.shape.rows, columns: chunk.shape.columns, mask: mask,
          variant: variant)
        for checked in outcomes(chunk.group, name, drawn) { tallies.add(checked) }
      }
    }
    return tallies
  }

  /// Checks a group's wanted clauses on one case of this seed; none when the group has no such case.
  public func outcomes(_ group: ClauseGroup, _ name: MaskedCase) -> [CheckedClause] {
    precondition(name.seed == seed, "a case of another seed")
    guard group.clauses[0].rowMask != nil || name.mask == 0,
      let base = base(group, (name.rows, name.columns))
    else { return [] }
    let instances = group.clauses[0].instances(base, mask: name.mask)
    return name.variant < instances.count ? outcomes(group, name, instances[name.variant]) : []
  }

  private func outcomes(
    _ group: ClauseGroup, _ name: MaskedCase, _ drawn: DrawnInstance
  ) -> [CheckedClause] {
    let context = InstanceContext(drawn.instance)
    return group.wanted.map { clause in
      CheckedClause(clause) { () throws(InstanceError) in
        CaseOutcome(
          name: .masked(name), drawn: drawn, given: nil,
          result: try clause.check(on: context, ladder: Self.ladder))
      }
    }
  }
}
