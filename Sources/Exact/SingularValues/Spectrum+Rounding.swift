// SPDX-License-Identifier: Apache-2.0

extension Spectrum {
  /// The enclosures rounded outward to Float64. An upper end past the largest Double is +∞.
  public var double: Spectrum<Double> {
    Spectrum<Double>(values: values.map(\.double), facts: facts)
  }

  /// The same enclosures with `BigFloat` ends, exactly.
  public var bigFloat: Spectrum<BigFloat> {
    Spectrum<BigFloat>(values: values.map(\.bigFloat), facts: facts)
  }
}
