// SPDX-License-Identifier: Apache-2.0

import CKernels
import Synchronization

/// Primes between 2⁶⁰ and 2⁶¹, descending, each of them proved.
///
/// p = k·2³¹ + 1 with k < 2³⁰ is a prime if a^((p − 1)/2) ≡ −1 modulo p for some a (Proth 1878;
/// proofs/certifier-characteristic-polynomials.md). There are millions.
enum ProthPrimes {
  private struct Table {
    var primes: [UInt64] = []
    /// The next k to try.
    var next: UInt64 = (1 << 30) - 1
  }

  /// Only a cache: the primes are the same whatever has been asked for before.
  private static let table = Mutex(Table())

  /// The prime at `position`, from 0.
  static func prime(at position: Int) -> UInt64 {
    table.withLock { table in
      while table.primes.count <= position {
        precondition(table.next >= 1 << 29, "all primes used up")
        let candidate = table.next << 31 + 1
        if isProved(candidate) { table.primes.append(candidate) }
        table.next -= 1
      }
      return table.primes[position]
    }
  }

  /// Whether one of a few bases proves that k·2³¹ + 1 is a prime. A prime that none of them proves
  /// is passed over.
  private static func isProved(_ candidate: UInt64) -> Bool {
    [3, 5, 7, 11].contains { base in
      sb_power_modulo(candidate, base, candidate / 2) == candidate - 1
    }
  }
}
