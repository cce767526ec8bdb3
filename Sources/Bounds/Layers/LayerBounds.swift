// SPDX-License-Identifier: Apache-2.0

/// Certified bounds for the singular values of one matrix.
public struct LayerBounds: Hashable, Sendable {
  /// An interval for each singular value, in descending order of index.
  public let singularValues: [CitedInterval]
  /// An upper bound of κ = σ_1/σ_r; infinite when nothing is known.
  public let conditionNumber: CitedBound
  /// What other applicable clauses say of κ itself, the tightest first.
  public let otherConditionNumbers: [CitedBound]
}
