// SPDX-License-Identifier: Apache-2.0

extension IntegerPolynomial {
  /// The number of distinct real roots, whether or not there are others (Sturm 1835).
  ///
  /// - Precondition: not zero.
  /// - Complexity: a remainder sequence of primitive polynomials.
  public var distinctRealRootCount: Int {
    precondition(!isZero, "every number is a root of the zero polynomial")
    var chain = [self, derivative]
    while let last = chain.last, !last.isZero {
      chain.append(-chain[chain.count - 2].positiveRemainder(by: last))
    }
    chain.removeLast()
    func variations(_ signs: [Int]) -> Int {
      zip(signs, signs.dropFirst()).count { $0 != $1 }
    }
    let right = chain.map(\.leadingCoefficient.signum)
    let left = chain.map { $0.leadingCoefficient.signum * ($0.degree.isMultiple(of: 2) ? 1 : -1) }
    return variations(left) - variations(right)
  }

  /// A positive multiple of the remainder of the division by `divisor` over the rationals, without
  /// a common factor of the coefficients.
  private func positiveRemainder(by divisor: Self) -> Self {
    let lead = divisor.leadingCoefficient
    let (size, sign) = (lead.magnitude, Integer(lead.signum))
    var rest = coefficients
    while rest.count >= divisor.coefficients.count {
      // |c|·rest − (head·c/|c|)·x^shift·divisor, whose head is 0.
      let head = sign * rest.removeLast()
      let shift = rest.count - divisor.degree
      for k in rest.indices { rest[k] = size * rest[k] }
      for k in 0..<divisor.degree { rest[shift + k] -= head * divisor.coefficients[k] }
    }
    let remainder = Self(rest)
    return remainder.isZero ? remainder : remainder.exactQuotient(byInteger: remainder.content)
  }
}

extension AlgebraicNumber {
  /// Whether the number is a root of `other`.
  public func isRoot(of other: IntegerPolynomial) -> Bool {
    if other.isZero { return true }
    if let value = knownRational { return other.sign(at: value) == 0 }
    // The greatest common divisor is a factor of `polynomial`, of which the interval isolates a root.
    return IntegerPolynomial.gcd(polynomial, other).hasRoot(in: interval)
  }

  /// The sign of `other` at the number: −1, 0 or 1. Always decided.
  public func sign(of other: IntegerPolynomial) -> Int {
    if let value = knownRational { return other.sign(at: value) }
    if isRoot(of: other) { return 0 }
    var bits = 64
    while true {
      let point = enclosure(bits: bits)
      let value = other.coefficients.reversed().reduce(
        Enclosure<BigFloat>(Rational.zero, precision: bits)
      ) { $0 * point + Enclosure(Rational($1), precision: bits) }
      if value.isCertainlyPositive { return 1 }
      if value.isCertainlyNegative { return -1 }
      bits *= 2
    }
  }
}
