// SPDX-License-Identifier: Apache-2.0

import Exact
import Generators

extension Kind {
  static let algebra: [Kind] = [
    Kind(name: "inertia and counts", unit: .facts, cases: 12_000, piece: 100) {
      ExactAlgebra.counts(&$0, &$1)
    },
    Kind(name: "polynomials with known roots", unit: .facts, cases: 9000, piece: 100) {
      ExactAlgebra.polynomials(&$0, &$1)
    },
    Kind(name: "rank and determinant", unit: .facts, cases: 6000, piece: 100) {
      ExactAlgebra.elimination(&$0, &$1)
    },
    characteristicPolynomials,
  ]
}

/// What verdicts rest on where enclosures are not enough.
enum ExactAlgebra {
  static func counts(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    let order = generator.integer(in: 1...5)
    // Hollow and sparse ones, where no pivot is on the diagonal.
    let full = generator.matrix(rows: order, columns: order, .smallIntegers)
    let hollow = generator.coin()
    let symmetric = Matrix(rows: order, columns: order) {
      $0 == $1 && hollow ? 0 : full[min($0, $1), max($0, $1)]
    }
    let point = generator.coin() ? Rational.zero : generator.smallRational()
    let truth = inertia(symmetric.rowArrays, around: point)
    if let found = try? symmetric.eigenvalues(around: point) {
      findings.check(
        ExactInertia(negative: found.negative, zero: found.zero, positive: found.positive)
          == truth, "eigenvalues of \(symmetric.rowArrays) around \(point): \(found)")
    }
    let known = generator.prescribed(maxOrder: 4)
    guard case .values(let values) = known.truth, let value = values.first else { return }
    let bound = generator.coin() ? value : generator.smallRational().magnitude
    let below = values.filter { $0 < bound }.count
    let equal = values.filter { $0 == bound }.count
    let found = known.matrix.squaredSingularValues(around: bound * bound)
    findings.check(
      found == Inertia(negative: below, zero: equal, positive: values.count - below - equal),
      "σ of \(values) around \(bound): \(found)")
    findings.check(
      known.matrix.countSingularValues(below: bound) == below
        && known.matrix.countSingularValues(atMost: bound) == below + equal
        && known.matrix.countSingularValues(equalTo: bound) == equal,
      "counts of \(values) around \(bound)")
    let position = generator.below(values.count)
    findings.check(
      known.matrix.isSquaredSingularValue(at: position, equalTo: bound * bound)
        == (values[position] == bound), "whether value \(position) of \(values) is \(bound)")
  }

  static func polynomials(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    let count = generator.integer(in: 1...6)
    let roots = (0..<count).map { _ in generator.smallRational(bound: 2) }
    let f = polynomial(roots)
    let point = generator.coin() ? generator.element(of: roots) : generator.smallRational()
    let (below, equal) = (
      roots.filter { $0 < point }.count, roots.filter { $0 == point }.count
    )
    let found = f.rootCounts(around: point)
    findings.check(
      found == (below, equal, count - below - equal), "roots \(roots) around \(point): \(found)")
    findings.check(
      f.multiplicity(ofRoot: point) == equal && f.rootCount(above: point) == count - below - equal,
      "the root \(point) of \(roots)")
    let distinct = Array(Set(roots))
    findings.check(
      f.squarefreePart == polynomial(distinct).primitivePart, "the distinct roots of \(roots)")
    let others = roots.prefix(generator.below(count + 1)) + [generator.smallRational(bound: 9)]
    var left = roots
    let common = others.filter { root in
      guard let place = left.firstIndex(of: root) else { return false }
      left.remove(at: place)
      return true
    }
    let g = polynomial(Array(others))
    findings.check(
      IntegerPolynomial.gcd(f, g) == polynomial(Array(common)).primitivePart,
      "the common roots of \(roots) and \(others)")
    // A divisor divides; a polynomial with another root does not, whether it is monic or not.
    let divides = f.quotient(byPrimitive: polynomial(distinct).primitivePart) != nil
    let foreign = [Rational(31, 7), Rational(generator.integer(in: 5...9))].contains {
      f.quotient(byPrimitive: polynomial([$0])) != nil
    }
    findings.check(divides && !foreign, "divisibility by a factor of \(roots)")
    characteristic(roots, &generator, &findings)
  }

  /// The polynomial of a symmetric matrix with these eigenvalues.
  private static func characteristic(
    _ values: [Rational], _ generator: inout SeededGenerator, _ findings: inout Findings
  ) {
    let values = Array(values.prefix(4))
    let basis = generator.orthogonalMatrix(order: values.count)
    let matrix = basis * .diagonal(values) * basis.transposed
    let scale = Rational(matrix.commonDenominator)
    let f = matrix.characteristicPolynomial
    findings.check(
      values.allSatisfy { value in
        f.multiplicity(ofRoot: scale * value) == values.filter { $0 == value }.count
      } && f.degree == values.count, "the characteristic polynomial for \(values)")
  }

  /// ∏ (qx − p) over the roots p/q.
  private static func polynomial(_ roots: [Rational]) -> IntegerPolynomial {
    roots.reduce(.one) { $0 * IntegerPolynomial([-$1.numerator, $1.denominator]) }
  }

  static func elimination(_ generator: inout SeededGenerator, _ findings: inout Findings) {
    let known = generator.prescribed(maxOrder: 5)
    guard case .values(let values) = known.truth else { return }
    let rank = values.filter { $0.signum > 0 }.count
    findings.check(known.matrix.rank == rank, "the rank of a matrix with σ = \(values)")
    if known.matrix.isSquare {
      let product = values.reduce(Rational.one, *)
      findings.check(
        known.matrix.determinant.magnitude == product, "the determinant for σ = \(values)")
    }
  }
}
