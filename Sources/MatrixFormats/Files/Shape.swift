// SPDX-License-Identifier: Apache-2.0

/// The product of `factors`, or `nil` when it does not fit an `Int` on the way.
///
/// A factor 0 makes the product 0 however large the others are.
///
/// - Precondition: no factor is negative.
func checkedProduct(_ factors: [Int]) -> Int? {
  if factors.contains(0) { return 0 }
  var product = 1
  for factor in factors {
    let (next, overflow) = product.multipliedReportingOverflow(by: factor)
    if overflow { return nil }
    product = next
  }
  return product
}

/// Rows and columns of the matrix that an array of this shape is: a number is 1 × 1, n numbers are
/// a column; `nil` with three dimensions or more.
func matrixShape(of dimensions: [Int]) -> (rows: Int, columns: Int)? {
  switch dimensions.count {
  case 0: return (1, 1)
  case 1: return (dimensions[0], 1)
  case 2: return (dimensions[0], dimensions[1])
  default: return nil
  }
}

/// "3 × 4 × 5"; "a single number" without dimensions.
func shapeText(_ dimensions: [Int]) -> String {
  dimensions.isEmpty ? "a single number" : dimensions.map { "\($0)" }.joined(separator: " × ")
}
