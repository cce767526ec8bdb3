// SPDX-License-Identifier: Apache-2.0

import CMPFR

/// MPFR numbers of one precision whose limbs lie in one block.
///
/// Written only by its single owner while a result is being built; shared and read-only afterwards.
final class BigFloatArena: @unchecked Sendable {
  let count: Int
  let precision: Int
  let base: UnsafeMutablePointer<mpfr_t_>
  private let limbs: UnsafeMutableRawPointer

  /// `count` zeros of `precision` bits.
  init(count: Int, precision: Int) {
    precondition(precision >= 2 && precision < 1 << 40, "precision out of range")
    self.count = count
    self.precision = precision
    let size = mpfr_custom_get_size(mpfr_prec_t(precision))
    base = .allocate(capacity: max(count, 1))
    limbs = .allocate(byteCount: max(count * size, 8), alignment: 16)
    for position in 0..<count {
      let significand = limbs + position * size
      mpfr_custom_init(significand, mpfr_prec_t(precision))
      mpfr_custom_init_set(base + position, 0, 0, mpfr_prec_t(precision), significand)
      mpfr_set_ui_2exp(base + position, 0, 0, MPFR_RNDN)
    }
  }

  deinit {
    base.deallocate()
    limbs.deallocate()
  }

  func bigFloat(at position: Int) -> BigFloat {
    BigFloat.make(precision: precision) { mpfr_set($0, base + position, MPFR_RNDN) }
  }
}

/// The entries of a matrix of MPFR numbers; all carry the same precision.
public struct BigFloatStorage: MatrixStorage {
  private(set) var arena: BigFloatArena

  init(adopting arena: BigFloatArena) { self.arena = arena }

  /// The precision is the largest one among the elements (2 when there are none), so that nothing is
  /// rounded.
  public init(count: Int, elements: (Int) throws -> BigFloat) rethrows {
    let values = try (0..<count).map { try elements($0) }
    arena = BigFloatArena(count: count, precision: values.map(\.precision).max() ?? 2)
    for (position, value) in values.enumerated() {
      withExtendedLifetime(value) {
        _ = mpfr_set(arena.base + position, value.pointer, MPFR_RNDN)
      }
    }
  }

  public var count: Int { arena.count }
  public var precision: Int { arena.precision }

  public subscript(position: Int) -> BigFloat {
    get { arena.bigFloat(at: position) }
    set {
      let values = (0..<count).map { $0 == position ? newValue : self[$0] }
      self = BigFloatStorage(count: count) { values[$0] }
    }
  }

  public static func == (a: BigFloatStorage, b: BigFloatStorage) -> Bool {
    a.count == b.count
      && (0..<a.count).allSatisfy { mpfr_equal_p(a.arena.base + $0, b.arena.base + $0) != 0 }
  }

  public func hash(into hasher: inout Hasher) {
    for position in 0..<count { hasher.combine(self[position]) }
  }
}

extension BigFloat: MatrixScalar {
  public typealias Storage = BigFloatStorage
}
