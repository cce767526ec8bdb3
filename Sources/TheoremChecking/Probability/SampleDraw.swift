// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators

/// Draws samples of a statement with a probability at one parameter point.
///
/// What is not drawn exactly is drawn to 48 fraction bits, with the distance to the matrix that was
/// drawn bounded: the radii of the sample.
struct SampleDraw: Sendable {
  private let clause: ProbabilityClause
  private let point: ParameterPoint
  /// For each random matrix how its entries are scaled: a standard deviation or a bound.
  private let scales: [String: Enclosure<BigFloat>]

  /// - Throws: `InstanceError` when the point does not fit the clause.
  init(_ clause: ProbabilityClause, at point: ParameterPoint) throws(InstanceError) {
    self.clause = clause
    self.point = point
    var scales: [String: Enclosure<BigFloat>] = [:]
    for case .matrix(let name, let rows, let columns, let law) in clause.random {
      for case .variable(let size) in [rows, columns]
      where point.parameters.dimensions[size] == nil {
        throw .missing(size)
      }
      let scale =
        switch law {
        case .normal(let deviation): deviation
        case .symmetric(let bound): bound
        }
      scales[name] = try clause.value(of: scale, at: point.parameters)
    }
    self.scales = scales
  }

  /// One sample; `nil` when the digits drawn do not tell which rows a mask keeps.
  func draw(
    using generator: inout SeededGenerator
  ) throws(InstanceError) -> RandomSample? {
    while true {
      var sample = RandomSample(point.parameters)
      var keepsSome = true
      for variable in clause.random {
        switch variable {
        case .matrix(let name, let rows, let columns, let law):
          let shape = (sample.instance.size(rows), sample.instance.size(columns))
          draw(name, shape, law, into: &sample, &generator)
        case .keptRows(let name, let count, let whole, _, let mask):
          guard let matrix = sample.instance.matrices[whole] else { throw .missing(whole) }
          guard let kept = try rows(of: matrix, named: whole, keptBy: mask, in: sample, &generator)
          else { return nil }
          keepsSome = keepsSome && !kept.isEmpty
          sample.instance.matrices[name] = matrix.submatrix(
            rows: kept, columns: Array(0..<matrix.columns))
          sample.instance.dimensions[count] = kept.count
          sample.radii[name] = sample.radii[whole]
        }
      }
      // Rejecting what does not meet a condition draws from the law under that condition.
      if keepsSome { return sample }
    }
  }

  private func draw(
    _ name: String, _ shape: (rows: Int, columns: Int), _ law: EntryLaw,
    into sample: inout RandomSample, _ generator: inout SeededGenerator
  ) {
    guard let scale = scales[name],
      let low = Rational(exactly: scale.lower.double(rounding: .down)),
      let high = Rational(exactly: scale.upper.double(rounding: .up))
    else { preconditionFailure("a scale is a finite number") }
    let drawn: Matrix<Rational>
    switch law {
    case .normal:
      drawn = generator.gaussianSample(rows: shape.rows, columns: shape.columns)
      // sG − lD = s(G − D) + (s − l)D for the drawn G, its digits D, the scale s and its lower end l.
      // ‖G − D‖ is at most the Frobenius norm, ‖D‖ at most the sum of all sizes of entries.
      let root = Rational(Integer(shape.rows * shape.columns).floorSquareRoot + .one)
      var radius = high * root * SeededGenerator.sampleRadius
      if low < high {
        radius += (high - low) * drawn.entries.reduce(Rational.zero) { $0 + $1.magnitude }
      }
      sample.radii[name] = radius
    case .symmetric:
      // With the lower end for a bound the entries are still of the claimed kind, exactly.
      drawn = generator.symmetricSample(
        rows: shape.rows, columns: shape.columns, point.symmetricLaw ?? .rademacher)
    }
    sample.instance.matrices[name] = low == .one ? drawn : low * drawn
  }

  /// The rows that a mask keeps, from 0; `nil` when a sign stays open.
  private func rows(
    of matrix: Matrix<Rational>, named name: String, keptBy mask: RowMask, in sample: RandomSample,
    _ generator: inout SeededGenerator
  ) throws(InstanceError) -> [Int]? {
    switch mask {
    case .fairCoins: return generator.subset(of: matrix.rows)
    case .activation(let vector):
      guard case .variable(let z) = vector, let entries = sample.instance.vectors[z],
        entries.count == matrix.columns
      else { throw .missing(vector.plainText) }
      // |(Az)_k| moves by at most the norm of the change of A times ‖z‖ ≤ Σ|z_j|.
      let size = entries.reduce(Rational.zero) { $0 + $1.magnitude }
      let reach = (sample.radii[name] ?? .zero) * size
      var kept: [Int] = []
      for (row, image) in matrix.image(of: entries).enumerated() {
        // At (Az)_k = 0 the row is not kept, which no positive reach can tell.
        if image.magnitude <= reach, !reach.isZero { return nil }
        if image.signum > 0 { kept.append(row) }
      }
      return kept
    }
  }
}
