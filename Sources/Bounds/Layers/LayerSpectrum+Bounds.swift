// SPDX-License-Identifier: Apache-2.0

import Exact

/// Certified bounds for one layer's matrix.
public struct LayerBounds: Hashable, Sendable {
  /// An interval for each singular value, in descending order of index.
  public let singularValues: [CitedInterval]
  /// An upper bound of κ = σ_1/σ_r; infinite when nothing is known.
  public let conditionNumber: CitedBound
}

extension LayerSpectrum {
  /// Certified intervals for the singular values of DW, and an upper bound of κ(DW).
  ///
  /// Every applicable clause of family M is evaluated on what is known of W and of the mask; the
  /// tightest one gives each end and is named there. A lower end of 0 and an upper end of +∞ with no
  /// clause mean that nothing better is known.
  ///
  /// - Parameter mask: what is known of D; D has as many rows as W.
  /// - Throws: `LayerError` when the mask does not fit or is not made of finite numbers.
  /// - Complexity: O(n²) operations in Float64 up to order 64, O(n) comparisons beyond. No call of
  ///   MPFR.
  public func bounds(mask: MaskDescription) throws(LayerError) -> LayerBounds {
    try check(mask)
    let search = maskedSearch(mask)
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
    return try bounds(shift: Enclosure(shift), mask: mask)
  }

  /// The same for a shift that need not be a Double, such as 1/10.
  public func bounds(
    exactShift shift: Rational, mask: MaskDescription
  ) throws(LayerError) -> LayerBounds {
    try bounds(shift: Enclosure(shift, precision: 53), mask: mask)
  }

  private func bounds(
    shift: Enclosure<Double>, mask: MaskDescription
  ) throws(LayerError) -> LayerBounds {
    guard rows == columns else { throw .notSquare(rows: rows, columns: columns) }
    try check(mask)
    var search = BoundSearch(target: Terms.shifted, order: order)
    // ρI + W′ with W′ = DW.
    var knowledge = Knowledge()
    knowledge.scalars["rho"] = shift
    if isIdentity(mask) {
      knowledge.singularValues["W"] = intervals
    } else {
      let masked = maskedSearch(mask)
      try masked.requireConsistency()
      knowledge.singularValues["W"] = masked.intervals
    }
    if isIdentity(mask), let eigenvalues = symmetricPartEigenvalues {
      knowledge.eigenvalues[Terms.symmetricPart] = eigenvalues
    }
    search.consider(variables: ["W", "rho"], scope(), knowledge)
    // ρI + DW directly.
    var direct = BoundSearch(target: Terms.maskedShifted, order: order)
    var directKnowledge = knowledge
    directKnowledge.singularValues["W"] = intervals
    directKnowledge.vectors["d"] = slopes(mask)
    direct.consider(variables: ["W", "d", "rho"], scope(), directKnowledge)
    search.keepTighter(direct)
    try search.requireConsistency()
    return search.bounds
  }

  // MARK: Terms of the catalogue

  private enum Terms {
    static let masked: MatrixTerm = .diagonal("d") * "W"
    static let relu: MatrixTerm =
      .diagonal(.mask(masked: "Z", slope: 0, count: "m")) * "W"
    static let leaky: MatrixTerm =
      .diagonal(.mask(masked: "Z", slope: "eta", count: "m")) * "W"
    static let shifted: MatrixTerm = .scaled("rho", .identity("n")) + "W"
    static let maskedShifted: MatrixTerm = .scaled("rho", .identity("n")) + masked
    static let symmetricPart: MatrixTerm = "W" + MatrixTerm.transpose("W")
  }

  // MARK: Knowledge

  private var intervals: [CitedInterval] { CitedInterval.known(singularValues) }

  private func scope(masked: [Int] = []) -> Scope {
    Scope(
      integers: ["m": rows, "n": columns], sets: ["Z": masked],
      shapes: ["W": .init(rows: rows, columns: columns)], lengths: ["d": rows])
  }

  private func knowledge() -> Knowledge {
    var knowledge = Knowledge()
    knowledge.singularValues["W"] = intervals
    if let norms = rowNormsSquared { knowledge.rowNormsSquared["W"] = norms }
    return knowledge
  }

  private func maskedSearch(_ mask: MaskDescription) -> BoundSearch {
    switch mask {
    case .known(let slopes):
      return maskedSearch(slopes, enclosure: { Enclosure($0) })
    case .exact(let slopes):
      return maskedSearch(slopes, enclosure: { Enclosure($0, precision: 53) })
    case .slopes(let range):
      return maskedSearch(slopes(.slopes(range)))
    case .atMostZeros(let zeros):
      // One of these numbers of zeros is the true one, so the weakest bound holds. The clauses see
      // only how many there are.
      let candidates = (0...min(zeros, rows)).map { reluSearch(Array(1..<($0 + 1))) }
      return candidates.dropFirst().reduce(candidates[0]) { $0.weakest($1) }
    }
  }

  /// For slopes that are known: as a leaky or ReLU mask too, when they form one.
  private func maskedSearch<Slope: Hashable & ExpressibleByIntegerLiteral>(
    _ slopes: [Slope], enclosure: (Slope) -> Enclosure<Double>
  ) -> BoundSearch {
    var search = maskedSearch(slopes.map(enclosure))
    if let (positions, slope) = Self.leakyForm(slopes) {
      if slope == 0 { search.keepTighter(reluSearch(positions)) }
      search.keepTighter(leakySearch(positions, slope: enclosure(slope)))
    }
    return search
  }

  private func maskedSearch(_ slopes: [Enclosure<Double>]) -> BoundSearch {
    var search = BoundSearch(target: Terms.masked, order: order)
    var knowledge = knowledge()
    knowledge.vectors["d"] = slopes
    search.consider(variables: ["W", "d"], scope(), knowledge)
    return search
  }

  private func reluSearch(_ masked: [Int]) -> BoundSearch {
    var search = BoundSearch(target: Terms.relu, order: order)
    search.consider(variables: ["W", "Z"], scope(masked: masked), knowledge())
    return search
  }

  private func leakySearch(_ masked: [Int], slope: Enclosure<Double>) -> BoundSearch {
    var search = BoundSearch(target: Terms.leaky, order: order)
    var knowledge = knowledge()
    knowledge.scalars["eta"] = slope
    search.consider(variables: ["W", "Z", "eta"], scope(masked: masked), knowledge)
    return search
  }

  /// The positions (from 1) of the one slope other than 1, when there is at most one.
  private static func leakyForm<Slope: Hashable & ExpressibleByIntegerLiteral>(
    _ slopes: [Slope]
  ) -> (masked: [Int], slope: Slope)? {
    let others = Set(slopes.filter { $0 != 1 })
    guard others.count <= 1 else { return nil }
    let slope = others.first ?? 0
    return (slopes.indices.filter { slopes[$0] != 1 }.map { $0 + 1 }, slope)
  }

  /// An enclosure of each slope.
  func slopes(_ mask: MaskDescription) -> [Enclosure<Double>] {
    switch mask {
    case .known(let slopes): return slopes.map { Enclosure($0) }
    case .exact(let slopes): return slopes.map { Enclosure($0, precision: 53) }
    case .slopes(let range):
      return Array(
        repeating: Enclosure(lower: range.lowerBound, upper: range.upperBound), count: rows)
    case .atMostZeros(let zeros):
      return Array(repeating: Enclosure(lower: zeros == 0 ? 1 : 0, upper: 1), count: rows)
    }
  }

  private func isIdentity(_ mask: MaskDescription) -> Bool {
    slopes(mask).allSatisfy { $0.isPoint && $0.lower == 1 }
  }

  /// - Throws: `LayerError` when the mask does not fit or is not made of finite numbers.
  func check(_ mask: MaskDescription) throws(LayerError) {
    switch mask {
    case .known(let slopes):
      guard slopes.count == rows else {
        throw .wrongCount("slopes", expected: rows, found: slopes.count)
      }
      guard slopes.allSatisfy(\.isFinite) else { throw .notFinite("a slope") }
    case .exact(let slopes):
      guard slopes.count == rows else {
        throw .wrongCount("slopes", expected: rows, found: slopes.count)
      }
    case .slopes(let range):
      guard range.lowerBound.isFinite, range.upperBound.isFinite else {
        throw .notFinite("an end of the range of slopes")
      }
    case .atMostZeros(let zeros):
      guard zeros >= 0 else { throw .negative("the number of zeros") }
    }
  }
}
