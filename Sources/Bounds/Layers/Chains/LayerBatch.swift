// SPDX-License-Identifier: Apache-2.0

import Exact

/// What is known of how a network's outputs depend on the weights of one layer, at a batch of inputs.
///
/// At input g the layer takes z_g, m numbers, and the p outputs have the Jacobian J_g, p × n, in the n
/// numbers that the layer's weights give before the activation. As a function of the n·m weights the
/// outputs of the batch have the Jacobian Q, Gp × nm, that stacks the z_gᵀ ⊗ J_g.
public struct LayerBatch: Hashable, Sendable {
  /// What is known of Z = [z_1 … z_G], m × G.
  public let inputs: LayerSpectrum
  /// ‖z_g‖², one for each input.
  public let squaredNorms: [Enclosure<Double>]
  /// What is known of each J_g.
  public let jacobians: [LayerSpectrum]

  /// - Throws: `LayerError.wrongCount` when there is no input, or not one norm and one Jacobian for
  ///   each column of Z, or when the Jacobians have different shapes; `LayerError.negative` for a
  ///   squared norm that is.
  public init(
    inputs: LayerSpectrum, squaredNorms: [Enclosure<Double>], jacobians: [LayerSpectrum]
  ) throws(LayerError) {
    guard let first = jacobians.first else {
      throw .wrongCount("Jacobians", expected: max(1, inputs.columns), found: 0)
    }
    guard jacobians.count == inputs.columns else {
      throw .wrongCount("Jacobians", expected: inputs.columns, found: jacobians.count)
    }
    guard squaredNorms.count == inputs.columns else {
      throw .wrongCount("squared norms", expected: inputs.columns, found: squaredNorms.count)
    }
    guard squaredNorms.allSatisfy({ $0.upper >= 0 }) else { throw .negative("a squared norm") }
    for jacobian in jacobians {
      guard jacobian.rows == first.rows else {
        throw .wrongCount("rows of a Jacobian", expected: first.rows, found: jacobian.rows)
      }
      guard jacobian.columns == first.columns else {
        throw .wrongCount("columns of a Jacobian", expected: first.columns, found: jacobian.columns)
      }
    }
    self.inputs = inputs
    self.squaredNorms = squaredNorms.map(\.clampedToNonnegative)
    self.jacobians = jacobians
  }

  /// Gp.
  public var rows: Int { jacobians.count * jacobians[0].rows }
  /// nm.
  public var columns: Int { jacobians[0].columns * inputs.rows }

  /// Certified bounds of the singular values of Q and of κ(Q).
  ///
  /// Theorem L2 is evaluated on what is known of Z and the J_g; the tightest clause gives each bound
  /// and is named there. It speaks of σ_1(Q) and of the last singular value; of the latter, and of κ,
  /// when G ≥ m and p ≥ n, or G ≤ m and p ≤ n.
  ///
  /// - Throws: `LayerError.contradiction` when what was vouched for cannot be true.
  /// - Complexity: O(G) operations in Float64.
  public func bounds() throws(LayerError) -> LayerBounds {
    let count = jacobians.count
    let (p, n, m) = (jacobians[0].rows, jacobians[0].columns, inputs.rows)
    let positions = 1...count
    let scope = Scope(
      integers: ["G": count, "p": p, "n": n, "m": m], sets: [:],
      shapes: Dictionary(
        uniqueKeysWithValues: positions.map {
          (.member($0, of: "J"), Scope.Shape(rows: p, columns: n))
        }),
      lengths: Dictionary(uniqueKeysWithValues: positions.map { (.member($0, of: "z"), m) }))
    var knowledge = Knowledge()
    for position in positions {
      knowledge.singularValues[.variable(.member(position, of: "J"))] =
        CitedInterval.known(jacobians[position - 1].singularValues)
      knowledge.squaredNorms[.variable(.member(position, of: "z"))] = squaredNorms[position - 1]
    }
    if let matrix = try? scope.close(Self.inputMatrix) {
      knowledge.singularValues[matrix] = CitedInterval.known(inputs.singularValues)
    }
    var search = BoundSearch(target: Self.jacobian, order: min(rows, columns))
    search.consider(Self.clauses, scope, knowledge)
    try search.requireConsistency()
    return search.bounds
  }

  private static let samples: Domain = .range(from: 1, through: "G")
  private static let input: MatrixTerm = .transpose(.column(.member("z", "g")))
  private static let inputMatrix: MatrixTerm = .transpose(.stacked("g", samples, input))
  private static let jacobian: MatrixTerm = .stacked(
    "g", samples, .kronecker(input, .member("J", "g")))
  private static let clauses = Catalogue.clauses(named: "L2")
}
