// SPDX-License-Identifier: Apache-2.0

import Exact

/// Collects exact entries and keeps count of the memory that they will take as one matrix.
///
/// A matrix of rationals holds integers over one common denominator. So its size is about the bits of
/// all numerators, plus the bits of the common denominator for each entry that is not zero.
struct ExactEntries {
  private(set) var values: [Rational] = []
  private var common = Integer.one
  private var numeratorBits = 0
  private var nonzero = 0

  /// How many bits the matrix takes at most, by the count above. Saturates at `Int.max`.
  private var bits: Int {
    let (spread, overflow) = nonzero.multipliedReportingOverflow(by: common.bitWidth)
    let (sum, overflowAgain) = spread.addingReportingOverflow(numeratorBits)
    return overflow || overflowAgain ? .max : sum
  }

  /// Adds `value`; `false` when the matrix would take more than `MatrixFileLimits.exactBits`.
  mutating func append(_ value: Rational) -> Bool {
    values.append(value)
    return count(value)
  }

  /// Counts `value` without keeping it.
  mutating func count(_ value: Rational) -> Bool {
    if value.isZero { return true }
    nonzero += 1
    numeratorBits += value.numerator.bitWidth
    if !value.isInteger { common = Integer.lcm(common, value.denominator) }
    return bits <= MatrixFileLimits.exactBits
  }

  static let limitReason =
    "the exact entries take more than the limit of \(MatrixFileLimits.exactBits) bits "
    + "over their common denominator"
}

/// The number that `bytes` denote, or an error at `place`.
///
/// - Throws: `MatrixFileError` for anything but a finite decimal number or a quotient of integers,
///   `nan` and `inf` included.
func exactNumber(
  _ bytes: [UInt8], in file: String, at place: MatrixFileError.Place
) throws(MatrixFileError) -> Rational {
  let text = String(decoding: bytes, as: UTF8.self)
  do throws(NumberTextError) {
    return try Rational(text: text)
  } catch {
    let reason: String
    switch error {
    case .notANumber:
      let word = text.drop { $0 == "-" || $0 == "+" }.lowercased()
      let isSpecial = ["nan", "inf", "infinity"].contains(word)
      reason = "\(quoted(text)) is not a \(isSpecial ? "finite " : "")number"
    case .zeroDenominator: reason = "\(quoted(text)) has denominator zero"
    case .exponentOutOfRange(_, let limit):
      reason = "\(quoted(text)) is outside 10^±\(limit) or too long"
    }
    throw .malformed(file: file, place: place, reason: reason)
  }
}
