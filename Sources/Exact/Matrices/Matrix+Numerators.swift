// SPDX-License-Identifier: Apache-2.0

import CMPFR

extension Matrix where Scalar == Rational {
  /// The greatest common divisor of the numerators over `commonDenominator`; 0 for a zero or an
  /// empty matrix.
  public var numeratorContent: Integer {
    Integer.make { content in
      for position in 0..<storage.count {
        __gmpz_gcd(content, content, numerators.base + position)
      }
    }
  }

  /// The bits of the largest numerator over `commonDenominator` in size; 0 for a zero matrix.
  public var numeratorBitWidth: Int {
    (0..<storage.count).reduce(0) { widest, position in
      numerators.isZero(at: position)
        ? widest : max(widest, __gmpz_sizeinbase(numerators.base + position, 2))
    }
  }
}
