// SPDX-License-Identifier: Apache-2.0

import CMPFR

extension BigFloat {
  /// Rational bounds of cos(2π·`turns`), about 2^−`precision` apart.
  ///
  /// The angle is enclosed from MPFR's correctly rounded π; since |cos′| ≤ 1 the angle's error bounds
  /// the cosine's, and the cosine itself is correctly rounded.
  public static func cosine(turns: Rational, precision: Int) -> (lower: Rational, upper: Rational) {
    let bits = precision + 16
    let pi = BigFloat.make(precision: bits) { mpfr_const_pi($0, MPFR_RNDN) }
    let factor = BigFloat(turns + turns, precision: bits, rounding: .nearest)
    let angle = BigFloat.product(pi, factor, precision: bits, rounding: .nearest)
    let cosine = withExtendedLifetime(angle) {
      BigFloat.make(precision: bits) { mpfr_cos($0, angle.pointer, MPFR_RNDN) }
    }
    // π, the factor and their product are each off by at most 2^−bits relatively, so the angle by at
    // most 4·2^−bits·|angle|; |angle| < 8·(|turns| + 1); the cosine adds 2^−bits.
    let size = turns.magnitude + 1
    let radius = (Rational(33) * size).scaled(byPowerOfTwo: -bits)
    // A cosine is finite.
    let middle = cosine.rational ?? .zero
    return (max(middle - radius, -1), min(middle + radius, 1))
  }
}
