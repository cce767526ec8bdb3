// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact

/// A bound beside the certified truth.
public struct BoundQuality: Sendable {
  public let bound: CitedBound
  /// How many times too large an upper bound is, or too small a lower one: bound/truth or truth/bound,
  /// at least 1. `nil` where that has no finite value, and where the truth is not known well enough to
  /// tell: a quotient by it says how wide its enclosure is, not how good the bound.
  public let looseness: Enclosure<Double>?

  /// The largest width of the truth's enclosure, relative to its lower end, for a bound to be judged.
  static let relativeWidth = 0.01

  init(upper bound: CitedBound, of truth: Enclosure<Double>) {
    self.bound = bound
    looseness =
      bound.value.isFinite && Self.isKnownWell(truth)
      ? Self.ratio(Enclosure(bound.value), truth) : nil
  }

  init(lower bound: CitedBound, of truth: Enclosure<Double>) {
    self.bound = bound
    looseness = Self.isKnownWell(truth) ? Self.ratio(truth, Enclosure(bound.value)) : nil
  }

  private static func isKnownWell(_ truth: Enclosure<Double>) -> Bool {
    truth.isFinite && truth.width <= relativeWidth * truth.lower
  }

  /// a/b for a ≥ b ≥ 0.
  private static func ratio(
    _ a: Enclosure<Double>, _ b: Enclosure<Double>
  ) -> Enclosure<Double>? {
    guard let ratio = a.divided(by: b), ratio.isFinite else { return nil }
    return ratio.intersection(Enclosure(lower: 1, upper: .infinity))
  }
}

/// What theorems say of a matrix from partial knowledge, and how tight that is.
public struct BoundReport: Sendable {
  /// What the bounds are computed from.
  public enum Source: String, Sendable {
    /// The spectrum of W (and λ(W + Wᵀ)), and the mask's slopes; of each layer where there are several.
    case weights
    /// The spectrum of DW, and λ(DW + (DW)ᵀ).
    case maskedWeights
    /// The spectra of the factors ρI + D_kW_k of a product.
    case factors
    /// The spectrum of the inputs [z_1 … z_G] of a batch, and those of the Jacobians J_g.
    case inputsAndJacobians
  }

  public let source: Source
  /// An upper bound of σ_1.
  public let largest: BoundQuality
  /// A lower bound of σ_r.
  public let smallest: BoundQuality
  /// An upper bound of κ.
  public let conditionNumber: BoundQuality

  /// - Precondition: a matrix that is not empty.
  init(_ source: Source, _ bounds: LayerBounds, _ truth: MatrixTruth) {
    self.source = source
    largest = BoundQuality(upper: bounds.singularValues[0].upper, of: truth.largest)
    smallest = BoundQuality(
      lower: bounds.singularValues[bounds.singularValues.count - 1].lower, of: truth.smallest)
    conditionNumber = BoundQuality(upper: bounds.conditionNumber, of: truth.conditionNumber)
  }
}
