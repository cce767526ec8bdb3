// SPDX-License-Identifier: Apache-2.0

import Exact

/// What a change does to a number, whatever the instance.
enum Effect {
  /// It becomes no smaller.
  case raises
  /// It becomes no larger.
  case lowers
  case unknown

  var reversed: Effect {
    switch self {
    case .raises: .lowers
    case .lowers: .raises
    case .unknown: .unknown
    }
  }

  /// The effect on a product when the other factor may be known to be ≥ 0.
  func scaled(byNonnegative isNonnegative: Bool) -> Effect { isNonnegative ? self : .unknown }
}

extension ScalarTerm {
  /// Whether the number is ≥ 0 on every instance, as far as the way it is written shows.
  var isVisiblyNonnegative: Bool {
    switch self {
    case .rational(let value): value.signum >= 0
    case .pi, .singularValue, .paddedSingularValue, .sortedMagnitude, .frobeniusNormSquared,
      .rowNormSquared, .fourierModulusSquared, .sine, .absolute, .squareRoot, .exponential,
      .pencil(.zeros, _, _), .pencil(.oddZeros, _, _):
      true
    case .dot(let x, let y): x == y
    case .sum(let a, let b), .product(let a, let b), .quotient(let a, let b),
      .least(let a, _, _, let b):
      a.isVisiblyNonnegative && b.isVisiblyNonnegative
    case .power(let a, let exponent): exponent % 2 == 0 || a.isVisiblyNonnegative
    case .fold(_, _, _, let body), .sumOfLargest(_, _, _, let body), .ithLargest(_, _, _, let body),
      .sumOverSubsets(_, _, let body):
      body.isVisiblyNonnegative
    case .variable, .index, .entry, .eigenvalue, .alignment, .trace, .determinant, .discriminant,
      .pencil, .difference:
      false
    }
  }
}
