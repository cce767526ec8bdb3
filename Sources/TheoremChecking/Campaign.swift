// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators

/// A matrix that the user wants theorems to be checked on.
public struct GivenMatrix: Sendable {
  public let name: String
  public let matrix: Matrix<Rational>

  public init(name: String, matrix: Matrix<Rational>) {
    self.name = name
    self.matrix = matrix
  }
}

/// Checks clauses on many instances, drawn from one seed.
///
/// The answers do not depend on how many tasks run at once: every case is a function of its own seed,
/// and results are gathered in the order of cases.
public struct Campaign: Sendable {
  public var groups: [ClauseGroup]
  /// Only these clauses of the groups are checked.
  public var clauseIDs: Set<String>
  public var seed: UInt64
  /// Instances drawn for each group; with given matrices, for each place that one of them fits.
  public var matrices: Int
  /// The number of the first instance drawn; a campaign that goes on where another ended starts higher.
  public var firstCase = 0
  public var maxOrder: Int
  public var ladder: Ladder
  public var given: [GivenMatrix]

  public init(
    clauses: [Clause], in theorems: [Theorem] = Catalogue.theorems, seed: UInt64,
    matrices: Int, maxOrder: Int, ladder: Ladder = .standard, given: [GivenMatrix] = []
  ) {
    groups = ClauseGroup.groups(of: clauses, in: theorems)
    clauseIDs = Set(clauses.map(\.id))
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
    let given: [String: Matrix<Rational>]
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
    return wantedClauses.map { merged[$0.id] ?? ClauseTally(clause: $0.id) }
  }

  private var wantedClauses: [Clause] {
    groups.flatMap(\.clauses).filter { clauseIDs.contains($0.id) }
      .sorted { Catalogue.precedes($0.id, $1.id) }
  }

  private var chunks: [Chunk] {
    var chunks: [Chunk] = []
    for group in groups {
      let placements = placements(in: group)
      var cases: [Case] = []
      for (place, given) in placements.enumerated() {
        // A given matrix brings its own place into the seed, so that places draw different rests.
        let name = given.isEmpty ? group.name : "\(group.name)/\(place)"
        for index in firstCase..<(firstCase + matrices) {
          let seed = CaseSeed(campaign: seed, group: name, index: index, maxOrder: maxOrder)
          cases.append(Case(seed: seed, given: given))
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
  public func placements(in group: ClauseGroup) -> [[String: Matrix<Rational>]] {
    guard !given.isEmpty else { return [[:]] }
    var placements: [[String: Matrix<Rational>]] = []
    for candidate in given {
      for case .matrix(let name, let rows, let columns) in group.variables
      where rows != columns || candidate.matrix.isSquare {
        placements.append([name: candidate.matrix])
      }
    }
    return placements
  }

  /// Checks the wanted clauses of a group on one case.
  public func outcomes(
    _ group: ClauseGroup, seed: CaseSeed, given: [String: Matrix<Rational>] = [:]
  ) -> [(clause: Clause, outcome: Result<CaseOutcome, InstanceError>)] {
    let drawn = InstanceDraw.draw(group, seed: seed, given: given)
    let context = InstanceContext(
      drawn.instance, multiprecisionOrderLimit: Self.multiprecisionOrderLimit)
    let ladder = ladder(for: drawn.instance)
    return group.clauses.filter { clauseIDs.contains($0.id) }.map { clause in
      do throws(InstanceError) {
        let result = try clause.check(on: context, ladder: ladder)
        return (clause, .success(CaseOutcome(seed: seed, drawn: drawn, result: result)))
      } catch {
        return (clause, .failure(error))
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
    return Ladder(bits: bits, usesExactTier: ladder.usesExactTier)
  }

  private func work(_ chunk: Chunk) -> [String: ClauseTally] {
    var tallies: [String: ClauseTally] = [:]
    for item in chunk.cases {
      for (clause, outcome) in outcomes(chunk.group, seed: item.seed, given: item.given) {
        switch outcome {
        case .success(let outcome): tallies.add(outcome, to: clause.id)
        case .failure(let error): tallies.skip(error, in: clause.id)
        }
      }
    }
    return tallies
  }
}
