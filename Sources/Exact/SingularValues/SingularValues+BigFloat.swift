// SPDX-License-Identifier: Apache-2.0

import CMPFR

/// Enclosures of all singular values of a rational matrix to any number of bits.
///
/// - Parameters:
///   - matrix: any shape; m × n has min(m, n) singular values, an empty matrix none.
///   - bits: 24 to 65536.
/// - Returns: for each singular value, in descending order, an enclosure no wider than
///   2^(8−`bits`)·σ₁ whose ends carry `bits` bits. The exact σ_i lies in the i-th enclosure: the
///   matrix is taken as it is, with no rounding unaccounted for. All values of the zero matrix, and
///   those of a matrix with at most one nonzero entry in each row and column, are found without
///   iteration, exactly when `bits` bits hold them. The accuracy is relative to σ₁; a singular value
///   that is zero otherwise gets [0, ε].
/// - Throws: `precisionOutOfRange`; `notCertified` when the oracle repeatedly fails to come close
///   enough. Never a wrong or a wider enclosure.
/// - Complexity: for shapes up to 1 : 2 a few products of m × m matrices of `bits` bits, made of
///   products in Float64; else about max(m, n)·min(m, n)² multiplications of `bits` bits, a few times for
///   each doubling of the precision above 64.
public func singularValues(
  of matrix: Matrix<Rational>, bits: Int
) throws(SingularValueError) -> Spectrum<BigFloat> {
  try BigFloatTier.checkPrecision(bits)
  return try BigFloatTier.spectrum(.rationals(matrix), bits: bits)
}

/// Enclosures of all singular values of a Float64 matrix to any number of bits.
///
/// As `singularValues(of:bits:)` for the rational matrix that the entries denote; the whole range of
/// Float64 is covered, subnormal numbers included.
///
/// - Throws: also `notFinite` when an entry is NaN or infinite, naming the first one, and
///   `notCertified` when this thread's arithmetic is not IEEE 754's default: where subnormal numbers
///   count as zero, entries could not even be read.
public func singularValues(
  of matrix: Matrix<Double>, bits: Int
) throws(SingularValueError) -> Spectrum<BigFloat> {
  try BigFloatTier.checkPrecision(bits)
  try requireStandardArithmetic()
  for (position, entry) in matrix.storage.elements.enumerated() where !entry.isFinite {
    throw .notFinite(
      row: position / matrix.columns, column: position % matrix.columns, value: "\(entry)")
  }
  return try BigFloatTier.spectrum(.doubles(matrix), bits: bits)
}

/// The many-bit tier: an oracle's proposal, a certificate, and another attempt with more bits when the
/// certificate comes out too wide.
enum BigFloatTier {
  static let supportedBits = 24...65536

  /// MPFR's flags that void what was computed.
  private static let voidingFlags = mpfr_flags_t(
    MPFR_FLAGS_UNDERFLOW | MPFR_FLAGS_OVERFLOW | MPFR_FLAGS_NAN | MPFR_FLAGS_DIVBY0)

  static func checkPrecision(_ bits: Int) throws(SingularValueError) {
    guard supportedBits.contains(bits) else {
      throw .precisionOutOfRange(bits: bits, range: supportedBits)
    }
  }

  /// - Precondition: every entry is finite.
  static func spectrum(
    _ input: ExactInput, bits: Int
  ) throws(SingularValueError) -> Spectrum<BigFloat> {
    if let direct = input.singularValuesOfSingleEntries(bits: bits) {
      return Spectrum(values: direct, facts: [])
    }
    if let spectrum = refinedSpectrum(input, bits: bits) { return spectrum }
    return try rotatedSpectrum(input, bits: bits)
  }

  /// From refined vectors; `nil` when the enclosures are wider than promised.
  private static func refinedSpectrum(_ input: ExactInput, bits: Int) -> Spectrum<BigFloat>? {
    mpfr_flags_clear(voidingFlags)
    guard let enclosures = refined(input, bits: bits) else { return nil }
    let values = divide(enclosures, by: input.denominator, bits: bits)
    guard mpfr_flags_test(voidingFlags) == 0, isNarrow(values, bits: bits) else { return nil }
    return Spectrum(values: values, facts: RefinedVectorCertificate.facts)
  }

  /// From Jacobi rotations.
  static func rotatedSpectrum(
    _ input: ExactInput, bits: Int
  ) throws(SingularValueError) -> Spectrum<BigFloat> {
    // Errors of inner products of length m and of n rotations of each column, and 16 bits in hand.
    let longest = max(input.rows, input.columns)
    let guardBits = 16 + longest.bitWidthOfCount + input.order.bitWidthOfCount
    let start = input.approximateVectors()
    var reason = ""
    for attempt in 0..<4 {
      let wanted = bits + (guardBits << attempt) + (attempt > 1 ? bits : 0)
      let rounded = input.tall(precision: (wanted + 63) / 64 * 64)
      let proposal = SingularVectorProposal(
        approximating: rounded.matrix, startingFrom: start, bits: bits + 8 * attempt,
        sweepLimit: 30 << attempt)
      mpfr_flags_clear(voidingFlags)
      do {
        let enclosures = try JacobiCertificate(
          rounded, image: proposal.image, vectors: proposal.vectors
        ).enclosures()
        let values = divide(enclosures, by: input.denominator, bits: bits)
        guard mpfr_flags_test(voidingFlags) == 0 else {
          reason = "MPFR's exponent range was left"
          continue
        }
        if isNarrow(values, bits: bits) {
          return Spectrum(values: values, facts: JacobiCertificate.facts)
        }
        reason = "the enclosures stayed wider than 2^\(8 - bits) σ₁"
      } catch .notCertified(let why) {
        reason = why
      }
    }
    throw .notCertified(reason)
  }

  /// The enclosures over `denominator` > 0, rounded outward to `bits` bits.
  private static func divide(
    _ values: [Enclosure<BigFloat>], by denominator: Integer, bits: Int
  ) -> [Enclosure<BigFloat>] {
    func quotient(_ value: BigFloat, _ rounding: Rounding) -> BigFloat {
      withExtendedLifetime((value, denominator)) {
        BigFloat.make(precision: bits) {
          mpfr_div_z($0, value.pointer, denominator.pointer, rounding.mpfr)
        }
      }
    }
    return values.map {
      Enclosure(lower: quotient($0.lower, .down), upper: quotient($0.upper, .up))
    }
  }

  /// Whether every enclosure is at most 2^(8−bits)·σ₁ wide.
  static func isNarrow(_ values: [Enclosure<BigFloat>], bits: Int) -> Bool {
    guard let largest = values.first else { return true }
    let limit = largest.lower.scaled(byPowerOfTwo: 8 - bits)
    return values.allSatisfy { $0.width <= limit }
  }
}
