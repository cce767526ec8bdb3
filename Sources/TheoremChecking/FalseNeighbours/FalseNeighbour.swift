// SPDX-License-Identifier: Apache-2.0

import Bounds

/// A plausible strengthening of a clause that is false, with a small instance that refutes it.
///
/// It shows that a check of the clause is not vacuous: what says a little more is caught.
public struct FalseNeighbour: Sendable {
  /// The false statement, under the id of the clause with "!" after it.
  public let statement: Clause
  /// What is other than in the clause, in words.
  public let change: String
  /// Violates the statement and meets the clause; the entries are small integers where that is possible.
  public let instance: Instance

  /// The instance in one line, with the dimensions that nothing else shows.
  public var instanceText: String { instance.inlineText(of: statement) }
}

/// For each clause false neighbours, chosen by hand.
public enum FalseNeighbours {
  /// The false neighbours of a clause of the catalogue; none for a clause that only has the id of one.
  public static func of(_ clause: Clause) -> [FalseNeighbour] {
    guard Catalogue.clause(clause.id) == clause, let entry = table[clause.id] else { return [] }
    return [neighbour(entry, of: clause)].compactMap(\.self)
  }

  /// By clause.
  static let table = general.merging(residual) { $1 }.merging(masks) { $1 }
    .merging(products) { $1 }.merging(losses) { $1 }

  /// `nil` when the entry does not name a mutant of the clause, or cannot be read.
  static func neighbour(_ entry: Entry, of clause: Clause) -> FalseNeighbour? {
    guard let statement = entry.statement(of: clause),
      let instance = Instance(inlineText: entry.instance, of: statement)
    else { return nil }
    return FalseNeighbour(statement: statement, change: entry.change, instance: instance)
  }

  /// How a false neighbour is written down.
  struct Entry: Sendable {
    /// What is other, in words; of a mutant, its change.
    let change: String
    let statement: Statement
    /// As `Instance.inlineText` has it.
    let instance: String

    enum Statement: Sendable {
      case mutant
      case withoutHypotheses
      /// Under the clause's variables and hypotheses.
      case conclusion(Formula)
      /// The same, in the language of statements.
      case conclusionText(String)
      case clause([Variable], [Formula], Formula)
    }

    /// The mutant of the clause with this change.
    init(_ change: String, at instance: String) {
      (self.change, statement, self.instance) = (change, .mutant, instance)
    }

    init(_ change: String, _ statement: Statement, at instance: String) {
      (self.change, self.statement, self.instance) = (change, statement, instance)
    }

    func statement(of clause: Clause) -> Clause? {
      let id = "\(clause.id)!"
      switch statement {
      case .mutant:
        return clause.mutants.first { $0.change == change }.map {
          Clause(id, over: clause.variables, given: $0.clause.hypotheses, $0.clause.conclusion)
        }
      case .withoutHypotheses: return Clause(id, over: clause.variables, clause.conclusion)
      case .conclusion(let conclusion):
        return Clause(id, over: clause.variables, given: clause.hypotheses, conclusion)
      case .conclusionText(let text):
        return (try? Formula(parsing: text, over: clause.variables)).map {
          Clause(id, over: clause.variables, given: clause.hypotheses, $0)
        }
      case .clause(let variables, let hypotheses, let conclusion):
        return Clause(id, over: variables, given: hypotheses, conclusion)
      }
    }
  }
}
