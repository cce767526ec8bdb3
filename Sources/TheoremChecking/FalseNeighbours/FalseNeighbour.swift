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
    guard Catalogue.clause(clause.id) == clause else { return [] }
    return (table[clause.id].map { [$0] } ?? []).compactMap { entry($0, of: clause) }
  }

  /// `nil` when the entry does not name a mutant of the clause, or its instance cannot be read.
  static func entry(_ entry: Entry, of clause: Clause) -> FalseNeighbour? {
    let formula: (variables: [Variable], hypotheses: [Formula], conclusion: Formula)
    switch entry.statement {
    case .mutant:
      guard let mutant = clause.mutants.first(where: { $0.change == entry.change })?.clause else {
        return nil
      }
      formula = (mutant.variables, mutant.hypotheses, mutant.conclusion)
    case .conclusion(let conclusion):
      formula = (clause.variables, clause.hypotheses, conclusion)
    case .clause(let variables, let hypotheses, let conclusion):
      formula = (variables, hypotheses, conclusion)
    case .text(let text):
      guard let parsed = try? Clause(parsing: text, id: clause.id) else { return nil }
      formula = (parsed.variables, parsed.hypotheses, parsed.conclusion)
    }
    let statement = Clause(
      "\(clause.id)!", over: formula.variables, given: formula.hypotheses, formula.conclusion)
    guard let instance = Instance(inlineText: entry.instance, of: statement) else { return nil }
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
      /// The conclusion under the clause's variables and hypotheses.
      case conclusion(Formula)
      case clause([Variable], [Formula], Formula)
      /// In the language of statements, with variables and hypotheses.
      case text(String)
    }

    /// The mutant of the clause with this change.
    init(_ change: String, at instance: String) {
      (self.change, statement, self.instance) = (change, .mutant, instance)
    }

    init(_ change: String, _ statement: Statement, at instance: String) {
      (self.change, self.statement, self.instance) = (change, statement, instance)
    }
  }
}
