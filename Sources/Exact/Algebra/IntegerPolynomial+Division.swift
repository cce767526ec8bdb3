// SPDX-License-Identifier: Apache-2.0

import CMPFR

extension IntegerPolynomial {
  /// The greatest common divisor of the coefficients, never negative; 0 for the zero polynomial.
  public var content: Integer {
    var common = Integer.zero
    for coefficient in coefficients {
      common = Integer.gcd(common, coefficient)
      if common == .one { break }
    }
    return common
  }

  /// The multiple of `self` whose coefficients have no common factor and whose leading coefficient
  /// is positive; zero for zero. It has the same roots.
  public var primitivePart: Self {
    if isZero { return self }
    let common = content
    return exactQuotient(byInteger: leadingCoefficient.signum < 0 ? -common : common)
  }

  /// c^k · `self` = quotient · `divisor` + remainder with c the divisor's leading coefficient, k =
  /// degree − divisor.degree + 1 (0 when that is negative), and the remainder's degree below the
  /// divisor's.
  ///
  /// - Precondition: `divisor` is not zero.
  public func pseudoDivision(by divisor: Self) -> (quotient: Self, remainder: Self) {
    precondition(!divisor.isZero, "division by the zero polynomial")
    let lead = divisor.leadingCoefficient
    var rest = coefficients
    guard degree >= divisor.degree else { return (.zero, self) }
    var quotient = [Integer](repeating: .zero, count: degree - divisor.degree + 1)
    for shift in quotient.indices.reversed() {
      // The head becomes 0; everything else is multiplied by `lead`, also what was set aside.
      let head = rest.removeLast()
      for k in rest.indices { rest[k] = rest[k] * lead }
      for k in 0..<divisor.degree { rest[shift + k] -= head * divisor.coefficients[k] }
      for k in (shift + 1)..<max(quotient.count, shift + 1) { quotient[k] = quotient[k] * lead }
      quotient[shift] = head
    }
    return (Self(quotient), Self(rest))
  }

  /// `self` / `divisor`, when `divisor` divides `self` over the rationals and is primitive (then
  /// the quotient's coefficients are integers, by Gauss's lemma); `nil` when it does not divide.
  ///
  /// - Precondition: `divisor` is not zero.
  public func quotient(byPrimitive divisor: Self) -> Self? {
    precondition(!divisor.isZero, "division by the zero polynomial")
    if isZero { return .zero }
    guard degree >= divisor.degree else { return nil }
    var rest = coefficients
    var quotient = [Integer](repeating: .zero, count: degree - divisor.degree + 1)
    for shift in quotient.indices.reversed() {
      let head = rest.removeLast()
      if head.isZero { continue }
      let (factor, remainder) = head.quotientAndRemainder(dividingBy: divisor.leadingCoefficient)
      guard remainder.isZero else { return nil }
      quotient[shift] = factor
      for k in 0..<divisor.degree { rest[shift + k] -= factor * divisor.coefficients[k] }
    }
    return rest.allSatisfy(\.isZero) ? Self(quotient) : nil
  }

  /// The greatest common divisor over the rationals, as the primitive integer polynomial with a
  /// positive leading coefficient. gcd(f, 0) is the primitive part of f.
  ///
  /// Its roots are the common roots, with the smaller multiplicity.
  ///
  /// - Complexity: quadratic in the degree when the two have no common factor, as a prime tells; else
  ///   a subresultant remainder sequence (Collins 1967, Brown 1971).
  public static func gcd(_ a: Self, _ b: Self) -> Self {
    var (larger, smaller) = a.degree >= b.degree ? (a, b) : (b, a)
    larger = larger.primitivePart
    smaller = smaller.primitivePart
    if smaller.isZero { return larger }
    if smaller.degree == 0 || areCoprimeModuloPrime(larger, smaller) { return .one }
    // Brown's recurrences keep the coefficients as short as minors of the Sylvester matrix.
    var g = Integer.one
    var h = Integer.one
    while true {
      let gap = larger.degree - smaller.degree
      let remainder = larger.pseudoDivision(by: smaller).remainder
      if remainder.isZero { return smaller.primitivePart }
      if remainder.degree == 0 { return .one }
      larger = smaller
      smaller = remainder.exactQuotient(byInteger: g * h.power(gap))
      g = larger.leadingCoefficient
      // h ← g^gap / h^(gap − 1), an integer.
      h = gap == 0 ? h : g.power(gap).exactQuotient(by: h.power(gap - 1))
    }
  }

  /// The product of the distinct irreducible factors: primitive, with the same roots, each of them
  /// simple. A nonzero constant gives 1.
  ///
  /// - Precondition: not zero.
  public var squarefreePart: Self {
    precondition(!isZero, "squarefree part of the zero polynomial")
    let common = Self.gcd(self, derivative)
    let primitive = primitivePart
    if common.degree <= 0 { return degree == 0 ? .one : primitive }
    guard let part = primitive.quotient(byPrimitive: common) else {
      preconditionFailure("a gcd that does not divide")
    }
    return part.primitivePart
  }

  /// Whether no factor of positive degree is common to `a` and `b`, judged modulo the prime 2³¹ −
  /// 1.
  ///
  /// `true` is a proof: where the prime does not divide a leading coefficient, reduction keeps the
  /// degree of every common factor, so that the degree of the gcd modulo the prime is at least that
  /// over the integers. `false` says nothing.
  private static func areCoprimeModuloPrime(_ a: Self, _ b: Self) -> Bool {
    let prime: UInt64 = (1 << 31) - 1
    func reduced(_ f: Self) -> [UInt64] {
      f.coefficients.map { value in
        withExtendedLifetime(value) { UInt64(__gmpz_fdiv_ui(value.pointer, UInt(prime))) }
      }
    }
    func inverse(_ value: UInt64) -> UInt64 {
      // Fermat: value^(prime − 2).
      var power = value
      var result: UInt64 = 1
      var exponent = prime - 2
      while exponent > 0 {
        if exponent & 1 == 1 { result = result * power % prime }
        power = power * power % prime
        exponent >>= 1
      }
      return result
    }
    var dividend = reduced(a)
    var divisor = reduced(b)
    guard dividend.last != 0, divisor.last != 0 else { return false }
    while divisor.count > 1 {
      let scale = inverse(divisor[divisor.count - 1])
      while dividend.count >= divisor.count {
        let factor = dividend[dividend.count - 1] * scale % prime
        let shift = dividend.count - divisor.count
        for k in divisor.indices {
          dividend[shift + k] = (dividend[shift + k] + (prime - factor) * divisor[k]) % prime
        }
        dividend.removeLast()
      }
      while dividend.last == 0 { dividend.removeLast() }
      (dividend, divisor) = (divisor, dividend)
    }
    // A nonzero constant remainder: coprime. None at all: a common factor modulo the prime.
    return divisor.count == 1
  }
}
