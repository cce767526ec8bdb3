// SPDX-License-Identifier: Apache-2.0

import Bounds
import Generators

/// Which answers a run keeps with their instances, beyond counting them and noting the first ones.
public struct AnswerKeeping: Hashable, Sendable {
  /// Whether every violated answer is kept, rather than the first of each clause.
  public var everyViolation: Bool
  /// How many equal answers are kept of each clause.
  public var equalities: Int

  public init(everyViolation: Bool = false, equalities: Int = 0) {
    self.everyViolation = everyViolation
    self.equalities = equalities
  }

  /// The first violation of each clause.
  public static let least = AnswerKeeping()
}

/// Equal answers of one clause, chosen for a reader: small instances of many shapes.
///
/// Where the largest order is 1, equality says little; such instances come last. Of the others first
/// the smallest one of each shape, smaller ones first, then the second smallest of each, and so on.
struct KeptEqualities: Sendable {
  private struct Kept: Sendable {
    let measure: ShrinkMeasure
    let outcome: CaseOutcome
  }

  private let limit: Int
  /// By the values of the dimensions; smaller instances, then earlier ones, first.
  private var shapes: [[String: Int]: [Kept]] = [:]

  init(limit: Int) { self.limit = limit }

  mutating func add(_ outcome: CaseOutcome) {
    guard limit > 0 else { return }
    let instance = outcome.drawn.instance
    add(Kept(measure: instance.shrinkMeasure, outcome: outcome), to: instance.dimensions)
  }

  /// Adds what later cases came to.
  mutating func merge(_ later: KeptEqualities) {
    for (shape, all) in later.shapes {
      for kept in all { add(kept, to: shape) }
    }
  }

  private mutating func add(_ kept: Kept, to shape: [String: Int]) {
    var all = shapes[shape] ?? []
    let place = all.firstIndex { kept.measure < $0.measure } ?? all.count
    guard place < limit else { return }
    all.insert(kept, at: place)
    shapes[shape] = Array(all.prefix(limit))
  }

  var outcomes: [CaseOutcome] {
    let ranked = shapes.values.flatMap { all in
      all.enumerated().map { rank, kept in
        (isTrivial: kept.outcome.drawn.instance.largestOrder <= 1, rank: rank, kept: kept)
      }
    }
    let sorted = ranked.sorted { a, b in
      if a.isTrivial != b.isTrivial { return b.isTrivial }
      if a.rank != b.rank { return a.rank < b.rank }
      if a.kept.measure != b.kept.measure { return a.kept.measure < b.kept.measure }
      return "\(a.kept.outcome.name)" < "\(b.kept.outcome.name)"
    }
    return sorted.prefix(limit).map(\.kept.outcome)
  }
}

extension Instance {
  /// The largest number of singular values of a matrix, or of entries of a vector where there is no
  /// matrix.
  fileprivate var largestOrder: Int {
    matrices.values.map(\.order).max() ?? vectors.values.map(\.count).max() ?? 0
  }
}
