// SPDX-License-Identifier: Apache-2.0

/// Integers that prove where singular values of a matrix lie, for anyone to multiply out again.
///
/// What each part proves, and why, is in proofs/certifier-congruence.md; the file that a certificate is
/// written to is described in docs/certificate-format.md. Being of this type says nothing: `fault`
/// decides whether a certificate proves what it claims.
public struct SingularValueCertificate: Hashable, Sendable, Codable {
  /// A number that the singular values are counted below.
  public struct End: Hashable, Sendable, Codable {
    /// The number is `p`/`q`, with `p` ≥ 0 and `q` > 0.
    public let p: Integer
    public let q: Integer
    /// The position in `congruences` of the matrix X that proves the count; `nil` exactly for 0, below
    /// which no singular value lies.
    public let congruence: Int?
    /// #{i : σ_i < p/q}; and no σ_i equals p/q, unless that is 0.
    public let below: Int

    public init(p: Integer, q: Integer, congruence: Int?, below: Int) {
      self.p = p
      self.q = q
      self.congruence = congruence
      self.below = below
    }

    /// - Precondition: `q` is not zero.
    public var value: Rational { Rational(p, q) }
  }

  /// Linearly independent vectors x with (q²AᵀA − p²I)x = 0.
  public struct Kernel: Hashable, Sendable, Codable {
    public let p: Integer
    public let q: Integer
    /// Each has `order` entries.
    public let vectors: [[Integer]]
    /// For each vector a place where it alone is not zero.
    public let places: [Int]

    public init(p: Integer, q: Integer, vectors: [[Integer]], places: [Int]) {
      self.p = p
      self.q = q
      self.vectors = vectors
      self.places = places
    }

    /// - Precondition: `q` is not zero.
    public var value: Rational { Rational(p, q) }
  }

  /// The claim that σ_`index` lies in [lower, upper), or is the kernel's value when one is named.
  public struct Claim: Hashable, Sendable, Codable {
    /// From 1, in descending order.
    public let index: Int
    /// Positions in `ends`.
    public let lower: Int
    public let upper: Int
    /// A position in `kernels`.
    public let kernel: Int?

    private enum CodingKeys: String, CodingKey { case index, lower, upper, kernel }

    public init(index: Int, lower: Int, upper: Int, kernel: Int?) {
      self.index = index
      self.lower = lower
      self.upper = upper
      self.kernel = kernel
    }

    /// Writes `null` for an absent kernel.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(index, forKey: .index)
      try container.encode(lower, forKey: .lower)
      try container.encode(upper, forKey: .upper)
      try container.encode(kernel, forKey: .kernel)
    }
  }

  public let matrix: ScaledIntegerMatrix
  /// Square integer matrices of the matrix's order, row by row.
  public let congruences: [[[Integer]]]
  public let ends: [End]
  public let kernels: [Kernel]
  /// In ascending order of their indices.
  public let singularValues: [Claim]

  public init(
    matrix: ScaledIntegerMatrix, congruences: [[[Integer]]], ends: [End], kernels: [Kernel],
    singularValues: [Claim]
  ) {
    self.matrix = matrix
    self.congruences = congruences
    self.ends = ends
    self.kernels = kernels
    self.singularValues = singularValues
  }
}

extension SingularValueCertificate.End {
  private enum CodingKeys: String, CodingKey { case p, q, congruence, below }

  /// Writes `null` for an absent congruence.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(p, forKey: .p)
    try container.encode(q, forKey: .q)
    try container.encode(congruence, forKey: .congruence)
    try container.encode(below, forKey: .below)
  }
}
