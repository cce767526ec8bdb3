// SPDX-License-Identifier: Apache-2.0

import Exact

// Family G: the general inequalities that the rest is built from.

private let m: IndexTerm = "m"
private let n: IndexTerm = "n"
private let p: IndexTerm = "p"
private let A: MatrixTerm = "A"
private let B: MatrixTerm = "B"
private let E: MatrixTerm = "E"
/// min(m, n), the number of singular values of an m × n matrix.
private let r = least(m, n)

private let sumVariables: [Variable] = [
  .matrix("A", rows: m, columns: n), .matrix("E", rows: m, columns: n),
]
private let productVariables: [Variable] = [
  .matrix("A", rows: m, columns: p), .matrix("B", rows: p, columns: n),
]
private let squareProductVariables: [Variable] = [
  .matrix("A", rows: n, columns: n), .matrix("B", rows: n, columns: n),
]

extension Catalogue {
  static let general: [Theorem] = [
    weyl, mirsky, lidskiiWielandt, horn, gelfandNaimark, weylHornPowers, productWeyl, interlacing,
    rankPerturbation, fanHoffman, wedin,
  ]

  private static let weyl = Theorem(
    "G1", "weyl", "Adding E moves no singular value by more than the norm of E.",
    sources: [.weyl1912, .fan1951],
    clauses: [
      Clause(
        "G1.a", over: sumVariables,
        forAll("i", through: r) { i in
          forAll("j", through: r + 1 - i) { j in
            σ(i + j - 1, A + E) ≤ σ(i, A) + σ(j, E)
          }
        }),
      Clause(
        "G1.b", over: sumVariables,
        forAll("i", through: r) { i in abs(σ(i, A + E) - σ(i, A)) ≤ σ(1, E) }),
    ])

  private static let mirsky = Theorem(
    "G2", "mirsky", "All movements together are bounded in every unitarily invariant norm.",
    sources: [.mirsky1960],
    clauses: [
      Clause(
        "G2.a", over: sumVariables,
        forAll("k", through: r) { k in
          sumOfLargest(k, "i", through: r) { i in abs(σ(i, A + E) - σ(i, A)) }
            ≤ fold(.sum, "j", through: k) { j in σ(j, E) }
        }),
      Clause(
        "G2.b", over: sumVariables,
        fold(.sum, "i", through: r) { i in (σ(i, A + E) - σ(i, A)).squared }
          ≤ .frobeniusNormSquared(E)),
    ])

  private static let lidskiiWielandt = Theorem(
    "G3", "lidskii-wielandt",
    "The increase of any k singular values together is at most the sum of the k largest of E.",
    sources: [.lidskii1950, .wielandt1955],
    clauses: [
      Clause(
        "G3.a", over: sumVariables,
        forAllSubsets("I", of: r) { I in
          fold(.sum, "i", over: I) { i in σ(i, A + E) }
            ≤ fold(.sum, "i", over: I) { i in σ(i, A) }
            + fold(.sum, "j", through: .count(I)) { j in σ(j, E) }
        })
    ])

  private static let horn = Theorem(
    "G4", "horn", "Leading products of singular values are submultiplicative.",
    sources: [.horn1950],
    clauses: [
      Clause(
        "G4.a", over: productVariables,
        forAll("k", through: r) { k in
          fold(.product, "i", through: k) { i in σ(i, A * B) }
            ≤ fold(.product, "i", through: k) { i in σ0(i, A) * σ0(i, B) }
        }),
      Clause(
        "G4.b", over: squareProductVariables,
        fold(.product, "i", through: n) { i in σ(i, A * B) }
          ≐ fold(.product, "i", through: n) { i in σ(i, A) * σ(i, B) }),
    ])

  private static let gelfandNaimark = Theorem(
    "G5", "gelfand-naimark",
    "The product of any k singular values of AB, against the same of A and the k largest of B.",
    sources: [.gelfand1950],
    clauses: [
      Clause(
        "G5.a", over: productVariables,
        forAllSubsets("I", of: r) { I in
          fold(.product, "i", over: I) { i in σ(i, A * B) }
            ≤ fold(.product, "i", over: I) { i in σ0(i, A) }
            * fold(.product, "j", through: .count(I)) { j in σ0(j, B) }
        })
    ])

  private static func powers(
    _ id: String, _ power: @escaping (ScalarTerm) -> ScalarTerm
  ) -> Clause {
    Clause(
      id, over: productVariables,
      forAll("k", through: r) { k in
        fold(.sum, "i", through: k) { i in power(σ(i, A * B)) }
          ≤ fold(.sum, "i", through: k) { i in power(σ0(i, A) * σ0(i, B)) }
      })
  }

  private static let weylHornPowers = Theorem(
    "G6", "weyl-horn-powers",
    "Leading sums of powers ½, 1 and 2 of the singular values of a product.",
    sources: [.weyl1949, .horn1950],
    clauses: [
      powers("G6.a") { sqrt($0) }, powers("G6.b") { $0 }, powers("G6.c") { $0.squared },
    ])

  private static let productWeyl = Theorem(
    "G7", "product-weyl", "Single singular values of a product, from above and from below.",
    sources: [.fan1951],
    clauses: [
      Clause(
        "G7.a", over: productVariables,
        forAll("i", through: least(m, p)) { i in
          forAll("j", through: least(least(p, n), r + 1 - i)) { j in
            σ(i + j - 1, A * B) ≤ σ(i, A) * σ(j, B)
          }
        }),
      Clause(
        "G7.b", over: productVariables,
        forAll("i", through: least(m, p)) { i in
          forAll("j", p + 1 - i, through: least(p, n)) { j in
            σ(i + j - p, A * B) ≥ σ(i, A) * σ(j, B)
          }
        }),
    ])

  private static let deletionVariables: [Variable] = [
    .matrix("A", rows: m, columns: n), .set("P", size: m), .set("Q", size: n),
  ]
  private static let remaining: MatrixTerm = .deleting(rows: "P", columns: "Q", from: A)
  private static let remainingOrder = least(m - .count("P"), n - .count("Q"))

  private static let interlacing = Theorem(
    "G8", "interlacing", "Deleting rows P and columns Q shifts no singular value by more places.",
    sources: [.thompson1972],
    clauses: [
      Clause(
        "G8.a", over: deletionVariables,
        forAll("i", through: remainingOrder) { i in σ(i, remaining) ≤ σ(i, A) }),
      Clause(
        "G8.b", over: deletionVariables,
        forAll("i", through: remainingOrder) { i in
          σ0(i + .count("P") + .count("Q"), A) ≤ σ(i, remaining)
        }),
    ])

  private static let rankPerturbation = Theorem(
    "G9", "rank-perturbation", "A perturbation of rank k shifts indices by at most k.",
    sources: [.weyl1912, .schmidt1907, .mirsky1960],
    clauses: [
      Clause(
        "G9.a",
        over: [
          .matrix("A", rows: m, columns: n), .matrix("R", rows: m, columns: n),
          .index("k", from: 0, through: r),
        ],
        given: [.rankAtMost("k", "R")],
        forAll("i", through: r) { i in σ0(i + "k", A) ≤ σ(i, A + "R") }),
      Clause(
        "G9.b",
        over: [
          .matrix("A", rows: m, columns: n), .matrix("B", rows: m, columns: n),
          .index("k", from: 0, through: r),
        ],
        given: [.rankAtMost("k", B)],
        σ0("k" + 1, A) ≤ σ(1, A - B)),
    ])

  private static let fanHoffman = Theorem(
    "G10", "fan-hoffman", "Eigenvalues of the symmetric part lie below the singular values.",
    sources: [.fanHoffman1955],
    clauses: [
      Clause(
        "G10.a", over: [.matrix("A", rows: n, columns: n)],
        forAll("i", through: n) { i in
          λ(i, .scaled(.rational(Rational(1, 2)), A + A.transposed)) ≤ σ(i, A)
        })
    ])

  /// ‖Ũ₂ᵀU₁‖·(σ_k(A) − σ_{k+1}(Ã)) ≤ ‖E‖ where the subspaces exist: σ_k > σ_{k+1} for A and for
  /// Ã = A + E.
  private static func wedin(_ id: String, _ side: Side) -> Clause {
    Clause(
      id, over: sumVariables,
      forAll("k", through: r) { k in
        when(
          .all([.less(σ0(k + 1, A), σ(k, A)), .less(σ0(k + 1, A + E), σ(k, A + E))]),
          .sine(side, k, A, A + E) * (σ(k, A) - σ0(k + 1, A + E)) ≤ σ(1, E))
      })
  }

  private static let wedin = Theorem(
    "G11", "wedin", "Leading singular subspaces turn by at most the perturbation over the gap.",
    sources: [.wedin1972], clauses: [wedin("G11.a", .left), wedin("G11.b", .right)])
}
