// SPDX-License-Identifier: Apache-2.0

import Exact

/// How much a file may ask for. Each limit is checked before anything of that size is allocated.
public enum MatrixFileLimits {
  /// The most entries that one reading of a binary file returns, and the most rows or columns of any
  /// matrix: 2²⁶, which is 512 MiB of Doubles.
  ///
  /// The size of a binary file bounds its entries only as long as the file has no holes on disk.
  public static let binaryEntries = 1 << 26

  /// The most entries of a matrix in decimal text: 2²² (2048 × 2048).
  ///
  /// A MatrixMarket file of one line may announce any shape, for entries that are not listed are
  /// zeros. An exact entry takes some hundred bytes while it is read, hence a smaller number than
  /// for binary files.
  public static let textEntries = 1 << 22

  /// The most bits that the exact entries of one matrix may take over their common denominator:
  /// 2³¹, which is 256 MiB.
  ///
  /// `1e5000` has 6 characters and 16610 bits, and one entry `1e-5000` makes all numerators that
  /// long, so the size of the file says little about the memory.
  public static let exactBits = 1 << 31

  /// The longest number in decimal text, in bytes; what `Rational(text:)` accepts.
  public static let numberLength = 8 * Rational.decimalExponentLimit

  /// The longest header of a safetensors file, in bytes; the reference implementation has the same.
  public static let safetensorsHeader = 100_000_000

  /// The longest header of a .npy file, in bytes: what version 1 can express. A header that holds a
  /// matrix's shape needs about a hundred.
  public static let npyHeader = 65_535

  /// The longest file of settings, in bytes.
  public static let settings = 1 << 20

  /// The most bits of the numerator and of the denominator of a network's ρ and η. Every layer adds as
  /// many to the exact Jacobian. All Doubles but subnormal ones fit.
  public static let networkNumberBits = 1100

  /// The longest string in a header, in bytes.
  static let headerString = 1 << 16

  /// The most dimensions of a tensor in a safetensors header.
  static let dimensions = 64

  /// The deepest nesting in a part of a JSON header that is skipped.
  static let nesting = 64
}
