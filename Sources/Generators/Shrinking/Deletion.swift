// SPDX-License-Identifier: Apache-2.0

import Exact

// Smaller shapes. Variables that share a dimension lose the same positions together: the caller takes a
// list of positions from `deletionPlans` and hands it to each of them.

/// Lists of positions of 0..<`count` to delete: each half, each quarter, …, each single position. Never
/// all of them; none when `count` is 1 or less.
public func deletionPlans(count: Int) -> [[Int]] {
  guard count > 1 else { return [] }
  var plans: [[Int]] = []
  var length = (count + 1) / 2
  while true {
    for start in stride(from: 0, to: count, by: length) {
      plans.append(Array(start..<min(start + length, count)))
    }
    if length == 1 { return plans }
    length = (length + 1) / 2
  }
}

extension Matrix {
  /// The matrix without the rows and columns at the given positions.
  public func deleting(rows deletedRows: [Int] = [], columns deletedColumns: [Int] = []) -> Matrix {
    submatrix(
      rows: Array(0..<rows).deleting(positions: deletedRows),
      columns: Array(0..<columns).deleting(positions: deletedColumns))
  }
}

extension Array {
  /// The array without the elements at the given positions.
  public func deleting(positions: [Int]) -> [Element] {
    let gone = Set(positions)
    return indices.filter { !gone.contains($0) }.map { self[$0] }
  }
}

extension Array where Element == Int {
  /// What becomes of a set of indices when the given positions are deleted: those that stay, renumbered.
  public func renumbered(deleting positions: [Int]) -> [Int] {
    let gone = Set(positions)
    return filter { !gone.contains($0) }.map { index in index - gone.count { $0 < index } }
  }
}
