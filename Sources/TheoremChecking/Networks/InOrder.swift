// SPDX-License-Identifier: Apache-2.0

/// What `body` makes of 0, 1, …, `count` − 1, in that order, worked on by a few tasks at once.
///
/// - Parameters:
///   - tasks: how many at once.
///   - progress: called with the number done.
/// - Throws: the first error in that order.
func inOrder<Value: Sendable>(
  _ count: Int, tasks: Int = 2, progress: (@Sendable (Int) -> Void)? = nil,
  _ body: @escaping @Sendable (Int) throws -> Value
) async throws -> [Value] {
  var report: (@Sendable (Int, Int) -> Void)?
  if let progress { report = { done, _ in progress(done) } }
  let parts = await gatherParts(
    sizes: Array(repeating: 1, count: count), tasks: tasks, progress: report
  ) { position -> Result<Value, any Error> in
    Result { try body(position) }
  }
  return try parts.map { try $0.get() }
}
