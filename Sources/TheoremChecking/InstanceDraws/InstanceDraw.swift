// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators

/// An instance with the names of the ensembles that its variables came from.
public struct DrawnInstance: Sendable {
  public let instance: Instance
  let origins: [Origin]

  /// Where the value of a variable came from, or the values of a few.
  struct Origin: Sendable {
    let variables: String
    let kind: String
  }

  /// "W: gaussian, d: relu".
  public var ensembles: String {
    origins.map { "\($0.variables): \($0.kind)" }.joined(separator: ", ")
  }
}

/// Draws values for the variables of a statement from one seed.
///
/// Hypotheses steer the draw: a matrix that must be symmetric is drawn so, a slope that must lie in
/// [−1, 1] likewise. What is not recognised is left to chance, and the check then says that the
/// instance does not meet the hypothesis.
struct InstanceDraw {
  /// After sizes are drawn, members stand in place of families.
  var variables: [Variable]
  let hypotheses: [Formula]
  /// Matrices that are given rather than drawn, such as a user's.
  let given: [String: Matrix<Rational>]
  /// What the given matrices are called.
  let givenOrigin: String

  /// The largest number of layers drawn.
  static let layerLimit = 4

  /// The largest order drawn where a sum over all subsets of rows makes cost double with each.
  static let subsetSumOrder = 5
  /// The largest order of the factors of Kronecker products.
  static let kroneckerOrder = 3
  /// The largest order where a discriminant, of degree n(n − 1), is taken apart.
  static let coincidenceOrder = 4

  var generator: SeededGenerator
  let maxOrder: Int
  /// Whether a shift for which singular values coincide is of interest.
  let wantsCoincidences: Bool
  /// Whether the second matrix is a perturbation that turns singular subspaces.
  let wantsSubspaces: Bool
  var instance = Instance()
  var origins: [DrawnInstance.Origin] = []
  /// The exponent of the first drawn matrix.
  var scale: Int?

  static func draw(
    _ group: ClauseGroup, seed: CaseSeed, given: [String: Matrix<Rational>] = [:],
    givenOrigin: String = "given"
  ) -> DrawnInstance {
    // A hypothesis that the draw does not steer may fail by chance: a few attempts, each a function
    // of the seed.
    var last: DrawnInstance?
    for attempt in 0..<8 {
      var draw = InstanceDraw(
        group, seed: seed, attempt: attempt, given: given, givenOrigin: givenOrigin)
      let drawn = draw.make()
      let context = InstanceContext(drawn.instance)
      if group.clauses[0].mayApply(on: context) { return drawn }
      last = drawn
    }
    // The loop runs at least once.
    return last ?? DrawnInstance(instance: Instance(), origins: [])
  }

  private init(
    _ group: ClauseGroup, seed: CaseSeed, attempt: Int, given: [String: Matrix<Rational>],
    givenOrigin: String
  ) {
    variables = group.variables
    hypotheses = group.hypotheses
    self.given = given
    self.givenOrigin = givenOrigin
    generator = SeededGenerator(
      seed: attempt == 0
        ? seed.rawValue : SeededGenerator.childSeed(of: seed.rawValue, index: UInt64(attempt)))
    // No clause of the catalogue is of two of these kinds.
    let limits: [(isKind: KeyPath<Clause, Bool>, order: Int)] = [
      (\.sumsOverAllSubsets, Self.subsetSumOrder), (\.hasKroneckerProducts, Self.kroneckerOrder),
      (\.countsCoincidences, Self.coincidenceOrder),
    ]
    maxOrder = limits.reduce(seed.maxOrder) { order, limit in
      group.clauses.contains { $0[keyPath: limit.isKind] } ? min(order, limit.order) : order
    }
    wantsCoincidences = group.clauses.contains(where: \.usesDiscriminants)
    wantsSubspaces = group.clauses.contains(where: \.comparesSubspaces)
  }

  private mutating func make() -> DrawnInstance {
    // What is drawn is brought to the size of what is given.
    scale = given.values.map { Self.scale(of: $0) }.max()
    drawDimensions()
    for variable in variables { drawValue(of: variable) }
    return DrawnInstance(instance: instance, origins: origins)
  }

  // MARK: Sizes

  private mutating func drawDimensions() {
    for case .family(_, .variable(let count), _) in variables
    where instance.dimensions[count] == nil {
      instance.dimensions[count] = generator.integer(in: 1...Self.layerLimit)
    }
    variables = Clause("", over: variables, .all([])).withMembers(instance.dimensions).variables
    for variable in variables {
      guard case .matrix(let name, let rows, let columns) = variable, let matrix = given[name]
      else { continue }
      if case .variable(let dimension) = rows { instance.dimensions[dimension] = matrix.rows }
      if case .variable(let dimension) = columns { instance.dimensions[dimension] = matrix.columns }
    }
    let clause = Clause("", over: variables, .all([]))
    for dimension in clause.dimensions where instance.dimensions[dimension] == nil {
      // Small orders make small counterexamples; order 1 and the largest order are boundaries.
      instance.dimensions[dimension] =
        generator.chance(1, in: 6) ? maxOrder : generator.integer(in: 1...maxOrder)
    }
  }

  // MARK: Values

  mutating func note(_ variables: String, _ kind: String) {
    origins.append(DrawnInstance.Origin(variables: variables, kind: kind))
  }

  private mutating func drawValue(of variable: Variable) {
    switch variable {
    case .matrix(let name, let rows, let columns):
      guard instance.matrices[name] == nil else { return }
      if let matrix = given[name] {
        instance.matrices[name] = matrix
        note(name, givenOrigin)
      } else {
        instance.matrices[name] = matrix(name, instance.size(rows), instance.size(columns))
      }
    case .vector(let name, let count):
      if instance.vectors[name] == nil { drawVector(name, instance.size(count)) }
    case .scalar(let name): instance.scalars[name] = scalar(name)
    case .set(let name, let count): instance.sets[name] = set(instance.size(count))
    case .index(let name, let from, let through): drawIndex(name, from, through)
    case .family: break
    }
  }

  /// Draws the value of an integer variable that has none yet.
  mutating func drawIndex(_ name: String, _ from: IndexTerm, _ through: IndexTerm) {
    guard instance.indices[name] == nil else { return }
    let low = instance.size(from)
    instance.indices[name] = generator.integer(in: low...max(low, instance.size(through)))
  }
}
