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
  /// - Parameters:
  ///   - mask: bit k − 1 is set when row k is masked.
  ///   - slope: what stands on masked rows besides 0, where a statement has a vector of slopes.
  func instances(
    _ base: DrawnInstance, mask: UInt64, slope: MaskedSlope
  ) -> [DrawnInstance] {
    guard let layer, let rowMask, let matrix = base.instance.matrices[layer.name] else {
      return [base]
    }
    let base = base.givingSlope(slope, asIn: self)
    return maskedSlopes(slope, rows: matrix.rows).flatMap { value in
      let masked = base.masking(rowMask, of: matrix.rows, mask, slope: value)
      if let columnMask {
        return columnMasks(mask, rows: matrix.rows, columns: matrix.columns).map {
          masked.masking(columnMask, of: matrix.columns, $0, slope: value)
        }
      }
      return flips(of: masked, rows: matrix.rows)
    }
  }

  /// The masks of the columns that go with a mask of the rows.
  private func columnMasks(_ mask: UInt64, rows: Int, columns: Int) -> [UInt64] {
    guard rows + columns > AllMasks.pairLimit else { return Array(0..<(1 << UInt64(columns))) }
    return [(mask &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - columns)]
  }

  /// The instances with each row's slope in turn changed from 0 to 1 or back; the instance alone where
  /// the statement is not about a change.
  private func flips(of masked: DrawnInstance, rows: Int) -> [DrawnInstance] {
    guard let (index, value) = flip, case .vector(let slopes, _)? = rowMask else { return [masked] }
    return (1...rows).map { row in
      var flipped = masked.instance
      flipped.indices[index] = row
      flipped.scalars[value] = Rational(1) - (masked.instance.vectors[slopes]?[row - 1] ?? 0)
      return DrawnInstance(instance: flipped, origins: masked.origins)
    }
  }

  /// What stands on masked rows, one after the other. A set says itself what it does to its rows.
  private func maskedSlopes(_ slope: MaskedSlope, rows: Int) -> [Rational] {
    guard case .vector(let name, _)? = rowMask, flip == nil else { return [0] }
    switch slopesAskedFor(name) {
    case .any where rows > AllMasks.slopeLimit && isIdentity: return [slope.any]
    case .any: return [0, slope.any]
    case .contracting where rows > AllMasks.slopeLimit: return [0]
    case .contracting: return [0, slope.contracting]
    case .invertible: return [slope.any]
    case .sign: return [-1]
    }
  }

  /// Whether the clause says for each index that two numbers are equal.
  private var isIdentity: Bool {
    var formula = conclusion
    while case .forAll(_, _, let body) = formula { formula = body }
    if case .equal = formula { return true }
    return false
  }

  private enum Slopes { case any, contracting, invertible, sign }

  /// What the hypotheses ask of every entry of a vector of slopes.
  private func slopesAskedFor(_ name: String) -> Slopes {
    for case .forAll(let k, _, let body) in hypotheses {
      let entry = ScalarTerm.absolute(.entry(.variable(name), .variable(k)))
      switch body {
      case .equal(entry, 1): return .sign
      case .atMost(entry, 1): return .contracting
      case .less(0, entry): return .invertible
      default: break
      }
    }
    return .any
  }

  /// The names of a position and of the slope that is put there.
  private var flip: (index: String, value: String)? {
    for case .index(let index, _, _) in variables {
      for case .scalar(let value) in variables { return (index, value) }
    }
    return nil
  }
}

/// The slope other than 0 and 1 that stands on the masked rows of a matrix.
struct MaskedSlope: Sendable {
  /// 0 < |η| < 1.
  let contracting: Rational
  /// η or 1/η.
  let any: Rational
}

extension DrawnInstance {
  /// The instance with the matrix's own η for a slope that is a number: the size that the clause's
  /// hypotheses ask for.
  fileprivate func givingSlope(_ slope: MaskedSlope, asIn clause: Clause) -> DrawnInstance {
    guard case .set? = clause.rowMask else { return self }
    var result = instance
    for case .scalar(let name) in clause.variables {
      let isExpanding = clause.hypotheses.contains(.atMost(1, .absolute(.variable(name))))
      result.scalars[name] = isExpanding ? 1 / slope.contracting : slope.contracting
    }
    return DrawnInstance(instance: result, origins: origins)
  }

  fileprivate func masking(
    _ variable: Variable, of count: Int, _ mask: UInt64, slope: Rational
  ) -> DrawnInstance {
    var result = instance
    let isMasked = (0..<count).map { (mask >> UInt64($0)) & 1 == 1 }
    switch variable {
    case .set(let name, _):
      result.sets[name] = (1...max(count, 1)).filter { $0 <= count && isMasked[$0 - 1] }
    case .vector(let name, _): result.vectors[name] = isMasked.map { $0 ? slope : 1 }
    case .matrix, .scalar, .index, .family: break
    }
    let slopeText = slope.isZero ? "" : " of \(slope)"
    let origin = Origin(variables: variable.name, kind: "mask \(mask)\(slopeText)")
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
