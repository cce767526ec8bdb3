// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators

/// Checks statements about masks on every ReLU mask of some matrices, not on a sample.
///
/// For each number of rows m a square W is drawn and, up to 10 rows, one that is not. For each, all 2^m
/// masks stand in turn for the set of masked rows or for the vector of slopes, whichever a statement
/// has. A vector of slopes has 1 on the rows that are not masked and on the others
///
/// - 0, and then a number η drawn for W, not 0 and not of size 1; with more than `slopeLimit` rows 0
///   alone where the slopes are to be of size ≤ 1, and η alone in a statement of one identity;
/// - η alone where the statement is about slopes that are not 0; −1 where it is about signs;
/// - 0 alone where the statement is about a change of one slope.
///
/// Of further variables:
///
/// - a change of one slope, from 0 to 1 or back: in every row;
/// - a mask of the columns: every one when m + n ≤ `pairLimit`; beyond it **one** for each mask of the
///   rows, so that of the 2^(m + n) pairs a sample is checked;
/// - a slope that is a number: η or 1/η, whichever the hypotheses allow.
///
/// "Every subset" in a statement is every subset. A statement without a mask that sums over all masks
/// itself is checked once on each W. Every case has a name by which `outcomes(_:_:)` finds it again.
public struct AllMasks: Sendable {
  public let groups: [ClauseGroup]
  public let seed: UInt64
  public let maxRows: Int
  /// Which answers the tallies hold with their instances.
  public var keeping = AnswerKeeping.least

  /// The largest number of rows; a sum over all masks has 2^m terms.
  public static let rowLimit = 12
  static let pairLimit = 10
  /// Beyond this many rows what is decided by exact algebra alone is checked with one slope only.
  static let slopeLimit = 9
  private static let chunkSize = 128
  /// Ties are common, and more bits never decide one.
  private static let exactLadder = Ladder(bits: [])
  /// For what that leaves open.
  private static let longLadder = Ladder(bits: [128, 256])

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

  /// A group's statements about one matrix.
  private struct Subject: Sendable {
    let group: ClauseGroup
    let base: DrawnInstance
  }

  /// Some masks of one matrix, for all groups: they share its spectra and those of masked matrices.
  private struct Chunk: Sendable {
    let shape: (rows: Int, columns: Int)
    let subjects: [Subject]
    let masks: Range<UInt64>
  }

  /// Runs all checks and returns a tally for each clause, in the order of the catalogue.
  public func run(
    tasks: Int = 2, progress: (@Sendable (Int, Int) -> Void)? = nil
  ) async -> [ClauseTally] {
    let chunks = self.chunks
    let tallies = await gatherTallies(
      sizes: chunks.map { $0.masks.count * $0.subjects.count }, tasks: tasks, progress: progress
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
        let subjects = groups.compactMap { group in
          base(group, shape).map { Subject(group: group, base: $0) }
        }
        let end: UInt64 = 1 << UInt64(rows)
        for start in stride(from: 0, to: end, by: Self.chunkSize) {
          let masks = start..<min(start + UInt64(Self.chunkSize), end)
          chunks.append(Chunk(shape: shape, subjects: subjects, masks: masks))
        }
      }
    }
    return chunks
  }

  /// Whether a group's statements have a case for a mask: without a variable for it there is one case.
  private static func isCase(_ mask: UInt64, of group: ClauseGroup) -> Bool {
    mask == 0 || group.clauses[0].rowMask != nil
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

  /// η for the matrix of a shape, the same for all groups: of a square one not above 1 in size where a
  /// statement allows more, of another one above 1.
  private func slope(_ shape: (rows: Int, columns: Int)) -> MaskedSlope {
    let name = "slope \(shape.rows)x\(shape.columns)"
    var generator = SeededGenerator(seed: SeededGenerator.childSeed(of: seed, name: name))
    let sizes = [Rational(1, 10), Rational(1, 100), Rational(1, 2), Rational(2, 3)]
    let contracting = Rational(generator.sign()) * generator.element(of: sizes)
    return MaskedSlope(
      contracting: contracting,
      any: shape.rows == shape.columns ? contracting : Rational(1) / contracting)
  }

  private func work(_ chunk: Chunk) -> [String: ClauseTally] {
    var tallies: [String: ClauseTally] = [:]
    let slope = slope(chunk.shape)
    let spectra = InstanceContext(Instance())
    for mask in chunk.masks {
      for subject in chunk.subjects where Self.isCase(mask, of: subject.group) {
        let instances = subject.group.clauses[0].instances(subject.base, mask: mask, slope: slope)
        for (variant, drawn) in instances.enumerated() {
          let name = MaskedCase(
            seed: seed, rows: chunk.shape.rows, columns: chunk.shape.columns, mask: mask,
            variant: variant)
          for checked in outcomes(subject.group, name, drawn, spectra) {
            tallies.add(checked, keeping: keeping)
          }
        }
      }
    }
    return tallies
  }

  /// Checks a group's wanted clauses on one case of this seed; none when the group has no such case.
  public func outcomes(_ group: ClauseGroup, _ name: MaskedCase) -> [CheckedClause] {
    precondition(name.seed == seed, "a case of another seed")
    let shape = (name.rows, name.columns)
    guard Self.isCase(name.mask, of: group), let base = base(group, shape) else { return [] }
    let instances = group.clauses[0].instances(base, mask: name.mask, slope: slope(shape))
    return name.variant < instances.count
      ? outcomes(group, name, instances[name.variant], InstanceContext(Instance())) : []
  }

  private func outcomes(
    _ group: ClauseGroup, _ name: MaskedCase, _ drawn: DrawnInstance, _ spectra: InstanceContext
  ) -> [CheckedClause] {
    let context = InstanceContext(drawn.instance, sharingSpectraWith: spectra)
    return group.wanted.map { clause in
      CheckedClause(clause) { () throws(InstanceError) in
        var result = try clause.check(on: context, ladder: Self.exactLadder)
        if case .undecided = result.verdict {
          result = try clause.check(on: context, ladder: Self.longLadder)
        }
        return CaseOutcome(name: .masked(name), drawn: drawn, given: nil, result: result)
      }
    }
  }
}
