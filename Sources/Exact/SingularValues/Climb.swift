// SPDX-License-Identifier: Apache-2.0

/// The widest enclosure, relative to the largest singular value, with which the Float64 tier is
/// content.
let float64WidthLimit = 1e-12

/// Enclosures from many-bit arithmetic, rounded outward, for when the Float64 tier has none or only
/// wide ones.
func climb(from matrix: Matrix<Double>) throws(SingularValueError) -> Spectrum<Double> {
  throw .notCertified("the Float64 certificate failed")
}

/// Enclosures from many-bit arithmetic, rounded outward, for when the Float64 tier has none or only
/// wide ones.
func climb(from matrix: Matrix<Rational>) throws(SingularValueError) -> Spectrum<Double> {
  throw .notCertified("the Float64 certificate failed")
}
