// SPDX-License-Identifier: Apache-2.0

import Exact

// Family P: products of layers and of masks, the first layer on the right.

private let L: IndexTerm = "L"
private let n: IndexTerm = "n"
private let k: IndexTerm = "k"
private let layers: Domain = .range(from: 1, through: L)

private func forEachLayer(_ body: (IndexTerm) -> Formula) -> Formula {
  forAll("k", through: L, body)
}
/// The product of what each layer gives.
private func overLayers(_ body: (IndexTerm) -> ScalarTerm) -> ScalarTerm {
  fold(.product, "k", through: L, body)
}
private func sumOverLayers(_ body: (IndexTerm) -> ScalarTerm) -> ScalarTerm {
  fold(.sum, "k", through: L, body)
}
private func chain(_ factor: MatrixTerm) -> MatrixTerm {
  .chain("k", layers, factor, startingFrom: nil)
}
private func family(_ member: Variable) -> Variable { .family(index: "k", count: L, member) }

// Square factors A_1, …, A_L of order n, and rectangular ones, A_k of shape n_k × n_(k−1).

private let A: MatrixTerm = .member("A", k)
private let M = chain(A)
private let square: [Variable] = [family(.matrix("A", rows: n, columns: n))]
private func width(_ k: IndexTerm) -> IndexTerm { .element("n", k) }
private func wide(_ name: String) -> Variable {
  family(.matrix(name, rows: width(k), columns: width(k - 1)))
}
private let rectangular: [Variable] = [wide("A")]
/// The number of singular values of a product of rectangular factors.
private let r = least(width(L), width(0))

private func A(_ k: IndexTerm) -> MatrixTerm { .member("A", k) }
/// The product of σ_i over all factors but the j-th.
private func others(_ j: IndexTerm, _ i: IndexTerm) -> ScalarTerm {
  fold(.product, "k", through: j - 1) { k in σ(i, A(k)) }
    * fold(.product, "k", j + 1, through: L) { k in σ(i, A(k)) }
}

// A residual chain Π(I + ε_k W_k), e_k = |ε_k| σ_1(W_k).

private let W: MatrixTerm = .member("W", k)
private let steps: [Variable] = [
  family(.matrix("W", rows: n, columns: n)), .vector("eps", count: L),
]
private let ε: ScalarTerm = .entry("eps", k)
private let residualProduct = chain(.identity(n) + .scaled(ε, W))
private let e: ScalarTerm = abs(ε) * σ(1, W)
private let isContraction = forEachLayer { _ in .less(e, 1) }

// Masks d_k, entry j of which is d_kj; ReLU masks by the sets Z_k of their zeros.

private let d: VectorTerm = .member("d", k)
private let slopeVectors: [Variable] = [family(.vector("d", count: n))]
private let maskProduct = chain(.diagonal(d))
private func slope(_ j: IndexTerm) -> ScalarTerm { abs(.entry(d, j)) }
private let Z: SetTerm = .member("Z", k)
private let zeros: [Variable] = [family(.set("Z", size: n))]
private let zeroCount: IndexTerm = .total("k", layers, .count(Z))
private let η: ScalarTerm = "eta"
private let reluProduct = chain(.diagonal(.mask(masked: Z, slope: 0, count: n)))
private let leakyProduct = chain(.diagonal(.mask(masked: Z, slope: η, count: n)))

// A masked chain D_L W_L ⋯ D_1 W_1.

private let maskedLayers: [Variable] = [wide("W"), family(.set("Z", size: width(k)))]
private let maskedChain = chain(.diagonal(.mask(masked: Z, slope: 0, count: width(k))) * W)
private let plainChain = chain(W)

// A masked residual chain Π(ρI + D_k W_k), f_k = max_j |d_kj| σ_1(W_k).

private let ρ: ScalarTerm = "rho"
private let DW: MatrixTerm = .diagonal(d) * W
private let maskedSteps: [Variable] = [
  family(.matrix("W", rows: n, columns: n)), family(.vector("d", count: n)), .scalar("rho"),
]
private let maskedResidual = chain(.scaled(ρ, .identity(n)) + DW)
private let f: ScalarTerm = fold(.maximum, "j", through: n) { j in slope(j) } * σ(1, W)
private let skipDominates = forEachLayer { _ in .less(f, abs(ρ)) }
private let powerOfSkip = overLayers { _ in abs(ρ) }

extension Catalogue {
  static let products: [Theorem] = [
    singleValues, productConditionNumber, productMajorization, residualChain, maskChain,
    maskedProduct, maskedResidualChain, oneLayerChange,
  ]

  private static let singleValues = Theorem(
    "P1", "product-factors",
    "A product's singular value lies between one factor's times the extreme ones of the others.",
    sources: [.fan1951, .hornJohnson1991],
    clauses: [
      Clause(
        "P1.a", over: square,
        forAll("j", through: L) { j in
          forAll("i", through: n) { i in σ(i, M) ≤ σ(i, A(j)) * others(j, 1) }
        }),
      Clause(
        "P1.b", over: square,
        forAll("j", through: L) { j in
          forAll("i", through: n) { i in σ(i, A(j)) * others(j, n) ≤ σ(i, M) }
        }),
    ])

  private static let productConditionNumber = Theorem(
    "P2", "product-condition-number",
    "The condition number of a product of square factors is at most the product of theirs; stated multiplied out.",
    sources: [.hornJohnson1991],
    clauses: [
      Clause(
        "P2.a", over: square,
        σ(1, M) * overLayers { k in σ(n, A(k)) } ≤ σ(n, M) * overLayers { k in σ(1, A(k)) })
    ])

  /// Σ_{i≤s} of a power of σ_i(M) against the same of the products of the factors' σ_i.
  private static func powerSums(_ power: (ScalarTerm) -> ScalarTerm) -> Formula {
    forAll("s", through: r) { s in
      fold(.sum, "i", through: s) { i in power(σ(i, M)) }
        ≤ fold(.sum, "i", through: s) { i in overLayers { k in power(σ0(i, A(k))) } }
    }
  }

  private static let productMajorization = Theorem(
    "P3", "product-majorization",
    "Leading products, and leading sums of powers ½, 1 and 2, of the singular values of a product of many factors.",
    sources: [.horn1950, .weyl1949, .hornJohnson1991],
    clauses: [
      Clause(
        "P3.a", over: rectangular,
        forAll("s", through: r) { s in
          fold(.product, "i", through: s) { i in σ(i, M) }
            ≤ overLayers { k in fold(.product, "i", through: s) { i in σ0(i, A(k)) } }
        }),
      Clause(
        "P3.b", over: square,
        fold(.product, "i", through: n) { i in σ(i, M) }
          ≐ overLayers { k in fold(.product, "i", through: n) { i in σ(i, A(k)) } }),
      Clause("P3.c", over: rectangular, powerSums { sqrt($0) }),
      Clause("P3.d", over: rectangular, powerSums { $0 }),
      Clause("P3.e", over: rectangular, powerSums { $0.squared }),
    ])

  private static let residualChain = Theorem(
    "P4", "residual-chain",
    "A chain of small residual steps keeps all singular values near 1 and the condition number small.",
    sources: [.riedi2023, .hornJohnson1991],
    clauses: [
      Clause(
        "P4.a", over: steps,
        forAll("i", through: n) { i in σ(i, residualProduct) ≤ overLayers { _ in 1 + e } }),
      Clause(
        "P4.b", over: steps,
        forAll("i", through: n) { i in
          σ(i, residualProduct) ≤ .exponential(sumOverLayers { _ in e })
        }),
      Clause(
        "P4.c", over: steps, given: [isContraction],
        forAll("i", through: n) { i in overLayers { _ in 1 - e } ≤ σ(i, residualProduct) }),
      Clause(
        "P4.d", over: steps, given: [isContraction],
        σ(1, residualProduct) * overLayers { _ in 1 - e } ≤ σ(n, residualProduct)
          * overLayers { _ in 1 + e }),
      Clause(
        "P4.e", over: steps,
        forAll("i", through: n) { i in
          abs(σ(i, residualProduct) - 1) ≤ overLayers { _ in 1 + e } - 1
        }),
      Clause(
        "P4.f", over: steps,
        forAll("i", through: n) { i in
          σ(i, residualProduct).squared
            ≤ overLayers { _ in
              1 + fold(.maximum, "j", through: n) { j in ε * λ(j, W + W.transposed) } + e.squared
            }
        }),
    ])

  private static let maskChain = Theorem(
    "P5", "mask-chain", "Masks alone: what the singular values of a product of masks are.",
    sources: [.riedi2023, .horn1950],
    clauses: [
      Clause(
        "P5.a", over: slopeVectors,
        forAll("i", through: n) { i in
          σ(i, maskProduct) ≐ ithLargest(i, "j", through: n) { j in overLayers { _ in slope(j) } }
        }),
      Clause(
        "P5.b", over: zeros,
        forAll("i", through: n - zeroCount) { i in σ(i, reluProduct) ≐ 1 }),
      Clause(
        "P5.c", over: zeros,
        forAll("l", through: L) { l in
          forAll("i", n - .count(.member("Z", l)) + 1, through: n) { i in σ(i, reluProduct) ≐ 0 }
        }),
      Clause(
        "P5.d", over: zeros,
        forAll("i", through: n) { i in σ(i, reluProduct).squared ≐ σ(i, reluProduct) }),
      Clause(
        "P5.e", over: zeros + [.scalar("eta")], given: [abs(η) ≤ 1],
        forAll("i", through: n) { i in overLayers { _ in abs(η) } ≤ σ(i, leakyProduct) }),
      Clause(
        "P5.f", over: zeros + [.scalar("eta")], given: [abs(η) ≤ 1],
        forAll("i", through: n) { i in σ(i, leakyProduct) ≤ 1 }),
      Clause(
        "P5.g", over: zeros + [.scalar("eta")],
        forAll("i", through: n) { i in
          fold(.product, "p", 0, through: L) { p in
            σ(i, leakyProduct) - fold(.product, "k", through: p) { _ in abs(η) }
          } ≐ 0
        }),
      Clause(
        "P5.h", over: slopeVectors,
        given: [forEachLayer { _ in forAll("j", through: n) { j in slope(j) ≐ 1 } }],
        forAll("i", through: n) { i in σ(i, maskProduct) ≐ 1 }),
      Clause(
        "P5.i", over: slopeVectors,
        forAll("s", through: n) { s in
          fold(.product, "i", through: s) { i in σ(i, maskProduct) }
            ≤ overLayers { _ in fold(.product, "i", through: s) { i in .sortedMagnitude(i, d) } }
        }),
    ])

  private static let maskedProduct = Theorem(
    "P6", "masked-chain",
    "ReLU masks between layers shift the singular values of the product by at most the number of their zeros.",
    sources: [.thompson1972, .riedi2023],
    clauses: [
      Clause(
        "P6.a", over: maskedLayers,
        forAll("i", through: r) { i in σ0(i + zeroCount, plainChain) ≤ σ(i, maskedChain) }),
      Clause(
        "P6.b", over: maskedLayers,
        forAll("i", through: r) { i in σ0(i + zeroCount, maskedChain) ≤ σ(i, plainChain) }),
      Clause(
        "P6.c", over: maskedLayers,
        forAll("l", through: L) { l in
          forAll("i", width(l) - .count(.member("Z", l)) + 1, through: r) { i in
            σ(i, maskedChain) ≐ 0
          }
        }),
    ])

  private static let maskedResidualChain = Theorem(
    "P7", "masked-residual-chain",
    "A chain of masked residual layers stays near the power of ρ that it has without the layers.",
    sources: [.riedi2023, .hornJohnson1991],
    clauses: [
      Clause(
        "P7.a", over: maskedSteps,
        forAll("i", through: n) { i in σ(i, maskedResidual) ≤ overLayers { _ in abs(ρ) + f } }),
      Clause(
        "P7.b", over: maskedSteps, given: [.less(0, abs(ρ))],
        forAll("i", through: n) { i in
          σ(i, maskedResidual) ≤ powerOfSkip * .exponential(sumOverLayers { _ in f } / abs(ρ))
        }),
      Clause(
        "P7.c", over: maskedSteps, given: [skipDominates],
        forAll("i", through: n) { i in overLayers { _ in abs(ρ) - f } ≤ σ(i, maskedResidual) }),
      Clause(
        "P7.d", over: maskedSteps, given: [skipDominates],
        σ(1, maskedResidual) * overLayers { _ in abs(ρ) - f }
          ≤ σ(n, maskedResidual) * overLayers { _ in abs(ρ) + f }),
      Clause(
        "P7.e", over: maskedSteps,
        forAll("i", through: n) { i in
          abs(σ(i, maskedResidual) - powerOfSkip) ≤ overLayers { _ in abs(ρ) + f } - powerOfSkip
        }),
      Clause(
        "P7.f", over: maskedSteps,
        forAll("i", through: n) { i in
          σ(i, maskedResidual).squared
            ≤ overLayers { _ in
              ρ.squared + fold(.maximum, "j", through: n) { j in ρ * λ(j, DW + DW.transposed) }
                + σ(1, DW).squared
            }
        }),
    ])

  private static let oneLayerChange = Theorem(
    "P8", "one-factor-change",
    "Changing one factor moves each singular value by at most the change times the norms of the others.",
    sources: [.weyl1912, .fan1951],
    clauses: [
      Clause(
        "P8.a",
        over: rectangular + [
          .index("j", from: 1, through: L),
          .matrix("Delta", rows: width("j"), columns: width("j" - 1)),
        ],
        forAll("i", through: r) { i in
          abs(
            σ(
              i,
              .chain(
                "k", .range(from: "j" + 1, through: L), A,
                startingFrom: (A("j") + "Delta")
                  * .chain(
                    "k", .range(from: 1, through: "j" - 1), A, startingFrom: .identity(width(0)))))
              - σ(i, M)) ≤ σ(1, "Delta") * others("j", 1)
        })
    ])
}
