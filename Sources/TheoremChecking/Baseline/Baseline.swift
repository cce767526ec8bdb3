// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact

/// How tight the clauses of a catalogue were found to be: what a later run is compared with.
public struct Baseline: Hashable, Sendable {
  /// What the run that made it was asked for; everything when empty.
  public var ids: [String]
  /// The seed and the size of that run.
  public var seed: UInt64
  public var matrices: Int
  public var maxOrder: Int
  /// In the order of the file.
  public var entries: [Entry]

  public init(
    ids: [String] = [], seed: UInt64, matrices: Int, maxOrder: Int, entries: [Entry]
  ) {
    self.ids = ids
    self.seed = seed
    self.matrices = matrices
    self.maxOrder = maxOrder
    self.entries = entries
  }

  /// One clause as it was stated then.
  public struct Entry: Hashable, Sendable {
    public var clause: String
    public var statementHash: String
    /// By the names of ensembles, in alphabetical order.
    public var records: [Record]

    public init(clause: String, statementHash: String, records: [Record]) {
      self.clause = clause
      self.statementHash = statementHash
      self.records = records
    }
  }

  /// What was reached on the instances of one ensemble.
  public struct Record: Hashable, Sendable {
    public var ensemble: String
    public var slack: Slack?
    /// A case on which the clause holds with equality, proved exactly.
    public var equality: CaseSeed?

    public init(ensemble: String, slack: Slack?, equality: CaseSeed?) {
      self.ensemble = ensemble
      self.slack = slack
      self.equality = equality
    }
  }

  /// The smallest relative slack (right − left)/max(|left|, |right|) that is not 0.
  public struct Slack: Hashable, Sendable {
    /// Decimals on either side of it.
    public var lower: String
    public var upper: String
    /// The case that has it.
    public var at: CaseSeed

    public init(lower: String, upper: String, at: CaseSeed) {
      self.lower = lower
      self.upper = upper
      self.at = at
    }
  }

  /// The entry of a clause, by its id.
  public func entry(_ clause: String) -> Entry? { entries.first { $0.clause == clause } }
}
