// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators

/// Searches generated instances on which plain Float64 "refutes" Horn's inequality.
public struct NaiveSearch: Sendable {
  /// Instances tried.
  public let tried: Int
  /// How many of them plain Float64 calls violated, with the relative tolerance `tolerance`.
  public let refuted: Int
  /// How many of those the certified check calls violated.
  public let certifiedViolations: Int
  /// The instance on which the right side of the inequality falls short by the largest part.
  public let worst: NaiveHorn?

  /// What is allowed for rounding errors, relative to the left side.
  public static let tolerance = 1e-6

  /// Tries pairs of 3 × 3 integer matrices, A of rank at most 2 by
  /// construction and B regular.
  ///
  /// Deterministic: the same on every platform for one seed.
  public init(seed: UInt64, cases: Int = 200) throws {
    let generator = SeededGenerator(seed: seed).child("naive-float64")
    var refuted = 0
    var violations = 0
    var worst: (instance: NaiveHorn, violation: Double)?
    for index in 0..<UInt64(cases) {
      var generator = generator.child(index)
      let instance = Self.draw(&generator)
      // A side that comes out as exactly 0 would look like a trick.
      guard let floating = instance.floating, floating.right > 0,
        floating.violation > Self.tolerance
      else { continue }
      refuted += 1
      if case .violated = try instance.certified().verdict.verdict { violations += 1 }
      if floating.violation > worst?.violation ?? 0 { worst = (instance, floating.violation) }
    }
    tried = cases
    self.refuted = refuted
    certifiedViolations = violations
    self.worst = worst?.instance
  }

  private static func draw(_ generator: inout SeededGenerator) -> NaiveHorn {
    func matrix(_ rows: Int, _ columns: Int, _ bound: Int) -> Matrix<Rational> {
      Matrix(rows: rows, columns: columns) { _, _ in
        Rational(generator.integer(in: -bound...bound))
      }
    }
    let left = matrix(3, 2, 2)
    let right = matrix(2, 3, 2)
    var b = matrix(3, 3, 3)
    while b.rank < 3 { b = matrix(3, 3, 3) }
    return NaiveHorn(left * right, b)
  }
}
