// SPDX-License-Identifier: Apache-2.0

import Bounds

/// Works on pieces in parallel and gathers the results in the order of the pieces, so that what comes
/// out does not depend on how many tasks run at once.
///
/// - Parameters:
///   - sizes: how many cases each piece has, for `progress`.
///   - tasks: how many pieces are worked on at once.
///   - progress: called now and then with the numbers of cases done and in all.
/// - Returns: what each piece came to.
func gatherParts<Part: Sendable>(
  sizes: [Int], tasks: Int, progress: (@Sendable (Int, Int) -> Void)?,
  work: @escaping @Sendable (Int) -> Part
) async -> [Part] {
  let total = sizes.reduce(0, +)
  var parts = [Part?](repeating: nil, count: sizes.count)
  var done = 0
  await withTaskGroup(of: (Int, Part).self) { workers in
    var next = 0
    func addWorker() {
      guard next < sizes.count else { return }
      let position = next
      next += 1
      workers.addTask { (position, work(position)) }
    }
    for _ in 0..<max(1, tasks) { addWorker() }
    while let (position, part) = await workers.next() {
      parts[position] = part
      done += sizes[position]
      progress?(done, total)
      addWorker()
    }
  }
  return parts.compactMap(\.self)
}

/// Works on pieces in parallel like `gatherParts`.
///
/// - Returns: by clause id, what all pieces came to.
func gatherTallies(
  sizes: [Int], tasks: Int, progress: (@Sendable (Int, Int) -> Void)?,
  work: @escaping @Sendable (Int) -> [String: ClauseTally]
) async -> [String: ClauseTally] {
  let parts = await gatherParts(sizes: sizes, tasks: tasks, progress: progress, work: work)
  var merged: [String: ClauseTally] = [:]
  for part in parts {
    merged.merge(part) { sum, tally in
      var sum = sum
      sum.merge(tally)
      return sum
    }
  }
  return merged
}

extension [String: ClauseTally] {
  mutating func add(_ checked: CheckedClause, keeping: AnswerKeeping) {
    let id = checked.clause.id
    var tally = removeValue(forKey: id) ?? ClauseTally(clause: id, keeping: keeping)
    switch checked.outcome {
    case .success(let outcome):
      tally.add(outcome, isCircular: checked.clause.isCircular(outcome.result))
    case .failure(let reason): tally.skip(reason)
    }
    self[id] = tally
  }
}

extension Sequence<CheckedClause> {
  /// What these answers come to for each clause, in the order in which clauses appear.
  public func tallies(keeping: AnswerKeeping) -> [(clause: Clause, tally: ClauseTally)] {
    var clauses: [Clause] = []
    var tallies: [String: ClauseTally] = [:]
    for checked in self {
      if tallies[checked.clause.id] == nil { clauses.append(checked.clause) }
      tallies.add(checked, keeping: keeping)
    }
    return clauses.compactMap { clause in tallies[clause.id].map { (clause, $0) } }
  }
}
