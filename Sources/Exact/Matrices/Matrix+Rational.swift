// SPDX-License-Identifier: Apache-2.0

import CMPFR

// Exact linear algebra's first layer: every result below is the exact matrix.

extension Matrix where Scalar == Rational {
  /// The integers N with `self` = N / `commonDenominator`.
  var numerators: IntegerArena { storage.numerators }

  /// The least positive integer whose product with every entry is an integer.
  public var commonDenominator: Integer { storage.denominator }

  init(rows: Int, columns: Int, numerators: IntegerArena, over denominator: Integer) {
    self.init(
      rows: rows, columns: columns,
      storage: RationalStorage(adopting: numerators, over: denominator))
  }

  /// The same matrix over the rationals, or `nil` when an entry is NaN or infinite.
  public init?(exactly matrix: Matrix<Double>) {
    guard matrix.storage.elements.allSatisfy({ $0.isFinite }) else { return nil }
    self.init(rows: matrix.rows, columns: matrix.columns) {
      // Finite, as checked.
      Rational(exactly: matrix[$0, $1]) ?? .zero
    }
  }

  /// The matrix of integers with the given rows.
  public init(_ rows: [[Int]]) {
    self.init(rows.map { $0.map { Rational($0) } })
  }

  public static func identity(_ order: Int) -> Matrix {
    Matrix(rows: order, columns: order) { $0 == $1 ? 1 : 0 }
  }

  public static func zero(rows: Int, columns: Int) -> Matrix {
    Matrix(
      rows: rows, columns: columns, numerators: IntegerArena(count: rows * columns), over: .one)
  }

  public static func diagonal(_ entries: [Rational]) -> Matrix {
    Matrix(rows: entries.count, columns: entries.count) { $0 == $1 ? entries[$0] : 0 }
  }

  /// The entrywise sum.
  ///
  /// - Precondition: equal shapes.
  public static func + (a: Matrix, b: Matrix) -> Matrix { combine(a, b, __gmpz_add) }

  /// The entrywise difference.
  ///
  /// - Precondition: equal shapes.
  public static func - (a: Matrix, b: Matrix) -> Matrix { combine(a, b, __gmpz_sub) }

  public static prefix func - (a: Matrix) -> Matrix { Rational(-1) * a }

  private static func combine(
    _ a: Matrix, _ b: Matrix,
    _ operation: (
      UnsafeMutablePointer<mpz_t_>, UnsafePointer<mpz_t_>, UnsafePointer<mpz_t_>
    ) -> Void
  ) -> Matrix {
    precondition(a.rows == b.rows && a.columns == b.columns, "sum of different shapes")
    let common = Integer.lcm(a.commonDenominator, b.commonDenominator)
    let left = common.exactQuotient(by: a.commonDenominator)
    let right = common.exactQuotient(by: b.commonDenominator)
    let scaled = Integer(0)
    let result = IntegerArena(count: a.rows * a.columns)
    withExtendedLifetime((a, b, left, right, scaled)) {
      for position in 0..<result.count {
        let target = result.base + position
        __gmpz_mul(target, a.numerators.base + position, left.pointer)
        __gmpz_mul(scaled.pointer, b.numerators.base + position, right.pointer)
        operation(target, target, scaled.pointer)
      }
    }
    return Matrix(rows: a.rows, columns: a.columns, numerators: result, over: common)
  }

  /// Every entry times `factor`.
  public static func * (factor: Rational, a: Matrix) -> Matrix {
    let result = IntegerArena(count: a.rows * a.columns)
    withExtendedLifetime((factor, a)) {
      for position in 0..<result.count {
        __gmpz_mul(result.base + position, a.numerators.base + position, factor.box.numerator)
      }
    }
    return Matrix(
      rows: a.rows, columns: a.columns, numerators: result,
      over: a.commonDenominator * factor.denominator)
  }

  /// The matrix product.
  ///
  /// - Precondition: `a` has as many columns as `b` has rows.
  /// - Complexity: rows · columns · inner integer multiplications.
  public static func * (a: Matrix, b: Matrix) -> Matrix {
    precondition(a.columns == b.rows, "product of matrices that do not fit")
    let result = IntegerArena(count: a.rows * b.columns)
    withExtendedLifetime((a, b)) {
      let left = a.numerators.base
      let right = b.numerators.base
      for row in 0..<a.rows {
        for inner in 0..<a.columns where left[row * a.columns + inner]._mp_size != 0 {
          for column in 0..<b.columns {
            __gmpz_addmul(
              result.base + row * b.columns + column, left + row * a.columns + inner,
              right + inner * b.columns + column)
          }
        }
      }
    }
    return Matrix(
      rows: a.rows, columns: b.columns, numerators: result,
      over: a.commonDenominator * b.commonDenominator)
  }

  /// The sum of the diagonal entries.
  ///
  /// - Precondition: square.
  public var trace: Rational {
    precondition(isSquare, "trace of a matrix that is not square")
    return (0..<rows).reduce(Rational.zero) { $0 + self[$1, $1] }
  }

  /// The sum of the squares of all entries.
  public var frobeniusNormSquared: Rational {
    let sum = Integer(0)
    withExtendedLifetime((self, sum)) {
      for position in 0..<storage.count {
        __gmpz_addmul(sum.pointer, numerators.base + position, numerators.base + position)
      }
    }
    return Rational(sum, commonDenominator * commonDenominator)
  }

  /// The smaller of AᵀA and AAᵀ: symmetric, of order min(rows, columns), with the squares of the
  /// singular values as its eigenvalues.
  public var smallerGram: Matrix {
    Matrix(
      rows: order, columns: order, numerators: smallerGramNumerators,
      over: commonDenominator * commonDenominator)
  }

  /// The integers NᵀN or NNᵀ, whichever is smaller, for the numerators N.
  var smallerGramNumerators: IntegerArena {
    let result = IntegerArena(count: order * order)
    // Entry k of vector i lies at i · step + k · stride.
    let (step, stride) = rows >= columns ? (1, columns) : (columns, 1)
    withExtendedLifetime((self, result)) {
      let base = numerators.base
      for i in 0..<order {
        for j in i..<order {
          let target = result.base + i * order + j
          for k in 0..<max(rows, columns) {
            __gmpz_addmul(target, base + i * step + k * stride, base + j * step + k * stride)
          }
          if i != j { __gmpz_set(result.base + j * order + i, target) }
        }
      }
    }
    return result
  }

  /// The matrix with rows and columns exchanged.
  public var transposed: Matrix {
    let result = IntegerArena(count: rows * columns)
    withExtendedLifetime(self) {
      for row in 0..<rows {
        for column in 0..<columns {
          __gmpz_set(
            result.base + column * rows + row, numerators.base + row * columns + column)
        }
      }
    }
    return Matrix(rows: columns, columns: rows, numerators: result, over: commonDenominator)
  }

  public var isSymmetric: Bool { isSquare && self == transposed }
  public var isSkewSymmetric: Bool { isSquare && self == -transposed }
  public var isZero: Bool { (0..<storage.count).allSatisfy { numerators.isZero(at: $0) } }

  /// Whether `self`ᵀ `self` is the identity.
  public var isOrthogonal: Bool { isSquare && transposed * self == .identity(rows) }

  /// The matrix below `self` is `other`: [self; other].
  ///
  /// - Precondition: equally many columns.
  public func stacked(above other: Matrix) -> Matrix {
    precondition(columns == other.columns, "stacking matrices of different widths")
    return Matrix(rows: rows + other.rows, columns: columns) {
      $0 < rows ? self[$0, $1] : other[$0 - rows, $1]
    }
  }
}
