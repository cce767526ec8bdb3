// SPDX-License-Identifier: Apache-2.0

import Exact

/// Exact values for the variables of a statement.
///
/// Everything is rational, so every derived matrix is exact. Positions count from 1.
public struct Instance: Hashable, Codable, Sendable {
  public var matrices: [String: Matrix<Rational>]
  public var vectors: [String: [Rational]]
  public var scalars: [String: Rational]
  /// Ascending members.
  public var sets: [String: [Int]]
  public var indices: [String: Int]
  /// Dimensions by name; `init` reads off the variables those that it can.
  public var dimensions: [String: Int]

  public init(
    matrices: [String: Matrix<Rational>] = [:], vectors: [String: [Rational]] = [:],
    scalars: [String: Rational] = [:], sets: [String: [Int]] = [:], indices: [String: Int] = [:],
    dimensions: [String: Int] = [:]
  ) {
    self.matrices = matrices
    self.vectors = vectors
    self.scalars = scalars
    self.sets = sets
    self.indices = indices
    self.dimensions = dimensions
  }
}

/// Why an instance does not fit a statement.
public enum InstanceError: Error, Hashable, Sendable, CustomStringConvertible {
  case missing(String)
  case wrongShape(variable: String, expected: String, found: String)
  case statement(StatementError)
  case notSymmetric(String)
  case divisionByZero(String)

  public var description: String {
    switch self {
    case .missing(let name): return "no value for \(name)"
    case .wrongShape(let variable, let expected, let found):
      return "\(variable) is \(found), but the statement needs \(expected)"
    case .statement(let error): return error.description
    case .notSymmetric(let term): return "\(term) is not symmetric, so it has no eigenvalue order"
    case .divisionByZero(let term): return "division by zero in \(term)"
    }
  }
}

extension Instance {
  /// The names and sizes against which `clause` is unrolled; checks that every variable has a value
  /// of the declared shape.
  ///
  /// - Throws: `InstanceError` when a value is missing or does not fit.
  func scope(for clause: Clause) throws(InstanceError) -> Scope {
    var sizes = dimensions
    for case .family(_, .variable(let count), let member) in clause.variables
    where sizes[count] == nil {
      sizes[count] = memberCount(member.name)
    }
    let clause = clause.withMembers(sizes)
    // First the dimensions that a variable shows directly, then the check of all shapes.
    for variable in clause.variables {
      switch variable {
      case .matrix(let name, .variable(let rows), let columns):
        if sizes[rows] == nil { sizes[rows] = matrices[name]?.rows }
        if case .variable(let width) = columns, sizes[width] == nil {
          sizes[width] = matrices[name]?.columns
        }
      case .vector(let name, .variable(let count)):
        if sizes[count] == nil { sizes[count] = vectors[name]?.count }
      default: break
      }
    }
    var scope = Scope(integers: sizes, sets: sets, shapes: [:], lengths: [:])
    for (name, value) in indices { scope.integers[name] = value }
    do {
      for variable in clause.variables { try declare(variable, in: &scope) }
    } catch let error as StatementError {
      throw .statement(error)
    } catch let error as InstanceError {
      throw error
    } catch {
      throw .missing("\(error)")
    }
    return scope
  }

  /// How many members of a family have values, counted from the first.
  private func memberCount(_ family: String) -> Int {
    var count = 0
    while hasValue(.member(count + 1, of: family)) { count += 1 }
    return count
  }

  private func hasValue(_ name: String) -> Bool {
    matrices[name] != nil || vectors[name] != nil || sets[name] != nil || scalars[name] != nil
      || indices[name] != nil
  }

  private func declare(_ variable: Variable, in scope: inout Scope) throws {
    switch variable {
    case .matrix(let name, let rows, let columns):
      guard let matrix = matrices[name] else { throw InstanceError.missing(name) }
      let expected = Scope.Shape(rows: try scope.index(rows), columns: try scope.index(columns))
      guard expected == Scope.Shape(rows: matrix.rows, columns: matrix.columns) else {
        throw InstanceError.wrongShape(
          variable: name, expected: "\(expected.rows) × \(expected.columns)",
          found: "\(matrix.rows) × \(matrix.columns)")
      }
      scope.shapes[name] = expected
    case .vector(let name, let count):
      guard let vector = vectors[name] else { throw InstanceError.missing(name) }
      let expected = try scope.index(count)
      guard vector.count == expected else {
        throw InstanceError.wrongShape(
          variable: name, expected: "of length \(expected)", found: "of length \(vector.count)")
      }
      scope.lengths[name] = expected
    case .family: break
    case .scalar(let name):
      guard scalars[name] != nil else { throw InstanceError.missing(name) }
    case .set(let name, let size):
      guard let members = sets[name] else { throw InstanceError.missing(name) }
      let limit = try scope.index(size)
      guard members == Array(Set(members)).sorted(), members.first ?? 1 >= 1,
        members.last ?? 0 <= limit
      else {
        throw InstanceError.wrongShape(
          variable: name, expected: "an ascending subset of 1…\(limit)", found: "\(members)")
      }
    case .index(let name, let from, let through):
      guard let value = indices[name] else { throw InstanceError.missing(name) }
      let low = try scope.index(from)
      let high = try scope.index(through)
      guard value >= low, value <= high else {
        throw InstanceError.wrongShape(
          variable: name, expected: "in \(low)…\(high)", found: "\(value)")
      }
    }
  }
}
