// SPDX-License-Identifier: Apache-2.0

extension Matrix where Scalar == Rational {
  /// The discriminant of the characteristic polynomial, Π_{i<j} (λ_i − λ_j)² over the eigenvalues:
  /// 0 exactly when an eigenvalue is multiple. 1 for order 0 and 1.
  ///
  /// It is the determinant of the matrix of the power sums tr(A^(i+j)), i, j from 0 to n − 1, which
  /// is VᵀV for the Vandermonde matrix V of the eigenvalues.
  ///
  /// - Precondition: square.
  /// - Complexity: n products of matrices of order n and a determinant.
  public var discriminant: Rational {
    precondition(isSquare, "discriminant of a matrix that is not square")
    var powers = [Matrix.identity(rows)]
    while powers.count < rows { powers.append(powers[powers.count - 1] * self) }
    let transposes = powers.map(\.transposed)
    func powerSum(_ k: Int) -> Rational {
      // tr(BC) is the sum of the products of the entries of B and of Cᵀ.
      let i = min(k, rows - 1)
      return innerProduct(powers[i].entries, transposes[k - i].entries)
    }
    let sums = (0..<max(2 * rows - 1, 0)).map(powerSum)
    return Matrix(rows: rows, columns: rows) { sums[$0 + $1] }.determinant
  }
}

/// How t ↦ disc det(xI − S − tH) vanishes for symmetric S and H: where eigenvalues of S + tH
/// coincide.
public struct PencilDiscriminant: Sendable {
  /// A positive multiple of the discriminant, as a polynomial in t.
  public let polynomial: IntegerPolynomial

  /// Larger orders take too long: the polynomial has degree n(n − 1).
  public static let orderLimit = 8

  /// The polynomial through its values at 2n(n − 1) + 1 integers.
  ///
  /// With N = S·d and M = H·d integral, entry (i, j) of the matrix of power sums of N + tM is a
  /// polynomial in t of degree at most i + j ≤ 2(n − 1), so the determinant has degree at most
  /// 2n(n − 1), which as many values and one more determine. (The degree is in truth at most n(n − 1);
  /// that is not used.)
  ///
  /// - Precondition: square matrices of equal order, at most `orderLimit`.
  public init(_ s: Matrix<Rational>, _ h: Matrix<Rational>) {
    precondition(s.isSquare && s.rows == h.rows && s.columns == h.columns, "shapes do not fit")
    precondition(s.rows <= Self.orderLimit, "order too large")
    let scale = Rational(Integer.lcm(s.commonDenominator, h.commonDenominator))
    let (first, step) = (scale * s, scale * h)
    let values = (0...(2 * s.rows * max(s.rows - 1, 0))).map {
      (first + Rational($0) * step).discriminant
    }
    polynomial = IntegerPolynomial(interpolating: values)
  }

  /// −1 when eigenvalues coincide for every t.
  public var degree: Int { polynomial.degree }

  /// At how many real t eigenvalues of S + tH coincide, `nil` when they do for every t.
  public var realZeroCount: Int? { polynomial.isZero ? nil : polynomial.distinctRealRootCount }

  /// How many real zeros have an odd multiplicity, `nil` when the polynomial is 0.
  public var oddRealZeroCount: Int? {
    if polynomial.isZero { return nil }
    return polynomial.squarefreeFactors.filter { !$0.multiplicity.isMultiple(of: 2) }
      .reduce(0) { $0 + $1.factor.distinctRealRootCount }
  }
}

extension IntegerPolynomial {
  /// The polynomial f of degree below `values.count` with f(k) = `values[k]`, which must have integer
  /// coefficients.
  fileprivate init(interpolating values: [Rational]) {
    // Newton: f(t) = Σ Δᵏf(0)/k! · t(t − 1)⋯(t − k + 1), by Horner's scheme from the highest k.
    var differences = values
    var leading: [Rational] = []
    for k in values.indices {
      leading.append(differences[0])
      differences = zip(differences, differences.dropFirst()).map {
        ($1 - $0) / Rational(k + 1)
      }
    }
    var coefficients: [Rational] = []
    for k in leading.indices.reversed() {
      // f ← f·(t − k) + leading[k].
      var next = [Rational](repeating: .zero, count: coefficients.count + 1)
      for (power, coefficient) in coefficients.enumerated() {
        next[power + 1] += coefficient
        next[power] -= Rational(k) * coefficient
      }
      next[0] += leading[k]
      coefficients = next
    }
    self.init(
      coefficients.map { coefficient in
        precondition(coefficient.isInteger, "a coefficient that is not an integer")
        return coefficient.numerator
      })
  }
}
