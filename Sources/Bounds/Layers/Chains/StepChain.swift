// SPDX-License-Identifier: Apache-2.0

import Exact

/// What is known of the layers I + ε_kW_k, k = 1, …, L, of a chain without masks.
public struct StepChain: Hashable, Sendable {
  /// What is known of W_1, …, W_L; the layer that is applied first comes first.
  public let weights: [LayerSpectrum]
  /// ε_1, …, ε_L, of either sign, taken exactly.
  public let steps: [Rational]
  /// n, the width.
  public let order: Int

  /// - Throws: `LayerError.notSquare` for a matrix that is not square, `LayerError.wrongCount` for no
  ///   layer at all, for matrices of different orders, and when there is not one step for each.
  public init(_ weights: [LayerSpectrum], steps: [Rational]) throws(LayerError) {
    order = try commonOrder(of: weights)
    guard steps.count == weights.count else {
      throw .wrongCount("steps", expected: weights.count, found: steps.count)
    }
    self.weights = weights
    self.steps = steps
  }

  /// Certified intervals for the singular values of (I + ε_LW_L)⋯(I + ε_1W_1), and an upper bound of κ.
  ///
  /// Theorem P4 is evaluated on what is known of the W_k; its lower bounds, and with them that of κ,
  /// want |ε_k| σ_1(W_k) < 1 in each layer. The tightest clause gives each end and is named there, the
  /// others are listed with what they give.
  ///
  /// - Throws: `LayerError.contradiction` when what was vouched for about the W_k cannot be true.
  /// - Complexity: O(Ln) operations in Float64, but for one exponential.
  public func bounds() throws(LayerError) -> LayerBounds {
    let scope = Scope(
      integers: ["L": weights.count, "n": order], sets: [:],
      shapes: chainShapes("W", count: weights.count, order: order),
      lengths: ["eps": weights.count])
    var knowledge = Knowledge()
    knowledge.vectors["eps"] = steps.map { Enclosure($0, precision: 53) }
    for (position, layer) in weights.enumerated() {
      let matrix: MatrixTerm = .variable(.member(position + 1, of: "W"))
      knowledge.singularValues[matrix] = CitedInterval.known(layer.singularValues)
      knowledge.eigenvalues[matrix + matrix.transposed] = layer.symmetricPartEigenvalues
    }
    var search = BoundSearch(target: Self.product, order: order)
    search.consider(Self.clauses, scope, knowledge)
    try search.requireConsistency()
    return search.bounds
  }

  private static let product: MatrixTerm = .chain(
    "k", .range(from: 1, through: "L"),
    .identity("n") + .scaled(.entry("eps", "k"), .member("W", "k")), startingFrom: nil)

  private static let clauses = Catalogue.clauses(named: "P4")
}
