// SPDX-License-Identifier: Apache-2.0

import Exact

extension LayerSpectrum {
  /// Certified intervals for the singular values of [A; ρI], A above ρI as a concatenating skip has it, and
  /// an upper bound of κ; this spectrum is that of A.
  ///
  /// By L5, which knows these singular values exactly: σ_i² + ρ².
  ///
  /// - Parameter shift: ρ, of either sign, taken exactly.
  /// - Throws: `LayerError.contradiction` when what was vouched for about A cannot be true.
  /// - Complexity: O(n) operations in Float64 for n columns.
  public func bounds(stackedOnShift shift: Rational) throws(LayerError) -> LayerBounds {
    var search = BoundSearch(
      target: .stack("A", above: .scaled("rho", .identity("n"))), order: columns)
    let scope = Scope(
      integers: ["m": rows, "n": columns], sets: [:],
      shapes: ["A": .init(rows: rows, columns: columns)], lengths: [:])
    var knowledge = Knowledge()
    knowledge.singularValues["A"] = known.intervals
    knowledge.scalars["rho"] = Enclosure(shift, precision: 53)
    search.consider(Self.concatenation, scope, knowledge)
    try search.requireConsistency()
    return search.bounds
  }

  /// Certified intervals for the singular values of [A; B], A above B, and an upper bound of κ; this
  /// spectrum is that of A.
  ///
  /// By L5, from the singular values of both; σ_i(A)² + σ_n(B)² and σ_i(A)² + σ_1(B)², and the same with A
  /// and B exchanged, since the order of the rows does not matter.
  ///
  /// - Parameter below: what is known of B.
  /// - Throws: `LayerError.wrongCount` when B has another number of columns, `LayerError.contradiction`
  ///   when what was vouched for cannot be true.
  /// - Complexity: O(n) operations in Float64.
  public func bounds(stackedOn below: LayerSpectrum) throws(LayerError) -> LayerBounds {
    guard below.columns == columns else {
      throw .wrongCount("columns", expected: columns, found: below.columns)
    }
    var search = stackSearch(above: below)
    search.add(below.stackSearch(above: self))
    try search.requireConsistency()
    return search.bounds
  }

  private func stackSearch(above below: LayerSpectrum) -> BoundSearch {
    var search = BoundSearch(
      target: .stack("A", above: "B"), order: min(rows + below.rows, columns))
    let scope = Scope(
      integers: ["m": rows, "p": below.rows, "n": columns], sets: [:],
      shapes: [
        "A": .init(rows: rows, columns: columns), "B": .init(rows: below.rows, columns: columns),
      ], lengths: [:])
    var knowledge = Knowledge()
    knowledge.singularValues["A"] = known.intervals
    knowledge.singularValues["B"] = below.known.intervals
    search.consider(Self.concatenation, scope, knowledge)
    return search
  }

  private static let concatenation = Catalogue.clauses(named: "L5")
}
