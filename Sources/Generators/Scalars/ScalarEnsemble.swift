// SPDX-License-Identifier: Apache-2.0

import Exact

/// A named way of drawing a rational number of a given range: half of the draws are boundary values, the
/// others small rationals, normal deviates, or (where the range has them) large and tiny numbers.
public struct ScalarEnsemble: Sendable, Identifiable, CustomStringConvertible {
  public let name: String
  public let summary: String
  /// The values that a draw takes with probability 1/2, all equally likely.
  public let boundaryValues: [Rational]
  private let isMember: @Sendable (Rational) -> Bool
  private let free: @Sendable (inout SeededGenerator) -> Rational

  init(
    _ name: String, _ summary: String, boundaryValues: [Rational],
    where isMember: @escaping @Sendable (Rational) -> Bool,
    free: @escaping @Sendable (inout SeededGenerator) -> Rational
  ) {
    self.name = name
    self.summary = summary
    self.boundaryValues = boundaryValues
    self.isMember = isMember
    self.free = free
  }

  public var id: String { name }
  public var description: String { name }

  /// Whether the value is in the ensemble's range.
  public func contains(_ value: Rational) -> Bool { isMember(value) }

  public func draw(using generator: inout SeededGenerator) -> Rational {
    generator.coin() ? generator.element(of: boundaryValues) : free(&generator)
  }
}

extension ScalarEnsemble {
  /// ρ: any rational.
  public static let shift = ScalarEnsemble(
    "shift", "any rational",
    boundaryValues: [0, 1, -1, half, -half, 2, -2],
    where: { _ in true }, free: { $0.freeScalar() })

  /// ρ ≥ 0.
  public static let nonnegativeShift = ScalarEnsemble(
    "nonnegative-shift", "a rational >= 0", boundaryValues: [0, 1, half, 2],
    where: { $0.signum >= 0 }, free: { $0.freeScalar().magnitude })

  /// ρ ≤ 0.
  public static let nonpositiveShift = ScalarEnsemble(
    "nonpositive-shift", "a rational <= 0", boundaryValues: [0, -1, -half, -2],
    where: { $0.signum <= 0 }, free: { -$0.freeScalar().magnitude })

  /// ε: any rational, mostly below 1 in size.
  public static let step = ScalarEnsemble(
    "step", "any rational, mostly small",
    boundaryValues: [0, 1, -1, Rational(1, 10), Rational(-1, 10), Rational(1, 1024)],
    where: { _ in true },
    free: { $0.chance(3, in: 4) ? $0.symmetricUnit(fractionBits: 12) : $0.freeScalar() })

  /// η: any rational.
  public static let slope = ScalarEnsemble(
    "slope", "any rational",
    boundaryValues: [0, 1, -1, Rational(1, 10), Rational(1, 100), half, -half, 2, -2],
    where: { _ in true }, free: { $0.freeScalar() })

  /// η with |η| ≤ 1.
  public static let contractingSlope = ScalarEnsemble(
    "contracting-slope", "a rational of size <= 1",
    boundaryValues: [0, 1, -1, Rational(1, 10), Rational(1, 100), half, -half],
    where: { $0.magnitude <= 1 }, free: { $0.symmetricUnit(fractionBits: 10) })

  /// η with 0 < |η| ≤ 1.
  public static let invertibleContractingSlope = ScalarEnsemble(
    "invertible-contracting-slope", "a nonzero rational of size <= 1",
    boundaryValues: [1, -1, Rational(1, 10), Rational(1, 100), half, -half],
    where: { !$0.isZero && $0.magnitude <= 1 },
    free: { Rational($0.sign() * $0.integer(in: 1...1024), 1024) })

  /// η with |η| ≥ 1.
  public static let expandingSlope = ScalarEnsemble(
    "expanding-slope", "a rational of size >= 1",
    boundaryValues: [1, -1, Rational(3, 2), 2, -2, 10],
    where: { $0.magnitude >= 1 },
    free: { Rational($0.sign()) * (1 + $0.freeScalar().magnitude) })

  /// t in [0, 1].
  public static let unitInterval = ScalarEnsemble(
    "unit-interval", "a rational in [0, 1]", boundaryValues: [0, 1, half, Rational(1, 3)],
    where: { $0.signum >= 0 && $0 <= 1 }, free: { $0.unitInterval(fractionBits: 10) })

  public static let all: [ScalarEnsemble] = [
    shift, nonnegativeShift, nonpositiveShift, step, slope, contractingSlope,
    invertibleContractingSlope, expandingSlope, unitInterval,
  ]

  /// The ensemble called `name`, or `nil`.
  public static func named(_ name: String) -> ScalarEnsemble? { all.first { $0.name == name } }

  private static let half = Rational(1, 2)
}

extension SeededGenerator {
  /// A rational of any size: a small quotient, a normal deviate of 10 fraction bits, or, one time in
  /// four, a power of two from 2^±4 to 2^±40 of either sign.
  mutating func freeScalar() -> Rational {
    switch below(8) {
    case 0..<3: smallRational()
    case 3..<6: gaussian(fractionBits: 10)
    default: Rational(sign()).scaled(byPowerOfTwo: sign() * integer(in: 4...40))
    }
  }
}
