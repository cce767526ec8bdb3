// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact
import Generators

// Scalars: shifts, slopes and factors, with the sign and the size that hypotheses ask for.

extension InstanceDraw {
  mutating func scalar(_ name: String) -> Rational {
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

  /// W, or the layer with the largest entries of several.
  var layer: Matrix<Rational>? {
    if let only = instance.matrices["W"] { return only }
    var largest: (size: Rational, matrix: Matrix<Rational>)?
    for (name, matrix) in instance.matrices.sorted(by: { $0.key < $1.key })
    where name.hasPrefix("W[") {
      let size = matrix.frobeniusNormSquared
      if largest.map({ $0.size < size }) ?? true { largest = (size, matrix) }
    }
    return largest?.matrix
  }

  func signed(
    _ value: Rational, atLeastZero: Bool, _ variable: ScalarTerm
  ) -> Rational {
    if atLeastZero { return value.magnitude }
    if hypotheses.contains(.atMost(variable, 0)) { return -value.magnitude }
    return value
  }
}
