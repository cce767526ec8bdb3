// SPDX-License-Identifier: Apache-2.0

import Exact

/// What is known of the layers ρI + D_kW_k, k = 1, …, L, of a chain of one width.
public struct ResidualChain: Hashable, Sendable {
  /// One layer, on one of its linear regions.
  public struct Layer: Hashable, Sendable {
    /// What is known of W_k.
    public let weights: LayerSpectrum
    /// What is known of D_k.
    public let mask: MaskDescription
    /// What is known of D_kW_k, when it is; with the eigenvalues of its symmetric part it serves for a
    /// sharper bound of σ_1.
    public let masked: LayerSpectrum?

    public init(weights: LayerSpectrum, mask: MaskDescription, masked: LayerSpectrum? = nil) {
      self.weights = weights
      self.mask = mask
      self.masked = masked
    }
  }

  /// The layer that is applied first comes first.
  public let layers: [Layer]
  /// n, the width.
  public let order: Int

  /// - Throws: `LayerError.notSquare` for a layer that is not square, `LayerError.wrongCount` for no
  ///   layer at all, for layers of different widths and for masks that do not fit, and what else is
  ///   wrong with a mask.
  public init(_ layers: [Layer]) throws(LayerError) {
    order = try commonOrder(of: layers.map(\.weights))
    for layer in layers {
      try layer.mask.check(order)
      if let masked = layer.masked, masked.rows != order || masked.columns != order {
        throw .wrongCount("rows of a masked layer", expected: order, found: masked.rows)
      }
    }
    self.layers = layers
  }

  /// Certified intervals for the singular values of the product of the ρI + D_kW_k, and an upper bound
  /// of κ.
  ///
  /// Theorem P7 is evaluated on what is known of the layers; its lower bounds, and with them that of κ,
  /// want max_j|d_kj| σ_1(W_k) < |ρ| in each layer. Families R and M are applied to each layer, and P1 and
  /// P2 to what they give. The tightest clause gives each end and is named there, before those that its
  /// bound rests on; the others are listed with what they give. A lower end of 0 and an upper end of +∞
  /// with no clause mean that nothing better is known.
  ///
  /// - Parameter shift: ρ, of either sign, taken exactly.
  /// - Throws: `LayerError.contradiction` when what was vouched for about the layers cannot be true.
  /// - Complexity: for each layer as `LayerSpectrum.bounds(shift:mask:)`, and O(L²n) operations in
  ///   Float64.
  public func bounds(shift: Rational) throws(LayerError) -> LayerBounds {
    let count = layers.count
    let scope = Scope(
      integers: ["L": count, "n": order], sets: [:],
      shapes: chainShapes("W", count: count, order: order),
      lengths: Dictionary(uniqueKeysWithValues: (1...count).map { (.member($0, of: "d"), order) }))
    var knowledge = Knowledge()
    knowledge.scalars["rho"] = Enclosure(shift, precision: 53)
    for (position, layer) in layers.enumerated() {
      let weights: MatrixTerm = .variable(.member(position + 1, of: "W"))
      let slopes = String.member(position + 1, of: "d")
      let product: MatrixTerm = .diagonal(.variable(slopes)) * weights
      knowledge.singularValues[weights] = CitedInterval.known(layer.weights.singularValues)
      knowledge.vectors[slopes] = layer.mask.slopes(order)
      if let masked = layer.masked {
        knowledge.singularValues[product] = CitedInterval.known(masked.singularValues)
        knowledge.eigenvalues[product + product.transposed] = masked.symmetricPartEigenvalues
      }
    }
    var search = BoundSearch(target: Self.product, order: order)
    search.consider(Self.clauses, scope, knowledge)
    var factors: [[CitedInterval]] = []
    for layer in layers { factors.append(try layer.intervals(shift: shift)) }
    search.add(FactorChain.search(factors, order: order))
    try search.requireConsistency()
    return search.bounds
  }

  private static let product: MatrixTerm = .chain(
    "k", .range(from: 1, through: "L"),
    .scaled("rho", .identity("n")) + .diagonal(.member("d", "k")) * .member("W", "k"),
    startingFrom: nil)

  private static let clauses = Catalogue.clauses(named: "P7")
}

extension ResidualChain.Layer {
  /// What families R and M say of ρI + D_kW_k.
  fileprivate func intervals(shift: Rational) throws(LayerError) -> [CitedInterval] {
    let shift = Enclosure<Double>(shift, precision: 53)
    var search = try weights.shiftedSearch(shift, mask)
    if let masked {
      let open = MaskDescription.exact(Array(repeating: 1, count: masked.rows))
      search.add(try masked.shiftedSearch(shift, open))
    }
    try search.requireConsistency()
    return search.intervals
  }
}
