// SPDX-License-Identifier: Apache-2.0

import CMPFR

/// A basis of the kernel of an integer matrix.
struct IntegerKernel {
  /// Without common divisors.
  let vectors: [[Integer]]
  /// For each vector a place where it alone is not zero.
  let places: [Int]
}

extension Matrix where Scalar == Rational {
  /// The kernel over the rationals, exactly.
  ///
  /// Fraction-free Gauss–Jordan elimination of the numerators: after each step the rows with pivots
  /// hold the same minor d in the columns of the pivots, and every other entry is a minor, so the
  /// divisions are exact (Bareiss 1968). At the end they read d·x_pivot + Σ f·x_free = 0.
  ///
  /// - Complexity: rows · columns · rank steps on integers that grow to rank times the length of the
  ///   entries; `kernelIfQuick` bounds that.
  var kernel: IntegerKernel {
    let work = numerators.copy()
    var pivots: [Int] = []
    let divisor = Integer(1)
    withExtendedLifetime((work, divisor)) {
      for column in 0..<columns where pivots.count < rows {
        let rank = pivots.count
        guard let found = (rank..<rows).first(where: { !work.isZero(at: $0 * columns + column) })
        else { continue }
        let top = work.base + rank * columns
        if found != rank {
          for j in 0..<columns { __gmpz_swap(top + j, work.base + found * columns + j) }
        }
        let pivot = top + column
        for row in 0..<rows where row != rank {
          let line = work.base + row * columns
          let head = Integer.make { __gmpz_set($0, line + column) }
          withExtendedLifetime(head) {
            for j in 0..<columns {
              if (line + j).pointee._mp_size == 0
                && (head.isZero || (top + j).pointee._mp_size == 0)
              {
                continue
              }
              __gmpz_mul(line + j, line + j, pivot)
              if !head.isZero { __gmpz_submul(line + j, head.pointer, top + j) }
              __gmpz_divexact(line + j, line + j, divisor.pointer)
            }
          }
        }
        __gmpz_set(divisor.pointer, pivot)
        pivots.append(column)
      }
    }
    let places = (0..<columns).filter { !pivots.contains($0) }
    let vectors = places.map { place in
      var vector = [Integer](repeating: .zero, count: columns)
      vector[place] = divisor
      for (row, pivot) in pivots.enumerated() {
        vector[pivot] = -work.integer(at: row * columns + place)
      }
      let common = vector.reduce(.zero, Integer.gcd)
      return vector.map { $0.exactQuotient(by: common) }
    }
    return IntegerKernel(vectors: vectors, places: places)
  }

  /// The kernel where elimination takes a few seconds at most; otherwise `nil`.
  var kernelIfQuick: IntegerKernel? {
    let longest = (0..<rows * columns).map { numerators.integer(at: $0).bitWidth }.max() ?? 0
    let limbs = Double(longest * order) / 64 + 4
    let steps = Double(rows) * Double(columns) * Double(order)
    return steps * limbs * limbs <= 4e9 ? kernel : nil
  }
}
