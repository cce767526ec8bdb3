// SPDX-License-Identifier: Apache-2.0

import Exact

/// Collects the bounds that clauses of the catalogue give for the singular values of one matrix term,
/// and keeps the tightest.
struct BoundSearch {
  /// The term whose singular values are bounded, as the catalogue writes it.
  let target: MatrixTerm
  let order: Int
  private(set) var lower: [CitedBound]
  private(set) var upper: [CitedBound]
  private(set) var conditionNumber: CitedBound

  /// Clauses with two free indices unroll to n² comparisons; beyond this order their one-index special
  /// cases, which are clauses too, have to do.
  static let twoIndexOrderLimit = 64

  init(target: MatrixTerm, order: Int) {
    self.target = target
    self.order = order
    lower = Array(repeating: CitedBound(value: 0, clauses: []), count: order)
    upper = Array(repeating: CitedBound(value: .infinity, clauses: []), count: order)
    conditionNumber = CitedBound(value: .infinity, clauses: [])
  }

  var bounds: LayerBounds {
    LayerBounds(singularValues: intervals, conditionNumber: bestConditionNumber)
  }

  /// - Throws: `LayerError.contradiction` when what was vouched for cannot be true.
  func requireConsistency() throws(LayerError) {
    for i in 0..<order where lower[i].value > upper[i].value {
      throw .contradiction(index: i + 1)
    }
  }

  var intervals: [CitedInterval] {
    (0..<order).map { CitedInterval(index: $0 + 1, lower: lower[$0], upper: upper[$0]) }
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
      func citation() -> [Clause] {
        [clause] + program.citations(of: [comparison.left, comparison.right], knowledge)
      }
      for (index, bound) in isolation.solve(comparison, &evaluation) {
        switch bound {
        case .atMost(let value) where value < upper[index - 1].value:
          upper[index - 1] = CitedBound(value: value, clauses: citation())
        case .atLeast(let value) where value > lower[index - 1].value:
          lower[index - 1] = CitedBound(value: value, clauses: citation())
        default: break
        }
      }
      if order > 0,
        let value = isolation.conditionNumber(comparison, order: order, &evaluation),
        value < conditionNumber.value
      {
        conditionNumber = CitedBound(value: value, clauses: citation())
      }
    }
  }

  /// The weaker of two searches at every place: what holds when either description may be the true
  /// one.
  func weakest(_ other: BoundSearch) -> BoundSearch {
    var result = self
    for i in 0..<order {
      if other.lower[i].value < lower[i].value { result.lower[i] = other.lower[i] }
      if other.upper[i].value > upper[i].value { result.upper[i] = other.upper[i] }
    }
    if other.conditionNumber.value > conditionNumber.value {
      result.conditionNumber = other.conditionNumber
    }
    return result
  }

  /// Takes over what is tighter in another search for the same matrix.
  mutating func keepTighter(_ other: BoundSearch) {
    for i in 0..<order {
      if other.lower[i].value > lower[i].value { lower[i] = other.lower[i] }
      if other.upper[i].value < upper[i].value { upper[i] = other.upper[i] }
    }
    if other.conditionNumber.value < conditionNumber.value {
      conditionNumber = other.conditionNumber
    }
  }

  /// κ ≤ upper(σ_1)/lower(σ_r), or what a clause says of κ itself, whichever is smaller. Infinite when
  /// neither says anything; 1 at least.
  var bestConditionNumber: CitedBound {
    guard let largest = upper.first, let smallest = lower.last, smallest.value > 0 else {
      return conditionNumber
    }
    let quotient = Double.quotient(
      largest.value, smallest.value, precision: 53, rounding: .up)
    guard quotient < conditionNumber.value else { return conditionNumber }
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
