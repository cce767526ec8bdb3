// SPDX-License-Identifier: Apache-2.0

import Exact

extension TestRandom {
  /// A symmetric matrix with exactly these eigenvalues.
  mutating func symmetric(eigenvalues values: [Rational]) -> Matrix<Rational> {
    let q = reflection(values.count) * reflection(values.count)
    return q * .diagonal(values) * q.transposed
  }
}

extension Verdict {
  /// Records whether `spectrum` holds exactly `truth`, and each width is at most
  /// 2^(8−`bits`)·max |truth|.
  mutating func check(
    _ spectrum: Spectrum<BigFloat>, holds truth: [Rational], bits: Int, _ name: String
  ) {
    let sorted = truth.sorted(by: >)
    let limit = (truth.map(\.magnitude).max() ?? .zero).scaled(byPowerOfTwo: 8 - bits)
    check(spectrum.count == sorted.count, "\(name): \(spectrum.count) values")
    for (position, (enclosure, value)) in zip(spectrum.values, sorted).enumerated() {
      guard let lower = enclosure.lower.rational, let upper = enclosure.upper.rational else {
        check(false, "\(name): an end of value \(position) is infinite")
        continue
      }
      check(lower <= value && value <= upper, "\(name), \(bits) bits: value \(position) missed")
      check(upper - lower <= limit, "\(name), \(bits) bits: enclosure \(position) too wide")
    }
  }

  /// Records whether each enclosure holds its singular value, by exact counting (Sylvester's law).
  mutating func check(
    _ enclosures: [Enclosure<BigFloat>], counting matrix: Matrix<Rational>, _ name: String
  ) {
    let order = matrix.order
    check(enclosures.count == order, "\(name): \(enclosures.count) values")
    for (position, enclosure) in enclosures.enumerated() {
      guard let lower = enclosure.lower.rational, let upper = enclosure.upper.rational else {
        check(false, "\(name): an end of value \(position) is infinite")
        continue
      }
      let below = matrix.countSingularValues(below: lower)
      let atMost = matrix.countSingularValues(atMost: upper)
      check(below <= order - 1 - position, "\(name): lower end \(position) too high")
      check(atMost >= order - position, "\(name): upper end \(position) too low")
    }
  }
}
