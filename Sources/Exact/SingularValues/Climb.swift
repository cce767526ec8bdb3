// SPDX-License-Identifier: Apache-2.0

/// The widest enclosure, relative to the lower end l of the largest singular value, with which the
/// Float64 tier is content: a little less than 10⁻¹², so that what follows has room within 10⁻¹² l.
///
/// A computed width w passes when w ≤ fl(cl), c = 0.99·10⁻¹². Rounding c, the product and w to nearest
/// lets a width of up to (1 + 4·2⁻⁵³)cl pass. Printed with 18 digits, outward, each end moves by at
/// most 10⁻¹⁷ of itself, together less than 2.1·10⁻¹⁷ l; and 0.99·10⁻¹² (1 + 4·2⁻⁵³) + 2.1·10⁻¹⁷ is
/// less than 10⁻¹² (1 − 10⁻¹⁷), which accounts for l itself being printed smaller.
let float64WidthLimit = 0.99e-12

/// The bits that the Float64 tier asks for when it climbs: enclosures at most 2⁻⁵⁶ σ₁ wide, before they
/// are rounded outward to Float64.
let climbingBits = 64

/// Enclosures from many-bit arithmetic, rounded outward, for when the Float64 tier has none or only
/// wide ones.
func climb(from matrix: Matrix<Double>) throws(SingularValueError) -> Spectrum<Double> {
  try singularValues(of: matrix, bits: climbingBits).double
}

/// Enclosures from many-bit arithmetic, rounded outward, for when the Float64 tier has none or only
/// wide ones.
func climb(from matrix: Matrix<Rational>) throws(SingularValueError) -> Spectrum<Double> {
  try singularValues(of: matrix, bits: climbingBits).double
}
