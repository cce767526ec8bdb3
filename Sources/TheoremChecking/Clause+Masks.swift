// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact

// What a clause's variables are, as far as masks go.

extension Clause {
  /// The only matrix variable.
  var layer: (name: String, rows: IndexTerm, columns: IndexTerm, isSquare: Bool)? {
    let matrices = variables.filter { if case .matrix = $0 { true } else { false } }
    guard matrices.count == 1, case .matrix(let name, let rows, let columns) = matrices[0] else {
      return nil
    }
    return (name, rows, columns, rows == columns)
  }

  /// The variable that says which rows are masked: a set or a vector of slopes.
  var rowMask: Variable? {
    guard let layer, hypotheses.allSatisfy({ !$0.asksForStructure }) else { return nil }
    return masks(of: layer.rows).first
  }

  /// The variable that says which columns are masked.
  private var columnMask: Variable? {
    guard let layer, layer.columns != layer.rows else { return nil }
    return masks(of: layer.columns).first
  }

  private func masks(of dimension: IndexTerm) -> [Variable] {
    variables.filter { variable in
      switch variable {
      case .set(_, dimension), .vector(_, dimension): true
      default: false
      }
    }
  }

  /// The instances that a mask of the rows gives, other variables as in `base` or as `AllMasks` says.
  ///
  /// - Parameter mask: bit k − 1 is set when row k is masked.
  func instances(_ base: DrawnInstance, mask: UInt64) -> [DrawnInstance] {
    guard let layer, let rowMask, let matrix = base.instance.matrices[layer.name] else {
      return [base]
    }
    let masked = base.masking(rowMask, of: matrix.rows, mask)
    if let columnMask {
      let count = matrix.columns
      let masks: [UInt64] =
        matrix.rows + count <= AllMasks.pairLimit
        ? Array(0..<(1 << UInt64(count)))
        : [(mask &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - count)]
      return masks.map { masked.masking(columnMask, of: count, $0) }
    }
    guard let (index, value) = flip, case .vector(let slopes, _) = rowMask else {
      return [masked]
    }
    let rows =
      matrix.rows <= AllMasks.flipLimit
      ? Array(1...matrix.rows) : [Int(mask % UInt64(matrix.rows)) + 1]
    return rows.map { row in
      var flipped = masked.instance
      flipped.indices[index] = row
      flipped.scalars[value] = Rational(1) - (masked.instance.vectors[slopes]?[row - 1] ?? 0)
      return DrawnInstance(instance: flipped, origins: masked.origins)
    }
  }

  /// The names of a position and of the slope that is put there.
  private var flip: (index: String, value: String)? {
    for case .index(let index, _, _) in variables {
      for case .scalar(let value) in variables { return (index, value) }
    }
    return nil
  }
}

extension DrawnInstance {
  fileprivate func masking(_ variable: Variable, of count: Int, _ mask: UInt64) -> DrawnInstance {
    var result = instance
    let isMasked = (0..<count).map { (mask >> UInt64($0)) & 1 == 1 }
    switch variable {
    case .set(let name, _):
      result.sets[name] = (1...max(count, 1)).filter { $0 <= count && isMasked[$0 - 1] }
    case .vector(let name, _): result.vectors[name] = isMasked.map { $0 ? 0 : 1 }
    case .matrix, .scalar, .index: break
    }
    let origin = Origin(variables: variable.name, kind: "mask \(mask)")
    return DrawnInstance(
      instance: result, origins: origins.filter { $0.variables != variable.name } + [origin])
  }
}

extension Formula {
  /// Whether a hypothesis asks more of the variables than inequalities.
  fileprivate var asksForStructure: Bool {
    switch self {
    case .has, .rankAtMost, .conjugatePairs: true
    default: false
    }
  }
}
