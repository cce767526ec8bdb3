// SPDX-License-Identifier: Apache-2.0

import CKernels
import CMPFR

/// How square matrices of fixed-point numbers are cut into digits, so that Float64 multiplies them
/// exactly.
///
/// A number is Σ x_q 2^(2−`bits`·(q+1)), q = 0, 1, …, each digit x_q a whole number of at most
/// 2^(`bits`−1) in size. In a product of matrices of which one has at most `depth` digits, the sums
/// of products of digits stay within 2⁵³.
struct DigitFormat: Hashable, Sendable {
  let order: Int
  let bits: Int
  let depth: Int

  /// `nil` when the digits would be uneconomically short.
  init?(order: Int, depth: Int) {
    precondition(order >= 1 && depth >= 1)
    // order · depth · 2^(2·bits − 2) ≤ 2⁵³.
    let bits = min((53 - (order * depth).bitWidthOfCount) / 2 + 1, 26)
    guard bits >= 10 else { return nil }
    self.order = order
    self.bits = bits
    self.depth = depth
  }

  var stride: Int { sb_stride(order) }
  /// How many Doubles a digit of a matrix takes.
  var count: Int { stride * order }

  /// The e for which the last of `digits` digits is multiplied by 2^e.
  func unitExponent(_ digits: Int) -> Int { 2 - bits * digits }

  /// The least number of digits whose last one counts multiples of at most 2^−`precision`.
  func digits(forPrecision precision: Int) -> Int { max(1, (precision + 2 + bits - 1) / bits) }
}

/// A square matrix of fixed-point numbers.
struct DigitMatrix: Sendable {
  let format: DigitFormat
  let digits: Int
  /// Digit after digit, each column by column with padding, as the C kernels have it.
  private(set) var elements: [Double]

  /// The matrix that `fill` writes, every element of it; `nil` when it returns false.
  init?(
    _ format: DigitFormat, digits: Int, fill: (UnsafeMutablePointer<Double>) -> Bool
  ) {
    self.format = format
    self.digits = digits
    var filled = false
    elements = [Double](unsafeUninitializedCapacity: format.count * digits) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      filled = fill(base)
      count = filled ? format.count * digits : 0
    }
    guard filled else { return nil }
  }

  /// 2^`exponent`·`values` cut after `digits` digits, with no trailing digits of zeros; `values` are
  /// laid out as one digit is. Also what was cut off of the values.
  ///
  /// - Precondition: 2^`exponent`·`values` lies below 2.
  static func cutting(
    _ values: [Double], exponent: Int, _ format: DigitFormat, digits: Int
  ) -> (matrix: DigitMatrix, rest: [Double]) {
    precondition(values.count == format.count)
    var used = 0
    var elements = [Double](repeating: 0, count: format.count * digits)
    var rest = values
    elements.withUnsafeMutableBufferPointer { target in
      rest.withUnsafeMutableBufferPointer { rest in
        used = sb_digit_split(
          format.count, Int32(format.bits), Int32(exponent), values, digits, target.baseAddress,
          rest.baseAddress)
      }
    }
    used = max(used, 1)
    elements.removeLast(elements.count - format.count * used)
    return (DigitMatrix(format: format, digits: used, elements: elements), rest)
  }

  private init(format: DigitFormat, digits: Int, elements: [Double]) {
    self.format = format
    self.digits = digits
    self.elements = elements
  }

  /// The first `count` digits.
  func prefix(_ count: Int) -> DigitMatrix {
    guard count < digits else { return self }
    return DigitMatrix(
      format: format, digits: count, elements: Array(elements[..<(format.count * count)]))
  }

  /// Whether each digit is a whole number of the admitted size, which exact products need.
  var isAdmissible: Bool {
    sb_digits_admissible(elements.count, Int32(format.bits), elements) != 0
  }

  subscript(digit: Int, row: Int, column: Int) -> Double {
    get { elements[digit * format.count + column * format.stride + row] }
    set { elements[digit * format.count + column * format.stride + row] = newValue }
  }

  /// The entry over 2^(unitExponent(digits)), a whole number when the digits are.
  func integer(_ row: Int, _ column: Int) -> Integer {
    DigitMatrix.integer(bits: format.bits, digits: digits) { Int(self[$0, row, column]) }
  }

  /// Σ `digit`(q) 2^(`bits`·(`digits`−1−q)).
  static func integer(bits: Int, digits: Int, _ digit: (Int) -> Int) -> Integer {
    Integer.make { sum in
      for q in 0..<digits {
        if q > 0 { __gmpz_mul_2exp(sum, sum, UInt(bits)) }
        let value = digit(q)
        if value >= 0 {
          __gmpz_add_ui(sum, sum, UInt(value))
        } else {
          __gmpz_sub_ui(sum, sum, value.magnitude)
        }
      }
    }
  }

  /// Multiplies a row by −1.
  mutating func negateRow(_ row: Int) {
    for digit in 0..<digits {
      for column in 0..<format.order { self[digit, row, column] = -self[digit, row, column] }
    }
  }

  /// Multiplies a column by −1.
  mutating func negateColumn(_ column: Int) {
    for digit in 0..<digits {
      for row in 0..<format.order { self[digit, row, column] = -self[digit, row, column] }
    }
  }

  /// Subtracts the identity matrix.
  mutating func subtractIdentity() {
    for position in 0..<format.order {
      self[0, position, position] -= Double(sign: .plus, exponent: format.bits - 2, significand: 1)
    }
  }
}

/// A product cut after some digits.
struct CutProduct: Sendable {
  var matrix: DigitMatrix
  /// Each entry is off by at most this many units of the last digit, 2^(unitExponent(digits)).
  let error: Double
}

extension DigitMatrix {
  /// `self` · `other`, or `self`ᵀ · `other` when `transposed`, to `digits` digits; `nil` when memory is
  /// short. The digits of the result are admissible, save perhaps the first.
  ///
  /// The work is done modulo some numbers when `residues` is true, with products of digits when it is
  /// false, and in the way that seems faster when it is `nil`.
  ///
  /// - Precondition: both are admissible and of the same format, one with at most `depth` digits.
  func product(
    _ other: DigitMatrix, transposed: Bool, digits: Int, residues: Bool? = nil
  ) -> CutProduct? {
    precondition(format == other.format && min(self.digits, other.digits) <= format.depth)
    let prefersResidues = DigitMatrix.prefersResidues(
      format, self.digits, other.digits, kept: digits, isGram: false)
    if residues ?? prefersResidues,
      let found = residueProduct(other, transposed: transposed, digits: digits, isGram: false)
    {
      return CutProduct(matrix: found, error: cutError(self.digits, other.digits, digits))
    }
    return DigitMatrix(format, digits: digits) {
      sb_digit_product(
        format.order, Int32(format.bits), self.digits, elements, transposed ? 1 : 0,
        other.digits, other.elements, digits, $0) != 0
    }.map { CutProduct(matrix: $0, error: cutError(self.digits, other.digits, digits)) }
  }

  /// `self`ᵀ · `self`, likewise.
  func gram(digits: Int, residues: Bool? = nil) -> CutProduct? {
    precondition(self.digits <= format.depth)
    let prefersResidues = DigitMatrix.prefersResidues(
      format, self.digits, self.digits, kept: digits, isGram: true)
    if residues ?? prefersResidues,
      let found = residueProduct(self, transposed: true, digits: digits, isGram: true)
    {
      return CutProduct(matrix: found, error: cutError(self.digits, self.digits, digits))
    }
    return DigitMatrix(format, digits: digits) {
      sb_digit_gram(
        format.order, Int32(format.bits), self.digits, elements, digits, $0) != 0
    }.map { CutProduct(matrix: $0, error: cutError(self.digits, self.digits, digits)) }
  }

  /// What leaving out the digits after `kept`, and all products of digits i and j with i + j > `kept`,
  /// comes to, in units of the last digit kept (proofs/certifier-refined-vectors.md, "Products").
  private func cutError(_ a: Int, _ b: Int, _ kept: Int) -> Double {
    if a + b <= kept { return 0 }
    let leftOut = Double(min(a, b) * format.order).scaled(byPowerOfTwo: -format.bits, .up)
    return .sum(0.51, .product(1.01, leftOut, .up), .up)
  }
}
