// SPDX-License-Identifier: Apache-2.0

extension Matrix where Scalar == Rational {
  /// The orthogonal projector onto the eigenvectors for the `count` largest eigenvalues of a
  /// symmetric matrix, through its eigenvalues as algebraic numbers: an approximation with a bound
  /// of about 2^−`bits`.
  ///
  /// Independent of every certificate for singular vectors: it rests on the characteristic
  /// polynomial and Descartes' rule (proofs/certifier-subspaces.md, S7).
  ///
  /// - Returns: `nil` when the projector is not unique, because eigenvalue `count` equals the next
  ///   one, or when some thousands of bits do not suffice.
  /// - Precondition: symmetric, 1 ≤ `count` ≤ order.
  /// - Complexity: the characteristic polynomial, its roots and n products of matrices; for small
  ///   orders.
  public func algebraicProjector(leading count: Int, bits: Int) -> ProjectorEnclosure? {
    precondition(isSquare && count >= 1 && count <= rows, "no such projector")
    // The integer matrix M with the same eigenvectors.
    let integral = Rational(commonDenominator) * self
    let polynomial = characteristicPolynomial
    var leading: [AlgebraicNumber] = []
    var covered = 0
    for (root, multiplicity) in polynomial.realRoots() where covered < count {
      leading.append(root)
      covered += multiplicity
    }
    guard covered == count else { return nil }
    let minimal = polynomial.squarefreePart
    var powers = [Matrix.identity(rows)]
    while powers.count < minimal.degree { powers.append(powers[powers.count - 1] * integral) }
    let sizes = powers.map(\.frobeniusNormSquared.rootAbove)
    var working = bits + 64
    for _ in 0..<6 {
      if let coefficients = minimal.projectorCoefficients(leading, bits: working) {
        let radius = zip(coefficients, sizes).reduce(Rational.zero) {
          $0 + Rational(1, 2) * ($1.0.upperBound - $1.0.lowerBound) * $1.1
        }
        if radius <= Rational(1).scaled(byPowerOfTwo: -bits) {
          let sum = zip(coefficients, powers).reduce(Matrix.zero(rows: rows, columns: rows)) {
            $0 + (Rational(1, 2) * ($1.0.lowerBound + $1.0.upperBound)) * $1.1
          }
          let places = bits + 32
          return ProjectorEnclosure(
            center: sum.roundedToMultiple(ofPowerOfTwo: -places),
            radius: radius + Rational(rows).scaled(byPowerOfTwo: -places - 1), facts: .descartes)
        }
      }
      working *= 2
    }
    return nil
  }

  /// Each entry rounded to the nearest multiple of 2^`exponent`, halves upward.
  private func roundedToMultiple(ofPowerOfTwo exponent: Int) -> Matrix {
    map {
      Rational(($0.scaled(byPowerOfTwo: -exponent) + Rational(1, 2)).floor)
        .scaled(byPowerOfTwo: exponent)
    }
  }

  /// Whether `self` is the orthogonal projector onto the eigenvectors of `matrix` for its `count`
  /// largest eigenvalues, all of them greater than `threshold` and the others less.
  ///
  /// Exact, and resting on Sylvester's law alone (proofs/certifier-subspaces.md, S6).
  public func isLeadingProjector(
    of matrix: Matrix<Rational>, count: Int, above threshold: Rational
  ) -> Bool {
    guard isSymmetric, matrix.isSymmetric, rows == matrix.rows, trace == Rational(count),
      self * self == self
    else { return false }
    let product = self * matrix
    guard product == matrix * self else { return false }
    let identity = Matrix.identity(rows)
    let separated = (2 * self - identity) * (matrix - threshold * identity)
    // Symmetric, because the two commute.
    return (try? separated.inertia.positive == rows) ?? false
  }
}

extension IntegerPolynomial {
  /// Bounds of the c_l for which Σ c_l·M^l is the projector for the eigenvalues `roots` of M, this
  /// polynomial being the product of x − λ over M's distinct eigenvalues.
  ///
  /// - Returns: `nil` when `bits` bits do not separate the derivative from 0.
  fileprivate func projectorCoefficients(
    _ roots: [AlgebraicNumber], bits: Int
  ) -> [ClosedRange<Rational>]? {
    func constant(_ value: Integer) -> Enclosure<BigFloat> {
      Enclosure(Rational(value), precision: bits)
    }
    var sums = [Enclosure<BigFloat>](repeating: constant(.zero), count: degree)
    for root in roots {
      let value = root.enclosure(bits: bits)
      let slope = derivative.coefficients.reversed().reduce(constant(.zero)) {
        $0 * value + constant($1)
      }
      var quotient = constant(.one)
      for power in (0..<degree).reversed() {
        guard let share = quotient.divided(by: slope) else { return nil }
        sums[power] = sums[power] + share
        quotient = quotient * value + constant(self[power])
      }
    }
    var bounds: [ClosedRange<Rational>] = []
    for sum in sums {
      guard let low = sum.lower.rational, let high = sum.upper.rational else { return nil }
      bounds.append(low...high)
    }
    return bounds
  }
}
