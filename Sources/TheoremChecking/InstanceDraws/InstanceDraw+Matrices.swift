// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators

// Matrices: as hypotheses ask, or of any ensemble, or made from an earlier one.

extension InstanceDraw {
  mutating func matrix(_ name: String, _ rows: Int, _ columns: Int) -> Matrix<Rational> {
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
  mutating func rank(_ bound: IndexTerm) -> Int {
    for case .index(let name, let from, let through) in variables where bound.mentions(name) {
      drawIndex(name, from, through)
    }
    return max(0, instance.size(bound))
  }

  /// One time in four the best part of a given rank of the first matrix, or minus that, when the two
  /// have the same shape: the first matrix is then drawn anew, with singular values that are exactly
  /// known. There a bound for all matrices of low rank is attained.
  mutating func bestPart(
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

  /// One time in five a matrix that is made from an earlier one, where inequalities are attained.
  mutating func relative(_ rows: Int, _ columns: Int) -> (String, Matrix<Rational>)? {
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
}
