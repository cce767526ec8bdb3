// SPDX-License-Identifier: Apache-2.0

import CMPFR

extension IntegerPolynomial {
  /// A positive multiple of f(x + `shift`): its roots are those of f, less `shift`.
  ///
  /// For `shift` = p/q the factor is q^degree.
  ///
  /// - Complexity: degree²/2 additions of multiples.
  public func translated(by shift: Rational) -> Self {
    let arena = shiftedAndStretched(by: shift)
    let stretch = shift.denominator
    var power = Integer.one
    var result: [Integer] = []
    result.reserveCapacity(arena.count)
    for position in 0..<arena.count {
      result.append(arena.integer(at: position) * power)
      power = power * stretch
    }
    return Self(result)
  }

  /// The coefficients of q^degree · f((y + p)/q) for `shift` = p/q, a polynomial in y whose roots
  /// are q times those of f(x + p/q), so that signs and multiplicities are the same.
  private func shiftedAndStretched(by shift: Rational) -> IntegerArena {
    let count = coefficients.count
    let arena = IntegerArena(count: count)
    let top = shift.numerator
    let bottom = shift.denominator
    var power = Integer.one
    for position in (0..<count).reversed() {
      arena.set(coefficients[position] * power, at: position)
      power = power * bottom
    }
    if top.isZero { return arena }
    // Horner's scheme, once for each coefficient of the result.
    withExtendedLifetime((arena, top)) {
      for first in 0..<max(count - 1, 0) {
        for position in (first..<(count - 1)).reversed() {
          __gmpz_addmul(arena.base + position, arena.base + position + 1, top.pointer)
        }
      }
    }
    return arena
  }

  /// The number of sign changes in the sequence of coefficients, zeros left out.
  ///
  /// Descartes: the number of positive roots, with multiplicity, is at most this and of the same
  /// parity; it is equal when all roots are real.
  public var signVariations: Int { Self.variations(coefficients.map(\.signum)) }

  private static func variations(_ signs: [Int]) -> Int {
    var changes = 0
    var last = 0
    for sign in signs where sign != 0 {
      if last != 0 && sign != last { changes += 1 }
      last = sign
    }
    return changes
  }

  private func shiftedSigns(at point: Rational) -> [Int] {
    let arena = shiftedAndStretched(by: point)
    return withExtendedLifetime(arena) {
      (0..<arena.count).map { Int(arena.base[$0]._mp_size).signum() }
    }
  }

  /// How often `root` is a root; 0 when it is none.
  ///
  /// - Precondition: not the zero polynomial.
  public func multiplicity(ofRoot root: Rational) -> Int {
    precondition(!isZero, "every number is a root of the zero polynomial")
    if sign(at: root) != 0 { return 0 }
    return shiftedSigns(at: root).firstIndex { $0 != 0 } ?? 0
  }

  /// The number of roots greater than `bound`, with multiplicity, when all roots are real.
  ///
  /// Exact for such polynomials, characteristic polynomials of symmetric matrices among them
  /// (Descartes' rule of signs for f(x + `bound`)). With non-real roots it is an upper bound only.
  ///
  /// - Precondition: not the zero polynomial.
  public func rootCount(above bound: Rational) -> Int {
    precondition(!isZero, "every number is a root of the zero polynomial")
    return Self.variations(shiftedSigns(at: bound))
  }

  /// The numbers of roots below, at and above `point`, with multiplicity, when all roots are real.
  ///
  /// - Precondition: not the zero polynomial, and all roots real (otherwise `below` and `above` are
  ///   meaningless).
  public func rootCounts(around point: Rational) -> (below: Int, equal: Int, above: Int) {
    precondition(!isZero, "every number is a root of the zero polynomial")
    let signs = shiftedSigns(at: point)
    let equal = signs.firstIndex { $0 != 0 } ?? 0
    let above = Self.variations(signs)
    return (degree - equal - above, equal, above)
  }

  /// The number of roots in the closed interval, with multiplicity, when all roots are real.
  ///
  /// - Precondition: not the zero polynomial, and all roots real.
  public func rootCount(in interval: ClosedRange<Rational>) -> Int {
    let low = rootCounts(around: interval.lowerBound)
    return low.equal + low.above - rootCount(above: interval.upperBound)
  }
}
