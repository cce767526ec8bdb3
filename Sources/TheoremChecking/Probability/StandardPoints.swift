// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact

extension ProbabilityClause {
  /// Where a clause of the catalogue is tested unless said otherwise: square and tall matrices, orders
  /// whose roots are whole and orders whose roots are not, bounds near 1 and small ones, but none that
  /// no counts could refute. Empty for other clauses.
  public var standardPoints: [ParameterPoint] { Self.points[id] ?? [] }

  private static let half = Rational(1, 2)
  private static let quarter = Rational(1, 4)

  private static let points: [String: [ParameterPoint]] = {
    let largest: [ParameterPoint] = [
      .init(["N": 1, "n": 1], ["t": quarter]), .init(["N": 12, "n": 12], ["t": half]),
      .init(["N": 24, "n": 6], ["t": 1]),
    ]
    let smallest: [ParameterPoint] = [
      .init(["N": 12, "n": 6], ["t": quarter]), .init(["N": 16, "n": 4], ["t": half]),
      .init(["N": 24, "n": 2], ["t": 1]),
    ]
    func rows(_ vector: [Rational]?) -> [ParameterPoint] {
      [(16, quarter), (24, half), (9, 1)].map { rows, t in
        .init(
          ["N": rows, "n": 4], ["t": t], vectors: vector.map { ["z": $0] } ?? [:])
      }
    }
    let residual: [ParameterPoint] = [
      .init(["n": 9], ["eps": Rational(1, 3), "nu": 1, "t": quarter]),
      .init(["n": 12], ["eps": -1, "nu": Rational(1, 4), "t": half]),
      .init(["n": 4], ["eps": Rational(1, 10), "nu": 2, "t": 1]),
    ]
    let symmetricPart: [ParameterPoint] = [
      .init(["n": 9], ["nu": half, "t": quarter]),
      .init(["n": 12], ["nu": Rational(2, 3), "t": half]),
      .init(["n": 2], ["nu": 1, "t": 1]),
    ]
    let condition: [ParameterPoint] = [
      .init(["n": 2], ["x": 4]), .init(["n": 6], ["x": 8]), .init(["n": 12], ["x": 30]),
    ]
    let z: [Rational] = [1, -2, 3, half]
    return [
      "Q1.a": largest, "Q1.b": smallest, "Q2.a": residual, "Q2.b": residual,
      "Q3.a": symmetricPart, "Q3.b": symmetricPart, "Q3.c": symmetricPart,
      "Q4.a": [
        .init(["N": 1, "n": 1], ["K": 1, "t": quarter], symmetricLaw: .rademacher),
        .init(["N": 12, "n": 12], ["K": half, "t": half], symmetricLaw: .rademacher),
        .init(["N": 8, "n": 8], ["K": 3, "t": half], symmetricLaw: .uniform),
        .init(["N": 16, "n": 4], ["K": 1, "t": 1], symmetricLaw: .sparse),
      ],
      "Q5.a": [
        .init(["n": 1], ["eps": half]), .init(["n": 6], ["eps": Rational(1, 4)]),
        .init(["n": 12], ["eps": Rational(1, 20)]),
      ],
      "Q5.b": condition,
      "Q5.c": [
        .init(["n": 2], ["x": 4]), .init(["n": 6], ["x": 2]), .init(["n": 12], ["x": 1]),
      ],
      "Q5.d": [.init([:], ["y": 2]), .init([:], ["y": 5]), .init([:], ["y": 40])],
      "Q6.a": rows(nil), "Q6.b": rows(nil), "Q6.c": rows(z), "Q6.d": rows(z),
    ]
  }()
}
