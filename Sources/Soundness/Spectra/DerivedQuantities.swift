// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators

extension Kind {
  static let derived: [Kind] = [
    Kind(name: "condition, norms, rank", unit: .enclosures, cases: 24_000, piece: 200) {
      DerivedQuantities.fromEnclosures(&$0, &$1)
    },
    Kind(name: "condition, norms, rank, matrices", unit: .enclosures, cases: 8000, piece: 50) {
      DerivedQuantities.ofMatrix(&$0, &$1)
    },
  ]
}

/// What follows from enclosures of singular values.
enum DerivedQuantities {
  /// Values that are known, inside enclosures that are drawn around them.
  static func fromEnclosures(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    let count = generator.integer(in: 0...5)
    let scale = generator.scale()
    let truth = generator.spectrum(count).map { $0.scaled(byPowerOfTwo: scale) }.sorted(by: >)
    let radius =
      generator.coin()
      ? Rational.zero
      : Rational(generator.integer(in: 1...9)).scaled(
        byPowerOfTwo: scale - generator.integer(in: 0...60))
    let values = truth.map { value in
      Enclosure<Double>(
        lower: .bound(max(.zero, value - radius), precision: 53, rounding: .down),
        upper: .bound(value + radius, precision: 53, rounding: .up))
    }
    let spectrum = Spectrum(values: values, facts: [])
    check(spectrum, truth, &generator, &findings)
    check(spectrum.bigFloat, truth, &generator, &findings)
  }

  static func ofMatrix(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    let known = generator.prescribed(maxOrder: 5).scaled(byPowerOfTwo: generator.scale())
    guard case .values(let truth) = known.truth else { return }
    let bits = generator.element(of: Tiers.precisions)
    do {
      let double: Spectrum<Double> = try singularValues(of: known.matrix)
      check(double, truth, &generator, &findings)
      check(try singularValues(of: known.matrix, bits: bits), truth, &generator, &findings)
      if generator.chance(1, in: 4) {
        let kappa = try conditionNumber(of: known.matrix)
        condition(kappa, truth, "climbing", &findings)
      }
    } catch { findings.decline() }
    let square = truth.reduce(Rational.zero) { $0 + $1 * $1 }
    let frobenius = Truth.squares([square])
    findings.check([frobeniusNorm(of: known.matrix)], frobenius, "Frobenius norm")
    findings.check(
      [frobeniusNorm(of: known.matrix, bits: bits)], frobenius, "Frobenius norm, \(bits) bits")
  }

  private static func check<End>(
    _ spectrum: Spectrum<End>, _ truth: [Rational], _ generator: inout SeededGenerator,
    _ findings: inout Findings
  ) {
    condition(spectrum.conditionNumber, truth, "of enclosures", &findings)
    let k = generator.integer(in: 0...truth.count)
    let sum = truth.prefix(k).reduce(Rational.zero, +)
    let kyFan = spectrum.kyFanNorm(k)
    findings.check(kyFan.holds(sum), "Ky Fan norm \(k) of \(truth): \(ends(kyFan))")
    let nuclear = spectrum.nuclearNorm
    findings.check(
      nuclear.holds(truth.reduce(Rational.zero, +)), "nuclear norm of \(truth): \(ends(nuclear))")
    let spectral = spectrum.spectralNorm
    findings.check(spectral.holds(truth.first ?? .zero), "norm of \(truth): \(ends(spectral))")
    let rank = truth.filter { $0.signum > 0 }.count
    findings.check(
      spectrum.rankBounds.contains(rank), "rank \(rank) not in \(spectrum.rankBounds)")
    let position = generator.below(max(1, truth.count))
    if let value = truth.dropFirst(position).first {
      let threshold = End.bound(value, precision: 53, rounding: generator.coin() ? .down : .up)
      let above = exactValue(threshold).map { t in truth.filter { $0 > t }.count } ?? 0
      let bounds = spectrum.rankBounds(above: threshold)
      findings.check(bounds.contains(above), "\(above) of \(truth) above \(threshold): \(bounds)")
    }
    findings.check(
      spectrum.knowing(rankAtMost: rank).values, .values(truth), "knowing the rank \(rank)")
  }

  private static func condition<End>(
    _ found: Enclosure<End>?, _ truth: [Rational], _ name: String, _ findings: inout Findings
  ) {
    guard let largest = truth.first, let smallest = truth.last else {
      return findings.check(found == nil, "a condition number of an empty matrix")
    }
    guard let found else { return findings.check(false, "no condition number of \(truth)") }
    let holds =
      smallest.isZero
      ? !found.upper.isFinite && found.upper.signum > 0 : found.holds(largest / smallest)
    findings.check(holds, "condition number \(name) of \(truth): \(ends(found))")
  }
}
