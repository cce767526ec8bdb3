// SPDX-License-Identifier: Apache-2.0

import CKernels

/// T ≈ UᵀCV, G ≈ UᵀU − I and F ≈ VᵀV − I for fixed-point matrices C, U and V, and how far off they are.
struct VectorDefects {
  private(set) var transformed: DigitMatrix
  private(set) var leftGram: DigitMatrix
  private(set) var rightGram: DigitMatrix
  /// ≥ ‖T − UᵀCV‖F as long as ‖U‖ ≤ 1.05, in units of T's last digit.
  let transformedError: Double
  /// ≥ ‖G − (UᵀU − I)‖F and ≥ ‖F − (VᵀV − I)‖F, in the same units: all have equally many digits.
  let gramError: Double

  var format: DigitFormat { transformed.format }
  var digits: Int { transformed.digits }

  /// `nil` when the digits do not admit exact products, or memory is short.
  init?(of matrix: DigitMatrix, left: DigitMatrix, right: DigitMatrix, digits: Int) {
    let format = matrix.format
    guard max(left.digits, right.digits) <= format.depth,
      matrix.isAdmissible, left.isAdmissible, right.isAdmissible,
      let image = matrix.product(right, transposed: false, digits: digits + 1),
      image.matrix.isAdmissible,
      let transformed = left.product(image.matrix, transposed: true, digits: digits),
      var leftGram = left.gram(digits: digits), var rightGram = right.gram(digits: digits)
    else { return nil }
    leftGram.matrix.subtractIdentity()
    rightGram.matrix.subtractIdentity()
    self.transformed = transformed.matrix
    self.leftGram = leftGram.matrix
    self.rightGram = rightGram.matrix
    // ‖UᵀX‖F ≤ ‖U‖ ‖X‖F, and X has n² entries of at most image.error units of a digit further down.
    let order = Double(format.order)
    let below = Double.product(1.05, image.error, .up).scaled(byPowerOfTwo: -format.bits, .up)
    transformedError = .product(order, .sum(transformed.error, below, .up), .up)
    gramError = .product(order, max(leftGram.error, rightGram.error), .up)
  }

  /// Flips the columns of U for which T has a negative diagonal entry.
  mutating func makeDiagonalNonnegative() {
    for position in 0..<format.order where sign(ofDiagonal: position) < 0 {
      transformed.negateRow(position)
      leftGram.negateRow(position)
      leftGram.negateColumn(position)
    }
  }

  private func sign(ofDiagonal position: Int) -> Int {
    for digit in 0..<digits where transformed[digit, position, position] != 0 {
      // Later digits together come to less than one unit of this one.
      return transformed[digit, position, position] < 0 ? -1 : 1
    }
    return 0
  }
}

/// G, F and T without its diagonal in Float64, over 2^`exponent`, a size that the largest entries have.
struct ScaledDefects {
  let exponent: Int
  let transformed: [Double]
  let leftGram: [Double]
  let rightGram: [Double]

  /// Each value v stands for a number within 2⁻⁵⁰|v| + 2⁻¹⁹⁰ of it. The diagonal of `transformed` is 0.
  init(_ defects: VectorDefects) {
    let (format, digits) = (defects.format, defects.digits)
    var first = 0
    while first < digits,
      defects.transformed.isZero(digit: first, skippingDiagonal: true),
      defects.leftGram.isZero(digit: first, skippingDiagonal: false),
      defects.rightGram.isZero(digit: first, skippingDiagonal: false)
    {
      first += 1
    }
    exponent = format.unitExponent(first + 1)
    func values(_ matrix: DigitMatrix) -> [Double] {
      [Double](unsafeUninitializedCapacity: format.count) { target, count in
        matrix.elements.withUnsafeBufferPointer { source in
          guard let base = source.baseAddress else { return }
          sb_digit_values(
            format.count, Int32(format.bits), digits - first, base + first * format.count,
            target.baseAddress)
        }
        count = format.count
      }
    }
    var transformed = values(defects.transformed)
    for position in 0..<format.order { transformed[position * (format.stride + 1)] = 0 }
    self.transformed = transformed
    leftGram = values(defects.leftGram)
    rightGram = values(defects.rightGram)
  }
}

extension DigitMatrix {
  /// Whether a digit is zero throughout.
  func isZero(digit: Int, skippingDiagonal: Bool) -> Bool {
    elements.withUnsafeBufferPointer { entries in
      for column in 0..<format.order {
        let start = digit * format.count + column * format.stride
        for row in 0..<format.order where entries[start + row] != 0 {
          if !(skippingDiagonal && row == column) { return false }
        }
      }
      return true
    }
  }
}
