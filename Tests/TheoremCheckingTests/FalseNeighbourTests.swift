// SPDX-License-Identifier: Apache-2.0

import Bounds
import Testing

@testable import TheoremChecking

/// Statements a little stronger than the clauses of the catalogue, which are false.
@Suite("False neighbours")
struct FalseNeighbourTests {
  private static let clauses = Catalogue.theorems.flatMap(\.clauses)

  @Test("every clause has one that can be read")
  func complete() {
    for clause in Self.clauses {
      #expect(FalseNeighbours.of(clause).count == 1, "\(clause.id)")
    }
    #expect(Set(FalseNeighbours.table.keys) == Set(Self.clauses.map(\.id)))
  }

  @Test("it is violated at its instance by exact algebra, where the clause holds")
  func refuted() throws {
    for clause in Self.clauses {
      for neighbour in FalseNeighbours.of(clause) {
        let result = try neighbour.statement.check(on: neighbour.instance, ladder: .independent)
        guard case .violated = result.verdict else {
          Issue.record("\(clause.id): \(neighbour.change), \(result.verdict)")
          continue
        }
        // Where the shapes are those of the clause, it holds there; without a hypothesis or a
        // condition of its own it claims nothing.
        guard neighbour.statement.variables == clause.variables else { continue }
        let isWithoutCondition =
          neighbour.statement.hypotheses != clause.hypotheses
          || neighbour.change.hasPrefix("without the condition")
        switch try clause.check(on: neighbour.instance, ladder: .independent).verdict {
        case .strict, .equal: break
        case .notApplicable where isWithoutCondition: break
        default: Issue.record("\(clause.id) does not hold: \(neighbour.change)")
        }
      }
    }
  }

  @Test("numbers are small")
  func small() {
    for clause in Self.clauses {
      for neighbour in FalseNeighbours.of(clause) {
        let instance = neighbour.instance
        let entries =
          instance.matrices.values.flatMap(\.entries) + instance.vectors.values.flatMap(\.self)
          + Array(instance.scalars.values)
        #expect(entries.allSatisfy { $0.magnitude <= 4 }, "\(clause.id)")
        #expect(
          instance.matrices.values.allSatisfy { $0.rows <= 3 && $0.columns <= 3 }, "\(clause.id)")
        let text = neighbour.instanceText
        #expect(Instance(inlineText: text, of: neighbour.statement) == instance, "\(clause.id)")
      }
    }
  }

  /// A neighbour that had room where the clause has none would not be stronger.
  @Test("where the clause is attained, it has no room")
  func stronger() {
    for clause in Self.clauses {
      for neighbour in FalseNeighbours.of(clause)
      where neighbour.statement.variables == clause.variables {
        let statements = [clause, neighbour.statement]
        let group = ClauseGroup(theorem: clause.id, clauses: statements, wanted: statements)
        let campaign = Campaign(clauses: [], seed: 1, matrices: 0, maxOrder: 3)
        for index in 0..<12 {
          let seed = CaseSeed(campaign: 1, group: clause.id, index: index, maxOrder: 3)
          let checked = campaign.outcomes(group, seed: seed)
          guard case .success(let original) = checked[0].outcome,
            case .success(let changed) = checked[1].outcome,
            case .equal = original.result.verdict, case .strict = changed.result.verdict
          else { continue }
          Issue.record(
            "\(clause.id), \(neighbour.change): \(original.drawn.instance.inlineText)")
          break
        }
      }
    }
  }
}
