// SPDX-License-Identifier: Apache-2.0

import Bounds
import Generators

/// Where a search begins: the draws that sampling makes, and instances written down by naming what each
/// variable is.
struct SearchStarts {
  let clause: Clause
  let group: ClauseGroup
  let seed: UInt64
  let maxOrder: Int

  init(_ clause: Clause, seed: UInt64, maxOrder: Int) {
    self.clause = clause
    group = ClauseGroup(theorem: clause.id, clauses: [clause], wanted: [clause])
    self.seed = seed
    self.maxOrder = maxOrder
  }

  /// The seed of draw number `index`; sampling on its own begins with the same ones.
  func caseSeed(_ index: Int) -> CaseSeed {
    CaseSeed(
      campaign: seed, group: "search/\(clause.id)", index: index, maxOrder: 1 + index % maxOrder)
  }

  func drawn(_ index: Int) -> DrawnInstance { InstanceDraw.draw(group, seed: caseSeed(index)) }

  /// Zero, identity, nilpotent, permutation, diagonal, rank-one matrices and the like, chosen for each
  /// variable on its own.
  func structured(using generator: inout SeededGenerator) -> Instance? {
    var fillings: [String: Filling] = [:]
    for variable in clause.variables {
      fillings[variable.name] = generator.element(of: Self.choices(variable))
    }
    let size = min(maxOrder, generator.element(of: [1, 2, 2, 2, 3, 3, 4]))
    return EqualityFamily(fillings, of: clause).instance(of: clause, size: size)
  }

  private static func choices(_ variable: Variable) -> [Filling] {
    switch variable {
    case .matrix: Filling.matrices
    case .vector: Filling.vectors
    case .scalar: Filling.scalars
    case .set: Filling.sets
    case .index: Filling.positions
    case .family(_, _, let member): choices(member)
    }
  }
}
