// SPDX-License-Identifier: Apache-2.0

import Exact

/// Collects the bounds that clauses of the catalogue give for the singular values of one matrix term.
struct BoundSearch {
  /// The term whose singular values are bounded, as the catalogue writes it.
  let target: MatrixTerm
  let order: Int
  private var lower: [BoundList]
  private var upper: [BoundList]
  /// What clauses say of κ itself.
  private var conditionNumber = BoundList(.upper)

  /// Clauses with two free indices unroll to n² comparisons; beyond this order their one-index special
  /// cases, which are clauses too, have to do.
  static let twoIndexOrderLimit = 64

  init(target: MatrixTerm, order: Int) {
    self.target = target
    self.order = order
    lower = Array(repeating: BoundList(.lower), count: order)
    upper = Array(repeating: BoundList(.upper), count: order)
  }

  var bounds: LayerBounds {
    let best = bestConditionNumber
    let single = [conditionNumber.best] + conditionNumber.others
    return LayerBounds(
      singularValues: intervals, conditionNumber: best,
      otherConditionNumbers: single.filter { $0 != best && $0.value.isFinite })
  }

  /// - Throws: `LayerError.contradiction` when what was vouched for cannot be true.
  func requireConsistency() throws(LayerError) {
    for i in 0..<order where lower[i].best.value > upper[i].best.value {
      throw .contradiction(index: i + 1)
    }
  }

  var intervals: [CitedInterval] {
    (0..<order).map {
      CitedInterval(
        index: $0 + 1, lower: lower[$0].best, upper: upper[$0].best, otherLowers: lower[$0].others,
        otherUppers: upper[$0].others)
    }
  }

  /// Tries every clause of the catalogue over exactly the named variables that speaks of the target.
  mutating func consider(
    variables: Set<String>, _ scope: Scope, _ knowledge: Knowledge
  ) {
    let clauses = Self.clauses(over: variables)
    consider(
      order > Self.twoIndexOrderLimit
        ? clauses.filter { !$0.conclusion.hasTwoFreeIndices } : clauses, scope, knowledge)
  }

  /// Tries the given clauses.
  mutating func consider(_ clauses: [Clause], _ scope: Scope, _ knowledge: Knowledge) {
    for clause in clauses { consider(clause, scope, knowledge) }
  }

  private static func clauses(over variables: Set<String>) -> [Clause] {
    clausesByVariables[variables] ?? []
  }

  /// The clauses of families R and M that can be solved for single singular values: those with
  /// subsets cannot.
  private static let clausesByVariables: [Set<String>: [Clause]] = {
    let clauses = (Catalogue.masks + Catalogue.residual).flatMap(\.clauses).filter {
      !$0.conclusion.rangesOverSubsets && !$0.sumsOverAllSubsets
    }
    return Dictionary(grouping: clauses) { Set($0.variables.map(\.name)) }
  }()

  private mutating func consider(_ clause: Clause, _ scope: Scope, _ knowledge: Knowledge) {
    guard scope.fits(clause),
      let program = try? ProgramCache.shared.program(for: clause, in: scope),
      let closed = try? scope.close(target), let slot = program.matrices.firstIndex(of: closed)
    else { return }
    var evaluation = Evaluation(program, knowledge)
    guard evaluation.certainlyHold(program.hypotheses.map(\.condition)) else { return }
    let isolation = Isolation(program: program, target: slot)
    for comparison in program.comparisons where evaluation.certainlyHold(comparison.guards) {
      func rest() -> [Clause] {
        program.citations(of: [comparison.left, comparison.right], knowledge)
          .filter { $0 != clause }
      }
      for (index, bound) in isolation.solve(comparison, &evaluation) {
        switch bound {
        case .atMost(let value): upper[index - 1].add(value, clause, rest)
        case .atLeast(let value): lower[index - 1].add(value, clause, rest)
        }
      }
      if order > 0,
        let value = isolation.conditionNumber(comparison, order: order, &evaluation)
      {
        conditionNumber.add(value, clause, rest)
      }
    }
  }

  /// The weaker of two searches at every place: what holds when either description may be the true
  /// one.
  func weakest(_ other: BoundSearch) -> BoundSearch {
    var result = self
    for i in 0..<order {
      result.lower[i] = lower[i].weakest(other.lower[i])
      result.upper[i] = upper[i].weakest(other.upper[i])
    }
    result.conditionNumber = conditionNumber.weakest(other.conditionNumber)
    return result
  }

  /// Takes in what another search for the same matrix found.
  mutating func add(_ other: BoundSearch) {
    for i in 0..<order {
      lower[i].add(other.lower[i])
      upper[i].add(other.upper[i])
    }
    conditionNumber.add(other.conditionNumber)
  }

  /// κ ≤ upper(σ_1)/lower(σ_r), or what a clause says of κ itself, whichever is smaller. Infinite when
  /// neither says anything; 1 at least.
  private var bestConditionNumber: CitedBound {
    guard let largest = upper.first?.best, let smallest = lower.last?.best, smallest.value > 0
    else { return conditionNumber.best }
    let quotient = Double.quotient(
      largest.value, smallest.value, precision: 53, rounding: .up)
    guard quotient < conditionNumber.best.value else { return conditionNumber.best }
    var clauses = largest.clauses
    for clause in smallest.clauses where !clauses.contains(clause) { clauses.append(clause) }
    return CitedBound(value: quotient, clauses: clauses)
  }
}

extension Program {
  /// The clauses that the known singular values under these registers rest on.
  func citations(of registers: [Register], _ knowledge: Knowledge) -> [Clause] {
    var seen: Set<Register> = []
    var found: [Clause] = []
    var open = registers
    while let register = open.popLast() {
      guard seen.insert(register).inserted else { continue }
      if case .singularValue(let i, let slot) = instructions[register],
        let interval = knowledge.singularValues[matrices[slot]]?[i - 1]
      {
        for clause in interval.lower.clauses + interval.upper.clauses
        where !found.contains(clause) {
          found.append(clause)
        }
      }
      open += instructions[register].operands
    }
    return found.sorted { Catalogue.precedes($0.id, $1.id) }
  }
}

extension Formula {
  /// Whether two quantifiers over positions are nested.
  var hasTwoFreeIndices: Bool {
    if case .forAll(_, _, .forAll) = self { return true }
    return false
  }
}
