// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact

/// For a clause that claims "less than", and so is never attained: instances with a parameter s on which the
/// two sides come as near to each other as one likes.
///
/// Their ratio tends to 1 as s tends to the limit.
public struct ApproachingSequence: Hashable, Sendable, CustomStringConvertible {
  /// An instance with s for some of its numbers: `A = [1 0; 0 s], rho = 1`.
  public let template: String
  /// What s tends to.
  public let limit: Rational

  /// The sequence for a clause of the catalogue.
  public static func of(_ clause: Clause) -> ApproachingSequence? {
    table[clause.id].map { ApproachingSequence(template: $0.template, limit: $0.limit) }
  }

  /// `A = [1 0; 0 s], rho = 1, s -> 1`.
  public var description: String { "\(template), s -> \(limit)" }

  /// The k-th parameter, 2^−k below the limit.
  public func parameter(_ k: Int) -> Rational {
    limit - Rational(1).scaled(byPowerOfTwo: -max(k, 0))
  }

  public func instance(of clause: Clause, at s: Rational) -> Instance? {
    let text = template.split(separator: "-s", omittingEmptySubsequences: false)
      .joined(separator: "\(-s)")
      .split(separator: "s", omittingEmptySubsequences: false).joined(separator: "\(s)")
    return Instance(inlineText: text, of: clause)
  }

  /// The ratio of the smaller to the larger side at the k-th parameter, enclosed; `nil` when the clause is
  /// not certified to hold there.
  public func ratio(of clause: Clause, at k: Int) -> Enclosure<Double>? {
    guard let instance = instance(of: clause, at: parameter(k)),
      let result = try? clause.check(on: instance), case .strict = result.verdict,
      let slack = result.strictSlack
    else { return nil }
    // The sides are not negative, so that the slack is 1 − ratio.
    return Enclosure(1) - slack
  }

  private static let table: [String: (template: String, limit: Rational)] = [
    // (1 + 1)s² against s² + 1.
    "L5.c": ("A = [1 0; 0 s], rho = 1", 1),
    // 3s against 1.
    "L6.a": ("W = [1 0 0; 0 -1 0; 0 0 s], rho = 2", Rational(1, 3)),
    // 2s against 1 + s.
    "L6.b": ("W = [1 0; 0 s], rho = 1", 1),
    "L6.c": ("W = [1 0; 0 s], rho = 1", 1),
    "L6.d": ("W = [-1 0; 0 -s], rho = -1", 1),
    "L6.e": ("W = [-1 0; 0 -s], rho = -1", 1),
    // s against 1.
    "R11.b": ("W = [1 0; 0 s], rho = 0", 1),
  ]
}
