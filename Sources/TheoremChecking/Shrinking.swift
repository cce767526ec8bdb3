// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators

/// A small instance on which a clause is violated, found from a larger one.
public struct ShrunkCase: Sendable {
  public let instance: Instance
  /// The answer on the small instance; certified like any other.
  public let result: CheckResult
  /// How many times the instance was replaced by a smaller one.
  public let steps: Int
  /// How many smaller instances were tried.
  public let attempts: Int
}

extension Clause {
  /// Looks for a smaller instance that violates the clause as `instance` does.
  ///
  /// Every step is checked anew, hypotheses included, and taken only when the smaller instance is
  /// certified to violate the clause. The same instance gives the same result every time.
  ///
  /// - Parameters:
  ///   - instance: an instance on which the clause is violated.
  ///   - limit: how many smaller instances are tried at most.
  /// - Returns: the smallest instance found; `nil` when the clause is not violated on `instance`.
  public func shrinkingViolation(on instance: Instance, limit: Int = 3000) -> ShrunkCase? {
    // A violation shows in enclosures. What they leave open is not worth an exact argument here:
    // another candidate will do.
    let ladder = Ladder(bits: [128, 256], usesExactTier: false)
    func violation(_ candidate: Instance, _ ladder: Ladder) -> CheckResult? {
      guard let result = try? check(on: candidate, ladder: ladder),
        case .violated = result.verdict
      else { return nil }
      return result
    }
    let small = shrink(
      instance.withDimensions(of: self), limit: limit, candidates: { shrinkCandidates(of: $0) },
      while: { violation($0, ladder) != nil })
    guard let result = violation(small.value, .standard) else { return nil }
    return ShrunkCase(
      instance: small.value, result: result, steps: small.steps, attempts: small.attempts)
  }

  /// Instances of smaller measure to try in place of `instance`, boldest first.
  func shrinkCandidates(of instance: Instance) -> ShrinkCandidates<Instance> {
    let measure = instance.shrinkMeasure
    return smallerShapes(of: instance)
      .followed(by: rescalings(of: instance))
      .followed(by: smallerParts(of: instance))
      .transformed { $0.shrinkMeasure < measure ? $0 : nil }
  }

  // MARK: Shapes

  /// The instance without some positions of one dimension, in all variables that share it.
  private func smallerShapes(of instance: Instance) -> ShrinkCandidates<Instance> {
    var plans: [(dimension: String, positions: [Int])] = []
    let members = withMembers(instance.dimensions)
    for dimension in Set(dimensions + members.dimensions).sorted() {
      for positions in deletionPlans(count: instance.dimensions[dimension] ?? 0) {
        plans.append((dimension, positions))
      }
    }
    return ShrinkCandidates(count: plans.count) {
      deleting(plans[$0].positions, of: plans[$0].dimension, from: instance)
    }
  }

  /// The instance without some positions of one dimension, in all variables that share it; `nil` when an
  /// index has no value.
  ///
  /// - Parameter positions: counted from 0.
  func deleting(
    _ positions: [Int], of dimension: String, from instance: Instance
  ) -> Instance? {
    var result = instance.deletingMembers(at: positions, ofFamiliesOfSize: dimension, in: self)
    result.dimensions[dimension] = (instance.dimensions[dimension] ?? 0) - positions.count
    let gone = IndexTerm.variable(dimension)
    for variable in withMembers(result.dimensions).variables {
      switch variable {
      case .matrix(let name, let rows, let columns):
        result.matrices[name] = result.matrices[name]?.deleting(
          rows: rows == gone ? positions : [], columns: columns == gone ? positions : [])
      case .vector(let name, let count) where count == gone:
        result.vectors[name] = result.vectors[name]?.deleting(positions: positions)
      case .set(let name, let size) where size == gone:
        result.sets[name] = result.sets[name]?.renumbered(deleting: positions.map { $0 + 1 })
      case .index(let name, let from, let through):
        guard let old = instance.indices[name] else { return nil }
        let renumbered = through == gone ? old - positions.count { $0 + 1 < old } : old
        let low = result.size(from)
        result.indices[name] = min(max(renumbered, low), max(low, result.size(through)))
      case .vector, .set, .scalar, .family: break
      }
    }
    return result
  }

  // MARK: Scale

  /// The instance with all matrices, and then also all scalars, multiplied by one factor that leaves
  /// integers, or integers after rounding toward 0.
  private func rescalings(of instance: Instance) -> ShrinkCandidates<Instance> {
    let sizes = [nil, 1000, 100, 20, 8, 4, 2]
    return ShrinkCandidates(count: 2 * sizes.count) { number in
      let scalesScalars = number % 2 == 0
      if scalesScalars && instance.scalars.isEmpty { return nil }
      return instance.rescaled(toLargest: sizes[number / 2], scalesScalars: scalesScalars)
    }
  }

  // MARK: Parts

  private func smallerParts(of instance: Instance) -> ShrinkCandidates<Instance> {
    var all = ShrinkCandidates<Instance>(count: 0) { _ in nil }
    for variable in withMembers(instance.dimensions).variables {
      all = all.followed(by: smaller(variable, in: instance))
    }
    return all
  }

  private func smaller(
    _ variable: Variable, in instance: Instance
  ) -> ShrinkCandidates<Instance> {
    func put<Value>(
      _ candidates: ShrinkCandidates<Value>, _ place: WritableKeyPath<Instance, [String: Value]>
    ) -> ShrinkCandidates<Instance> {
      candidates.transformed {
        var result = instance
        result[keyPath: place][variable.name] = $0
        return result
      }
    }
    let name = variable.name
    switch variable {
    case .matrix:
      guard let matrix = instance.matrices[name] else { break }
      let constraint = constraint(on: name, matrix)
      let simplest = ShrinkCandidates<Matrix<Rational>>(count: 1) { _ in
        matrix.isSquare ? .identity(matrix.rows) : nil
      }
      return put(
        simplest.followed(by: Generators.shrinkCandidates(of: matrix, keeping: constraint)),
        \.matrices)
    case .vector:
      guard let vector = instance.vectors[name] else { break }
      return put(
        Generators.shrinkCandidates(of: vector, keepingCount: true), \.vectors)
    case .scalar:
      guard let scalar = instance.scalars[name] else { break }
      return put(Generators.shrinkCandidates(of: scalar), \.scalars)
    case .set:
      guard let members = instance.sets[name], !members.isEmpty else { break }
      let none = ShrinkCandidates<[Int]>(count: 1) { _ in [] }
      return put(
        none.followed(by: Generators.shrinkCandidates(ofIndexSet: members))
          .transformed { $0.first == 0 ? nil : $0 }, \.sets)
    case .index:
      guard let index = instance.indices[name] else { break }
      return put(Generators.shrinkCandidates(of: index), \.indices)
    case .family: break
    }
    return ShrinkCandidates(count: 0) { _ in nil }
  }

  /// What smaller matrices keep: the shape, which dimensions govern, and a symmetry that is asked for.
  private func constraint(on name: String, _ matrix: Matrix<Rational>) -> ShrinkConstraint {
    for case .has(let property, .variable(name)) in hypotheses {
      switch property {
      case .symmetric, .positiveSemidefinite:
        if matrix.isSymmetric { return .symmetric }
      case .skewSymmetric:
        if matrix.isSkewSymmetric { return .skewSymmetric }
      case .orthogonal: break
      }
    }
    return .shape
  }
}
