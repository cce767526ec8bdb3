// SPDX-License-Identifier: Apache-2.0

/// What the cases of one kind came to.
struct Findings: Sendable {
  /// Operations, or singular values and the like, that were compared with the truth.
  private(set) var compared = 0
  /// Cases in which the package gave an error instead of an enclosure; allowed, and counted.
  private(set) var declined = 0
  /// What was wrong, one line each.
  private(set) var complaints: [String] = []

  /// Counts one comparison, and keeps the complaint when it failed.
  mutating func check(_ holds: Bool, _ complaint: @autoclosure () -> String) {
    compared += 1
    if !holds { complaints.append(complaint()) }
  }

  /// Keeps the complaint when something failed, without counting a comparison.
  mutating func require(_ holds: Bool, _ complaint: @autoclosure () -> String) {
    if !holds { complaints.append(complaint()) }
  }

  mutating func decline() { declined += 1 }

  mutating func merge(_ other: Findings) {
    compared += other.compared
    declined += other.declined
    complaints += other.complaints
  }
}
