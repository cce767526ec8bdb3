// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators

/// A change of an instance that a search tries.
struct InstanceMove {
  /// Whether the move has a direction in which it can be repeated, each time twice as far.
  let isDirected: Bool
  /// The changed instance, the step doubled so many times; `nil` where that has no meaning.
  let apply: (Int) -> Instance?
}

/// Draws moves of the instances of one clause.
struct InstanceMoves {
  let clause: Clause

  /// A move of one variable, or of one variable to another; `nil` when the one drawn has no meaning
  /// here.
  ///
  /// - Parameter k: directed moves change numbers by about 2^−k of their size.
  func draw(
    on instance: Instance, step k: Int, using generator: inout SeededGenerator
  ) -> InstanceMove? {
    let variables = clause.withMembers(instance.dimensions).variables
    guard !variables.isEmpty else { return nil }
    let variable = generator.element(of: variables)
    let name = variable.name
    switch variable {
    case .matrix:
      guard let matrix = instance.matrices[name] else { return nil }
      let kind = kind(of: name)
      if generator.chance(1, in: 8), kind == .any,
        let related = related(name, matrix, in: instance, step: k, using: &generator)
      {
        return put(instance, \.matrices, name, isDirected: false) { _ in related }
      }
      let move = generator.element(
        of: MatrixMove.allCases + MatrixMove.allCases.filter(\.isDirected))
      guard let change = generator.change(matrix, by: move, kind: kind, step: k) else { return nil }
      return put(instance, \.matrices, name, isDirected: move.isDirected) { times in
        change(times).flatMap {
          $0.numeratorBitWidth <= Matrix.searchBitLimit ? $0 : nil
        }
      }
    case .vector:
      guard let vector = instance.vectors[name], !vector.isEmpty else { return nil }
      return move(vector, name, in: instance, step: k, using: &generator)
    case .scalar:
      guard let scalar = instance.scalars[name] else { return nil }
      return move(scalar, name, in: instance, step: k, using: &generator)
    case .set(_, let size):
      guard let members = instance.sets[name] else { return nil }
      let count = instance.size(size)
      guard count > 0 else { return nil }
      let member = generator.integer(in: 1...count)
      let changed = Set(members).symmetricDifference([member]).sorted()
      return put(instance, \.sets, name, isDirected: false) { _ in changed }
    case .index(_, let from, let through):
      let (low, high) = (instance.size(from), instance.size(through))
      guard low < high else { return nil }
      let value = generator.integer(in: low...high)
      return put(instance, \.indices, name, isDirected: false) { _ in value }
    case .family: return nil
    }
  }

  private func put<Value>(
    _ instance: Instance, _ place: WritableKeyPath<Instance, [String: Value]>, _ name: String,
    isDirected: Bool, _ value: @escaping (Int) -> Value?
  ) -> InstanceMove {
    InstanceMove(isDirected: isDirected) { times in
      guard let value = value(times) else { return nil }
      var result = instance
      result[keyPath: place][name] = value
      return result
    }
  }

  /// What the hypotheses ask of a matrix, as far as moves can keep it.
  private func kind(of name: String) -> MatrixKind {
    for hypothesis in clause.hypotheses {
      switch hypothesis {
      case .has(.symmetric, .variable(name)), .has(.positiveSemidefinite, .variable(name)):
        return .symmetric
      case .has(.skewSymmetric, .variable(name)): return .skewSymmetric
      case .has(.orthogonal, .variable(name)): return .orthogonal
      case .rankAtMost(_, .variable(name)): return .lowRank
      default: break
      }
    }
    return .any
  }

  /// A matrix made from another one of the instance: where products and sums are as large as they can
  /// be, matrices depend on one another.
  private func related(
    _ name: String, _ matrix: Matrix<Rational>, in instance: Instance, step k: Int,
    using generator: inout SeededGenerator
  ) -> Matrix<Rational>? {
    let others = instance.matrices.filter { $0.key != name }.sorted { $0.key < $1.key }
    guard !others.isEmpty else { return nil }
    let other = generator.element(of: others).value
    let shift = generator.element(of: [Rational(0), Rational(1).scaled(byPowerOfTwo: -k)])
    let factor =
      Rational(generator.sign()) * generator.element(of: [Rational(1), 1, 2, Rational(1, 2)])
    let sources = [other, other.transposed].filter {
      $0.rows == matrix.rows && $0.columns == matrix.columns
    }
    guard !sources.isEmpty else { return nil }
    return factor * generator.element(of: sources) + shift * matrix
  }

  private func move(
    _ vector: [Rational], _ name: String, in instance: Instance, step k: Int,
    using generator: inout SeededGenerator
  ) -> InstanceMove {
    let place = generator.below(vector.count)
    let other = generator.below(vector.count)
    let unit = Matrix(rows: 1, columns: vector.count, entries: vector).unit
    let delta = unit.scaled(byPowerOfTwo: -k) * Rational(generator.sign())
    let kind = generator.below(8)
    let value = Rational(generator.element(of: [0, 0, 1, 1, -1, 2]))
    return put(instance, \.vectors, name, isDirected: kind < 3) { times in
      var result = vector
      switch kind {
      case 0...2: result[place] += delta.scaled(byPowerOfTwo: times)
      case 3, 4: result[place] = value
      case 5: result[place] = vector[other]
      case 6: result[place] = -vector[place]
      default: result.swapAt(place, other)
      }
      return result
    }
  }

  private func move(
    _ scalar: Rational, _ name: String, in instance: Instance, step k: Int,
    using generator: inout SeededGenerator
  ) -> InstanceMove {
    let unit = scalar.isZero ? 1 : Rational(1).scaled(byPowerOfTwo: scalar.approximateExponent)
    let delta = unit.scaled(byPowerOfTwo: -k) * Rational(generator.sign())
    let kind = generator.below(8)
    var jump = generator.element(of: [
      Rational(0), 1, -1, Rational(1, 2), 2, -scalar, scalar * 2, scalar * Rational(1, 2),
    ])
    // A shift that meets an entry of the diagonal makes a matrix singular.
    if kind == 7, let matrix = instance.matrices.sorted(by: { $0.key < $1.key }).first?.value,
      !matrix.isEmpty
    {
      let place = generator.below(matrix.order)
      jump = Rational(generator.sign()) * matrix[place, place]
    }
    return put(instance, \.scalars, name, isDirected: kind < 5) { times in
      kind < 5 ? scalar + delta.scaled(byPowerOfTwo: times) : jump
    }
  }
}
