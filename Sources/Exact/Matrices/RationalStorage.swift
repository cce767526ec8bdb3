// SPDX-License-Identifier: Apache-2.0

import CMPFR

/// Rational entries as integers over one positive denominator, in lowest terms taken together.
///
/// So two equal matrices have equal storage, and sums and products of matrices are integer work with
/// a single division by common factors at the end.
public struct RationalStorage: MatrixStorage {
  private(set) var numerators: IntegerArena
  private(set) var denominator: Integer

  /// Takes over `numerators` and removes the factor that they all share with `denominator`.
  ///
  /// - Precondition: `denominator` > 0, and nobody else holds `numerators`.
  init(adopting numerators: IntegerArena, over denominator: Integer) {
    self.numerators = numerators
    self.denominator = denominator
    reduce()
  }

  public init(count: Int, elements: (Int) throws -> Rational) rethrows {
    var values: [Rational] = []
    values.reserveCapacity(count)
    var common = Integer.one
    for position in 0..<count {
      let value = try elements(position)
      if !value.isInteger { common = Integer.lcm(common, value.denominator) }
      values.append(value)
    }
    let arena = IntegerArena(count: count)
    for (position, value) in values.enumerated() {
      withExtendedLifetime((value, common)) {
        let target = arena.base + position
        __gmpz_divexact(target, common.pointer, value.box.denominator)
        __gmpz_mul(target, target, value.box.numerator)
      }
    }
    // Lowest terms already: a prime's full power in `common` comes from one entry, whose numerator
    // it does not divide.
    numerators = arena
    denominator = common
  }

  public var count: Int { numerators.count }

  public subscript(position: Int) -> Rational {
    get { Rational(numerators.integer(at: position), denominator) }
    set {
      let values = (0..<count).map { $0 == position ? newValue : self[$0] }
      self = RationalStorage(count: count) { values[$0] }
    }
  }

  private mutating func reduce() {
    if denominator == .one { return }
    let common = Integer.make { __gmpz_set($0, denominator.pointer) }
    withExtendedLifetime(common) {
      for position in 0..<count {
        __gmpz_gcd(common.pointer, common.pointer, numerators.base + position)
        if __gmpz_cmp_ui(common.pointer, 1) == 0 { return }
      }
      for position in 0..<count {
        let entry = numerators.base + position
        __gmpz_divexact(entry, entry, common.pointer)
      }
      denominator = denominator.exactQuotient(by: common)
    }
  }

  public static func == (a: RationalStorage, b: RationalStorage) -> Bool {
    a.denominator == b.denominator && a.numerators.hasEqualEntries(b.numerators)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(denominator)
    numerators.hash(into: &hasher)
  }
}

extension Rational: MatrixScalar {
  public typealias Storage = RationalStorage
}
