// SPDX-License-Identifier: Apache-2.0

/// Which singular vectors of a matrix: the left ones, in ℝ^rows, or the right ones, in ℝ^columns.
public enum Side: String, Hashable, Codable, Sendable {
  case left, right
}

/// Approximate singular vectors of one exact matrix A, and what is certified of the singular
/// subspaces near them.
///
/// What it answers is proved for A as it is, whatever proposed the vectors: the residuals
/// AY − XS and AᵀX − YS and the defects of orthonormality are computed exactly, and the gaps between
/// singular values come from certified enclosures (proofs/certifier-subspaces.md, S1 to S4). Where
/// a gap is not certain there is no answer, however good the vectors may be.
///
/// Positions count from 1, as in theorems. σ_{r+1} = 0 for r = min(rows, columns).
public struct SingularSubspaces: Sendable {
  public let matrix: Matrix<Rational>
  /// One column for each singular value, nearly orthonormal; no guarantee by themselves.
  public let leftVectors: Matrix<Rational>
  public let rightVectors: Matrix<Rational>
  /// What the answers rest on.
  public let facts: Facts

  /// Enclosures of the singular values, `nil` where an end is infinite.
  private let ends: [(lower: Rational, upper: Rational)?]
  /// For each k the smallest of s_1, …, s_k.
  private let smallest: [Rational]
  /// For each k max(‖AY − XS‖F², ‖AᵀX − YS‖F²) of the first k columns.
  private let residuals: [Rational]
  /// For each k upper bounds of ‖XᵀX − I‖F and ‖YᵀY − I‖F of the first k columns.
  private let leftDefects: [Rational]
  private let rightDefects: [Rational]

  /// - Precondition: `left` and `right` have as many columns as there are singular values, and as
  ///   many rows as the matrix has rows and columns.
  init<Endpoint>(
    _ matrix: Matrix<Rational>, spectrum: Spectrum<Endpoint>, left: Matrix<Rational>,
    right: Matrix<Rational>
  ) {
    let order = matrix.order
    precondition(left.rows == matrix.rows && left.columns == order)
    precondition(right.rows == matrix.columns && right.columns == order)
    self.matrix = matrix
    leftVectors = left
    rightVectors = right
    facts = spectrum.facts.union(.wedin)
    ends = spectrum.values.map { value in
      guard let low = value.lower.bigFloat.rational, let high = value.upper.bigFloat.rational else {
        return nil
      }
      return (low, high)
    }
    let image = matrix * right
    let preimage = matrix.transposed * left
    let values = (0..<order).map { column in
      let quotient = (0..<matrix.rows).reduce(Rational.zero) {
        $0 + left[$1, column] * image[$1, column]
      }
      return quotient.nearby
    }
    let scale = Matrix.diagonal(values)
    let columns = (image - left * scale).columnNormsSquared
    let rows = (preimage - right * scale).columnNormsSquared
    smallest = values.running(min)
    residuals = zip(columns.running(+), rows.running(+)).map { max($0, $1) }
    leftDefects = left.leadingDefects
    rightDefects = right.leadingDefects
  }

  /// How far σ_k is certainly above σ_{k+1}: an upper bound of σ_{k+1} below σ_k, or `nil`.
  private func boundBelow(_ k: Int) -> Rational? {
    guard k >= 1, k <= ends.count, let value = ends[k - 1] else { return nil }
    let next = k == ends.count ? (lower: Rational.zero, upper: Rational.zero) : ends[k]
    guard let next, value.lower > next.upper else { return nil }
    return next.upper
  }

  /// An upper bound of ‖P − XXᵀ‖, P the orthogonal projector onto the singular vectors for σ_1, …,
  /// σ_k and X the first k columns of `leftVectors` (`rightVectors`).
  ///
  /// - Returns: `nil` when σ_k > σ_{k+1} is not certain or the vectors are too poor for a bound.
  public func leadingRadius(_ k: Int, _ side: Side) -> Rational? {
    guard let next = boundBelow(k) else { return nil }
    let defect = (side == .left ? leftDefects : rightDefects)[k - 1]
    guard defect < 1 else { return nil }
    // The whole space.
    if k == (side == .left ? matrix.rows : matrix.columns) { return defect }
    let gap = smallest[k - 1] - next
    guard gap.signum > 0 else { return nil }
    return (residuals[k - 1] / (gap * gap * (1 - defect))).rootAbove + defect
  }

  /// An approximation to the orthogonal projector onto the singular vectors for σ_first, …, σ_last,
  /// with a bound of its error.
  ///
  /// - Returns: `nil` unless σ_{first−1} > σ_first and σ_last > σ_{last+1} are certain; the values
  ///   between may be as close as they like, or equal.
  public func projector(_ cluster: ClosedRange<Int>, _ side: Side) -> ProjectorEnclosure? {
    guard let radius = clusterRadius(cluster, side) else { return nil }
    let vectors = side == .left ? leftVectors : rightVectors
    let basis = vectors.submatrix(
      rows: Array(0..<vectors.rows), columns: cluster.map { $0 - 1 })
    return ProjectorEnclosure(center: basis * basis.transposed, radius: radius, facts: facts)
  }

  private func clusterRadius(_ cluster: ClosedRange<Int>, _ side: Side) -> Rational? {
    guard cluster.lowerBound >= 1, let last = leadingRadius(cluster.upperBound, side) else {
      return nil
    }
    if cluster.lowerBound == 1 { return last }
    return leadingRadius(cluster.lowerBound - 1, side).map { $0 + last }
  }

  /// The singular vectors u, v of a simple σ_i > 0, Av = σ_i·u.
  ///
  /// - Returns: approximations with bounds of their errors, or `nil` unless σ_{i−1} > σ_i > σ_{i+1}
  ///   is certain, σ_{r+1} being 0, and the errors are small enough to tell the signs.
  public func vectors(_ i: Int) -> SingularVectorPair? {
    guard i >= 1, let left = clusterRadius(i...i, .left), let right = clusterRadius(i...i, .right),
      max(left, right) <= Rational(1, 4), let value = ends[i - 1], let largest = ends[0]
    else { return nil }
    let x = leftVectors.column(i - 1)
    let y = rightVectors.column(i - 1)
    let (leftRadius, rightRadius) = (Rational(9, 4) * left, Rational(9, 4) * right)
    let spread = Rational(9, 8) * leftRadius + rightRadius
    let image =
      matrix
      * rightVectors.submatrix(
        rows: Array(0..<rightVectors.rows), columns: [i - 1])
    let form = innerProduct(x, image.column(0))
    // Else u and −v might be the pair.
    guard form + value.lower > largest.upper * spread else { return nil }
    let place = y.indices.max { y[$0].magnitude < y[$1].magnitude } ?? 0
    guard y[place].magnitude > rightRadius else { return nil }
    let sign = Rational(y[place].signum)
    return SingularVectorPair(
      left: x.map { sign * $0 }, right: y.map { sign * $0 }, leftRadius: leftRadius,
      rightRadius: rightRadius, positiveEntry: place, facts: facts)
  }
}

/// ‖P − `center`‖ ≤ `radius` in the spectral norm, for an orthogonal projector P.
public struct ProjectorEnclosure: Sendable {
  /// Symmetric.
  public let center: Matrix<Rational>
  public let radius: Rational
  /// What the bound rests on.
  public let facts: Facts
}

/// A pair of singular vectors, Av = σu with unit vectors u and v, enclosed.
///
/// (−u, −v) is such a pair as well; the pair that is enclosed is the one with v > 0 at
/// `positiveEntry`, a position counted from 0.
public struct SingularVectorPair: Sendable {
  /// ‖u − `left`‖ ≤ `leftRadius`.
  public let left: [Rational]
  /// ‖v − `right`‖ ≤ `rightRadius`.
  public let right: [Rational]
  public let leftRadius: Rational
  public let rightRadius: Rational
  public let positiveEntry: Int
  /// What the bounds rest on.
  public let facts: Facts

  /// Bounds of uᵀv, for the vectors of a square matrix. It is the same for both pairs.
  ///
  /// - Precondition: `left` and `right` have the same length.
  public var alignment: ClosedRange<Rational> {
    precondition(left.count == right.count, "vectors of different spaces")
    let middle = innerProduct(left, right)
    let radius = Rational(9, 8) * leftRadius + rightRadius
    return max(-1, min(1, middle - radius))...min(1, max(-1, middle + radius))
  }
}

extension Rational {
  /// A short number ≥ √x for this x ≥ 0, 2⁻⁶² above it relative to it at most.
  var rootAbove: Rational {
    let square = BigFloat(self, precision: 64, rounding: .up)
    // Finite, as every rational is in MPFR's range.
    return BigFloat.squareRoot(square, precision: 64, rounding: .up).rational ?? .zero
  }

  /// The number rounded to 1024 bits, so that it does not grow: for proposals, of which nothing is
  /// asked.
  fileprivate var nearby: Rational {
    BigFloat(self, precision: 1024, rounding: .nearest).rational ?? self
  }
}

extension Array {
  /// The results of combining the first element, the first two, and so on.
  fileprivate func running(_ combine: (Element, Element) -> Element) -> [Element] {
    var result: [Element] = []
    for element in self { result.append(result.last.map { combine($0, element) } ?? element) }
    return result
  }
}

extension Matrix where Scalar == Rational {
  func column(_ position: Int) -> [Rational] { (0..<rows).map { self[$0, position] } }

  fileprivate var columnNormsSquared: [Rational] {
    (0..<columns).map { position in
      let entries = column(position)
      return innerProduct(entries, entries)
    }
  }

  /// Upper bounds of ‖XᵀX − I‖F for the first column, the first two, and so on.
  fileprivate var leadingDefects: [Rational] {
    let defect = transposed * self - .identity(columns)
    return (0..<columns).map { last in
      (0...last).reduce(Rational.zero) { sum, k in
        let square = defect[last, k] * defect[last, k]
        return sum + (k == last ? square : 2 * square)
      }
    }.running(+).map(\.rootAbove)
  }
}
