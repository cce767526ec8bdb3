// SPDX-License-Identifier: Apache-2.0

/// The widest enclosure, relative to the largest singular value, with which the Float64 tier is
/// content.
let float64WidthLimit = 1e-12

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
