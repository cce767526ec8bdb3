// SPDX-License-Identifier: Apache-2.0

import Exact

// Family R: adding a fraction of the identity, ρI + W and I + εW.

private let n: IndexTerm = "n"
private let W: MatrixTerm = "W"
private let H: MatrixTerm = W + W.transposed
private let ρ: ScalarTerm = "rho"
private let ε: ScalarTerm = "eps"
private let half: ScalarTerm = .rational(Rational(1, 2))
/// ρI + W.
private let T: MatrixTerm = shifted(ρ, W)

private let layer: [Variable] = [.matrix("W", rows: n, columns: n), .scalar("rho")]

/// cI + A.
private func shifted(_ c: ScalarTerm, _ a: MatrixTerm) -> MatrixTerm {
  .scaled(c, .identity(n)) + a
}

/// n + 1 − j, which is n for the first index and 1 for the last.
private func opposite(_ j: IndexTerm) -> IndexTerm {
  switch j {
  case 1: return n
  case n: return 1
  default: return n + 1 - j
  }
}

private let isNonnegative: Formula = 0 ≤ ρ
private let isNonpositive: Formula = ρ ≤ 0

extension Catalogue {
  static let residual: [Theorem] = [
    identityShift, gramShift, hermitianPart, conditionNumber, derivative, convexity, mirskyShift,
    shiftIdentities, structuredShift, maskedResidualLayer, coincidences,
  ]

  private static let identityShift = Theorem(
    "R1", "identity-shift",
    "Near ρI all singular values lie near |ρ|; adding ρI moves each by at most |ρ|.",
    sources: [.weyl1912, .riedi2023],
    clauses: [
      Clause(
        "R1.a", over: layer,
        forAll("i", through: n) { i in abs(σ(i, T) - abs(ρ)) ≤ σ(1, W) }),
      Clause(
        "R1.b", over: layer,
        forAll("i", through: n) { i in abs(σ(i, T) - σ(i, W)) ≤ abs(ρ) }),
      Clause(
        "R1.c", over: [.matrix("W", rows: n, columns: n), .scalar("eps")],
        forAll("i", through: n) { i in
          abs(σ(i, .identity(n) + .scaled(ε, W)) - 1) ≤ abs(ε) * σ(1, W)
        }),
    ])

  // MARK: R2

  /// The six inequalities of R2 for one sign of ρ. `λH` gives the j-th largest eigenvalue of the
  /// part of H that counts: λ_j for ρ ≥ 0, λ_{n+1−j} for ρ ≤ 0.
  private static func gramShift(
    _ letters: [String], given sign: Formula, _ λH: @escaping (IndexTerm) -> ScalarTerm
  ) -> [Clause] {
    func term(_ singular: IndexTerm, _ eigen: IndexTerm) -> ScalarTerm {
      σ(singular, W).squared + ρ.squared + ρ * λH(eigen)
    }
    let conclusions: [Formula] = [
      forAll("i", through: n) { i in
        forAll("j", through: n + 1 - i) { j in σ(i + j - 1, T).squared ≤ term(i, j) }
      },
      forAll("i", through: n) { i in
        forAll("j", n + 1 - i, through: n) { j in σ(i + j - n, T).squared ≥ term(i, j) }
      },
      forAll("i", through: n) { i in σ(i, T).squared ≥ term(i, n) },
      forAll("i", through: n) { i in σ(i, T).squared ≤ term(i, 1) },
      forAll("i", through: n) { i in σ(i, T).squared ≥ term(n, i) },
      forAll("i", through: n) { i in σ(i, T).squared ≤ term(1, i) },
    ]
    return zip(letters, conclusions).map { letter, conclusion in
      Clause("R2.\(letter)", over: layer, given: [sign], conclusion)
    }
  }

  private static let gramShift = Theorem(
    "R2", "gram-shift",
    "The Gram matrix of ρI + W is that of W plus ρ² plus ρ times the symmetric part.",
    sources: [.weyl1912, .riedi2023],
    clauses: gramShift(["a", "b", "c", "d", "e", "f"], given: isNonnegative) { λ($0, H) }
      + gramShift(["g", "h", "i", "j", "k", "l"], given: isNonpositive) { λ(opposite($0), H) })

  private static let hermitianPart = Theorem(
    "R3", "hermitian-part",
    "Eigenvalues of the symmetric part keep ρI + W away from singular, well past the norm of W.",
    sources: [.fanHoffman1955],
    clauses: [
      Clause(
        "R3.a", over: layer,
        forAll("i", through: n) { i in σ(i, T) ≥ ρ + half * λ(i, H) }),
      Clause("R3.b", over: layer, σ(n, T) ≥ ρ + half * λ(n, H)),
    ])

  // MARK: R4

  private static func gramCondition(
    _ id: String, given sign: Formula, smallest: IndexTerm, largest: IndexTerm
  ) -> Clause {
    let below = σ(n, W).squared + ρ.squared + ρ * λ(smallest, H)
    let above = σ(1, W).squared + ρ.squared + ρ * λ(largest, H)
    return Clause(
      id, over: layer, given: [sign],
      σ(1, T).squared * below ≤ above * σ(n, T).squared)
  }

  private static let conditionNumber = Theorem(
    "R4", "condition-number",
    "A skip connection bounds the condition number of ρI + W; stated multiplied out.",
    sources: [.weyl1912, .fanHoffman1955, .riedi2023],
    clauses: [
      Clause(
        "R4.a", over: layer,
        σ(1, T) * (abs(ρ) - σ(1, W)) ≤ (abs(ρ) + σ(1, W)) * σ(n, T)),
      gramCondition("R4.b", given: isNonnegative, smallest: n, largest: 1),
      Clause(
        "R4.c", over: layer, given: [isNonnegative],
        σ(1, T) * (ρ + half * λ(n, H)) ≤ (ρ + σ(1, W)) * σ(n, T)),
      gramCondition("R4.d", given: isNonpositive, smallest: 1, largest: n),
      Clause(
        "R4.e", over: layer, given: [isNonpositive],
        σ(1, T) * (abs(ρ) - half * λ(1, H)) ≤ (abs(ρ) + σ(1, W)) * σ(n, T)),
      Clause(
        "R4.f", over: layer,
        σ(1, T) * (abs(ρ) - σ(1, W)) ≤ (abs(ρ) + σ0(2, W)) * σ(n, T)),
    ])

  // MARK: R5

  private static let h: ScalarTerm = "h"
  /// (ρ + h)I + W.
  private static let moved: MatrixTerm = shifted(ρ + h, W)

  /// How far σ_i(ρI + W) is from the other singular values and from its own negative.
  private static func gap(_ i: IndexTerm) -> ScalarTerm {
    least(2 * σ(i, T), "j", through: n, without: i) { j in abs(σ(i, T) - σ(j, T)) }
  }

  private static let derivative = Theorem(
    "R5", "derivative",
    "A simple singular value of ρI + W moves with ρ at the rate uᵀv, up to a second-order term.",
    sources: [.kato1949, .temple1928],
    clauses: [
      Clause(
        "R5.a", over: layer + [.scalar("h")],
        forAll("i", through: n) { i in
          when(
            .less(2 * abs(h), gap(i)),
            abs(σ(i, moved) - σ(i, T) - h * alignment(i, T)) * (gap(i) - 2 * abs(h))
              ≤ h.squared * (1 - alignment(i, T).squared))
        })
    ])

  private static func leadingSum(_ k: IndexTerm, _ a: MatrixTerm) -> ScalarTerm {
    fold(.sum, "i", through: k) { i in σ(i, a) }
  }

  private static let convexity = Theorem(
    "R6", "convexity", "Every leading sum of singular values of ρI + W is convex in ρ.",
    sources: [.fan1951],
    clauses: [
      Clause(
        "R6.a",
        over: [
          .matrix("W", rows: n, columns: n), .scalar("rho0"), .scalar("rho1"), .scalar("t"),
        ],
        given: [0 ≤ "t", "t" ≤ 1],
        forAll("k", through: n) { k in
          leadingSum(k, shifted((1 - "t") * "rho0" + "t" * "rho1", W))
            ≤ (1 - "t") * leadingSum(k, shifted("rho0", W)) + "t"
            * leadingSum(k, shifted("rho1", W))
        })
    ])

  private static let mirskyShift = Theorem(
    "R7", "mirsky-shift", "All distances of singular values from |ρ| together.",
    sources: [.mirsky1960],
    clauses: [
      Clause(
        "R7.a", over: layer,
        fold(.sum, "i", through: n) { i in (σ(i, T) - abs(ρ)).squared } ≤ .frobeniusNormSquared(W)),
      Clause(
        "R7.b", over: layer,
        fold(.sum, "i", through: n) { i in abs(σ(i, T) - abs(ρ)) }
          ≤ fold(.sum, "i", through: n) { i in σ(i, W) }),
    ])

  private static let shiftIdentities = Theorem(
    "R8", "shift-identities", "Two identities: the energy and the volume of ρI + W.",
    sources: [.hornJohnson1991],
    clauses: [
      Clause(
        "R8.a", over: layer,
        fold(.sum, "i", through: n) { i in σ(i, T).squared }
          ≐ .index(n) * ρ.squared + 2 * ρ * .trace(W) + .frobeniusNormSquared(W)),
      Clause(
        "R8.b", over: layer,
        fold(.product, "i", through: n) { i in σ(i, T) } ≐ abs(.determinant(T))),
    ])

  // MARK: R9

  private static let a: VectorTerm = "a"
  private static let b: VectorTerm = "b"
  private static let c: VectorTerm = "c"
  private static let normal: MatrixTerm =
    "Q" * .normalBlocks(real: a, imaginary: b) * .transpose("Q")
  private static let circulantPlusShift: VectorTerm = .replacing(c, at: 1, by: ρ + .entry(c, 1))

  private static let structuredShift = Theorem(
    "R9", "structured-shift",
    "What the singular values of ρI + W are when W is skew, symmetric, normal or orthogonal.",
    sources: [.hornJohnson1991],
    clauses: [
      Clause(
        "R9.a", over: layer, given: [.has(.skewSymmetric, W)],
        forAll("i", through: n) { i in σ(i, T).squared ≐ ρ.squared + σ(i, W).squared }),
      Clause(
        "R9.b", over: layer, given: [.has(.symmetric, W)],
        forAll("i", through: n) { i in
          σ(i, T) ≐ ithLargest(i, "j", through: n) { j in abs(ρ + λ(j, W)) }
        }),
      Clause(
        "R9.c",
        over: [
          .matrix("Q", rows: n, columns: n), .vector("a", count: n), .vector("b", count: n),
          .scalar("rho"),
        ],
        given: [.has(.orthogonal, "Q"), .conjugatePairs(real: a, imaginary: b)],
        forAll("i", through: n) { i in
          σ(i, shifted(ρ, normal))
            ≐ ithLargest(i, "j", through: n) { j in
              sqrt((ρ + .entry(a, j)).squared + ScalarTerm.entry(b, j).squared)
            }
        }),
      Clause(
        "R9.d", over: [.vector("c", count: n), .scalar("rho")],
        forAll("i", through: n) { i in
          σ(i, shifted(ρ, .circulant(c)))
            ≐ ithLargest(i, "j", 0, through: n - 1) { j in
              sqrt(.fourierModulusSquared(j, circulantPlusShift))
            }
        }),
      Clause(
        "R9.e", over: layer, given: [.has(.positiveSemidefinite, W), isNonnegative],
        forAll("i", through: n) { i in σ(i, T) ≐ ρ + σ(i, W) }),
      Clause(
        "R9.f", over: layer, given: [.has(.orthogonal, W)],
        forAll("i", through: n) { i in abs(abs(ρ) - 1) ≤ σ(i, T) }),
      Clause(
        "R9.g", over: layer, given: [.has(.orthogonal, W)],
        forAll("i", through: n) { i in σ(i, T) ≤ abs(ρ) + 1 }),
    ])

  private static let d: VectorTerm = "d"
  private static let largestSlope: ScalarTerm = fold(.maximum, "k", through: n) { k in
    abs(.entry(d, k))
  }

  private static let maskedResidualLayer = Theorem(
    "R10", "masked-residual-layer",
    "A masked residual layer stays near |ρ| and moves little when its weights do.",
    sources: [.weyl1912, .riedi2023],
    clauses: [
      Clause(
        "R10.a",
        over: [.matrix("W", rows: n, columns: n), .vector("d", count: n), .scalar("rho")],
        forAll("i", through: n) { i in
          abs(σ(i, shifted(ρ, .diagonal(d) * W)) - abs(ρ)) ≤ largestSlope * σ(1, W)
        }),
      Clause(
        "R10.b",
        over: [
          .matrix("W", rows: n, columns: n), .matrix("V", rows: n, columns: n),
          .vector("d", count: n), .scalar("rho"),
        ],
        forAll("i", through: n) { i in
          abs(
            σ(i, shifted(ρ, .diagonal(d) * (W + "V"))) - σ(i, shifted(ρ, .diagonal(d) * W)))
            ≤ largestSlope * σ(1, "V")
        }),
    ])

  // MARK: R11

  /// WᵀW, and WᵀW + ρH, the Gram matrix of ρI + W less ρ²I.
  private static let gram: MatrixTerm = W.transposed * W
  private static let pencil: MatrixTerm = gram + .scaled(ρ, H)
  private static let weights: [Variable] = [.matrix("W", rows: n, columns: n)]

  private static let coincidences = Theorem(
    "R11", "coincidences",
    "Singular values of ρI + W are distinct for all but at most n(n−1)/2 values of ρ, or for none.",
    sources: [.kato1966],
    clauses: [
      Clause("R11.a", over: layer, 0 ≤ .discriminant(pencil)),
      Clause(
        "R11.b", over: layer,
        when(
          .different(.discriminant(pencil), 0),
          forAll("i", through: n - 1) { i in .less(σ(i + 1, T), σ(i, T)) })),
      Clause(
        "R11.c", over: layer,
        when(
          .equal(.discriminant(pencil), 0),
          fold(.product, "i", through: n - 1) { i in σ(i, T) - σ(i + 1, T) } ≐ 0)),
      Clause("R11.d", over: weights, .pencil(.degree, gram, H) ≤ .index(n * (n - 1))),
      Clause("R11.e", over: weights, .pencil(.oddZeros, gram, H) ≐ 0),
      Clause(
        "R11.f", over: weights,
        2 * .pencil(.zeros, gram, H) ≤ .index(n * (n - 1))),
    ])
}
