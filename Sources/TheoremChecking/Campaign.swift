// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators

/// A matrix that the user wants theorems to be checked on.
public struct GivenMatrix: Sendable {
  public let name: String
  /// The path of the file that holds it, when one does.
  public let file: String?
  public let matrix: Matrix<Rational>

  public init(name: String, file: String? = nil, matrix: Matrix<Rational>) {
    self.name = name
    self.file = file
    self.matrix = matrix
  }
}

/// Checks clauses on many instances, drawn from one seed.
///
/// The answers do not depend on how many tasks run at once: every case is a function of its own seed,
/// and results are gathered in the order of cases.
public struct Campaign: Sendable {
  public var groups: [ClauseGroup]
  public var seed: UInt64
  /// Instances drawn for each group; with given matrices, for each place that one of them fits.
  public var matrices: Int
  /// The number of the first instance drawn; a campaign that goes on where another ended starts higher.
  public var firstCase = 0
  public var maxOrder: Int
  public var ladder: Ladder
  public var given: [GivenMatrix]
  /// Which answers the tallies hold with their instances.
  public var keeping = AnswerKeeping.least

  /// A campaign for `clauses`, of the catalogue or not. Clauses of one theorem that have the same
  /// variables and hypotheses are checked on the same instances.
  ///
  /// - Parameter theorems: where clauses are looked up; one that is in none of them forms a group of
  ///   its own, also when it has the id of another that is.
  /// - Precondition: no two clauses have the same id.
  public init(
    clauses: [Clause], in theorems: [Theorem] = Catalogue.theorems, seed: UInt64,
    matrices: Int, maxOrder: Int, ladder: Ladder = .standard, given: [GivenMatrix] = []
  ) {
    groups = ClauseGroup.groups(of: clauses, in: theorems)
    self.seed = seed
    self.matrices = matrices
    self.maxOrder = maxOrder
    self.ladder = ladder
    self.given = given
  }

  /// One piece of work: some cases of one group.
  private struct Chunk: Sendable {
    let group: ClauseGroup
    let cases: [Case]
  }

  private struct Case: Sendable {
    let seed: CaseSeed
    let placement: Placement
  }

  /// A given matrix in the place of a variable, or nothing given.
  public struct Placement: Sendable {
    let given: GivenMatrix?
    let variable: String

    static let nothing = Placement(given: nil, variable: "")

    var matrices: [String: Matrix<Rational>] { given.map { [variable: $0.matrix] } ?? [:] }
  }

  private static let chunkSize = 25

  /// Runs all checks and returns a tally for each clause, in the order of the catalogue.
  ///
  /// - Parameters:
  ///   - tasks: how many chunks are worked on at once.
  ///   - progress: called now and then with the numbers of cases done and in all.
  public func run(
    tasks: Int = 2, progress: (@Sendable (Int, Int) -> Void)? = nil
  ) async -> [ClauseTally] {
    let chunks = self.chunks
    let merged = await gatherTallies(
      sizes: chunks.map(\.cases.count), tasks: tasks, progress: progress
    ) { work(chunks[$0]) }
    return groups.wanted.map { merged[$0.id] ?? ClauseTally(clause: $0.id) }
  }

  private var chunks: [Chunk] {
    var chunks: [Chunk] = []
    for group in groups {
      let placements = placements(in: group)
      var cases: [Case] = []
      for (place, placement) in placements.enumerated() {
        // A given matrix brings its own place into the seed, so that places draw different rests.
        let name = placement.given == nil ? group.name : "\(group.name)/\(place)"
        for index in firstCase..<(firstCase + matrices) {
          let seed = CaseSeed(campaign: seed, group: name, index: index, maxOrder: maxOrder)
          cases.append(Case(seed: seed, placement: placement))
        }
      }
      for start in stride(from: 0, to: cases.count, by: Self.chunkSize) {
        let end = min(start + Self.chunkSize, cases.count)
        chunks.append(Chunk(group: group, cases: Array(cases[start..<end])))
      }
    }
    return chunks
  }

  /// What is given rather than drawn: nothing, when there are no given matrices; otherwise each of
  /// them in each matrix variable that it fits.
  public func placements(in group: ClauseGroup) -> [Placement] {
    guard !given.isEmpty else { return [.nothing] }
    var placements: [Placement] = []
    for candidate in given {
      placements += Self.variables(of: group, fitting: candidate).map {
        Placement(given: candidate, variable: $0)
      }
    }
    return placements
  }

  /// Whether some matrix variable can be this matrix.
  public func hasPlace(for given: GivenMatrix) -> Bool {
    groups.contains { !Self.variables(of: $0, fitting: given).isEmpty }
  }

  private static func variables(of group: ClauseGroup, fitting given: GivenMatrix) -> [String] {
    group.variables.compactMap { variable in
      // Of a family it is the first member.
      let name: String
      let shape: Variable
      if case .family(_, _, let member) = variable {
        (name, shape) = ("\(member.name)[1]", member)
      } else {
        (name, shape) = (variable.name, variable)
      }
      guard case .matrix(_, let rows, let columns) = shape,
        rows != columns || given.matrix.isSquare
      else { return nil }
      return name
    }
  }

  /// Checks the wanted clauses of a group on one case.
  public func outcomes(
    _ group: ClauseGroup, seed: CaseSeed, placement: Placement? = nil
  ) -> [CheckedClause] {
    let placement = placement ?? .nothing
    let drawn = InstanceDraw.draw(group, seed: seed, given: placement.matrices)
    let context = InstanceContext(
      drawn.instance, multiprecisionOrderLimit: Self.multiprecisionOrderLimit)
    let ladder = ladder(for: drawn.instance)
    return group.wanted.map { clause in
      CheckedClause(clause) { () throws(InstanceError) in
        let result = try clause.check(on: context, ladder: ladder)
        let isRepeated = seed.choosesRepetition && clause.isCircular(result)
        return CaseOutcome(
          name: .drawn(seed), drawn: drawn, given: placement.given, result: result,
          confirmation: isRepeated ? try clause.check(on: context, ladder: .independent) : nil)
      }
    }
  }

  /// Up to this order the whole ladder is climbed.
  public static let smallOrder = 16
  /// Beyond `smallOrder` and up to this one the only bits above Float64's are the first of the ladder;
  /// beyond it there are none, and exact algebra without spectra.
  public static let multiprecisionOrderLimit = 32

  private func ladder(for instance: Instance) -> Ladder {
    let order = instance.matrices.values.map(\.order).max() ?? 0
    guard order > Self.smallOrder else { return ladder }
    let bits = order > Self.multiprecisionOrderLimit ? [] : Array(ladder.bits.prefix(1))
    return Ladder(
      bits: bits, usesExactTier: ladder.usesExactTier, exactBitLimit: ladder.exactBitLimit)
  }

  private func work(_ chunk: Chunk) -> [String: ClauseTally] {
    var tallies: [String: ClauseTally] = [:]
    for item in chunk.cases {
      for checked in outcomes(chunk.group, seed: item.seed, placement: item.placement) {
        tallies.add(checked, keeping: keeping)
      }
    }
    return tallies
  }
}
