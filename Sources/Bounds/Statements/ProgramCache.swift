// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Programs already unrolled, by clause and sizes: thousands of instances share a few dozen.
///
/// Only a cache: with it or without it every answer is the same.
final class ProgramCache: Sendable {
  static let shared = ProgramCache()

  private struct Key: Hashable {
    let clause: String
    let conclusion: Formula
    let hypotheses: [Formula]
    let scope: Scope
  }

  /// When it holds this many programs the cache starts afresh, so that it stays small.
  private static let capacity = 4096

  private let programs = Mutex<[Key: Program]>([:])

  func program(for clause: Clause, in scope: Scope) throws(StatementError) -> Program {
    let key = Key(
      clause: clause.id, conclusion: clause.conclusion, hypotheses: clause.hypotheses, scope: scope)
    if let known = programs.withLock({ $0[key] }) { return known }
    let program = try Compiler.compile(clause, in: scope)
    programs.withLock {
      if $0.count >= Self.capacity { $0.removeAll() }
      $0[key] = program
    }
    return program
  }
}
