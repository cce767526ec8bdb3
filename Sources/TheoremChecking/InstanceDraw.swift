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
  private var variables: [Variable]
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

  private var generator: SeededGenerator
  private let maxOrder: Int
  /// Whether a shift for which singular values coincide is of interest.
  private let wantsCoincidences: Bool
  /// Whether the second matrix is a perturbation that turns singular subspaces.
  private let wantsSubspaces: Bool
  private var instance = Instance()
  private var origins: [DrawnInstance.Origin] = []
  /// The exponent of the first drawn matrix.
  private var scale: Int?

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

  private mutating func note(_ variables: String, _ kind: String) {
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
  private mutating func drawIndex(_ name: String, _ from: IndexTerm, _ through: IndexTerm) {
    guard instance.indices[name] == nil else { return }
    let low = instance.size(from)
    instance.indices[name] = generator.integer(in: low...max(low, instance.size(through)))
  }

  private mutating func matrix(_ name: String, _ rows: Int, _ columns: Int) -> Matrix<Rational> {
    func note(_ kind: String) { self.note(name, kind) }
    for hypothesis in hypotheses {
      switch hypothesis {
      case .has(let property, .variable(name)):
        note(property.rawValue)
        switch property {
        case .symmetric: return generator.symmetricMatrix(order: rows)
        case .skewSymmetric: return generator.skewSymmetricMatrix(order: rows)
        case .positiveSemidefinite: return generator.positiveSemidefiniteMatrix(order: rows)
        case .orthogonal:
          return generator.coin()
            ? generator.orthogonalMatrix(order: rows) : generator.signedPermutation(order: rows)
        }
      case .rankAtMost(let bound, .variable(name)):
        let rank = rank(bound)
        note("rank at most \(rank)")
        if let part = bestPart(rows, columns, rank) { return part }
        return rescaled(generator.matrix(rows: rows, columns: columns, rankAtMost: rank)).matrix
      default: break
      }
    }
    if wantsSubspaces, name == "E", let turned = turn(rows, columns) {
      note("turned subspaces")
      return turned
    }
    if let (kind, related) = relative(rows, columns) {
      note(kind)
      return related
    }
    let ensemble = generator.matrixEnsemble(rows: rows, columns: columns)
    var drawn = ensemble.draw(rows: rows, columns: columns, using: &generator)
    // A change that must not lead out of a region.
    if name == "Delta" && !hypotheses.isEmpty || name == "E" && wantsSubspaces {
      drawn = smallFactor() * drawn
    }
    let (matrix, shift) = rescaled(drawn)
    note(shift == 0 ? ensemble.name : "\(ensemble.name)*2^\(shift)")
    return matrix
  }

  /// The value of a bound on a rank; integer variables in it that have no value yet get theirs.
  private mutating func rank(_ bound: IndexTerm) -> Int {
    for case .index(let name, let from, let through) in variables where bound.mentions(name) {
      drawIndex(name, from, through)
    }
    return max(0, instance.size(bound))
  }

  /// One time in four the best part of a given rank of the first matrix, or minus that, when the two
  /// have the same shape: the first matrix is then drawn anew, with singular values that are exactly
  /// known. There a bound for all matrices of low rank is attained.
  private mutating func bestPart(
    _ rows: Int, _ columns: Int, _ rank: Int
  ) -> Matrix<Rational>? {
    guard let (name, first) = instance.matrices.sorted(by: { $0.key < $1.key }).first,
      given[name] == nil, first.rows == rows, first.columns == columns,
      !hypotheses.contains(where: { $0.steers(name) }), generator.chance(1, in: 4)
    else { return nil }
    let (whole, part) = generator.matrixWithBestPart(rows: rows, columns: columns, rank: rank)
    instance.matrices[name] = whole
    origins.removeAll { $0.variables == name || $0.variables.hasPrefix("\(name), ") }
    note(name, "known singular values")
    return generator.coin() ? part : Rational(-1) * part
  }

  /// The matrix brought to about the size of the first one drawn, when they are far apart: a sum of
  /// 2^1000 and 1 tests nothing but patience.
  private mutating func rescaled(
    _ drawn: Matrix<Rational>
  ) -> (matrix: Matrix<Rational>, shift: Int) {
    guard let scale else {
      scale = Self.scale(of: drawn)
      return (drawn, 0)
    }
    let shift = drawn.isZero ? 0 : scale - Self.scale(of: drawn)
    guard abs(shift) > 100 else { return (drawn, 0) }
    return (Rational(1).scaled(byPowerOfTwo: shift) * drawn, shift)
  }

  /// The exponent of the largest entry, 0 for the zero matrix.
  private static func scale(of matrix: Matrix<Rational>) -> Int {
    var largest: Int?
    matrix.forEachEntry { _, _, value in
      guard !value.isZero else { return }
      let exponent = value.approximateExponent
      largest = max(largest ?? exponent, exponent)
    }
    return largest ?? 0
  }

  /// One time in five a matrix that is made from an earlier one, where inequalities are attained.
  private mutating func relative(_ rows: Int, _ columns: Int) -> (String, Matrix<Rational>)? {
    guard let first = instance.matrices.sorted(by: { $0.key < $1.key }).first,
      generator.chance(1, in: 5)
    else { return nil }
    let factor = generator.element(of: [Rational(1), -1, 2, Rational(-1, 2)])
    if first.value.rows == rows, first.value.columns == columns, generator.coin() {
      return ("\(factor)*\(first.key)", factor * first.value)
    }
    if first.value.rows == columns, first.value.columns == rows {
      return ("\(factor)*\(first.key)'", factor * first.value.transposed)
    }
    return nil
  }

  private mutating func drawVector(_ name: String, _ count: Int) {
    for case .conjugatePairs(.variable(let real), .variable(let imaginary)) in hypotheses
    where real == name || imaginary == name {
      let (a, b) = conjugatePairs(count)
      instance.vectors[real] = a
      instance.vectors[imaginary] = b
      note("\(real), \(imaginary)", "conjugate pairs")
      return
    }
    if let (kind, vector) = inputVector(name, count) {
      note(name, kind)
      instance.vectors[name] = vector
      return
    }
    if name.hasPrefix("eps") {
      note(name, ScalarEnsemble.step.name)
      var steps: [Rational] = []
      while steps.count < count { steps.append(step(steps.count + 1)) }
      instance.vectors[name] = steps
      return
    }
    let ensemble = maskEnsemble(name)
    note(name, ensemble.name)
    instance.vectors[name] = ensemble.draw(count: count, using: &generator)
  }

  /// ε for layer k: small enough for a contraction two times in three when one is asked for.
  private mutating func step(_ k: Int) -> Rational {
    guard hypotheses.contains(where: \.asksForLess), generator.chance(2, in: 3),
      let matrix = instance.matrices["W[\(k)]"]
    else { return scaledStep() }
    return Rational(1) / generator.dominantShift(for: matrix)
  }

  /// Of about the inverse size of a huge or tiny W: else I + εW is I or εW to a thousand bits.
  private mutating func scaledStep() -> Rational {
    let step = ScalarEnsemble.step.draw(using: &generator)
    let exponent = scale ?? 0
    return abs(exponent) > 100 ? step.scaled(byPowerOfTwo: -exponent) : step
  }

  private mutating func conjugatePairs(_ count: Int) -> ([Rational], [Rational]) {
    var real: [Rational] = []
    var imaginary: [Rational] = []
    while real.count < count {
      let a = Rational(generator.integer(in: -3...3))
      if count - real.count >= 2, generator.coin() {
        let b = Rational(generator.integer(in: 1...4) * generator.sign())
        real += [a, a]
        imaginary += [b, -b]
      } else {
        real.append(a)
        imaginary.append(0)
      }
    }
    return (real, imaginary)
  }

  private mutating func maskEnsemble(_ name: String) -> MaskEnsemble {
    for claim in hypotheses.flatMap(\.claims) {
      switch claim {
      case .equal(let entry, 1) where entry.isMagnitude(in: name): return .sign
      case .atMost(let entry, 1) where entry.isMagnitude(in: name):
        return generator.element(of: [.unitBounded, .unitBounded, .relu, .sign])
      case .less(0, let entry) where entry.isMagnitude(in: name):
        return generator.element(of: [.invertible, .invertible, .squares])
      default: break
      }
    }
    return generator.element(of: MaskEnsemble.all)
  }

  private mutating func scalar(_ name: String) -> Rational {
    let variable = ScalarTerm.variable(name)
    let size = ScalarTerm.absolute(variable)
    let isAtLeastZero = hypotheses.contains(.atMost(0, variable))
    let isAtMostOne = hypotheses.contains(.atMost(variable, 1))
    if isAtLeastZero, isAtMostOne { return ScalarEnsemble.unitInterval.draw(using: &generator) }
    if hypotheses.contains(.atMost(size, 1)) {
      let ensemble: ScalarEnsemble =
        hypotheses.contains(.less(0, size)) ? .invertibleContractingSlope : .contractingSlope
      return ensemble.draw(using: &generator)
    }
    if hypotheses.contains(.atMost(1, size)) {
      return ScalarEnsemble.expandingSlope.draw(using: &generator)
    }
    let value: Rational
    if let square = layer, square.isSquare, name.hasPrefix("rho") {
      if wantsCoincidences, generator.coin() { return coincidence(in: square) }
      let mustDominate = hypotheses.contains(where: \.asksForLess)
      value =
        mustDominate && generator.chance(2, in: 3)
        ? generator.dominantShift(for: square) : generator.shift(for: square)
    } else if name.hasPrefix("rho") {
      value = ScalarEnsemble.shift.draw(using: &generator)
    } else if name.hasPrefix("eps") {
      value = scaledStep()
    } else if name == "h" {
      return rescaled(smallFactor() * ScalarEnsemble.slope.draw(using: &generator))
    } else {
      value = ScalarEnsemble.slope.draw(using: &generator)
    }
    let isShift = name.hasPrefix("rho")
    return signed(isShift ? rescaled(value) : value, atLeastZero: isAtLeastZero, variable)
  }

  /// A ρ for which two singular values of ρI + W coincide when W is diagonal.
  private mutating func coincidence(in square: Matrix<Rational>) -> Rational {
    let (i, j) = (generator.below(square.rows), generator.below(square.rows))
    return Rational(-1, 2) * (square[i, i] + square[j, j])
  }

  /// One time in three an E for which Wedin's bound is attained, the first matrix being drawn anew: a
  /// multiple A of a partial isometry, and E = QA − A or AQ − A for a projector Q; or A and A + E are
  /// multiples of two projectors.
  private mutating func turn(_ rows: Int, _ columns: Int) -> Matrix<Rational>? {
    guard given["A"] == nil, given["E"] == nil, generator.chance(1, in: 3) else { return nil }
    let order = min(rows, columns)
    let rank = generator.integer(in: 1...order)
    let size = Rational(generator.integer(in: 1...3))
    let first: Matrix<Rational>
    let second: Matrix<Rational>
    switch (generator.below(3), rows == columns) {
    case (0, true):
      first = size * generator.projector(order: rows, rank: rank)
      second = size * generator.projector(order: rows, rank: rank)
    case (1, _):
      first = generator.matrix(
        rows: rows, columns: columns, singularValues: Array(repeating: size, count: rank))
      second = generator.projector(order: rows, rank: generator.integer(in: rank...rows)) * first
    default:
      first = generator.matrix(
        rows: rows, columns: columns, singularValues: Array(repeating: size, count: rank))
      second =
        first * generator.projector(order: columns, rank: generator.integer(in: rank...columns))
    }
    instance.matrices["A"] = first
    origins.removeAll { $0.variables == "A" }
    note("A", "partial isometry")
    return second - first
  }

  /// W, or the layer with the largest entries of several.
  private var layer: Matrix<Rational>? {
    if let only = instance.matrices["W"] { return only }
    var largest: (size: Rational, matrix: Matrix<Rational>)?
    for (name, matrix) in instance.matrices.sorted(by: { $0.key < $1.key })
    where name.hasPrefix("W[") {
      let size = matrix.frobeniusNormSquared
      if largest.map({ $0.size < size }) ?? true { largest = (size, matrix) }
    }
    return largest?.matrix
  }

  /// A shift of the size of the matrices, when those are huge or tiny and the shift is not.
  private func rescaled(_ value: Rational) -> Rational {
    guard let scale, abs(scale) > 100, !value.isZero, abs(value.approximateExponent - scale) > 100
    else { return value }
    return value.scaled(byPowerOfTwo: scale - value.approximateExponent)
  }

  private func signed(
    _ value: Rational, atLeastZero: Bool, _ variable: ScalarTerm
  ) -> Rational {
    if atLeastZero { return value.magnitude }
    if hypotheses.contains(.atMost(variable, 0)) { return -value.magnitude }
    return value
  }

  /// A set of positions: none, all, and single ones often. Where there are several sets, every other
  /// time about a sixth of the positions and at least one: what shifts an index by the sizes of all
  /// sets together says nothing when they are large.
  private mutating func set(_ count: Int) -> [Int] {
    let sets = variables.filter { if case .set = $0 { true } else { false } }
    if sets.count > 1, count > 0, generator.coin() {
      let size = generator.integer(in: 1...max(1, count / 3))
      return generator.subset(of: count, size: size).map { $0 + 1 }
    }
    return generator.binaryMask(count: count, masked: 0).enumerated()
      .filter { $0.element.isZero }.map { $0.offset + 1 }
  }
}

extension IndexTerm {
  fileprivate func mentions(_ name: String) -> Bool {
    switch self {
    case .variable(name): return true
    case .sum(let a, let b), .difference(let a, let b), .product(let a, let b),
      .minimum(let a, let b):
      return a.mentions(name) || b.mentions(name)
    case .constant, .variable, .count, .member, .element, .total: return false
    }
  }
}

extension Formula {
  /// What is claimed for each value of the quantifiers in front.
  fileprivate var claims: [Formula] {
    switch self {
    case .forAll(_, _, let body): return body.claims
    case .all(let parts): return parts.flatMap(\.claims)
    default: return [self]
    }
  }

  /// Whether something has to be smaller than something else.
  fileprivate var asksForLess: Bool {
    claims.contains { if case .less = $0 { true } else { false } }
  }

  /// Whether the formula, as a hypothesis, decides how a matrix variable is drawn.
  fileprivate func steers(_ matrix: String) -> Bool {
    switch self {
    case .has(_, .variable(matrix)), .rankAtMost(_, .variable(matrix)): return true
    default: return false
    }
  }
}

extension ScalarTerm {
  /// Whether this is the absolute value of an entry of a vector, by the vector's name or as a member of
  /// its family.
  fileprivate func isMagnitude(in vector: String) -> Bool {
    switch self {
    case .absolute(.entry(.variable(vector), _)): return true
    case .absolute(.entry(.member(let family, _), _)): return vector.hasPrefix("\(family)[")
    default: return false
    }
  }
}

// MARK: Inputs of layers

extension InstanceDraw {
  /// Values for the vectors of layers and of least squares; `nil` for another name.
  private mutating func inputVector(_ name: String, _ count: Int) -> (String, [Rational])? {
    switch name.prefix(while: { $0 != "[" }) {
    case "z", "w", "v": return ("entries", generator.vector(count))
    case "b": return bias(count)
    case "x":
      guard let z = instance.vectors["z"], !generator.chance(1, in: 8) else {
        return ("entries", generator.vector(count))
      }
      let factor = smallFactor()
      return ("near z", zip(z, generator.vector(count)).map { $0 + factor * $1 })
    case "y":
      guard let matrix = instance.matrices["Q"], let v = instance.vectors["v"] else {
        return ("entries", generator.vector(count))
      }
      return ("minimised at v", matrix.leastSquaresTarget(at: v, generator.vector(count)))
    default: return nil
    }
  }

  /// A factor that is small, and now and then 0 or 1.
  private mutating func smallFactor() -> Rational {
    let exponent = generator.element(of: [0, -3, -8, -20, -60])
    return generator.chance(1, in: 8) ? 0 : Rational(1).scaled(byPowerOfTwo: exponent)
  }

  /// Half of the time with pre-activations of the first layer that are exactly 0.
  private mutating func bias(_ count: Int) -> (String, [Rational]) {
    var bias = generator.vector(count)
    guard let matrix = instance.matrices["W"] ?? instance.matrices["W[1]"],
      let z = instance.vectors["z"] ?? instance.vectors["z[1]"], instance.vectors["b[1]"] == nil,
      matrix.rows == count, matrix.columns == z.count, generator.coin()
    else { return ("entries", bias) }
    let image = matrix.image(of: z)
    for k in 0..<count where generator.coin() { bias[k] = -image[k] }
    return ("on boundaries", bias)
  }
}

extension Matrix where Scalar == Rational {
  /// A y for which ‖Ax − y‖² is smallest at x = v: Av and the part of u orthogonal to the columns.
  fileprivate func leastSquaresTarget(at v: [Rational], _ u: [Rational]) -> [Rational] {
    // Gram–Schmidt without normalisation, so that everything stays rational.
    var basis: [[Rational]] = []
    func orthogonal(_ x: [Rational]) -> [Rational] {
      basis.reduce(x) { rest, direction in
        let factor = innerProduct(rest, direction) / innerProduct(direction, direction)
        return zip(rest, direction).map { $0 - factor * $1 }
      }
    }
    for column in 0..<columns {
      let next = orthogonal((0..<rows).map { self[$0, column] })
      if next.contains(where: { !$0.isZero }) { basis.append(next) }
    }
    return zip(image(of: v), orthogonal(u)).map { $0 + $1 }
  }
}
