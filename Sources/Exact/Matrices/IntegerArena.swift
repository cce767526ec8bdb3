// SPDX-License-Identifier: Apache-2.0

import CMPFR

/// A fixed number of GMP integers in one block, for matrices whose entries are worked on in place.
///
/// Written only by its single owner while a result is being built; shared and read-only afterwards.
final class IntegerArena: @unchecked Sendable {
  let count: Int
  let base: UnsafeMutablePointer<mpz_t_>

  /// `count` zeros.
  init(count: Int) {
    self.count = count
    base = .allocate(capacity: max(count, 1))
    for position in 0..<count { __gmpz_init(base + position) }
  }

  deinit {
    for position in 0..<count { __gmpz_clear(base + position) }
    base.deallocate()
  }

  func copy() -> IntegerArena {
    let result = IntegerArena(count: count)
    for position in 0..<count { __gmpz_set(result.base + position, base + position) }
    return result
  }

  func integer(at position: Int) -> Integer {
    Integer.make { __gmpz_set($0, base + position) }
  }

  func set(_ value: Integer, at position: Int) {
    withExtendedLifetime(value) { __gmpz_set(base + position, value.pointer) }
  }

  func isZero(at position: Int) -> Bool { base[position]._mp_size == 0 }

  func isEqual(_ position: Int, _ other: Int) -> Bool {
    __gmpz_cmp(base + position, base + other) == 0
  }

  func hasEqualEntries(_ other: IntegerArena) -> Bool {
    guard count == other.count else { return false }
    if self === other { return true }
    for position in 0..<count
    where __gmpz_cmp(base + position, other.base + position) != 0 { return false }
    return true
  }

  func hash(into hasher: inout Hasher) {
    for position in 0..<count {
      let value = base[position]
      hasher.combine(value._mp_size)
      for limb in 0..<Int(abs(value._mp_size)) { hasher.combine(value._mp_d[limb]) }
    }
  }
}
