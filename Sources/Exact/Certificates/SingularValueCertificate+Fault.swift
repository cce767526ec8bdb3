// SPDX-License-Identifier: Apache-2.0

extension SingularValueCertificate {
  /// Why the certificate does not prove its claims, or `nil` when it proves them all.
  ///
  /// Everything is computed anew from the integers in the certificate, by exact arithmetic, whoever
  /// made it. With the code that makes certificates it has only `ScaledIntegerMatrix` in common;
  /// scripts/check-certificate does the same without even that.
  ///
  /// - Complexity: about 3n³ products of integers for each congruence and n² for each end.
  public var fault: String? {
    if let fault = shapeFault { return fault }
    let tall = matrix.tall
    let forms = congruences.map { QuadraticForms(congruence: $0, of: tall) }
    for (position, end) in ends.enumerated() {
      if let reason = self.fault(of: end, forms) { return "end \(position): \(reason)" }
    }
    for (position, kernel) in kernels.enumerated() {
      if let reason = self.fault(of: kernel, tall) { return "kernel \(position): \(reason)" }
    }
    for claim in singularValues {
      if let reason = fault(of: claim) { return "singular value \(claim.index): \(reason)" }
    }
    let indices = singularValues.map(\.index)
    return zip(indices, indices.dropFirst()).allSatisfy { $0 < $1 }
      ? nil : "the indices do not ascend"
  }

  private var shapeFault: String? {
    let order = matrix.order
    guard matrix.rows >= 0, matrix.columns >= 0, matrix.denominator.signum > 0,
      matrix.transposed == (matrix.columns > matrix.rows), matrix.entries.count == matrix.rows,
      matrix.entries.allSatisfy({ $0.count == matrix.columns })
    else { return "the matrix does not have the shape that it states" }
    guard congruences.allSatisfy({ $0.count == order && $0.allSatisfy { $0.count == order } })
    else { return "a congruence is not square of the matrix's order" }
    return nil
  }

  /// X S Xᵀ must be strictly diagonally dominant, row by row, with `below` negative diagonal entries.
  private func fault(of end: End, _ forms: [QuadraticForms]) -> String? {
    guard end.q.signum > 0, end.p.signum >= 0 else { return "not a nonnegative number" }
    guard let position = end.congruence else {
      return end.p.isZero && end.below == 0 ? nil : "a count without a congruence"
    }
    guard end.p.signum > 0, forms.indices.contains(position) else { return "no such congruence" }
    let (a, b) = matrix.multipliers(p: end.p, q: end.q)
    let product =
      Rational(a * a) * forms[position].gram - Rational(b * b) * forms[position].identity
    var negative = 0
    for row in 0..<matrix.order {
      var others = Rational.zero
      for column in 0..<matrix.order where column != row {
        others += product[row, column].magnitude
      }
      guard product[row, row].magnitude > others else { return "row \(row) is not dominant" }
      if product[row, row].signum < 0 { negative += 1 }
    }
    return negative == end.below ? nil : "\(negative) below, not \(end.below)"
  }

  private func fault(of kernel: Kernel, _ tall: Matrix<Rational>) -> String? {
    guard kernel.q.signum > 0, kernel.p.signum >= 0 else { return "not a nonnegative number" }
    guard !kernel.vectors.isEmpty, kernel.places.count == kernel.vectors.count,
      kernel.vectors.allSatisfy({ $0.count == matrix.order }),
      kernel.places.allSatisfy({ (0..<matrix.order).contains($0) })
    else { return "wrong shape" }
    for (i, vector) in kernel.vectors.enumerated() {
      for (j, place) in kernel.places.enumerated() where vector[place].isZero == (i == j) {
        return "vectors \(i) and \(j) are not visibly independent"
      }
    }
    let columns = Matrix<Rational>(rows: matrix.order, columns: kernel.vectors.count) {
      Rational(kernel.vectors[$1][$0])
    }
    let (a, b) = matrix.multipliers(p: kernel.p, q: kernel.q)
    let image = tall.transposed * (tall * columns)
    return Rational(a * a) * image == Rational(b * b) * columns ? nil : "not in the kernel"
  }

  private func fault(of claim: Claim) -> String? {
    let order = matrix.order
    guard (1...max(order, 1)).contains(claim.index), order > 0 else { return "no such index" }
    guard ends.indices.contains(claim.lower), ends.indices.contains(claim.upper)
    else { return "no such end" }
    let (lower, upper) = (ends[claim.lower], ends[claim.upper])
    guard lower.below <= order - claim.index else { return "it may lie below the lower end" }
    guard upper.below >= order - claim.index + 1 else { return "it may lie above the upper end" }
    guard let position = claim.kernel else { return nil }
    guard kernels.indices.contains(position) else { return "no such kernel" }
    let kernel = kernels[position]
    guard lower.value < kernel.value || (lower.p.isZero && kernel.p.isZero),
      kernel.value < upper.value
    else { return "the exact value lies outside the ends" }
    return upper.below - lower.below == kernel.vectors.count
      ? nil : "not all values between the ends are in the kernel"
  }
}

/// X NᵀN Xᵀ and X Xᵀ, of which every X S Xᵀ is a combination.
private struct QuadraticForms {
  let gram: Matrix<Rational>
  let identity: Matrix<Rational>

  init(congruence: [[Integer]], of tall: Matrix<Rational>) {
    let x = Matrix<Rational>(rows: congruence.count, columns: congruence.count) {
      Rational(congruence[$0][$1])
    }
    let image = tall * x.transposed
    gram = image.transposed * image
    identity = x * x.transposed
  }
}
