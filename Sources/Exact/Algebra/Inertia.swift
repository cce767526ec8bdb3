// SPDX-License-Identifier: Apache-2.0

import CMPFR

/// How many eigenvalues of a symmetric matrix are negative, zero and positive.
public struct Inertia: Hashable, Sendable, Codable {
  public let negative: Int
  public let zero: Int
  public let positive: Int

  public init(negative: Int, zero: Int, positive: Int) {
    self.negative = negative
    self.zero = zero
    self.positive = positive
  }

  public var rank: Int { negative + positive }
  public var order: Int { negative + zero + positive }
}

extension Matrix where Scalar == Rational {
  /// The inertia, exactly. That of the 0 × 0 matrix is (0, 0, 0).
  ///
  /// Rests on Sylvester's law of inertia alone: a congruence XᵀAX with X invertible keeps the
  /// signs.
  ///
  /// - Throws: `SingularValueError.notSymmetric` with the first pair of entries that differ.
  /// - Complexity: about n³/6 exact steps on integers that grow to n times the length of the entries.
  public var inertia: Inertia {
    get throws(SingularValueError) {
      try checkSymmetry()
      return numerators.copy().destructiveInertia(order: rows)
    }
  }

  /// - Throws: `SingularValueError.notSymmetric` unless `self` equals its transpose.
  func checkSymmetry() throws(SingularValueError) {
    // A matrix that is not square has an entry without a partner.
    guard isSquare else { throw .notSymmetric(row: order, column: order) }
    let base = numerators.base
    for row in 0..<rows {
      for column in (row + 1)..<max(rows, row + 1)
      where __gmpz_cmp(base + row * rows + column, base + column * rows + row) != 0 {
        throw .notSymmetric(row: row, column: column)
      }
    }
  }
}

extension IntegerArena {
  /// The inertia of the symmetric integer matrix whose upper triangle is stored here; the entries
  /// are used up.
  ///
  /// Symmetric fraction-free elimination. After pivots on an index set K the entry at (i, j) is the
  /// minor of the rows K ∪ {i} and columns K ∪ {j}, and d, the minor on K, divides it into the
  /// Schur complement's entry.
  /// - A nonzero diagonal entry p is a 1 × 1 pivot of the sign of p·d. The next minors are
  ///   (p·a_ij − a_ip·a_pj) / d, and d becomes p.
  /// - When only zeros remain on the diagonal and b = a_pq is not 0, the block [0 b; b 0] is a pivot
  ///   with one negative and one positive eigenvalue. By Sylvester's determinant identity for three
  ///   bordered rows the next minors are b·(a_ip·a_jq + a_iq·a_jp − b·a_ij) / d², and d becomes −b²/d.
  /// - When all that remains is zero, so are the remaining eigenvalues.
  /// All divisions are exact, no zero pivot is divided by, and no sign is guessed.
  func destructiveInertia(order: Int) -> Inertia {
    var remaining = Array(0..<order)
    var negative = 0
    var positive = 0
    let divisor = Integer(1)
    let scratch = Integer(0)
    func entry(_ i: Int, _ j: Int) -> UnsafeMutablePointer<mpz_t_> {
      base + (i <= j ? i * order + j : j * order + i)
    }
    withExtendedLifetime((self, divisor, scratch)) {
      while true {
        // The shortest pivot is the cheapest one; any would do.
        let candidates = remaining.filter { entry($0, $0).pointee._mp_size != 0 }
        if let p = candidates.min(by: {
          abs(entry($0, $0).pointee._mp_size) < abs(entry($1, $1).pointee._mp_size)
        }) {
          let pivot = entry(p, p)
          if (pivot.pointee._mp_size > 0) == (divisor.signum > 0) {
            positive += 1
          } else {
            negative += 1
          }
          remaining.removeAll { $0 == p }
          eachPair(remaining) { i, j in
            let target = entry(i, j)
            __gmpz_mul(target, target, pivot)
            __gmpz_submul(target, entry(i, p), entry(p, j))
            __gmpz_divexact(target, target, divisor.pointer)
          }
          __gmpz_set(divisor.pointer, pivot)
          continue
        }
        var block: (Int, Int)?
        eachPair(remaining) { i, j in
          if block == nil, entry(i, j).pointee._mp_size != 0 { block = (i, j) }
        }
        guard let (p, q) = block else { break }
        let b = entry(p, q)
        negative += 1
        positive += 1
        remaining.removeAll { $0 == p || $0 == q }
        eachPair(remaining) { i, j in
          let target = entry(i, j)
          __gmpz_mul(scratch.pointer, entry(i, p), entry(j, q))
          __gmpz_addmul(scratch.pointer, entry(i, q), entry(j, p))
          __gmpz_submul(scratch.pointer, b, target)
          __gmpz_mul(target, scratch.pointer, b)
          __gmpz_divexact(target, target, divisor.pointer)
          __gmpz_divexact(target, target, divisor.pointer)
        }
        __gmpz_mul(scratch.pointer, b, b)
        __gmpz_divexact(divisor.pointer, scratch.pointer, divisor.pointer)
        __gmpz_neg(divisor.pointer, divisor.pointer)
      }
    }
    return Inertia(negative: negative, zero: remaining.count, positive: positive)
  }

  /// Calls `body` for each pair i ≤ j of the given indices, which ascend.
  @inline(__always)
  private func eachPair(_ indices: [Int], _ body: (Int, Int) -> Void) {
    for first in indices.indices {
      for second in first..<indices.count { body(indices[first], indices[second]) }
    }
  }
}
