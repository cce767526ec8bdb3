// SPDX-License-Identifier: Apache-2.0

import Exact

extension LayerSpectrum {
  /// Certified intervals for the singular values of DW, and an upper bound of κ(DW).
  ///
  /// Every applicable clause of family M is evaluated on what is known of W and of the mask; the
  /// tightest one gives each end and is named there, the others are listed with what they give. A lower
  /// end of 0 and an upper end of +∞ with no clause mean that nothing better is known.
  ///
  /// - Parameter mask: what is known of D; D has as many rows as W.
  /// - Throws: `LayerError` when the mask does not fit or is not made of finite numbers.
  /// - Complexity: O(n²) operations in Float64 up to order 64, O(n) comparisons beyond. No call of
  ///   MPFR.
  public func bounds(mask: MaskDescription) throws(LayerError) -> LayerBounds {
    try mask.check(rows)
    let search = known.masked(mask)
    try search.requireConsistency()
    return search.bounds
  }

  /// Certified intervals for the singular values of D₂WD₁, and an upper bound of κ(D₂WD₁).
  ///
  /// M12 is applied, and family M twice, to (D₂W)D₁ and to D₂(WD₁), a mask on the right being one on the
  /// left of the transpose; so a bound may name two clauses.
  ///
  /// - Parameters:
  ///   - left: what is known of D₂, which has as many rows as W.
  ///   - right: what is known of D₁, which has as many rows as W has columns.
  /// - Throws: `LayerError` when a mask does not fit or is not made of finite numbers.
  /// - Complexity: as for one mask.
  public func bounds(
    leftMask left: MaskDescription, rightMask right: MaskDescription
  ) throws(LayerError) -> LayerBounds {
    try left.check(rows)
    try right.check(columns)
    var search = BoundSearch(
      target: .diagonal("d2") * "W" * .diagonal("d1"), order: order)
    var scope = known.scope()
    scope.lengths = ["d1": columns, "d2": rows]
    var knowledge = known.knowledge
    knowledge.vectors = ["d1": right.slopes(columns), "d2": left.slopes(rows)]
    search.consider(Self.twoMasks, scope, knowledge)
    if let leftZeros = left.zeroCount, let rightZeros = right.zeroCount {
      // M12.a and M12.b weaken with every zero.
      var relu = BoundSearch(
        target: .diagonal(.mask(masked: "Z2", slope: 0, count: "m")) * "W"
          * .diagonal(.mask(masked: "Z1", slope: 0, count: "n")), order: order)
      scope.sets = [
        "Z1": Array(1..<(min(rightZeros, columns) + 1)),
        "Z2": Array(1..<(min(leftZeros, rows) + 1)),
      ]
      relu.consider(Self.twoMasks, scope, knowledge)
      search.add(relu)
    }
    let leftFirst = known.masked(left)
    try leftFirst.requireConsistency()
    search.add(known.with(leftFirst.intervals).transposed.masked(right))
    let rightFirst = known.transposed.masked(right)
    try rightFirst.requireConsistency()
    search.add(known.with(rightFirst.intervals).masked(left))
    try search.requireConsistency()
    return search.bounds
  }

  /// Certified intervals for the singular values of ρI + DW, and an upper bound of κ(ρI + DW).
  ///
  /// Family R is applied to the masked matrix DW, whose singular values family M encloses first, so a
  /// bound may name two clauses. When the mask is known to be the identity the eigenvalues of W + Wᵀ
  /// serve as well.
  ///
  /// - Parameters:
  ///   - shift: ρ, of either sign.
  ///   - mask: what is known of D.
  /// - Throws: `LayerError`, also when W is not square.
  public func bounds(
    shift: Double, mask: MaskDescription
  ) throws(LayerError) -> LayerBounds {
    guard shift.isFinite else { throw .notFinite("the shift") }
    return try shiftedSearch(Enclosure(shift), mask).bounds
  }

  /// The same for a shift that need not be a Double, such as 1/10.
  public func bounds(
    exactShift shift: Rational, mask: MaskDescription
  ) throws(LayerError) -> LayerBounds {
    try shiftedSearch(Enclosure(shift, precision: 53), mask).bounds
  }

  /// Families R and M for ρI + DW.
  func shiftedSearch(
    _ shift: Enclosure<Double>, _ mask: MaskDescription
  ) throws(LayerError) -> BoundSearch {
    guard rows == columns else { throw .notSquare(rows: rows, columns: columns) }
    try mask.check(rows)
    let identity: MatrixTerm = .scaled("rho", .identity("n"))
    var search = BoundSearch(target: identity + "W", order: order)
    // ρI + W′ with W′ = DW.
    var knowledge = Knowledge()
    knowledge.scalars["rho"] = shift
    if mask.isIdentity(rows) {
      knowledge.singularValues["W"] = known.intervals
      knowledge.eigenvalues["W" + MatrixTerm.transpose("W")] = symmetricPartEigenvalues
    } else {
      let masked = known.masked(mask)
      try masked.requireConsistency()
      knowledge.singularValues["W"] = masked.intervals
    }
    search.consider(variables: ["W", "rho"], known.scope(), knowledge)
    // ρI + DW directly.
    var direct = BoundSearch(target: identity + .diagonal("d") * "W", order: order)
    var directKnowledge = knowledge
    directKnowledge.singularValues["W"] = known.intervals
    directKnowledge.vectors["d"] = mask.slopes(rows)
    direct.consider(variables: ["W", "d", "rho"], known.scope(), directKnowledge)
    search.add(direct)
    try search.requireConsistency()
    return search
  }

  /// What family M starts from.
  var known: KnownMatrix {
    KnownMatrix(
      rows: rows, columns: columns, intervals: CitedInterval.known(singularValues),
      rowNormsSquared: rowNormsSquared)
  }

  private static let twoMasks = Catalogue.clauses(named: "M12")
}
