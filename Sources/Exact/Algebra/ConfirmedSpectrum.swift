// SPDX-License-Identifier: Apache-2.0

// Enclosures of any origin, confirmed by exact counts: Sylvester's law of inertia and nothing else.

extension Matrix where Scalar == Rational {
  /// The enclosures, if counting confirms each of them; `nil` otherwise.
  ///
  /// - Parameter proposed: one enclosure for each singular value, in descending order.
  /// - Returns: the same enclosures, resting on Sylvester's law alone.
  /// - Complexity: an inertia of order min(rows, columns) for each different end.
  public func confirmedSingularValues<Endpoint>(
    _ proposed: Spectrum<Endpoint>
  ) -> Spectrum<Endpoint>? {
    confirmed(proposed) { end in
      // No singular value is negative.
      if end.signum < 0 { return Inertia(negative: 0, zero: 0, positive: order) }
      if end.isZero {
        let rank = rank
        return Inertia(negative: 0, zero: order - rank, positive: rank)
      }
      return squaredSingularValues(around: end * end)
    }
  }

  /// The enclosures of the eigenvalues of a symmetric matrix, if counting confirms each of them.
  ///
  /// - Throws: `SingularValueError.notSymmetric`.
  public func confirmedEigenvalues<Endpoint>(
    _ proposed: Spectrum<Endpoint>
  ) throws(SingularValueError) -> Spectrum<Endpoint>? {
    try checkSymmetry()
    return confirmed(proposed) { try? eigenvalues(around: $0) }
  }

  private func confirmed<Endpoint>(
    _ proposed: Spectrum<Endpoint>, _ count: (Rational) -> Inertia?
  ) -> Spectrum<Endpoint>? {
    guard proposed.count == order else { return nil }
    var counts: [Rational: Inertia] = [:]
    func inertia(_ end: Endpoint) -> Inertia? {
      guard let value = end.bigFloat.rational else { return nil }
      if let known = counts[value] { return known }
      counts[value] = count(value)
      return counts[value]
    }
    for (position, enclosure) in proposed.values.enumerated() {
      // The value at `position` is ≥ lower when more than `position` are, and ≤ upper when at most
      // `position` are greater.
      guard let below = inertia(enclosure.lower), let above = inertia(enclosure.upper),
        below.positive + below.zero > position, above.positive <= position
      else { return nil }
    }
    return Spectrum(values: proposed.values, facts: .sylvester)
  }
}
