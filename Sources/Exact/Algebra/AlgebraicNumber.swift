// SPDX-License-Identifier: Apache-2.0

/// A real algebraic number all of whose conjugates are real, such as a singular value of a rational
/// matrix or an eigenvalue of a symmetric one.
///
/// It is given exactly, by a polynomial and the place of the number among the polynomial's roots,
/// with an interval that tells it from the other ones. Everything that is asked of it is answered
/// exactly and ends, by signs of the polynomial at rational points; no enclosure of floating-point
/// origin is trusted, so answers rest on the intermediate value theorem, Descartes' rule for
/// real-rooted polynomials and, through the polynomial, on nothing but what it is the root of
/// (proofs/certifier-algebraic-numbers.md).
///
/// There is no `==` and no `<`: two numbers given by different polynomials may be equal. Use
/// `compare(to:)`.
public struct AlgebraicNumber: Sendable {
  /// Squarefree, primitive, with a positive leading coefficient and real roots only. It need not be
  /// irreducible.
  public let polynomial: IntegerPolynomial
  /// How many roots of the polynomial are greater.
  public let index: Int
  var interval: IsolatingInterval

  /// The lower end of the isolating interval. The number is greater, or the interval is one point.
  public var lower: Rational { interval.lower }
  /// The upper end of the isolating interval. The number is less, or the interval is one point.
  public var upper: Rational { interval.upper }

  init(polynomial: IntegerPolynomial, index: Int, interval: IsolatingInterval) {
    self.polynomial = polynomial
    self.index = index
    self.interval = interval
  }

  /// The rational number.
  public init(_ value: Rational) {
    self.init(
      polynomial: IntegerPolynomial([-value.numerator, value.denominator]), index: 0,
      interval: IsolatingInterval(lower: value, upper: value))
  }

  /// The value, when the interval is one point. A rational number can also be given by an interval;
  /// `compare(to:)` tells.
  public var knownRational: Rational? { interval.isPoint ? interval.lower : nil }

  /// At most this many conjugates, the number itself included.
  public var degree: Int { polynomial.degree }
}

extension IntegerPolynomial {
  /// All distinct roots, in descending order.
  ///
  /// - Parameter proposals: as for `isolatingIntervals(near:)`, for the distinct roots.
  /// - Precondition: not zero, all roots real.
  /// - Returns: each root with its multiplicity; its polynomial is the squarefree factor of `self` that
  ///   holds the roots of this multiplicity.
  public func realRoots(
    near proposals: [Rational] = []
  ) -> [(root: AlgebraicNumber, multiplicity: Int)] {
    let factors = squarefreeFactors
    guard !factors.isEmpty else { return [] }
    let whole = factors.count == 1 ? factors[0].factor : squarefreePart
    var found = [Int](repeating: 0, count: factors.count)
    return whole.isolatingIntervals(near: proposals).map { interval in
      guard let owner = factors.firstIndex(where: { $0.factor.hasRoot(in: interval) }) else {
        preconditionFailure("a root of no factor")
      }
      defer { found[owner] += 1 }
      return (
        AlgebraicNumber(
          polynomial: factors[owner].factor, index: found[owner], interval: interval),
        factors[owner].multiplicity
      )
    }
  }

  /// Whether a factor of the polynomial that `interval` isolates a root of has that root.
  func hasRoot(in interval: IsolatingInterval) -> Bool {
    if interval.isPoint { return sign(at: interval.lower) == 0 }
    return sign(at: interval.lower) * sign(at: interval.upper) < 0
  }
}
