// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators

extension Kind {
  static let operations: [Kind] = [
    Kind(name: "directed rounding, Float64", unit: .operations, cases: 300_000, piece: 5000) {
      DirectedRounding<Double>.run(&$0, &$1)
    },
    Kind(name: "directed rounding, MPFR", unit: .operations, cases: 200_000, piece: 5000) {
      DirectedRounding<BigFloat>.run(&$0, &$1)
    },
    Kind(name: "intervals, Float64", unit: .operations, cases: 900_000, piece: 5000) {
      IntervalOperations<Double>.run(&$0, &$1)
    },
    Kind(name: "intervals, MPFR", unit: .operations, cases: 500_000, piece: 5000) {
      IntervalOperations<BigFloat>.run(&$0, &$1)
    },
  ]
}

/// Single operations rounded down and up.
enum DirectedRounding<End: DrawnEnd> {
  static func run(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    let (x, y) = End.pair(&generator)
    let bits = max(x.precision, y.precision)
    guard let a = exactValue(x), let b = exactValue(y) else { return }
    let which = generator.below(5)
    for rounding in [Rounding.down, .up] {
      let result: End
      var truth: Rational?
      switch which {
      case 0:
        result = .sum(x, y, precision: bits, rounding: rounding)
        truth = a + b
      case 1:
        result = .difference(x, y, precision: bits, rounding: rounding)
        truth = a - b
      case 2:
        result = .boundProduct(x, y, precision: bits, rounding: rounding)
        truth = a * b
      case 3:
        guard !b.isZero else { return }
        result = .quotient(x, y, precision: bits, rounding: rounding)
        truth = a / b
      default:
        let size = x.signum < 0 ? -x : x
        result = .squareRoot(size, precision: bits, rounding: rounding)
      }
      let found = exactValue(result)
      let holds: Bool
      if let truth {
        holds = bounds(found, result.signum, truth, rounding)
      } else {
        // A root: compared by its square, which is exact.
        holds = result.signum >= 0 && bounds(found.map { $0 * $0 }, 1, a.magnitude, rounding)
      }
      findings.check(
        holds, "operation \(which) on \(x) and \(y), rounded \(rounding), gives \(result)")
    }
  }

  private static func bounds(
    _ found: Rational?, _ signum: Int, _ truth: Rational, _ rounding: Rounding
  ) -> Bool {
    guard let found else { return rounding == .down ? signum < 0 : signum > 0 }
    return rounding == .down ? found <= truth : found >= truth
  }
}

/// Every operation on enclosures.
enum IntervalOperations<End: DrawnEnd> {
  typealias Interval = Enclosure<End>

  static func run(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    let (a, b) = generator.enclosures(End.self)
    let xs = generator.members(of: a)
    let ys = generator.members(of: b)
    func each(_ name: String, _ result: Interval, _ truth: (Rational, Rational) -> Rational) {
      let missed = xs.contains { x in ys.contains { !result.holds(truth(x, $0)) } }
      findings.check(!missed, "\(ends(a)) \(name) \(ends(b)) gives \(ends(result))")
    }
    func single(_ name: String, _ result: Interval, _ truth: (Rational) -> Rational) {
      findings.check(
        xs.allSatisfy { result.holds(truth($0)) }, "\(name) of \(ends(a)) gives \(ends(result))")
    }
    switch generator.below(15) {
    case 0: each("+", a + b) { $0 + $1 }
    case 1: each("−", a - b) { $0 - $1 }
    case 2, 3: each("×", a * b) { $0 * $1 }
    case 4, 5: quotient(a, b, xs, ys, &findings)
    case 6: root(a, xs, &findings)
    case 7: single("the square", a.squared) { $0 * $0 }
    case 8: single("the magnitude", a.magnitude) { $0.magnitude }
    case 9: each("min", .minimum(a, b)) { min($0, $1) }
    case 10: each("max", .maximum(a, b)) { max($0, $1) }
    case 11: combinations(a, b, xs + ys, &findings)
    case 12:
      guard b.upper.isFinite, b.lower.isFinite else { return }
      let radius = b.magnitude.upper
      guard let exact = exactValue(radius) else { return }
      let result = a.widened(by: radius)
      findings.check(
        xs.allSatisfy { result.holds($0 + exact) && result.holds($0 - exact) },
        "\(ends(a)) widened by \(radius) gives \(ends(result))")
    case 13: orders(a, b, xs, ys, &findings)
    default:
      single("the negative", -a) { -$0 }
      let rounded = a.double
      findings.check(
        xs.allSatisfy { rounded.holds($0) }, "\(ends(a)) in Float64 is \(ends(rounded))")
    }
  }

  private static func quotient(
    _ a: Interval, _ b: Interval, _ xs: [Rational], _ ys: [Rational], _ findings: inout Findings
  ) {
    let mayVanish = b.lower.signum <= 0 && b.upper.signum >= 0
    guard let result = a.divided(by: b) else {
      findings.check(mayVanish, "\(ends(a)) is not divided by \(ends(b))")
      return
    }
    findings.check(
      !mayVanish && xs.allSatisfy { x in ys.allSatisfy { result.holds(x / $0) } },
      "\(ends(a)) / \(ends(b)) gives \(ends(result))")
  }

  private static func root(_ a: Interval, _ xs: [Rational], _ findings: inout Findings) {
    guard let result = a.squareRoot else {
      findings.check(a.upper.signum < 0, "\(ends(a)) has no root")
      return
    }
    // l ≤ √x ≤ h holds exactly when l² ≤ x ≤ h², l ≥ 0.
    let low = exactValue(result.lower).map { $0 * $0 }
    let high = exactValue(result.upper).map { $0 * $0 }
    let missed = xs.contains { x in
      x.signum >= 0 && !((low.map { $0 <= x } ?? false) && (high.map { x <= $0 } ?? true))
    }
    findings.check(
      !missed && result.lower.signum >= 0, "the root of \(ends(a)) is \(ends(result))")
  }

  private static func combinations(
    _ a: Interval, _ b: Interval, _ members: [Rational], _ findings: inout Findings
  ) {
    let hull = a.hull(b)
    findings.check(
      members.allSatisfy { hull.holds($0) }, "the hull of \(ends(a)), \(ends(b)): \(ends(hull))")
    let common = members.filter { a.holds($0) && b.holds($0) }
    let shared = a.intersection(b)
    findings.check(
      common.allSatisfy { value in shared.map { $0.holds(value) } ?? false },
      "\(ends(a)) and \(ends(b)) share \(shared.map { ends($0) } ?? "nothing")")
  }

  private static func orders(
    _ a: Interval, _ b: Interval, _ xs: [Rational], _ ys: [Rational], _ findings: inout Findings
  ) {
    let strictly = xs.allSatisfy { x in ys.allSatisfy { x < $0 } }
    let weakly = xs.allSatisfy { x in ys.allSatisfy { x <= $0 } }
    let somewhere = xs.contains { x in ys.contains { x < $0 } }
    findings.check(
      (strictly || !a.certainlyLess(than: b)) && (weakly || !a.certainlyAtMost(b))
        && (!somewhere || a.possiblyLess(than: b)), "the order of \(ends(a)) and \(ends(b))")
    if a.upper.signum >= 0 {
      let above = a.clampedToNonnegative
      findings.check(
        xs.allSatisfy { $0.signum < 0 || above.holds($0) }, "the part of \(ends(a)) above 0")
    }
  }
}
