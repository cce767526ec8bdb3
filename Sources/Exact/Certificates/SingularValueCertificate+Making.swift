// SPDX-License-Identifier: Apache-2.0

extension SingularValueCertificate {
  /// A certificate for singular values of `matrix`, and the indices for which none was found.
  ///
  /// - Parameters:
  ///   - matrix: any shape and entries; empty and zero matrices have certificates, too.
  ///   - spectrum: enclosures of its singular values. They are believed in nothing: they tell where to
  ///     look, and every count is decided by exact arithmetic.
  ///   - bits: the precision of the enclosures.
  ///   - indices: the singular values asked for, from 1; all of them when `nil`.
  /// - Returns: a certificate in which each index that is not missing has the narrowest interval that
  ///   was proved. It encloses the given enclosure and is wider by a few of its widths on either side,
  ///   and by more where singular values lie closer together than that, which then share their ends.
  ///   A rational singular value that the enclosures suggest, zero above all, is proved to be exactly
  ///   that where its kernel is quickly found (`kernelIfQuick`) and accounts for all values nearby.
  /// - Precondition: the spectrum has one value for each singular value, and the indices lie in range.
  /// - Complexity: approximate singular vectors at as many bits as separate the ends from the singular
  ///   values, about 3n³ products of integers of that length, and n² for each end.
  public static func certificate(
    of matrix: Matrix<Rational>, spectrum: Spectrum<BigFloat>, bits: Int, indices: [Int]? = nil
  ) -> (certificate: SingularValueCertificate, missing: [Int]) {
    precondition(spectrum.count == matrix.order, "a spectrum of another matrix")
    let chosen = Set(indices ?? Array(1...max(matrix.order, 1))).sorted()
    precondition(chosen.allSatisfy { $0 >= 1 && ($0 <= matrix.order || indices == nil) })
    let scaled = ScaledIntegerMatrix(matrix)
    let enclosures = spectrum.values.compactMap { value -> ClosedRange<Rational>? in
      guard let low = value.lower.rational, let high = value.upper.rational else { return nil }
      return max(low, .zero)...max(high, .zero)
    }
    guard matrix.order > 0, enclosures.count == matrix.order else {
      let empty = SingularValueCertificate(
        matrix: scaled, congruences: [], ends: [], kernels: [], singularValues: [])
      return (empty, matrix.order > 0 ? chosen : [])
    }
    let clusters = SingularValueCluster.clusters(of: enclosures, bits: bits)
      .filter { cluster in chosen.contains { cluster.positions.contains($0 - 1) } }
    var work = CertificateInTheMaking(scaled)
    work.count(below: clusters.flatMap { [$0.lower, $0.upper] }, enclosures: enclosures)
    for cluster in clusters { work.proveExactly(cluster) }
    return work.certificate(for: chosen)
  }
}

extension SingularValueCertificate.End {
  /// No singular value lies below 0.
  fileprivate static let zero = Self(p: .zero, q: .one, congruence: nil, below: 0)
}

/// The parts of a certificate that have been proved so far.
private struct CertificateInTheMaking {
  typealias End = SingularValueCertificate.End
  typealias Kernel = SingularValueCertificate.Kernel

  private let scaled: ScaledIntegerMatrix
  private let tall: Matrix<Rational>
  private var congruences: [Matrix<Rational>] = []
  private var ends: [End] = []
  private var kernels: [Kernel] = []

  init(_ scaled: ScaledIntegerMatrix) {
    self.scaled = scaled
    tall = scaled.tall
  }

  /// Counts below each number for which a congruence is found, one congruence for as many as possible.
  mutating func count(below numbers: [Rational], enclosures: [ClosedRange<Rational>]) {
    var open = Set(numbers).sorted(by: >)
    if open.last?.isZero == true {
      open.removeLast()
      ends.append(.zero)
    }
    let bits = SingularValueCluster.congruenceBits(for: open, enclosures: enclosures)
    for attempt in [bits, bits + 64, 2 * bits + 128] where !open.isEmpty && attempt < 1 << 17 {
      let congruence = DominantCongruence(
        approximateCongruence(of: tall, bits: attempt), of: tall)
      let position = congruences.count
      var failed: [Rational] = []
      for number in open {
        let (p, q) = (number.numerator, number.denominator)
        let (a, b) = scaled.multipliers(p: p, q: q)
        if let below = congruence.negativeEntries(gram: a, identity: b) {
          ends.append(End(p: p, q: q, congruence: position, below: below))
        } else {
          failed.append(number)
        }
      }
      if failed.count < open.count { congruences.append(congruence.congruence) }
      open = failed
    }
    ends.sort { $0.value > $1.value }
  }

  /// Adds a kernel when some rational number is exactly as often a singular value as the cluster has
  /// members.
  mutating func proveExactly(_ cluster: SingularValueCluster) {
    for value in candidates(in: cluster.hull) {
      // In units of N: rational square roots of eigenvalues of NᵀN are integers.
      let root = (value / scaled.scale).numerator
      let order = scaled.order
      let found: IntegerKernel?
      if root.isZero {
        found = tall.kernelIfQuick
      } else {
        found = (tall.smallerGram - Rational(root * root) * .identity(order)).kernelIfQuick
      }
      guard let found, found.vectors.count == cluster.positions.count else { continue }
      kernels.append(
        Kernel(
          p: value.numerator, q: value.denominator, vectors: found.vectors, places: found.places))
      return
    }
  }

  /// Multiples of N's unit that a short interval is unlikely to hold by chance; 0 where possible.
  ///
  /// Simple numbers are looked for in the units of A, of N, and of the interval's own size.
  private func candidates(in hull: ClosedRange<Rational>) -> [Rational] {
    if hull.lowerBound.isZero { return [.zero] }
    let units = [
      Rational.one.scaled(byPowerOfTwo: scaled.exponent), scaled.scale,
      Rational.one.scaled(byPowerOfTwo: hull.upperBound.approximateExponent),
    ]
    var result: [Rational] = []
    for unit in units {
      let range = hull.lowerBound / unit...hull.upperBound / unit
      let simplest = Rational.simplest(in: range)
      let square = Rational(simplest.denominator * simplest.denominator)
      let value = unit * simplest
      if (range.upperBound - range.lowerBound) * square * 1024 <= 1,
        (value / scaled.scale).isInteger, !result.contains(value)
      {
        result.append(value)
      }
    }
    return result
  }

  /// For each index the narrowest interval between the ends, with the kernel that fits it.
  func certificate(
    for indices: [Int]
  ) -> (certificate: SingularValueCertificate, missing: [Int]) {
    var ends = ends
    if indices.contains(where: { index in !ends.contains { $0.below <= scaled.order - index } }) {
      // Nothing lies below 0, whatever was found or not found.
      ends.append(.zero)
    }
    var missing: [Int] = []
    var claims: [SingularValueCertificate.Claim] = []
    for index in indices {
      guard let lower = ends.firstIndex(where: { $0.below <= scaled.order - index }),
        let upper = ends.lastIndex(where: { $0.below > scaled.order - index })
      else {
        missing.append(index)
        continue
      }
      let kernel = kernels.firstIndex {
        $0.vectors.count == ends[upper].below - ends[lower].below && $0.value < ends[upper].value
          && (ends[lower].value < $0.value || (ends[lower].p.isZero && $0.p.isZero))
      }
      claims.append(.init(index: index, lower: lower, upper: upper, kernel: kernel))
    }
    let certificate = SingularValueCertificate(
      matrix: scaled,
      congruences: congruences.map { congruence in
        (0..<scaled.order).map { row in
          (0..<scaled.order).map { congruence[row, $0].numerator }
        }
      }, ends: ends, kernels: kernels, singularValues: claims)
    return (certificate, missing)
  }
}
