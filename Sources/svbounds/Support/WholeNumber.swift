// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// Reads a flag's value as a whole number in `range`.
///
/// Such a flag takes the argument that follows it whatever that is (`parsing: .unconditional`), so
/// that a negative number is answered by the range and not taken for another flag.
func wholeNumber<Number: FixedWidthInteger & Sendable>(
  in range: ClosedRange<Number>
) -> @Sendable (String) throws -> Number {
  { text in
    guard let number = Number(text), range.contains(number) else {
      throw ValidationError(
        "a whole number from \(range.lowerBound) to \(range.upperBound) is wanted")
    }
    return number
  }
}
