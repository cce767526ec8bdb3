// SPDX-License-Identifier: Apache-2.0

import Exact

extension Clause {
  /// Checks the clause on one instance, over all values of its quantifiers.
  ///
  /// The answer is proved: `strict`, `equal` and `violated` rest on certified enclosures or exact
  /// algebra, never on approximate values. Over the quantifiers the worst wins: violated,
  /// undecided, equal, strict.
  ///
  /// - Parameters:
  ///   - context: the instance, with the spectra already computed on it. Clauses checked on the same
  ///     context share them.
  ///   - ladder: how far to climb for a decision.
  /// - Throws: `InstanceError` when the instance does not fit the clause: a missing or misshapen value,
  ///   a division by zero in data, eigenvalues of a matrix that is not symmetric.
  public func check(
    on context: InstanceContext, ladder: Ladder = .standard
  ) throws(InstanceError) -> CheckResult {
    let program = try context.program(for: self)
    var checker = Checker(program: program, context: context, ladder: ladder)
    for tier in ladder.tiers {
      try checker.climb(tier)
      if checker.isDecided { break }
    }
    let result = checker.result(id)
    // Say what is wrong with the instance rather than that nothing came out.
    if case .undecided = result.verdict { try checker.requireDefinedLeaves() }
    return result
  }

  /// Checks the clause on one instance.
  public func check(
    on instance: Instance, ladder: Ladder = .standard
  ) throws(InstanceError) -> CheckResult {
    try check(on: InstanceContext(instance), ladder: ladder)
  }
}

/// Takes a program up the ladder: what one tier leaves open the next one takes on.
struct Checker {
  let program: Program
  let context: InstanceContext
  /// Whether every place is to be decided; a violated one is otherwise the end.
  private let decidesEveryPlace: Bool
  /// What became of the comparisons that are settled, by position; `nil` where the guards fail.
  private(set) var settled: [Int: Outcome?] = [:]

  private var openHypotheses: [Hypothesis]
  private var isApplicable = true
  /// Positions of the comparisons that no tier has settled.
  private var pending: [Int]
  private var knownGuards: [Condition: Truth] = [:]
  private var violation: Verdict.Witness?
  private var equality: Bindings?
  /// Whether some comparison's guards hold, so that something is claimed at all.
  private var claimsSomething = false
  private var slack: Enclosure<Double>?
  private var tier = Tier.float64
  private var facts: Facts = []
  /// The bits of the sharpest enclosures that left a comparison open.
  private var openBits: [Int: Int] = [:]
  /// The bits that a proof of equality may take, where the exact tier counted them.
  private var neededBits: [Int: Int] = [:]
  private let exactBitLimit: Int

  init(
    program: Program, context: InstanceContext, ladder: Ladder, decidesEveryPlace: Bool = false
  ) {
    exactBitLimit = ladder.exactBitLimit
    self.decidesEveryPlace = decidesEveryPlace
    self.program = program
    self.context = context
    openHypotheses = program.hypotheses
    pending = Array(program.comparisons.indices)
  }

  var isDecided: Bool {
    !isApplicable
      || (openHypotheses.isEmpty
        && (pending.isEmpty || (violation != nil && !decidesEveryPlace)))
  }

  /// Whether the hypotheses hold, as far as they are settled.
  var hypothesesHold: Truth { !isApplicable ? .no : openHypotheses.isEmpty ? .yes : .open }

  mutating func climb(_ tier: Tier) throws(InstanceError) {
    switch tier {
    case .float64: try climb(Float64Rung(), tier)
    case .multiprecision(let bits): try climb(MultiprecisionRung(bits: bits), tier)
    case .inertia(let bits): try climb(InertiaRung(bits: bits), tier)
    case .exact:
      var comparer = ExactComparer(
        evaluation: SymbolicEvaluation(program, context, bitLimit: exactBitLimit))
      try run(&comparer, tier)
      facts.formUnion(comparer.facts)
    }
  }

  private mutating func climb(_ rung: some Rung, _ tier: Tier) throws(InstanceError) {
    let leaves = InstanceLeaves(context, rung, program: program)
    var comparer = EnclosureComparer(evaluation: Evaluation(program, leaves))
    try run(&comparer, tier)
    facts.formUnion(leaves.facts)
  }

  /// Settles what it can of the hypotheses in Float64.
  mutating func hypothesesMayHold() throws(InstanceError) -> Bool {
    let leaves = InstanceLeaves(context, Float64Rung(), program: program)
    var comparer = EnclosureComparer(evaluation: Evaluation(program, leaves))
    try settleHypotheses(&comparer, .float64)
    return isApplicable
  }

  /// Both sides in Float64 wherever the guards certainly hold; `nil` when a hypothesis certainly fails.
  mutating func sides() throws(InstanceError) -> [PlaceSides]? {
    let leaves = InstanceLeaves(context, Float64Rung(), program: program)
    var comparer = EnclosureComparer(evaluation: Evaluation(program, leaves))
    try settleHypotheses(&comparer, .float64)
    guard isApplicable else { return nil }
    var all: [PlaceSides] = []
    for comparison in program.comparisons {
      guard try guardsHold(comparison.guards, &comparer) == .yes,
        let left = comparer.evaluation.value(comparison.left),
        let right = comparer.evaluation.value(comparison.right)
      else { continue }
      all.append(
        PlaceSides(
          bindings: comparison.bindings, relation: comparison.relation.symbol, left: left,
          right: right))
    }
    return all
  }

  private mutating func run(_ comparer: inout some Comparer, _ tier: Tier) throws(InstanceError) {
    try settleHypotheses(&comparer, tier)
    guard isApplicable, violation == nil || decidesEveryPlace else { return }
    var stillOpen: [Int] = []
    for position in pending {
      let comparison = program.comparisons[position]
      switch try guardsHold(comparison.guards, &comparer) {
      case .no:
        reached(tier)
        settled[position] = .some(nil)
        continue
      case .open:
        stillOpen.append(position)
        continue
      case .yes: break
      }
      let outcome = comparer.compare(comparison.relation, comparison.left, comparison.right)
      switch outcome {
      case .strict(let room):
        reached(tier)
        settled[position] = outcome
        claimsSomething = true
        note(room)
      case .equal:
        reached(tier)
        settled[position] = outcome
        claimsSomething = true
        equality = equality ?? comparison.bindings
      case .violated(let left, let right, let miss):
        reached(tier)
        settled[position] = outcome
        violation =
          violation
          ?? Verdict.Witness(
            bindings: comparison.bindings, left: left, right: right,
            relation: comparison.relation.symbol, relativeSlack: miss)
        if openHypotheses.isEmpty, !decidesEveryPlace { return }
      case .open(let needed):
        if let bits = tier.bits { openBits[position] = bits }
        if let needed { neededBits[position] = needed }
        stillOpen.append(position)
      case .unknown: stillOpen.append(position)
      }
    }
    pending = stillOpen
  }

  private mutating func reached(_ tier: Tier) { self.tier = max(self.tier, tier) }

  private mutating func note(_ room: Enclosure<Double>?) {
    guard let room else { return }
    if let best = slack {
      slack = Enclosure.minimum(best, room)
    } else {
      slack = room
    }
  }

  private mutating func settleHypotheses(
    _ comparer: inout some Comparer, _ tier: Tier
  ) throws(InstanceError) {
    var open: [Hypothesis] = []
    for hypothesis in openHypotheses {
      switch try truth(of: hypothesis.condition, &comparer) {
      case .yes: reached(tier)
      case .no:
        reached(tier)
        isApplicable = false
        return
      case .open: open.append(hypothesis)
      }
    }
    openHypotheses = open
  }

  private mutating func guardsHold(
    _ guards: [Condition], _ comparer: inout some Comparer
  ) throws(InstanceError) -> Truth {
    var result = Truth.yes
    for condition in guards {
      switch try truth(of: condition, &comparer) {
      case .no: return .no
      case .open: result = .open
      case .yes: break
      }
    }
    return result
  }

  private mutating func truth(
    of condition: Condition, _ comparer: inout some Comparer
  ) throws(InstanceError) -> Truth {
    if let known = knownGuards[condition] { return known }
    let truth: Truth
    switch condition {
    case .relation(let relation, let left, let right):
      truth = comparer.truth(relation, left, right)
    case .has(let property, let slot):
      let matrix = try context.record(program.matrices[slot]).matrix
      truth = try context.data.has(property, matrix) ? .yes : .no
    case .rankAtMost(let bound, let slot):
      truth = try context.record(program.matrices[slot]).matrix.rank <= bound ? .yes : .no
    case .conjugatePairs(let real, let imaginary):
      truth = try context.data.areConjugatePairs(real: real, imaginary: imaginary) ? .yes : .no
    }
    if truth != .open { knownGuards[condition] = truth }
    return truth
  }

  /// - Throws: when the instance's data leave a matrix or a number of the statement undefined.
  func requireDefinedLeaves() throws(InstanceError) {
    for matrix in program.matrices { _ = try context.record(matrix) }
    for instruction in program.instructions {
      switch instruction {
      case .data(let term): _ = try context.value(term)
      case .eigenvalue(_, let slot):
        let matrix = program.matrices[slot]
        guard try context.record(matrix).isSymmetric else { throw .notSymmetric(matrix.plainText) }
      default: break
      }
    }
  }

  func result(_ id: String) -> CheckResult {
    CheckResult(
      clause: id, verdict: verdict, strictSlack: slack, equality: equality, tier: tier,
      facts: facts, sampledSubsets: program.sampledSubsets,
      comparisons: program.comparisons.count)
  }

  private var verdict: Verdict {
    guard isApplicable else { return .notApplicable }
    if let hypothesis = openHypotheses.first {
      // A conclusion that holds anyway needs no hypothesis.
      guard violation == nil, pending.isEmpty else {
        return .undecided(.hypothesis(hypothesis.text))
      }
    }
    if let violation { return .violated(violation) }
    if let first = pending.first {
      let bindings = program.comparisons[first].bindings
      guard let bits = openBits[first] else { return .undecided(.noEnclosure(bindings)) }
      return .undecided(
        .tooClose(bits: bits, bitsNeeded: neededBits[first], bindings: bindings))
    }
    // Empty domains and guards that all fail claim nothing.
    guard claimsSomething else { return .notApplicable }
    return equality == nil ? .strict(slack: slack) : .equal
  }
}

extension Relation {
  var symbol: String {
    switch self {
    case .atMost: return "<="
    case .less: return "<"
    case .equal: return "="
    case .different: return "!="
    }
  }
}

extension Clause {
  /// Whether no hypothesis is already known to fail, as far as Float64 enclosures and exact data
  /// tell.
  public func mayApply(on context: InstanceContext) -> Bool {
    guard let program = try? context.program(for: self) else { return false }
    var checker = Checker(program: program, context: context, ladder: .standard)
    return (try? checker.hypothesesMayHold()) ?? false
  }
}

/// What a clause compares at one place: at one value of each of its quantifiers.
public struct PlaceSides: Hashable, Sendable {
  public let bindings: Bindings
  /// "<=", "<" or "=".
  public let relation: String
  public let left: Enclosure<Double>
  public let right: Enclosure<Double>
}

extension Clause {
  /// Both sides of the conclusion at every place, as Float64 enclosures: what a search may steer by.
  /// Only `check` concludes.
  ///
  /// - Returns: the places where the conditions of an implication certainly hold and both sides have
  ///   enclosures; `nil` when a hypothesis certainly fails.
  /// - Throws: `InstanceError` as `check` does.
  public func sides(on context: InstanceContext) throws(InstanceError) -> [PlaceSides]? {
    var checker = Checker(
      program: try context.program(for: self), context: context, ladder: .standard)
    return try checker.sides()
  }
}
