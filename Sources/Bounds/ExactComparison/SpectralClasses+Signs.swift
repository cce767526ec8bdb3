// SPDX-License-Identifier: Apache-2.0

import Exact

extension SpectralClasses {
  /// The bits with which a value is first looked at, and those after which its separation bound is
  /// computed.
  private static let firstBits = 128
  private static let quickBits = 512
  /// The bits tried where the separation bound is out of reach.
  private static let patientBits = 8192

  /// The sign of the value: from its form, from enclosures, or from its separation bound when that
  /// is at most `limit` bits.
  func sign(of form: ExactForm, limit: Int) -> Sign {
    if let value = form.rational { return .known(value.signum) }
    if let known = signs[form] { return .known(known) }
    let answer = computedSign(of: form, limit: limit)
    if case .known(let sign) = answer { signs[form] = sign }
    return answer
  }

  private func computedSign(of form: ExactForm, limit: Int) -> Sign {
    if let sign = signOfEnclosure(form, bits: Self.firstBits) { return .known(sign) }
    let reduced = atoms.reduced(form)
    if let value = reduced.rational { return .known(value.signum) }
    var bits = 2 * Self.firstBits
    while bits <= min(Self.quickBits, limit) {
      if let sign = signOfEnclosure(form, bits: bits) { return .known(sign) }
      bits *= 2
    }
    let bound = SeparationBound(atoms)
    let needed = min(bound.bits(of: form), bound.bits(of: reduced))
    guard needed <= min(limit, Ladder.largestExactBitLimit) else {
      // No proof of a tie, but there may be a difference.
      while bits <= min(Self.patientBits, limit) {
        if let sign = signOfEnclosure(form, bits: bits) { return .known(sign) }
        bits *= 2
      }
      return .open(bitsNeeded: needed == .max ? nil : needed)
    }
    let threshold = BigFloat.powerOfTwo(-needed)
    bits = needed + Self.firstBits
    // Each bit more halves the width. What is missing is seen from the enclosure, and more than one
    // step is needed only where terms of very different sizes cancel.
    for _ in 0..<4 {
      guard let value = enclosure(of: form, bits: bits), value.isFinite else { break }
      if value.isCertainlyPositive { return .known(1) }
      if value.isCertainlyNegative { return .known(-1) }
      if value.upper < threshold, -value.lower < threshold { return .known(0) }
      let missing = (max(value.upper, -value.lower).exponent ?? 0) + needed
      bits += max(missing, 0) + Self.firstBits
      guard bits <= 2 * Ladder.largestExactBitLimit else { break }
    }
    return .open(bitsNeeded: needed)
  }

  private func signOfEnclosure(_ form: ExactForm, bits: Int) -> Int? {
    guard let value = enclosure(of: form, bits: bits) else { return nil }
    return value.isCertainlyPositive ? 1 : value.isCertainlyNegative ? -1 : nil
  }

  /// How many bits a proof that the value is 0 may take.
  func separationBits(of form: ExactForm) -> Int {
    let bound = SeparationBound(atoms)
    return bound.bits(of: form)
  }
}

/// A sign as far as it is known.
enum Sign {
  case known(Int)
  /// A proof may take this many bits; `nil` when they cannot be counted.
  case open(bitsNeeded: Int?)
}
