// SPDX-License-Identifier: Apache-2.0

import Exact

// Matrices for statements with a probability. There the law of what is drawn is part of the statement,
// so it is said exactly, rounding included.

extension SeededGenerator {
  /// How far an entry of `gaussianSample` may be from the normal deviate that was drawn: 2⁻⁴⁹.
  public static let sampleRadius = Rational.one.scaled(byPowerOfTwo: -sampleFractionBits - 1)

  private static let sampleFractionBits = 48

  /// The first 48 fraction bits, rounded to the nearest, of independent normal deviates of mean 0 and
  /// variance 1.
  ///
  /// `NormalDeviate` draws a deviate exactly, of which it looks at 64 fraction bits: what would follow
  /// them are further uniform bits that nothing depends on. So if the generator's words were independent
  /// and uniform there would be a matrix of true N(0, 1) entries with each entry within `sampleRadius` of
  /// the one returned, except when two uniform deviates agree in their first 64 bits, which happens with
  /// probability 2⁻⁶⁴ for each comparison (proofs/certifier-sampling.md).
  public mutating func gaussianSample(rows: Int, columns: Int) -> Matrix<Rational> {
    Matrix(rows: rows, columns: columns) { _, _ in
      gaussian(fractionBits: Self.sampleFractionBits)
    }
  }

  /// Independent entries of a symmetric law on [−1, 1], exactly.
  public mutating func symmetricSample(
    rows: Int, columns: Int, _ law: SymmetricLaw
  ) -> Matrix<Rational> {
    Matrix(rows: rows, columns: columns) { _, _ in
      switch law {
      case .rademacher: Rational(sign())
      case .uniform: symmetricUnit()
      case .sparse: chance(1, in: 4) ? Rational(sign()) : 0
      }
    }
  }
}

/// A law on [−1, 1] that is symmetric about 0.
public enum SymmetricLaw: String, CaseIterable, Hashable, Codable, Sendable {
  /// −1 or 1.
  case rademacher
  /// The multiples of 2⁻²⁴, all equally likely.
  case uniform
  /// 0 with probability ¾, else −1 or 1.
  case sparse
}
