// SPDX-License-Identifier: Apache-2.0

import Exact

extension SpectralClasses {
  /// Whether the characteristic polynomial of a symmetric matrix is within reach, with its roots.
  func hasPolynomial(_ matrix: Matrix<Rational>) -> Bool {
    matrix.spectralWorkEstimate <= workLimit
  }

  /// Forms of the eigenvalues of a symmetric matrix without its polynomial: the matrices aS + bI
  /// share the atoms of one of them.
  ///
  /// - Parameter spectrum: enclosures of the eigenvalues for a number of bits.
  func outOfReach(
    _ matrix: Matrix<Rational>, _ spectrum: @escaping (Int) -> Spectrum<BigFloat>?
  ) -> [ExactForm] {
    let n = matrix.rows
    let order = Rational(n)
    // n·d·S − t·I = g·M, M without a common factor and its first entry other than 0 positive.
    let denominator = Rational(matrix.commonDenominator)
    let trace = denominator * matrix.trace
    let shifted = (order * denominator) * matrix - trace * Matrix.identity(n)
    let back = Rational(1) / (order * denominator)
    if shifted.isZero { return Array(repeating: ExactForm(back * trace), count: n) }
    let content = Rational(shifted.numeratorContent)
    let scale = shifted.firstSign < 0 ? -content : content
    let primitive = (Rational(1) / scale) * shifted
    let family =
      spectrumFamilies[primitive]
      ?? SpectrumFamily(
        degree: n,
        // |μ| ≤ ‖M‖_F.
        houseBits: (primitive.frobeniusNormSquared.numerator.bitWidth + 1) / 2
      ) { bits in
        spectrum(bits)?.mapped(reversing: scale.signum < 0) {
          let precision = $0.precision + 16
          return $0 * Enclosure(order * denominator / scale, precision: precision)
            - Enclosure(trace / scale, precision: precision)
        }
      }
    spectrumFamilies[primitive] = family
    let forms = (0..<n).map {
      ExactForm(atom: atoms.atom(for: family, position: $0, factor: 1))
    }
    let ordered = scale.signum < 0 ? forms.reversed() : forms
    return ordered.map { back * (scale * $0 + ExactForm(trace)) }
  }
}

extension Spectrum {
  /// The enclosures of f(x) for a monotonic f, with what they rest on.
  func mapped(
    reversing: Bool = false, _ f: (Enclosure<Endpoint>) -> Enclosure<Endpoint>
  ) -> Spectrum {
    let images = values.map(f)
    return Spectrum(values: reversing ? images.reversed() : images, facts: facts)
  }
}

extension Matrix where Scalar == Rational {
  /// The nanoseconds that the characteristic polynomial and forms of its roots take, roughly, as
  /// measured: each root asks for a few values of the polynomial.
  var spectralWorkEstimate: Double {
    let bits = Double(characteristicPolynomialBits)
    let order = Double(rows)
    return characteristicPolynomialCost + order * order * bits * (1 + bits / 1e5)
  }

  /// The sign of the first entry, row by row, that is not 0.
  fileprivate var firstSign: Int {
    for row in 0..<rows {
      for column in 0..<columns where !self[row, column].isZero {
        return self[row, column].signum
      }
    }
    return 0
  }
}
