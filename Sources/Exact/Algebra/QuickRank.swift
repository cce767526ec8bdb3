// SPDX-License-Identifier: Apache-2.0

extension Matrix where Scalar == Rational {
  /// The most entries of a matrix whose rank `rankIfQuick` finds.
  public static var quickRankEntries: Int { 64 * 64 }

  /// The exact rank where elimination is known to be quick; otherwise `nil`.
  ///
  /// Quick means a few seconds at most: at most `quickRankEntries` entries, with short numerators,
  /// for the minors that elimination forms are up to min(rows, columns) times as long.
  public var rankIfQuick: Int? {
    guard rows * columns <= Self.quickRankEntries else { return nil }
    let longest = (0..<rows * columns).map { numerators.integer(at: $0).bitWidth }.max() ?? 0
    guard longest * order <= 1 << 14 else { return nil }
    return rank
  }
}
