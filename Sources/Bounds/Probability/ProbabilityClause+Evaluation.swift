// SPDX-License-Identifier: Apache-2.0

import Exact

extension ProbabilityClause {
  /// Bits of the tier that decides what Float64 leaves open.
  private static let bits = 128

  /// Whether the event happens in a sample.
  ///
  /// The answer is proved, for the matrices in the sample and for all within its radii of them; it is
  /// `open` where certified enclosures of Float64 and of 128 bits do not tell.
  ///
  /// - Throws: `InstanceError` when the sample does not fit the clause, or the event is of another kind
  ///   than `event` describes.
  public func occurrence(in sample: RandomSample) throws(InstanceError) -> Occurrence {
    let context = InstanceContext(sample.instance)
    let program = try context.program(for: eventClause)
    guard program.isMadeOfSpectra else {
      throw .statement(.notAConclusion("\(event.plainText), as an event,"))
    }
    let quick = Self.occurrence(program, context, Float64Rung(), sample.radii)
    guard quick == .open else { return quick }
    return Self.occurrence(program, context, MultiprecisionRung(bits: Self.bits), sample.radii)
  }

  /// The stated probability at given parameters, enclosed.
  ///
  /// - Throws: `InstanceError` when a parameter is missing or the number is not defined.
  public func statedProbability(at parameters: Instance) throws(InstanceError) -> Enclosure<Double>
  {
    try value(of: claim.bound, at: parameters).double
  }

  /// A number made of parameters and dimensions, enclosed with about 128 bits.
  ///
  /// - Throws: `InstanceError` when a parameter is missing or the number is not defined.
  public func value(
    of term: ScalarTerm, at parameters: Instance
  ) throws(InstanceError) -> Enclosure<BigFloat> {
    let context = InstanceContext(parameters)
    let clause = Clause("\(id) \(term.plainText)", over: self.parameters, .equal(term, term))
    let program = try context.program(for: clause)
    let leaves = InstanceLeaves(context, MultiprecisionRung(bits: Self.bits), program: program)
    var evaluation = Evaluation(program, leaves)
    guard let value = evaluation.value(program.comparisons[0].left) else {
      throw .missing(term.plainText)
    }
    return value
  }

  /// Whether the parameters certainly meet all hypotheses.
  ///
  /// - Throws: `InstanceError` when a parameter is missing or misshapen.
  public func hypothesesHold(at parameters: Instance) throws(InstanceError) -> Bool {
    guard !hypotheses.isEmpty else { return true }
    let clause = Clause("\(id) given", over: self.parameters, .all(hypotheses))
    switch try clause.check(on: parameters).verdict {
    case .strict, .equal: return true
    case .violated, .undecided, .notApplicable: return false
    }
  }

  /// The event as if it were claimed of every instance.
  private var eventClause: Clause {
    Clause("\(id) event", over: parameters + random.map(\.variable), event)
  }

  private static func occurrence(
    _ program: Program, _ context: InstanceContext, _ rung: some Rung, _ radii: [String: Rational]
  ) -> Occurrence {
    let leaves = PerturbedLeaves(InstanceLeaves(context, rung, program: program), radii: radii)
    var comparer = EnclosureComparer(evaluation: Evaluation(program, leaves))
    var result = Occurrence.happened
    for comparison in program.comparisons {
      switch comparer.truth(comparison.relation, comparison.left, comparison.right) {
      case .yes: break
      case .no: return .didNotHappen
      case .open: result = .open
      }
    }
    return result
  }
}

extension Program {
  /// Whether everything that is compared is made of singular values, eigenvalues and numbers: whatever
  /// else depends on a matrix would be taken from digits that are not all there.
  fileprivate var isMadeOfSpectra: Bool {
    comparisons.allSatisfy(\.guards.isEmpty)
      && instructions.allSatisfy { instruction in
        switch instruction {
        case .data(let term): term.isMadeOfNumbers
        case .leadingProduct, .energy, .fourierModulusSquared: false
        default: true
        }
      }
  }
}
