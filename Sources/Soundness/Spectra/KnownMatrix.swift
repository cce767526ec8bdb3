// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators

/// A matrix with what is known of its singular values.
struct KnownMatrix {
  var matrix: Matrix<Rational>
  var truth: Truth

  /// Both times 2^`exponent`.
  func scaled(byPowerOfTwo exponent: Int) -> KnownMatrix {
    let factor = Rational.one.scaled(byPowerOfTwo: exponent)
    let scaledTruth: Truth
    switch truth {
    case .values(let values): scaledTruth = .values(values.map { factor * $0 })
    case .squares(let squares): scaledTruth = .squares(squares.map { factor * factor * $0 })
    case .gram(let gram): scaledTruth = .gram(gram.map { $0.map { factor * factor * $0 } })
    }
    return KnownMatrix(matrix: factor * matrix, truth: scaledTruth)
  }

  /// The same entries as Doubles, when they are.
  var doubles: Matrix<Double>? {
    var exact = true
    let result = matrix.map { value -> Double in
      let double = Double.bound(value, precision: 53, rounding: .down)
      if Rational(exactly: double) != value { exact = false }
      return double
    }
    return exact ? result : nil
  }
}

extension SeededGenerator {
  /// `count` numbers ≥ 0: repeated, clustered, graded, nearly equal, zeros.
  mutating func spectrum(_ count: Int) -> [Rational] {
    let tiny = Rational.one.scaled(byPowerOfTwo: -integer(in: 8...70))
    let step = integer(in: 1...25)
    let style = below(6)
    return (0..<count).map { position in
      switch style {
      case 0: return Rational(integer(in: 0...6))
      case 1: return Rational(integer(in: 1...2))
      case 2: return 1 + Rational(integer(in: -4...4)) * tiny
      case 3: return Rational.one.scaled(byPowerOfTwo: -step * position)
      case 4: return chance(1, in: 3) ? 0 : smallRational().magnitude
      default: return gaussian().magnitude
      }
    }
  }

  /// An exponent of two: mostly moderate, else near the ends of Float64's range or past them.
  mutating func scale() -> Int {
    switch below(8) {
    case 0: return integer(in: -1110 ... -1040)
    case 1: return integer(in: -1040 ... -960)
    case 2: return integer(in: 980...1030)
    case 3: return integer(in: -600...600)
    default: return coin() ? 0 : integer(in: -20...20)
    }
  }

  /// U diag(σ) Vᵀ with rational orthogonal U and V.
  mutating func prescribed(maxOrder: Int) -> KnownMatrix {
    let rows = integer(in: 1...maxOrder)
    let columns = integer(in: 1...maxOrder)
    let values = spectrum(min(rows, columns))
    return KnownMatrix(
      matrix: matrix(rows: rows, columns: columns, singularValues: values),
      truth: Truth(descending: values))
  }

  /// A Kronecker product of small integer matrices whose σ² are integers, rows and columns permuted
  /// and signs changed.
  mutating func kronecker(maxOrder: Int) -> KnownMatrix {
    var product = KnownMatrix(matrix: .identity(1), truth: .squares([1]))
    for _ in 0..<integer(in: 1...maxOrder.bitWidth - maxOrder.leadingZeroBitCount - 1) {
      let factor = kroneckerFactor()
      guard product.matrix.rows * factor.matrix.rows <= maxOrder,
        product.matrix.columns * factor.matrix.columns <= maxOrder,
        case .squares(let a) = product.truth, case .squares(let b) = factor.truth
      else { continue }
      let (left, right) = (product.matrix, factor.matrix)
      let (m, n) = (right.rows, right.columns)
      let matrix = Matrix(rows: left.rows * m, columns: left.columns * n) {
        left[$0 / m, $1 / n] * right[$0 % m, $1 % n]
      }
      let squares = a.flatMap { x in b.map { x * $0 } }
      let zeros = [Rational](repeating: 0, count: matrix.order - squares.count)
      product = KnownMatrix(matrix: matrix, truth: Truth(squares: squares + zeros))
    }
    let rows = signedPermutation(order: product.matrix.rows)
    let columns = signedPermutation(order: product.matrix.columns)
    product.matrix = rows * product.matrix * columns
    return product
  }

  private mutating func kroneckerFactor() -> KnownMatrix {
    let a = Rational(integer(in: 1...40))
    let b = Rational(integer(in: -40...40))
    let sum = a * a + b * b
    let (m, n) = (integer(in: 1...4), integer(in: 1...4))
    switch below(6) {
    case 0: return KnownMatrix(matrix: Matrix([[a, b], [-b, a]]), truth: .squares([sum, sum]))
    case 1: return KnownMatrix(matrix: Matrix([[a], [b]]), truth: .squares([sum]))
    case 2: return KnownMatrix(matrix: Matrix([[a, b]]), truth: .squares([sum]))
    case 3:
      return KnownMatrix(
        matrix: .diagonal([a, b]), truth: Truth(squares: [a * a, b * b]))
    case 4:
      let zeros = [Rational](repeating: 0, count: min(m, n) - 1)
      return KnownMatrix(
        matrix: Matrix(rows: m, columns: n) { _, _ in 1 },
        truth: .squares([Rational(m * n)] + zeros))
    default:
      // aI + bJ has the eigenvalues a + nb and, n − 1 times, a.
      let size = a + Rational(n) * b
      return KnownMatrix(
        matrix: Matrix(rows: n, columns: n) { $0 == $1 ? a + b : b },
        truth: Truth(squares: [size * size] + [Rational](repeating: a * a, count: n - 1)))
    }
  }

  /// Doubles of every kind: normal deviates, any significands, graded columns or rows, entries from
  /// both ends of the range, low rank. Known by counting.
  mutating func doubles(maxOrder: Int) -> Matrix<Double> {
    let rows = integer(in: 1...maxOrder)
    let columns = integer(in: 1...maxOrder)
    let base = chance(1, in: 4) ? integer(in: -1000...900) : 0
    let spread = element(of: [0, 3, 20, 60])
    let exponents = (0..<max(rows, columns)).map { _ in base + integer(in: -spread...spread) }
    let left = (0..<rows).map { _ in Double(sign()) * significand(0) }
    switch below(6) {
    case 0: return Matrix(rows: rows, columns: columns) { _, _ in gaussianDouble() }
    case 1:
      return Matrix(rows: rows, columns: columns) { _, j in
        Double(sign()) * significand(exponents[j])
      }
    case 2:
      return Matrix(rows: rows, columns: columns) { i, _ in
        Double(sign()) * significand(exponents[i])
      }
    case 3: return Matrix(rows: rows, columns: columns) { _, _ in operand() }
    case 4:
      // Rank one but for rounding.
      return Matrix(rows: rows, columns: columns) { i, j in left[i] * left[(j + 1) % rows] }
    default:
      return Matrix(rows: rows, columns: columns) { _, _ in Double(integer(in: -3...3)) }
    }
  }
}
