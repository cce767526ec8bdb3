// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators

/// A statement with a probability at a parameter point, with what all of its trials share.
struct PreparedCase: Sendable {
  let clause: ProbabilityClause
  let point: ParameterPoint
  let stated: Enclosure<Double>
  private let draw: SampleDraw
  private let seed: UInt64

  /// - Throws: `UnfitPoint` when nothing is claimed at the point, or the point lacks something.
  init(_ clause: ProbabilityClause, at point: ParameterPoint, seed: UInt64) throws(UnfitPoint) {
    self.clause = clause
    self.point = point
    let isClaimed: Bool
    do throws(InstanceError) {
      isClaimed = try clause.hypothesesHold(at: point.parameters)
      stated = try clause.statedProbability(at: point.parameters)
      draw = try SampleDraw(clause, at: point)
    } catch { throw UnfitPoint(clause, point, reason: error.description) }
    guard isClaimed else {
      throw UnfitPoint(clause, point, reason: "a hypothesis fails, so nothing is claimed")
    }
    self.seed = SeededGenerator.childSeed(
      of: SeededGenerator.childSeed(of: seed, name: clause.id), name: point.text)
  }

  /// Counts the event in the trials of these numbers, each drawn from a seed of its own.
  func counts(_ trials: Range<Int>) throws(UnfitPoint) -> EventCounts {
    var counts = EventCounts()
    for trial in trials {
      var generator = SeededGenerator(
        seed: SeededGenerator.childSeed(of: seed, index: UInt64(trial)))
      do throws(InstanceError) {
        let sample = try draw.draw(using: &generator)
        counts.add(
          try sample.map { sample throws(InstanceError) in
            try clause.occurrence(in: sample)
          } ?? .open)
      } catch { throw UnfitPoint(clause, point, reason: error.description) }
    }
    return counts
  }
}

/// Why a statement with a probability cannot be tested at a parameter point.
public struct UnfitPoint: Error, Hashable, Sendable, CustomStringConvertible {
  public let clause: String
  public let point: String
  public let reason: String

  init(_ clause: ProbabilityClause, _ point: ParameterPoint, reason: String) {
    self.clause = clause.id
    self.point = point.text
    self.reason = reason
  }

  public var description: String { "\(clause) at \(point): \(reason)" }
}
