// SPDX-License-Identifier: Apache-2.0

import Exact

/// What is known of the square factors A_1, …, A_L of a product A_L⋯A_1: the spectrum of each.
public struct FactorChain: Hashable, Sendable {
  /// A_1 first, the factor that is applied first.
  public let factors: [LayerSpectrum]
  /// n, the order of the factors.
  public let order: Int

  /// - Throws: `LayerError.notSquare` for a factor that is not square, `LayerError.wrongCount` for no
  ///   factor at all and for factors of different orders.
  public init(_ factors: [LayerSpectrum]) throws(LayerError) {
    order = try commonOrder(of: factors)
    self.factors = factors
  }

  /// Certified intervals for the singular values of A_L⋯A_1, and an upper bound of κ.
  ///
  /// Theorems P1 and P2 are evaluated on the spectra of the factors; the tightest clause gives each end
  /// and is named there, the others are listed with what they give. A lower end of 0 and an upper end of +∞ with no clause mean that nothing
  /// better is known.
  ///
  /// - Throws: `LayerError.contradiction` when what was vouched for about the factors cannot be true.
  /// - Complexity: O(L²n) operations in Float64. No call of MPFR.
  public func bounds() throws(LayerError) -> LayerBounds {
    let search = Self.search(factors.map { CitedInterval.known($0.singularValues) }, order: order)
    try search.requireConsistency()
    return search.bounds
  }

  /// P1 and P2 on intervals for the singular values of each factor, which may rest on other clauses.
  static func search(_ factors: [[CitedInterval]], order: Int) -> BoundSearch {
    let scope = Scope(
      integers: ["L": factors.count, "n": order], sets: [:],
      shapes: chainShapes("A", count: factors.count, order: order), lengths: [:])
    var knowledge = Knowledge()
    for (position, intervals) in factors.enumerated() {
      knowledge.singularValues[.variable(.member(position + 1, of: "A"))] = intervals
    }
    var search = BoundSearch(target: product, order: order)
    search.consider(clauses, scope, knowledge)
    return search
  }

  private static let product: MatrixTerm = .chain(
    "k", .range(from: 1, through: "L"), .member("A", "k"), startingFrom: nil)

  private static let clauses = ["P1", "P2"].flatMap(Catalogue.clauses(named:))
}

/// The order that all layers share.
func commonOrder(of layers: [LayerSpectrum]) throws(LayerError) -> Int {
  guard let order = layers.first?.rows else { throw .wrongCount("layers", expected: 1, found: 0) }
  for layer in layers {
    guard layer.rows == layer.columns else {
      throw .notSquare(rows: layer.rows, columns: layer.columns)
    }
    guard layer.rows == order else {
      throw .wrongCount("rows of a layer", expected: order, found: layer.rows)
    }
  }
  return order
}

/// The shapes of the members of a family of square matrices.
func chainShapes(_ family: String, count: Int, order: Int) -> [String: Scope.Shape] {
  Dictionary(
    uniqueKeysWithValues: (1...count).map {
      (.member($0, of: family), Scope.Shape(rows: order, columns: order))
    })
}
