// SPDX-License-Identifier: Apache-2.0

import Exact

/// Evaluates closed terms on an instance, exactly.
struct ExactData {
  let instance: Instance

  func vector(_ term: VectorTerm) throws(InstanceError) -> [Rational] {
    switch term {
    case .variable(let name):
      guard let value = instance.vectors[name] else { throw .missing(name) }
      return value
    case .magnitude(let a): return try vector(a).map(\.magnitude)
    case .mask(.constant(let masked), let slope, .constant(let count)):
      let slope = try scalar(slope)
      var entries = [Rational](repeating: 1, count: count)
      for member in masked { entries[member - 1] = slope }
      return entries
    case .replacing(let a, .constant(let position), let value):
      var entries = try vector(a)
      entries[position - 1] = try scalar(value)
      return entries
    case .sum(let a, let b): return zip(try vector(a), try vector(b)).map { $0 + $1 }
    case .difference(let a, let b): return zip(try vector(a), try vector(b)).map { $0 - $1 }
    case .scaled(let factor, let a):
      let factor = try scalar(factor)
      return try vector(a).map { factor * $0 }
    case .image(let a, let x):
      let (whole, entries) = (try matrix(a), try vector(x))
      guard whole.columns == entries.count else {
        throw .statement(.shapeMismatch(term.plainText))
      }
      return whole.image(of: entries)
    case .entries(let a):
      let whole = try matrix(a)
      return (0..<whole.columns).flatMap { column in
        (0..<whole.rows).map { whole[$0, column] }
      }
    case .activation(let a, let slope):
      let slope = try scalar(slope)
      return try vector(a).map { $0.signum < 0 ? slope * $0 : $0 }
    case .slopes(let a, let slope):
      let slope = try scalar(slope)
      return try vector(a).map { $0.signum < 0 ? slope : 1 }
    case .mask, .replacing, .member, .iterate: throw .missing(term.plainText)
    }
  }

  func matrix(_ term: MatrixTerm) throws(InstanceError) -> Matrix<Rational> {
    switch term {
    case .variable(let name):
      guard let value = instance.matrices[name] else { throw .missing(name) }
      return value
    case .identity(.constant(let order)): return .identity(order)
    case .diagonal(let a): return .diagonal(try vector(a))
    case .sum(let a, let b): return try matrix(a) + matrix(b)
    case .difference(let a, let b): return try matrix(a) - matrix(b)
    case .product(.diagonal(let d), let b): return scaleRows(try matrix(b), by: try vector(d))
    case .product(let a, let b): return try matrix(a) * matrix(b)
    case .scaled(let factor, let a): return try scalar(factor) * matrix(a)
    case .transpose(let a): return try matrix(a).transposed
    case .deleting(.constant(let rows), .constant(let columns), let a):
      let whole = try matrix(a)
      return whole.submatrix(
        rows: (0..<whole.rows).filter { !rows.contains($0 + 1) },
        columns: (0..<whole.columns).filter { !columns.contains($0 + 1) })
    case .circulant(let row):
      let first = try vector(row)
      let n = first.count
      return Matrix(rows: n, columns: n) { first[($1 - $0 + n) % n] }
    case .normalBlocks(let real, let imaginary):
      return normalBlocks(try vector(real), try vector(imaginary))
    case .stack(let a, let b): return try matrix(a).stacked(above: try matrix(b))
    case .kronecker(let a, let b): return kronecker(try matrix(a), try matrix(b))
    case .column(let x):
      let entries = try vector(x)
      return Matrix(rows: entries.count, columns: 1) { row, _ in entries[row] }
    case .identity, .deleting, .member, .chain, .stacked: throw .missing(term.plainText)
    }
  }

  private func kronecker(_ a: Matrix<Rational>, _ b: Matrix<Rational>) -> Matrix<Rational> {
    Matrix(rows: a.rows * b.rows, columns: a.columns * b.columns) { row, column in
      let (i, k) = row.quotientAndRemainder(dividingBy: b.rows)
      let (j, l) = column.quotientAndRemainder(dividingBy: b.columns)
      return a[i, j] * b[k, l]
    }
  }

  private func scaleRows(_ matrix: Matrix<Rational>, by factors: [Rational]) -> Matrix<Rational> {
    Matrix(rows: matrix.rows, columns: matrix.columns) {
      let factor = factors[$0]
      return factor == .one ? matrix[$0, $1] : factor * matrix[$0, $1]
    }
  }

  private func normalBlocks(_ real: [Rational], _ imaginary: [Rational]) -> Matrix<Rational> {
    Matrix(rows: real.count, columns: real.count) { row, column in
      if row == column { return real[row] }
      // b stands right of the diagonal in the first row of its block and −b below it.
      let first = min(row, column)
      guard max(row, column) == first + 1, isPairStart(first, imaginary) else { return 0 }
      return row == first ? imaginary[first] : -imaginary[first]
    }
  }

  /// Whether positions `first` and `first` + 1 form a conjugate pair; pairs are read left to right.
  private func isPairStart(_ first: Int, _ imaginary: [Rational]) -> Bool {
    var position = 0
    while position < first { position += imaginary[position].isZero ? 1 : 2 }
    return position == first && !imaginary[first].isZero
  }

  func scalar(_ term: ScalarTerm) throws(InstanceError) -> Rational {
    switch term {
    case .rational(let value): return value
    case .variable(let name):
      guard let value = instance.scalars[name] else { throw .missing(name) }
      return value
    case .entry(let a, .constant(let i)): return try vector(a)[i - 1]
    case .dot(let x, let y): return innerProduct(try vector(x), try vector(y))
    case .sortedMagnitude(.constant(let i), let a):
      return try vector(a).map(\.magnitude).sorted(by: >)[i - 1]
    case .trace(let a):
      let value = try matrix(a)
      guard value.isSquare else { throw .statement(.shapeMismatch(term.plainText)) }
      return value.trace
    case .determinant(let a):
      let value = try matrix(a)
      guard value.isSquare else { throw .statement(.shapeMismatch(term.plainText)) }
      return value.determinant
    case .discriminant(let a):
      let value = try matrix(a)
      guard value.isSquare else { throw .statement(.shapeMismatch(term.plainText)) }
      return value.discriminant
    case .pencil(let count, let s, let h): return try pencil(count, s, h, term)
    case .frobeniusNormSquared(let a): return try matrix(a).frobeniusNormSquared
    case .rowNormSquared(.constant(let k), let a):
      let value = try matrix(a)
      return (0..<value.columns).reduce(Rational.zero) {
        $0 + value[k - 1, $1] * value[k - 1, $1]
      }
    case .sum(let a, let b): return try scalar(a) + scalar(b)
    case .difference(let a, let b): return try scalar(a) - scalar(b)
    case .product(let a, let b): return try scalar(a) * scalar(b)
    case .quotient(let a, let b):
      let divisor = try scalar(b)
      guard !divisor.isZero else { throw .divisionByZero(term.plainText) }
      return try scalar(a) / divisor
    case .absolute(let a): return try scalar(a).magnitude
    case .power(let a, let exponent): return try scalar(a).power(exponent)
    default: throw .statement(.notRational(term.plainText))
    }
  }

  private func pencil(
    _ count: PencilCount, _ s: MatrixTerm, _ h: MatrixTerm, _ term: ScalarTerm
  ) throws(InstanceError) -> Rational {
    let (first, step) = (try matrix(s), try matrix(h))
    guard first.isSymmetric else { throw .notSymmetric(s.plainText) }
    guard step.isSymmetric else { throw .notSymmetric(h.plainText) }
    let discriminant = PencilDiscriminant(first, step)
    switch count {
    case .degree: return Rational(discriminant.degree)
    case .zeros: return Rational(discriminant.realZeroCount ?? 0)
    case .oddZeros: return Rational(discriminant.oddRealZeroCount ?? 0)
    }
  }

  /// Whether real and imaginary parts describe numbers that are real or come in adjacent conjugate
  /// pairs.
  func areConjugatePairs(real: VectorTerm, imaginary: VectorTerm) throws(InstanceError) -> Bool {
    let a = try vector(real)
    let b = try vector(imaginary)
    guard a.count == b.count else { return false }
    var position = 0
    while position < a.count {
      if b[position].isZero {
        position += 1
        continue
      }
      guard position + 1 < a.count, a[position] == a[position + 1],
        (b[position] + b[position + 1]).isZero
      else { return false }
      position += 2
    }
    return true
  }

  func has(_ property: MatrixProperty, _ matrix: Matrix<Rational>) throws(InstanceError) -> Bool {
    switch property {
    case .symmetric: return matrix.isSymmetric
    case .skewSymmetric: return matrix.isSkewSymmetric
    case .orthogonal: return matrix.isOrthogonal
    case .positiveSemidefinite:
      guard matrix.isSymmetric else { return false }
      // A symmetric matrix has an inertia.
      return (try? matrix.inertia.negative == 0) ?? false
    }
  }
}
