// SPDX-License-Identifier: Apache-2.0

import Exact

// Singular subspaces in the exact tier: where the projectors onto them are rational, the sine of the
// largest angle between two of them is the largest singular value of a rational matrix, and where the
// projectors commute it is 0 or 1 (proofs/certifier-subspaces.md, S6 and S8).

extension SpectralClasses {
  /// The sine of the largest angle between the k leading left or right singular vectors of two
  /// matrices; `nil` where neither the projectors are rational nor the Gram matrices commute.
  func sine(_ side: Side, _ k: Int, _ a: MatrixRecord, _ b: MatrixRecord) -> ExactForm? {
    if a === b || k == a.dimension(side) { return .zero }
    if let value = sineOfCommuting(side, k, a, b) { return ExactForm(Rational(value)) }
    guard let p = rationalProjector(a, k, side), let q = rationalProjector(b, k, side) else {
      return nil
    }
    return singularValues(of: MatrixRecord(p - q))?.first
  }

  /// The sine where the Gram matrices commute: 0 or 1.
  ///
  /// The projectors are polynomials in the Gram matrices, so they commute as well, and the
  /// eigenvalues of P − Q are differences of zeros and ones. Approximations tell which: the
  /// Frobenius norm of P − Q is 0 or at least 1, and the approximate difference is within √n·2ρ of
  /// it in that norm, ρ < 2⁻³⁰ being the radii.
  private func sineOfCommuting(
    _ side: Side, _ k: Int, _ a: MatrixRecord, _ b: MatrixRecord
  ) -> Int? {
    let (first, second) = (a.gram(side), b.gram(side))
    guard hasPolynomial(first), hasPolynomial(second), first * second == second * first,
      let p = first.algebraicProjector(leading: k, bits: 32),
      let q = second.algebraicProjector(leading: k, bits: 32)
    else { return nil }
    return (p.center - q.center).frobeniusNormSquared < Rational(1, 4) ? 0 : 1
  }
}

extension MatrixRecord {
  /// The bits of the approximation from which rational entries are guessed: enough for denominators
  /// of 200 bits.
  private static let guessingBits = 512

  /// The projector onto the `count` leading left or right singular vectors, when its entries are
  /// rational numbers that an approximation shows. What is guessed is proved by inertia.
  func rationalProjector(_ count: Int, _ side: Side) -> Matrix<Rational>? {
    guard let found = subspaces(bits: Self.guessingBits),
      let guess = found.projector(1...count, side),
      let spectrum = singularValues(bits: 128), let low = spectrum[count - 1].lower.rational
    else { return nil }
    let next = count < spectrum.count ? spectrum[count].upper.rational : .zero
    guard let next, next < low else { return nil }
    let projector = Matrix<Rational>(rows: guess.center.rows, columns: guess.center.columns) {
      let entry = guess.center[min($0, $1), max($0, $1)]
      return Rational.simplest(in: (entry - guess.radius)...(entry + guess.radius))
    }
    let threshold = Rational.simplest(in: (next * next)...(low * low))
    let middle = Rational(1, 2) * (next * next + low * low)
    // An end of the interval may be an eigenvalue.
    let between = threshold > next * next && threshold < low * low ? threshold : middle
    return projector.isLeadingProjector(of: gram(side), count: count, above: between)
      ? projector : nil
  }
}
