// SPDX-License-Identifier: Apache-2.0

@testable import Exact

/// What is wrong with enclosures of a matrix's singular values: nothing, as exact inertia sees it,
/// when the answer is empty.
///
/// σ_i ≥ l holds exactly when at most r − i singular values are below l, and σ_i ≤ h exactly when at
/// least r − i + 1 are at most h.
func faults(in spectrum: Spectrum<Double>, of matrix: Matrix<Rational>) -> [String] {
  let count = matrix.order
  guard spectrum.count == count else { return ["\(spectrum.count) enclosures for \(count) values"] }
  var found: [String] = []
  for (i, value) in spectrum.values.enumerated() {
    if value.lower < 0 { found.append("\(i): the lower end is negative") }
    if i > 0 {
      let before = spectrum[i - 1]
      if before.lower < value.lower || before.upper < value.upper {
        found.append("\(i): the ends do not descend")
      }
    }
    if let lower = Rational(exactly: value.lower), lower.signum > 0,
      matrix.squaredSingularValues(around: lower * lower).negative > count - 1 - i
    {
      found.append("\(i): the value lies below \(value.lower)")
    }
    if let upper = Rational(exactly: value.upper),
      matrix.countSquaredSingularValues(atMost: upper * upper) < count - i
    {
      found.append("\(i): the value lies above \(value.upper)")
    }
  }
  return found
}

/// The largest width relative to the largest upper end.
func relativeWidth(_ spectrum: Spectrum<Double>) -> Double {
  guard let largest = spectrum.values.first?.upper, largest > 0 else { return 0 }
  return spectrum.values.map { ($0.upper - $0.lower) / largest }.max() ?? 0
}

extension Enclosure where Endpoint == Double {
  /// Whether the nonnegative number with this square lies in the enclosure.
  func containsRoot(of square: Rational) -> Bool {
    guard let low = Rational(exactly: lower) else { return false }
    let high = Rational(exactly: upper)
    return low * low <= square && high.map { square <= $0 * $0 } ?? true
  }
}

extension TestRandom {
  /// I − 2vvᵀ/vᵀv for a random integer vector v: exactly orthogonal.
  mutating func reflection(_ order: Int) -> Matrix<Rational> {
    var v = (0..<order).map { _ in Rational(int(-3...3)) }
    if order > 0 { v[0] = 1 }
    let scale = Rational(2) / v.reduce(.zero) { $0 + $1 * $1 }
    return Matrix(rows: order, columns: order) {
      ($0 == $1 ? Rational.one : .zero) - scale * v[$0] * v[$1]
    }
  }

  /// A matrix with exactly these singular values: Q D P with Q and P products of reflections.
  mutating func matrix(
    _ rows: Int, _ columns: Int, singularValues: [Rational]
  ) -> Matrix<Rational> {
    let middle = Matrix<Rational>(rows: rows, columns: columns) {
      $0 == $1 && $0 < singularValues.count ? singularValues[$0] : 0
    }
    return reflection(rows) * reflection(rows) * middle * reflection(columns) * reflection(columns)
  }

  /// A Double with 53 random bits, between −1 and 1.
  mutating func double() -> Double { Double(Int64(bitPattern: next()) >> 10) * 0x1p-53 }

  mutating func doubleMatrix(
    _ rows: Int, _ columns: Int, exponents: ClosedRange<Int> = 0...0
  ) -> Matrix<Double> {
    Matrix(rows: rows, columns: columns) { _, _ in
      double().scaled(byPowerOfTwo: int(exponents), .down)
    }
  }
}
