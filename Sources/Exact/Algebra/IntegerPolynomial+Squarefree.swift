// SPDX-License-Identifier: Apache-2.0

extension IntegerPolynomial {
  /// The squarefree factors by multiplicity: `self` is a constant times the product of the
  /// `factor`^`multiplicity`, the factors are primitive, squarefree, coprime in pairs and not
  /// constant.
  ///
  /// Ascending by multiplicity; none for a constant.
  ///
  /// - Precondition: not zero.
  /// - Complexity: one greatest common divisor for each multiplicity up to the largest.
  public var squarefreeFactors: [(factor: Self, multiplicity: Int)] {
    // With s_k the squarefree polynomial whose roots are those of multiplicity at least k, the
    // roots of s_k / s_(k+1) have multiplicity k.
    var factors: [(Self, Int)] = []
    var rest = primitivePart
    var part = rest.squarefreePart
    var multiplicity = 1
    while part.degree > 0 {
      rest = Self.dividing(rest, by: part)
      let next = rest.degree > 0 ? rest.squarefreePart : .one
      let factor = Self.dividing(part, by: next)
      if factor.degree > 0 { factors.append((factor.primitivePart, multiplicity)) }
      part = next
      multiplicity += 1
    }
    return factors
  }

  private static func dividing(_ a: Self, by primitiveDivisor: Self) -> Self {
    guard let quotient = a.quotient(byPrimitive: primitiveDivisor) else {
      preconditionFailure("a factor that does not divide")
    }
    return quotient
  }
}
