// SPDX-License-Identifier: Apache-2.0

/// What `body` makes of 0, 1, …, `count` − 1, in that order, worked on by a few tasks at once.
///
/// - Parameters:
///   - tasks: how many at once.
///   - progress: called with the number done.
func inOrder<Result: Sendable>(
  _ count: Int, tasks: Int = 2, progress: (@Sendable (Int) -> Void)? = nil,
  _ body: @escaping @Sendable (Int) throws -> Result
) async throws -> [Result] {
  var results: [Result?] = Array(repeating: nil, count: count)
  try await withThrowingTaskGroup(of: (Int, Result).self) { workers in
    var next = 0
    var done = 0
    func addWorker() {
      guard next < count else { return }
      let position = next
      next += 1
      workers.addTask { (position, try body(position)) }
    }
    for _ in 0..<max(1, tasks) { addWorker() }
    while let (position, result) = try await workers.next() {
      results[position] = result
      done += 1
      progress?(done)
      addWorker()
    }
  }
  return results.compactMap { $0 }
}
