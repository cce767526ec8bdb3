// SPDX-License-Identifier: Apache-2.0

extension Spectrum {
  /// The condition number κ = σ₁/σ_r of the matrix with these singular values, r = min(m, n).
  ///
  /// κ is ∞ when σ_r = 0, for the zero matrix too; so the upper end is +∞ when σ_r may be zero, and
  /// both ends are when it certainly is. The lower end is never below 1, and a nonzero row or column has
  /// κ = 1. `nil` for an empty matrix.
  ///
  /// - Precondition: a spectrum of singular values: no lower end is negative.
  public var conditionNumber: Enclosure<Endpoint>? {
    guard let largest = values.first, let smallest = values.last else { return nil }
    precondition(isNonnegative, "a condition number from values that may be negative")
    let bits = max(largest.precision, smallest.precision)
    let infinity = Endpoint.infinity(precision: bits)
    guard smallest.upper.signum > 0 else { return Enclosure(infinity) }
    let one = Endpoint.bound(.one, precision: bits, rounding: .down)
    if count == 1, smallest.lower.signum > 0 { return Enclosure(one) }
    let quotient =
      smallest.upper.isFinite
      ? Endpoint.quotient(largest.lower, smallest.upper, precision: bits, rounding: .down) : one
    let upper =
      smallest.lower.signum > 0 && largest.upper.isFinite
      ? Endpoint.quotient(largest.upper, smallest.lower, precision: bits, rounding: .up)
      : infinity
    return Enclosure(lower: max(one, quotient), upper: upper)
  }

  /// Whether no value can be negative, as for singular values.
  var isNonnegative: Bool { values.allSatisfy(\.isCertainlyNonnegative) }
}
