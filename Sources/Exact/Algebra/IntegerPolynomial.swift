// SPDX-License-Identifier: Apache-2.0

/// A polynomial in one variable with integer coefficients, all of them stored.
///
/// The zero polynomial has no coefficients and degree −1; otherwise the leading coefficient is not
/// 0, so equal polynomials have equal representations. Every operation is exact.
public struct IntegerPolynomial: Hashable, Sendable {
  /// The coefficient of x^k at position k, up to the leading one.
  public let coefficients: [Integer]

  /// The polynomial with the given coefficients, constant term first. Leading zeros are dropped.
  public init(_ coefficients: [Integer]) {
    let count = (coefficients.lastIndex { !$0.isZero }).map { $0 + 1 } ?? 0
    self.coefficients = Array(coefficients.prefix(count))
  }

  public static let zero = IntegerPolynomial([])
  public static let one = IntegerPolynomial([.one])
  /// The variable itself.
  public static let x = IntegerPolynomial([.zero, .one])

  /// −1 for the zero polynomial.
  public var degree: Int { coefficients.count - 1 }
  public var isZero: Bool { coefficients.isEmpty }
  /// 0 for the zero polynomial.
  public var leadingCoefficient: Integer { coefficients.last ?? .zero }

  /// The coefficient of x^`power`; 0 past the degree.
  public subscript(power: Int) -> Integer {
    power < coefficients.count ? coefficients[power] : .zero
  }
}

// MARK: - Arithmetic

extension IntegerPolynomial {
  public static func + (a: Self, b: Self) -> Self {
    Self((0..<max(a.coefficients.count, b.coefficients.count)).map { a[$0] + b[$0] })
  }

  public static func - (a: Self, b: Self) -> Self {
    Self((0..<max(a.coefficients.count, b.coefficients.count)).map { a[$0] - b[$0] })
  }

  public static prefix func - (a: Self) -> Self { Self(a.coefficients.map { -$0 }) }

  public static func * (factor: Integer, a: Self) -> Self {
    Self(a.coefficients.map { factor * $0 })
  }

  public static func * (a: Self, b: Self) -> Self {
    if a.isZero || b.isZero { return .zero }
    var product = [Integer](repeating: .zero, count: a.degree + b.degree + 1)
    for (i, left) in a.coefficients.enumerated() where !left.isZero {
      for (j, right) in b.coefficients.enumerated() { product[i + j] += left * right }
    }
    return Self(product)
  }

  /// Every coefficient divided by a number that is known to divide it.
  func exactQuotient(byInteger divisor: Integer) -> Self {
    divisor == .one ? self : Self(coefficients.map { $0.exactQuotient(by: divisor) })
  }

  /// The derivative.
  public var derivative: Self {
    Self(coefficients.enumerated().dropFirst().map { Integer($0.offset) * $0.element })
  }

  /// f(x²).
  public var composedWithSquare: Self {
    var spread = [Integer](repeating: .zero, count: max(2 * coefficients.count - 1, 0))
    for (power, coefficient) in coefficients.enumerated() { spread[2 * power] = coefficient }
    return Self(spread)
  }

  /// f(`point`), exactly.
  ///
  /// - Complexity: degree products of growing integers.
  public func value(at point: Rational) -> Rational {
    let (scaled, scale) = scaledValue(at: point)
    return Rational(scaled, scale)
  }

  /// The sign of f(`point`): −1, 0 or 1.
  public func sign(at point: Rational) -> Int { scaledValue(at: point).value.signum }

  /// q^degree · f(p/q) and q^degree.
  private func scaledValue(at point: Rational) -> (value: Integer, scale: Integer) {
    let top = point.numerator
    let bottom = point.denominator
    var sum = Integer.zero
    var scale = Integer.one
    for (steps, coefficient) in coefficients.reversed().enumerated() {
      if steps > 0 { scale = scale * bottom }
      sum = sum * top + coefficient * scale
    }
    return (sum, scale)
  }
}

extension IntegerPolynomial: CustomStringConvertible {
  /// "x^3 - 2x + 1"; "0" for zero.
  public var description: String {
    var text = ""
    for (power, coefficient) in coefficients.enumerated().reversed() where !coefficient.isZero {
      let negative = coefficient.signum < 0
      text += text.isEmpty ? (negative ? "-" : "") : (negative ? " - " : " + ")
      let size = coefficient.magnitude
      if size != .one || power == 0 { text += size.description }
      if power > 0 { text += power == 1 ? "x" : "x^\(power)" }
    }
    return text.isEmpty ? "0" : text
  }
}

extension IntegerPolynomial: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode([Integer].self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(coefficients)
  }
}
