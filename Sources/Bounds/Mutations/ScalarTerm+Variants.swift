// SPDX-License-Identifier: Apache-2.0

import Exact

extension ScalarTerm {
  /// The number with one thing in it changed.
  var variants: [Variant<ScalarTerm>] { own + inner }

  private func variant(_ term: ScalarTerm, _ effect: Effect = .unknown) -> Variant<ScalarTerm> {
    Variant(term: term, change: "\(term.plainText) for \(plainText)", effect: effect)
  }

  /// The changes at this very place.
  private var own: [Variant<ScalarTerm>] {
    switch self {
    case .rational(let value) where !value.isZero:
      return [
        variant(.rational(Rational(1, 2) * value), value.signum > 0 ? .lowers : .raises),
        variant(.rational(2 * value), value.signum > 0 ? .raises : .lowers),
      ]
    case .singularValue(let i, let a), .paddedSingularValue(let i, let a):
      // Padded, so that the last position has a successor.
      return [variant(.paddedSingularValue(i.successor, a), .lowers)]
        + (i.predecessor.map { [variant(.paddedSingularValue($0, a), .raises)] } ?? [])
    case .eigenvalue(.constant(let i), let a):
      return [variant(.eigenvalue(.constant(i + 1), a), .lowers)]
    case .eigenvalue(let i, let a): return [variant(.eigenvalue(i - 1, a), .raises)]
    case .sum(let a, let b):
      let effect: Effect = b.isVisiblyNonnegative ? .lowers : .unknown
      return [
        variant(.difference(a, b), effect), variant(a, effect),
        variant(b, a.isVisiblyNonnegative ? .lowers : .unknown),
      ]
    case .difference(let a, let b):
      let effect: Effect = b.isVisiblyNonnegative ? .raises : .unknown
      return [variant(.sum(a, b), effect), variant(a, effect)]
    case .product(let a, let b):
      return [variant(a, b.effectOfDropping(from: a)), variant(b, a.effectOfDropping(from: b))]
    case .quotient(let a, _): return [variant(a)]
    case .absolute(let a): return [variant(a, .lowers)]
    case .squareRoot(let a), .power(let a, _): return [variant(a)]
    case .exponential(let a): return [variant(1 + a, .lowers)]
    case .fold(.maximum, let name, let domain, let body):
      return [variant(.fold(.minimum, name, domain, body), .lowers)]
    case .fold(.minimum, let name, let domain, let body):
      return [variant(.fold(.maximum, name, domain, body), .raises)]
    case .fold(let kind, let name, .range(let from, _), let body):
      return [
        variant(
          .fold(kind, name, .range(from: from, through: from), body),
          kind == .sum && body.isVisiblyNonnegative ? .lowers : .unknown)
      ]
    case .sumOfLargest(let count, let name, let domain, let body):
      return [
        variant(.ithLargest(1, name, domain, body), body.isVisiblyNonnegative ? .lowers : .unknown)
      ]
        + [variant(.fold(.sum, name, domain, body), body.isVisiblyNonnegative ? .raises : .unknown)]
        .filter { _ in count != .constant(0) }
    case .least(let first, _, _, _): return [variant(first, .raises)]
    case .rational, .pi, .variable, .index, .entry, .dot, .sortedMagnitude, .alignment, .sine,
      .trace,
      .determinant, .discriminant, .pencil, .frobeniusNormSquared, .rowNormSquared,
      .fourierModulusSquared, .fold, .ithLargest, .sumOverSubsets:
      return []
    }
  }

  /// What it does to the product with `other` that this factor is left out.
  private func effectOfDropping(from other: ScalarTerm) -> Effect {
    guard case .rational(let factor) = self, factor.signum >= 0, other.isVisiblyNonnegative else {
      return .unknown
    }
    return factor >= 1 ? .lowers : .raises
  }

  /// The changes further inside.
  private var inner: [Variant<ScalarTerm>] {
    switch self {
    case .singularValue(let i, let a):
      return a.variants.map { $0.inside { .singularValue(i, $0) } }
    case .paddedSingularValue(let i, let a):
      return a.variants.map { $0.inside { .paddedSingularValue(i, $0) } }
    case .eigenvalue(let i, let a):
      // Only what keeps a symmetric matrix symmetric is a statement.
      guard case .sum(let b, .transpose(let c)) = a, b == c else { return [] }
      return b.variants.map { $0.inside { .eigenvalue(i, .sum($0, .transpose($0))) } }
    case .sum(let a, let b):
      return a.variants.map { $0.inside { .sum($0, b) } }
        + b.variants.map { $0.inside { .sum(a, $0) } }
    case .difference(let a, let b):
      return a.variants.map { $0.inside { .difference($0, b) } }
        + b.variants.map { $0.inside($0.effect.reversed) { .difference(a, $0) } }
    case .product(let a, let b):
      return a.variants.map { variant in
        variant.inside(variant.effect.scaled(byNonnegative: b.isVisiblyNonnegative)) {
          .product($0, b)
        }
      }
        + b.variants.map { variant in
          variant.inside(variant.effect.scaled(byNonnegative: a.isVisiblyNonnegative)) {
            .product(a, $0)
          }
        }
    case .quotient(let a, let b):
      return a.variants.map { variant in
        variant.inside(variant.effect.scaled(byNonnegative: b.isVisiblyNonnegative)) {
          .quotient($0, b)
        }
      }
    case .absolute(let a): return a.variants.map { $0.inside(.unknown) { .absolute($0) } }
    case .squareRoot(let a): return a.variants.map { $0.inside { .squareRoot($0) } }
    case .exponential(let a): return a.variants.map { $0.inside { .exponential($0) } }
    case .power(let a, let exponent):
      return a.variants.map { variant in
        let isMonotone =
          exponent % 2 == 1
          || (a.isVisiblyNonnegative && variant.term.isVisiblyNonnegative)
        return variant.inside(variant.effect.scaled(byNonnegative: isMonotone)) {
          .power($0, exponent)
        }
      }
    case .fold(let kind, let name, let domain, let body):
      return body.variants.map { variant in
        let isMonotone =
          kind != .product
          || (body.isVisiblyNonnegative && variant.term.isVisiblyNonnegative)
        return variant.inside(variant.effect.scaled(byNonnegative: isMonotone)) {
          .fold(kind, name, domain, $0)
        }
      }
    case .least(let first, let name, let domain, let body):
      return first.variants.map { $0.inside { .least($0, name, domain, body) } }
        + body.variants.map { $0.inside { .least(first, name, domain, $0) } }
    case .sumOfLargest(let count, let name, let domain, let body):
      return body.variants.map { $0.inside { .sumOfLargest(count: count, name, domain, $0) } }
    case .ithLargest(let i, let name, let domain, let body):
      return body.variants.map { $0.inside { .ithLargest(i, name, domain, $0) } }
    case .sumOverSubsets(let name, let size, let body):
      return body.variants.map { $0.inside { .sumOverSubsets(name, size: size, $0) } }
    case .rational, .pi, .variable, .index, .entry, .dot, .sortedMagnitude, .alignment, .sine,
      .trace,
      .determinant, .discriminant, .pencil, .frobeniusNormSquared, .rowNormSquared,
      .fourierModulusSquared:
      return []
    }
  }
}
