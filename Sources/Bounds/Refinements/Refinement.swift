// SPDX-License-Identifier: Apache-2.0

import Exact

/// A candidate statement beside the one that it is to replace.
public struct Refinement: Hashable, Sendable {
  public let candidate: Clause
  public let current: Clause
  /// Both conclusions under both lists of hypotheses, over the variables of both.
  public let both: Clause
  /// The same under the current statement's hypotheses alone.
  public let underCurrent: Clause

  /// - Throws: `RefinementError` when a name is declared differently in the two.
  public init(_ candidate: Clause, of current: Clause) throws(RefinementError) {
    self.candidate = candidate
    self.current = current
    for variable in candidate.variables {
      if let other = current.variables.first(where: { $0.name == variable.name }),
        other != variable
      {
        throw RefinementError(candidate: variable, current: other, clause: current.id)
      }
    }
    let further = candidate.variables.filter { !current.variables.contains($0) }
    let variables = current.variables + further
    let conclusion = Formula.all([current.conclusion, candidate.conclusion])
    let hypotheses = candidate.hypotheses.filter { !current.hypotheses.contains($0) }
    both = Clause(
      current.id, over: variables, given: current.hypotheses + hypotheses, conclusion)
    underCurrent = Clause(
      current.id, over: variables, given: current.hypotheses, conclusion)
  }
}

/// A name means one thing in a candidate and another in the statement that it is compared with.
public struct RefinementError: Error, Hashable, Sendable, CustomStringConvertible {
  public let candidate: Variable
  public let current: Variable
  public let clause: String

  public var description: String {
    "the candidate declares \(candidate.plainText), but \(clause) is about \(current.plainText)"
  }
}

/// How the bounds of one number by two statements compare on one instance.
public struct BoundComparison: Hashable, Sendable {
  public enum Outcome: Hashable, Sendable {
    case equal
    /// By how much the candidate's bound is closer, relative to the larger of the two.
    case tighter(Enclosure<Double>?)
    case looser(Enclosure<Double>?)
    case undecided
  }

  /// The number that is bounded, in the statement's own words where it has one piece:
  /// `sigma(2, rho*I(3) + W)`.
  public let number: String
  public let direction: BoundDirection
  public let outcome: Outcome
  /// Whether the current statement bounds the number from the other side as well, and the candidate
  /// does not.
  public let lacksOtherSide: Bool
}

extension Refinement {
  /// Compares the bounds that the two statements give, number by number, on an instance that meets the
  /// hypotheses of both.
  ///
  /// Where both have the same left side, or the same right side, the other sides are compared; else
  /// both are solved for a singular value or an eigenvalue, and of bounds at several places the best one
  /// counts. A bound below 0 of a number that is ≥ 0 counts as 0. The comparison is certified like a
  /// verdict: enclosures, then exact algebra.
  ///
  /// - Returns: one answer for each number that both statements bound from the same side, none when there
  ///   is no such number; `nil` when it stays open which places claim something.
  /// - Throws: `InstanceError` when the instance does not fit.
  public func comparison(
    on context: InstanceContext, ladder: Ladder = .standard
  ) throws(InstanceError) -> [BoundComparison]? {
    let scope = try context.instance.scope(for: both)
    let compiled: (program: Program, split: Int)
    do {
      compiled = try Compiler.compile(candidate, beside: current, in: scope)
    } catch { throw .statement(error) }
    guard let claims = try claims(compiled.program, context, ladder) else { return nil }
    var solver = RegisterBounds(compiled.program) { register, program in
      InstanceLeaves(context, Float64Rung(), program: program)
        .exactValue(register, of: program)
    }
    var found: (candidate: [RegisterBound], current: [RegisterBound]) = ([], [])
    for (position, comparison) in compiled.program.comparisons.enumerated()
    where claims[position] {
      let bounds = solver.bounds(from: comparison)
      if position < compiled.split {
        found.candidate += bounds
      } else {
        found.current += bounds
      }
    }
    let first = Dictionary(grouping: found.candidate, by: \.bounded)
    let second = Dictionary(grouping: found.current, by: \.bounded)
    let numbers = common(
      Set(first.keys).intersection(second.keys), compiled.program, split: compiled.split)
    var comparisons: [Comparison] = []
    var areSquares: [Bool] = []
    for bounded in numbers {
      let mine = first[bounded] ?? []
      let theirs = second[bounded] ?? []
      let squared = (mine + theirs).contains(where: \.isOfSquare)
      let a = solver.best(mine, of: bounded, squared: squared)
      let b = solver.best(theirs, of: bounded, squared: squared)
      areSquares.append(squared)
      comparisons.append(
        Comparison(
          relation: .atMost, left: bounded.direction == .above ? a : b,
          right: bounded.direction == .above ? b : a, guards: [], bindings: .none))
    }
    var program = solver.program
    program.hypotheses = []
    program.comparisons = comparisons
    let settled = try settle(program, context, ladder)
    return numbers.indices.map { position in
      let number = numbers[position]
      let other = BoundedNumber(
        number: number.number, direction: number.direction == .above ? .below : .above)
      return BoundComparison(
        number: program.text(of: number.number), direction: number.direction,
        outcome: BoundComparison.Outcome(
          settled[position] ?? nil, ofSquares: areSquares[position]),
        lacksOtherSide: second[other] != nil && first[other] == nil)
    }
  }

  private func settle(
    _ program: Program, _ context: InstanceContext, _ ladder: Ladder
  ) throws(InstanceError) -> [Int: Outcome?] {
    var checker = Checker(
      program: program, context: context, ladder: ladder, decidesEveryPlace: true)
    for tier in ladder.tiers {
      try checker.climb(tier)
      if checker.isDecided { break }
    }
    return checker.settled
  }

  /// For each comparison whether something is claimed there; `nil` when that stays open somewhere.
  private func claims(
    _ program: Program, _ context: InstanceContext, _ ladder: Ladder
  ) throws(InstanceError) -> [Bool]? {
    if program.comparisons.allSatisfy(\.guards.isEmpty) {
      return Array(repeating: true, count: program.comparisons.count)
    }
    let settled = try settle(program, context, ladder)
    var claims: [Bool] = []
    for (position, comparison) in program.comparisons.enumerated() {
      if let outcome = settled[position] {
        claims.append(outcome != nil)
      } else if comparison.guards.isEmpty {
        claims.append(true)
      } else {
        return nil
      }
    }
    return claims
  }

  /// The numbers to compare by: left sides, or right sides, where those of the candidate are all the
  /// current statement's too; else the singular values or eigenvalues of that matrix of which most are
  /// bounded by both.
  private func common(
    _ bounded: Set<BoundedNumber>, _ program: Program, split: Int
  ) -> [BoundedNumber] {
    func sides(_ side: KeyPath<Comparison, Register>, _ direction: BoundDirection)
      -> Set<BoundedNumber>?
    {
      func all(_ comparisons: ArraySlice<Comparison>) -> Set<BoundedNumber> {
        Set(comparisons.map { BoundedNumber(number: $0[keyPath: side], direction: direction) })
      }
      let own = all(program.comparisons[..<split])
      let isCommon =
        own.isSubset(of: all(program.comparisons[split...])) && own.isSubset(of: bounded)
      let areNumbers = own.allSatisfy {
        if case .constant = program.instructions[$0.number] { false } else { true }
      }
      return isCommon && areNumbers && !own.isEmpty ? own : nil
    }
    let common = sides(\.left, .above) ?? sides(\.right, .below)
    var spectra: [(isDerived: Bool, slot: Int, numbers: Set<BoundedNumber>)] = []
    for slot in program.matrices.indices {
      for isSingular in [true, false] {
        let numbers = bounded.filter { bounded in
          switch program.instructions[bounded.number] {
          case .singularValue(_, slot): isSingular
          case .eigenvalue(_, slot): !isSingular
          default: false
          }
        }
        let isVariable =
          switch program.matrices[slot] {
          case .variable, .member: true
          default: false
          }
        spectra.append((!isVariable, slot, numbers))
      }
    }
    // What is known of a matrix as it stands is there to bound one that is made from it.
    let choices =
      spectra.filter(\.isDerived).map(\.numbers) + spectra.filter { !$0.isDerived }.map(\.numbers)
    var best = common ?? []
    if common == nil {
      for choice in choices where choice.count > best.count { best = choice }
    }
    return best.sorted {
      ($0.number, $0.direction.rawValue) < ($1.number, $1.direction.rawValue)
    }
  }
}

extension BoundComparison.Outcome {
  fileprivate init(_ outcome: Outcome?, ofSquares: Bool) {
    func part(_ slack: Enclosure<Double>?) -> Enclosure<Double>? {
      guard let size = slack?.magnitude, ofSquares else { return slack?.magnitude }
      // Of r² = 1 − s the root: r = 1 − (1 − √(1 − s)).
      let one = Enclosure<Double>(1)
      return (one - size).squareRoot.map { one - $0 }
    }
    switch outcome {
    case .strict(let slack): self = .tighter(part(slack))
    case .equal: self = .equal
    case .violated(_, _, let slack): self = .looser(part(slack))
    case .open, .unknown, nil: self = .undecided
    }
  }
}

extension Program {
  /// A number in the language of statements, where it has one piece there.
  fileprivate func text(of register: Register) -> String {
    switch instructions[register] {
    case .singularValue(let i, let slot):
      ScalarTerm.singularValue(.constant(i), matrices[slot]).plainText
    case .eigenvalue(let i, let slot):
      ScalarTerm.eigenvalue(.constant(i), matrices[slot]).plainText
    case .power(let base, let exponent): "\(text(of: base))^\(exponent)"
    case .absolute(let inner): "abs(\(text(of: inner)))"
    case .difference(let a, let b): "\(text(of: a)) - \(text(of: b))"
    case .data(let term): term.plainText
    default: "one side"
    }
  }
}
