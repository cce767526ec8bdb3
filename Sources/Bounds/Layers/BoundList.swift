// SPDX-License-Identifier: Apache-2.0

import Exact

/// The bounds from one side that clauses give for one number: of each clause the tightest.
struct BoundList {
  enum Side { case lower, upper }

  let side: Side
  /// What holds without any clause.
  private let trivial: CitedBound
  /// The tightest first; of equal ones the one that came first. The first clause of each is another.
  private var bounds: [CitedBound] = []

  init(_ side: Side) {
    self.side = side
    trivial = CitedBound(value: side == .lower ? 0 : .infinity, clauses: [])
  }

  var best: CitedBound { bounds.first ?? trivial }
  var others: [CitedBound] { Array(bounds.dropFirst()) }

  private func isTighter(_ a: Double, than b: Double) -> Bool {
    side == .lower ? a > b : a < b
  }

  /// Takes a bound in when it says more than the trivial one, and than what its clause said before.
  ///
  /// - Parameters:
  ///   - clause: the clause that gives it.
  ///   - rest: the clauses that what it is computed from rests on; asked for only when it is kept.
  mutating func add(_ value: Double, _ clause: Clause, _ rest: () -> [Clause] = { [] }) {
    guard isTighter(value, than: trivial.value) else { return }
    if let old = bounds.firstIndex(where: { $0.clauses[0].id == clause.id }) {
      guard isTighter(value, than: bounds[old].value) else { return }
      bounds.remove(at: old)
    }
    let place = bounds.firstIndex { isTighter(value, than: $0.value) } ?? bounds.count
    bounds.insert(CitedBound(value: value, clauses: [clause] + rest()), at: place)
  }

  /// Takes in what another list for the same number says.
  mutating func add(_ other: BoundList) {
    for bound in other.bounds {
      add(bound.value, bound.clauses[0]) { Array(bound.clauses.dropFirst()) }
    }
  }

  /// What holds when either list may be the true one: of the best bounds the weaker, with the clauses of
  /// both; and of each clause that is in both lists the weaker bound.
  func weakest(_ other: BoundList) -> BoundList {
    var result = BoundList(side)
    func weaker(_ a: CitedBound, _ b: CitedBound) -> CitedBound {
      isTighter(a.value, than: b.value) ? b : a
    }
    if let a = bounds.first, let b = other.bounds.first {
      let clauses = a.clauses + b.clauses.filter { !a.clauses.contains($0) }
      result.add(weaker(a, b).value, clauses[0]) { Array(clauses.dropFirst()) }
    }
    for a in bounds {
      for b in other.bounds where b.clauses[0].id == a.clauses[0].id {
        let bound = weaker(a, b)
        result.add(bound.value, bound.clauses[0]) { Array(bound.clauses.dropFirst()) }
      }
    }
    return result
  }
}
