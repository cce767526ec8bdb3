// SPDX-License-Identifier: Apache-2.0

import Exact

/// A vector of rationals in a statement.
public indirect enum VectorTerm: Hashable, Codable, Sendable {
  case variable(String)
  /// One of a family of vectors.
  case member(String, IndexTerm)
  /// The absolute value of each entry.
  case magnitude(VectorTerm)
  /// The slopes of a masked layer: `slope` at the members of `masked`, 1 elsewhere.
  case mask(masked: SetTerm, slope: ScalarTerm, count: IndexTerm)
  /// The vector with one entry replaced.
  case replacing(VectorTerm, at: IndexTerm, by: ScalarTerm)
  case sum(VectorTerm, VectorTerm)
  case difference(VectorTerm, VectorTerm)
  /// A vector times a number that is rational on every instance.
  case scaled(ScalarTerm, VectorTerm)
  /// A matrix times a vector.
  case image(MatrixTerm, VectorTerm)
  /// The entries of a matrix, column after column.
  case entries(MatrixTerm)
  /// φ of each entry: φ(t) = t for t ≥ 0 and slope·t for t < 0.
  case activation(VectorTerm, slope: ScalarTerm)
  /// φ's slope at each entry: 1 for t ≥ 0 and `slope` for t < 0.
  case slopes(VectorTerm, slope: ScalarTerm)
  /// What becomes of `start` when for each value of the bound variable in turn `state` is replaced by
  /// `step`, which may contain both: the output of a stack of layers.
  case iterate(String, Domain, state: String, from: VectorTerm, step: VectorTerm)
}

extension VectorTerm: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self = .variable(value) }

  public static func + (a: VectorTerm, b: VectorTerm) -> VectorTerm { .sum(a, b) }
  public static func - (a: VectorTerm, b: VectorTerm) -> VectorTerm { .difference(a, b) }
}

/// A matrix times a vector.
public func * (a: MatrixTerm, x: VectorTerm) -> VectorTerm { .image(a, x) }
