// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators

/// Hill climbing toward the violation of a clause.
///
/// From draws and structured instances, one variable is changed at a time; a change that lowers the
/// slack is kept, one that has a direction is repeated with doubled steps, and steps become shorter when
/// nothing helps. Float64 ranks; only certified answers are reported. A function of the seed: the same
/// on every platform.
public struct AdversarialSearch: Sendable {
  public let clause: Clause
  public var seed: UInt64
  /// How many instances are looked at.
  public var budget: Int
  public var maxOrder: Int
  /// For the certified answers.
  static let ladder = Ladder(bits: [128, 256], exactBitLimit: 20_000)

  public init(_ clause: Clause, seed: UInt64, budget: Int, maxOrder: Int = 4) {
    self.clause = clause
    self.seed = seed
    self.budget = budget
    self.maxOrder = maxOrder
  }

  /// The longest climb from one start.
  private var climbLimit: Int { min(400, max(40, budget / 8)) }
  /// Steps are not shorter than 2^−this of a number's size.
  private static let finestStep = 24

  /// Climbs until the budget is spent or a counterexample is found.
  public func run() -> SearchOutcome {
    var climber = Climber(self)
    return climber.run()
  }

  /// The answers on as many draws as the budget allows: what the search is compared with.
  public func sample() -> SearchOutcome {
    let starts = SearchStarts(clause, seed: seed, maxOrder: maxOrder)
    var outcome = SearchOutcome()
    for index in 0..<budget where outcome.counterexample == nil {
      outcome.evaluations += 1
      outcome.note(starts.drawn(index).instance, clause)
    }
    return outcome
  }

  /// One run of the search.
  private struct Climber {
    let search: AdversarialSearch
    let starts: SearchStarts
    let objective: SearchObjective
    let moves: InstanceMoves
    var generator: SeededGenerator
    var outcome = SearchOutcome()
    var nextDraw = 0
    /// The closest instances met, closest first.
    var elite: [(value: Double, instance: Instance)] = []
    /// Starts with a tie of sides that are not 0, the latest in the place of the oldest.
    var ties: [Instance] = []
    var tieCount = 0
    var drifts = 0
    /// How many ties may still be looked at with exact algebra, which costs more than a step.
    var tieChecks = 24

    init(_ search: AdversarialSearch) {
      self.search = search
      starts = SearchStarts(search.clause, seed: search.seed, maxOrder: search.maxOrder)
      objective = SearchObjective(clause: search.clause)
      moves = InstanceMoves(clause: search.clause)
      generator = SeededGenerator(
        seed: SeededGenerator.childSeed(of: search.seed, name: "climb/\(search.clause.id)"))
    }

    private static let tieLimit = 16
    /// How many changes are tried from one tie.
    private static let driftLength = 24

    var isDone: Bool { outcome.counterexample != nil || outcome.evaluations >= search.budget }

    mutating func run() -> SearchOutcome {
      // Sampling first: the closest draws are where climbing begins.
      while !isDone, nextDraw < search.budget / 4 { _ = estimateDraw() }
      var round = 0
      while !isDone {
        let start = outcome.evaluations
        climb(round)
        // Half as much again goes into what begins where the statement is attained.
        let end = outcome.evaluations + (outcome.evaluations - start) / 2
        while !isDone, !ties.isEmpty, outcome.evaluations < end { drift() }
        round += 1
      }
      for (_, instance) in elite where outcome.counterexample == nil {
        outcome.note(instance, search.clause)
      }
      return outcome
    }

    /// Looks at an instance; a possible violation is checked at once.
    mutating func estimate(_ instance: Instance) -> SearchObjective.Estimate? {
      outcome.evaluations += 1
      guard let estimate = objective.estimate(instance) else { return nil }
      outcome.applicable += 1
      if estimate.mayBeViolated {
        outcome.evaluations += 1
        outcome.note(instance, search.clause)
      } else if estimate.hasTie, tieChecks > 0, outcome.equality?.isSmall ?? true {
        tieChecks -= 1
        outcome.evaluations += 1
        outcome.note(instance, search.clause)
      }
      let value = estimate.value(.closest)
      if value < elite.last?.value ?? 2 || elite.count < 6, value < 2 {
        let place = elite.firstIndex { value < $0.value } ?? elite.count
        if !elite.contains(where: { $0.value == value }) {
          elite.insert((value, instance), at: place)
          elite = Array(elite.prefix(6))
        }
      }
      return estimate
    }

    mutating func estimateDraw() -> (Instance, SearchObjective.Estimate)? {
      let instance = starts.drawn(nextDraw).instance
      nextDraw += 1
      return estimateStart(instance)
    }

    mutating func estimateStructured() -> (Instance, SearchObjective.Estimate)? {
      starts.structured(using: &generator).flatMap { estimateStart($0) }
    }

    mutating func estimateStart(_ instance: Instance) -> (Instance, SearchObjective.Estimate)? {
      guard let estimate = estimate(instance) else { return nil }
      if estimate.hasTie, !instance.isSmall, !instance.matrices.values.contains(where: \.isZero) {
        if ties.count < Self.tieLimit {
          ties.append(instance)
        } else {
          ties[tieCount % Self.tieLimit] = instance
        }
        tieCount += 1
      }
      return (instance, estimate)
    }

    /// A start with its estimate: by turns one of the closest instances so far, the closest of some
    /// structured ones, one of the closest shaken, and the closest of some further draws.
    mutating func start(_ round: Int) -> (Instance, SearchObjective.Estimate)? {
      switch round % 4 {
      case 0 where !elite.isEmpty:
        let instance = elite[round / 4 % elite.count].instance
        return objective.estimate(instance).map { (instance, $0) }
      case 2 where !elite.isEmpty:
        var instance = generator.element(of: elite).instance
        for _ in 0..<3 {
          let k = generator.integer(in: 0...3)
          if let move = moves.draw(on: instance, step: k, using: &generator),
            let moved = move.apply(0)
          {
            instance = moved
          }
        }
        return estimate(instance).map { (instance, $0) }
      default:
        var best: (Instance, SearchObjective.Estimate)?
        for _ in 0..<6 where !isDone {
          guard let next = round % 4 == 3 ? estimateDraw() : estimateStructured() else { continue }
          if best.map({ next.1.value(.closest) < $0.1.value(.closest) }) ?? true { best = next }
        }
        return best
      }
    }

    /// Goes from tie to tie. Where a statement is attained, one that says a little more is false nearby,
    /// often in a few directions only, and the slack does not lead there: it is 0 on the way.
    mutating func drift() {
      var current = ties[drifts % ties.count]
      drifts += 1
      for _ in 0..<Self.driftLength where !isDone {
        let k = generator.integer(in: 0...6)
        guard
          let moved = moves.draw(on: current, step: k, isDirected: true, using: &generator)?.apply(
            0)
        else {
          continue
        }
        if let next = estimate(moved), next.hasTie { current = moved }
      }
    }

    mutating func climb(_ round: Int) {
      // Where nothing is claimed, drawing goes on.
      guard var (current, estimated) = start(round) else {
        outcome.evaluations += 1
        return
      }
      let target: SearchObjective.Target =
        round % 4 == 3 && !estimated.openPlaces.isEmpty
        ? .place(generator.element(of: estimated.openPlaces)) : .closest
      // Where a bound is relative to something large, everything else becoming small brings the slack
      // down and leads nowhere.
      let box: SizeBox? = round / 4 % 2 == 0 ? SizeBox(current) : nil
      var value = estimated.value(target)
      var step = 1
      var failures = 0
      for _ in 0..<search.climbLimit where !isDone && value > 0 {
        let k = max(0, step + generator.integer(in: -1...2))
        guard let move = moves.draw(on: current, step: k, using: &generator) else { continue }
        var gained = false
        for times in 0..<(move.isDirected ? 12 : 1) where !isDone {
          guard let moved = move.apply(times), moved != current, box?.holds(moved) ?? true,
            let next = estimate(moved)
          else { break }
          let reached = next.value(target)
          guard reached < value else { break }
          (current, estimated, value) = (moved, next, reached)
          gained = true
        }
        failures = gained ? 0 : failures + 1
        if failures == 24 {
          failures = 0
          step += 3
          if step > AdversarialSearch.finestStep { break }
        }
      }
    }
  }
}
