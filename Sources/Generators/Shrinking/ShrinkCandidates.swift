// SPDX-License-Identifier: Apache-2.0

/// Simpler values to try in place of one, boldest first, each made when it is asked for.
public struct ShrinkCandidates<Value>: Sequence {
  private let count: Int
  private let candidate: (Int) -> Value?

  /// The values `candidate(0)`, …, `candidate(count − 1)`, without those that are `nil`.
  public init(count: Int, _ candidate: @escaping (Int) -> Value?) {
    precondition(count >= 0, "negative count")
    self.count = count
    self.candidate = candidate
  }

  public func makeIterator() -> AnyIterator<Value> {
    var position = 0
    return AnyIterator {
      while position < count {
        defer { position += 1 }
        if let value = candidate(position) { return value }
      }
      return nil
    }
  }

  /// `transform` of each candidate, without those for which it is `nil`; nothing is computed yet.
  public func transformed<T>(_ transform: @escaping (Value) -> T?) -> ShrinkCandidates<T> {
    ShrinkCandidates<T>(count: count) { candidate($0).flatMap(transform) }
  }

  /// The candidates of this sequence, then those of the other.
  public func followed(by other: ShrinkCandidates) -> ShrinkCandidates {
    ShrinkCandidates(count: count + other.count) {
      $0 < count ? candidate($0) : other.candidate($0 - count)
    }
  }

  /// The candidates whose measure is below that of `value`.
  func below<M: Comparable>(_ value: Value, _ measure: @escaping (Value) -> M) -> ShrinkCandidates {
    let bound = measure(value)
    return transformed { measure($0) < bound ? $0 : nil }
  }
}

/// Where a greedy descent ended.
public struct ShrinkResult<Value> {
  /// The last value for which the property held.
  public let value: Value
  /// How many candidates were taken.
  public let steps: Int
  /// How many candidates were tried.
  public let attempts: Int
}

extension ShrinkResult: Sendable where Value: Sendable {}

/// Replaces `start` by the first candidate that still has the property, again and again, until none has
/// it or `limit` candidates have been tried.
///
/// Ends because each candidate has a smaller measure than the value that it replaces; this function does
/// not check that. The property of `start` is taken for granted.
public func shrink<Value>(
  _ start: Value, limit: Int = 10_000, candidates: (Value) -> ShrinkCandidates<Value>,
  while property: (Value) throws -> Bool
) rethrows -> ShrinkResult<Value> {
  var value = start
  var steps = 0
  var attempts = 0
  descent: while true {
    for candidate in candidates(value) {
      if attempts == limit { break descent }
      attempts += 1
      if try property(candidate) {
        value = candidate
        steps += 1
        continue descent
      }
    }
    break
  }
  return ShrinkResult(value: value, steps: steps, attempts: attempts)
}
