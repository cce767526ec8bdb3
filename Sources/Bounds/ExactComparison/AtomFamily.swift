// SPDX-License-Identifier: Apache-2.0

import Exact

/// Algebraic integers that atoms are rational multiples of, each known by its position.
///
/// Whatever automorphism is applied to a member, the result is no larger in size than
/// 2^`houseBits`.
protocol AtomFamily: AnyObject {
  /// log₂ of a bound on the size of every conjugate of every member, rounded up.
  var houseBits: Int { get }
  /// What the enclosures rest on.
  var facts: Facts { get }

  /// A bound on the degree over ℚ of the field that `count` members generate together.
  func jointDegree(of count: Int) -> Int
  /// An enclosure of a member, about 2^−`bits` wide relative to the member or to the largest one,
  /// or `nil` when there is none that sharp.
  func enclosure(at position: Int, bits: Int) -> Enclosure<BigFloat>?
}

/// The roots of a monic integer polynomial, squarefree and with real roots only, in descending
/// order.
final class PolynomialRoots: AtomFamily {
  let polynomial: IntegerPolynomial
  let houseBits: Int
  private var roots: [AlgebraicNumber]
  private let isEven: Bool
  let facts: Facts = .descartes

  init(_ polynomial: IntegerPolynomial, roots: [AlgebraicNumber]) {
    self.polynomial = polynomial
    self.roots = roots
    isEven = polynomial.isEven
    // All conjugates are roots, so none is larger than the outermost ones.
    let outermost = [roots.first, roots.last].compactMap { $0?.refined(relativeBits: 8) }
    let size = outermost.map { max($0.lower.magnitude, $0.upper.magnitude) }.max() ?? 1
    houseBits = max(0, size.isZero ? 0 : size.exponentBound)
  }

  /// The second member is a root of the polynomial without the first one's factor, of degree one
  /// less, and so on; of an even polynomial −x goes with x.
  func jointDegree(of count: Int) -> Int {
    let step = isEven ? 2 : 1
    var degree = 1
    for k in 0..<count { degree = degree.saturatingProduct(max(polynomial.degree - step * k, 1)) }
    return degree
  }

  func enclosure(at position: Int, bits: Int) -> Enclosure<BigFloat>? {
    roots[position] = roots[position].refined(relativeBits: bits)
    return roots[position].enclosure(bits: bits)
  }
}

/// The eigenvalues of an integer symmetric matrix, descending, with multiplicity, when its
/// characteristic polynomial is out of reach.
final class SpectrumFamily: AtomFamily {
  let houseBits: Int
  private(set) var facts: Facts = []
  private let order: Int
  private let spectrum: (Int) -> Spectrum<BigFloat>?

  /// - Parameters:
  ///   - degree: of a polynomial with integer coefficients, leading coefficient 1, that has all members
  ///     as roots, with multiplicity.
  ///   - spectrum: the enclosures for a number of bits relative to the largest.
  init(degree: Int, houseBits: Int, spectrum: @escaping (Int) -> Spectrum<BigFloat>?) {
    order = degree
    self.houseBits = houseBits
    self.spectrum = spectrum
  }

  func jointDegree(of count: Int) -> Int {
    (0..<count).reduce(1) { $0.saturatingProduct(max(order - $1, 1)) }
  }

  func enclosure(at position: Int, bits: Int) -> Enclosure<BigFloat>? {
    guard bits <= SpectralClasses.precisionLimit, let found = spectrum(bits) else { return nil }
    facts.formUnion(found.facts)
    return found[position]
  }
}

/// The numbers 2cos(2πk/n), by k.
final class DoubledCosines: AtomFamily {
  let turns: Int
  let houseBits = 1
  let facts: Facts = []

  init(turns: Int) { self.turns = turns }

  /// All lie in the real subfield of the n-th cyclotomic field.
  func jointDegree(of count: Int) -> Int {
    let units = (1...turns).count { Integer.gcd(Integer($0), Integer(turns)) == .one }
    return max(1, units / 2)
  }

  func enclosure(at position: Int, bits: Int) -> Enclosure<BigFloat>? {
    let bounds = BigFloat.cosine(turns: Rational(position, turns), precision: bits)
    return Enclosure<BigFloat>(
      lower: .bound(2 * bounds.lower, precision: bits, rounding: .down),
      upper: .bound(2 * bounds.upper, precision: bits, rounding: .up))
  }
}

extension Rational {
  /// k with |x| < 2^k for a number x ≠ 0.
  var exponentBound: Int { numerator.bitWidth - denominator.bitWidth + 1 }
}

extension Int {
  /// The product of numbers ≥ 0, or the largest number when it is larger.
  func saturatingProduct(_ other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }
}
