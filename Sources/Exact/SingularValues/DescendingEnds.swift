// SPDX-License-Identifier: Apache-2.0

extension [Enclosure<BigFloat>] {
  /// The same enclosures of descending numbers with both ends descending, as the numbers do: each lower
  /// end is raised to the largest one after it, each upper end lowered to the least one before it.
  var descending: [Enclosure<BigFloat>] {
    var upper = map(\.upper)
    var lower = map(\.lower)
    for position in indices.dropFirst() {
      upper[position] = Swift.min(upper[position], upper[position - 1])
    }
    for position in indices.dropLast().reversed() {
      lower[position] = Swift.max(lower[position], lower[position + 1])
    }
    return zip(lower, upper).map { Enclosure(lower: $0, upper: $1) }
  }
}
