// SPDX-License-Identifier: Apache-2.0

/// aᵀb, exactly; entries past the shorter vector's end count as 0.
public func innerProduct(_ a: [Rational], _ b: [Rational]) -> Rational {
  zip(a, b).reduce(Rational.zero) { $0 + $1.0 * $1.1 }
}

extension Matrix where Scalar == Rational {
  /// The matrix times a vector, exactly.
  ///
  /// - Precondition: as many entries as columns.
  public func image(of vector: [Rational]) -> [Rational] {
    precondition(vector.count == columns, "a vector that does not fit the matrix")
    return (0..<rows).map { row in
      (0..<columns).reduce(Rational.zero) { $0 + self[row, $1] * vector[$1] }
    }
  }
}
