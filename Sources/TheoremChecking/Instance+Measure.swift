// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators

extension Instance {
  /// All numbers of the instance, in an order that depends on names alone.
  private var numbers: [Rational] {
    var all: [Rational] = []
    for (_, matrix) in matrices.sorted(by: { $0.key < $1.key }) {
      matrix.forEachEntry { _, _, value in all.append(value) }
    }
    for (_, vector) in vectors.sorted(by: { $0.key < $1.key }) { all += vector }
    for (_, scalar) in scalars.sorted(by: { $0.key < $1.key }) { all.append(scalar) }
    for (_, members) in sets.sorted(by: { $0.key < $1.key }) { all += members.map { Rational($0) } }
    for (_, index) in indices.sorted(by: { $0.key < $1.key }) { all.append(Rational(index)) }
    return all
  }

  /// How far the instance is from the simplest one: how many numbers it holds, then their
  /// denominators, numerators and signs. There is no infinite descent in this order.
  public var shrinkMeasure: ShrinkMeasure { numbers.shrinkMeasure }
}

extension Instance {
  /// All matrices, and if asked all scalars, multiplied by one positive factor.
  ///
  /// - Parameter largest: what the largest entry is to be, other entries being rounded toward 0;
  ///   `nil` to make all entries integers without a common factor, nothing rounded.
  /// - Returns: `nil` when all entries are 0.
  func rescaled(toLargest largest: Int?, scalesScalars: Bool) -> Instance? {
    var entries = matrices.values.flatMap(\.entries).filter { !$0.isZero }
    if scalesScalars { entries += scalars.values.filter { !$0.isZero } }
    guard let size = entries.map(\.magnitude).max() else { return nil }
    let factor: Rational
    if let largest {
      factor = Rational(largest) / size
    } else {
      let denominator = entries.reduce(Integer.one) {
        $0 * $1.denominator.quotientAndRemainder(dividingBy: .gcd($0, $1.denominator)).quotient
      }
      let numerator = entries.reduce(Integer.zero) {
        Integer.gcd($0, ($1 * Rational(denominator)).numerator)
      }
      factor = Rational(denominator, numerator)
    }
    func scaled(_ value: Rational) -> Rational {
      let product = factor * value
      if largest == nil { return product }
      let whole = Rational(product.magnitude.floor)
      return product.signum < 0 ? -whole : whole
    }
    var result = self
    result.matrices = matrices.mapValues { $0.map(scaled) }
    if scalesScalars { result.scalars = scalars.mapValues(scaled) }
    return result
  }
}
