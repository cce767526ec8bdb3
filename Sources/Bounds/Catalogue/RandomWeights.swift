// SPDX-License-Identifier: Apache-2.0

import Exact

// Family Q: random weights. Statements with a probability, for layers as they are initialised.

private let N: IndexTerm = "N"
private let n: IndexTerm = "n"
private let s: IndexTerm = "s"
private let G: MatrixTerm = "G"
private let W: MatrixTerm = "W"
private let S: MatrixTerm = "S"
private let H: MatrixTerm = W + W.transposed
private let t: ScalarTerm = "t"
private let x: ScalarTerm = "x"
private let y: ScalarTerm = "y"
private let ε: ScalarTerm = "eps"
private let ν: ScalarTerm = "nu"
private let z: VectorTerm = "z"

/// √k of a dimension.
private func root(_ k: IndexTerm) -> ScalarTerm { sqrt(.index(k)) }

/// e^{−u²/2}.
private func gaussianTail(_ u: ScalarTerm) -> ScalarTerm { .exponential(0 - u.squared / 2) }

/// c / (√(2π) x).
private func reciprocal(_ c: Rational, _ x: ScalarTerm) -> ScalarTerm {
  .rational(c) / (sqrt(2 * .pi) * x)
}

private let isNonnegative: Formula = 0 ≤ t

private let gaussian: [RandomVariable] = [
  .matrix("G", rows: N, columns: n, .normal(deviation: 1))
]
private let squareGaussian: [RandomVariable] = [
  .matrix("G", rows: n, columns: n, .normal(deviation: 1))
]
/// A layer with entries N(0, ν²/n).
private let layer: [RandomVariable] = [
  .matrix("W", rows: n, columns: n, .normal(deviation: ν / root(n)))
]

extension Catalogue {
  static let randomWeights: [ProbabilityTheorem] = [
    gaussianExtremes, residualGaussian, gaussianSymmetricPart, boundedEntries, gaussianCondition,
    gaussianRows,
  ]

  private static let gaussianExtremes = ProbabilityTheorem(
    "Q1", "gaussian-extremes",
    "The extreme singular values of a Gaussian matrix stay near √N ± √n.",
    sources: [.davidsonSzarek2001, .gordon1985],
    clauses: [
      ProbabilityClause(
        "Q1.a", over: [.scalar("t")], given: [isNonnegative], drawing: gaussian,
        probabilityOf: .less(root(N) + root(n) + t, σ(1, G)), is: .atMost(gaussianTail(t))),
      ProbabilityClause(
        "Q1.b", over: [.scalar("t")], given: [.atMost(.index(n), .index(N)), isNonnegative],
        drawing: gaussian,
        probabilityOf: .less(σ(n, G), root(N) - root(n) - t), is: .atMost(gaussianTail(t))),
    ])

  // MARK: Q2

  /// I + εW.
  private static let withSkip: MatrixTerm = .identity(n) + .scaled(ε, W)
  private static let spread: ScalarTerm = abs(ε) * ν * (2 + t / root(n))

  private static let residualGaussian = ProbabilityTheorem(
    "Q2", "residual-gaussian",
    "A skip connection beside small Gaussian weights: all singular values of I + εW lie near 1.",
    sources: [.davidsonSzarek2001, .riedi2023],
    clauses: [
      ProbabilityClause(
        "Q2.a", over: [.scalar("eps"), .scalar("nu"), .scalar("t")],
        given: [0 ≤ ν, isNonnegative], drawing: layer,
        probabilityOf: forAll("i", through: n) { i in abs(σ(i, withSkip) - 1) ≤ spread },
        is: .atLeast(1 - gaussianTail(t))),
      ProbabilityClause(
        "Q2.b", over: [.scalar("eps"), .scalar("nu"), .scalar("t")],
        given: [0 ≤ ν, isNonnegative, .less(spread, 1)], drawing: layer,
        probabilityOf: (1 - spread) * σ(1, withSkip) ≤ (1 + spread) * σ(n, withSkip),
        is: .atLeast(1 - gaussianTail(t))),
    ])

  // MARK: Q3

  private static let reach: ScalarTerm = 2 * sqrt(2) * ν + 2 * ν * t / root(n)

  private static let gaussianSymmetricPart = ProbabilityTheorem(
    "Q3", "gaussian-symmetric-part",
    "W + Wᵀ has norm about 2√2ν, so I + W stays invertible up to ν < 1/√2.",
    sources: [.gordon1985, .boucheron2013, .riedi2023],
    clauses: [
      ProbabilityClause(
        "Q3.a", over: [.scalar("nu"), .scalar("t")], given: [0 ≤ ν, isNonnegative],
        drawing: layer,
        probabilityOf: .less(reach, λ(1, H)), is: .atMost(gaussianTail(t))),
      ProbabilityClause(
        "Q3.b", over: [.scalar("nu"), .scalar("t")], given: [0 ≤ ν, isNonnegative],
        drawing: layer,
        probabilityOf: .less(λ(n, H) + reach, 0), is: .atMost(gaussianTail(t))),
      ProbabilityClause(
        "Q3.c", over: [.scalar("nu"), .scalar("t")], given: [0 ≤ ν, isNonnegative],
        drawing: layer,
        probabilityOf: .less(σ(n, .identity(n) + W), 1 - sqrt(2) * ν - ν * t / root(n)),
        is: .atMost(gaussianTail(t))),
    ])

  private static let boundedEntries = ProbabilityTheorem(
    "Q4", "bounded-entries",
    "The largest singular value of a matrix of bounded symmetric entries.",
    sources: [.ledoux1997, .boucheron2013, .ledouxTalagrand1991],
    clauses: [
      ProbabilityClause(
        "Q4.a", over: [.scalar("K"), .scalar("t")], given: [0 ≤ "K", isNonnegative],
        drawing: [.matrix("W", rows: N, columns: n, .symmetric(bound: "K"))],
        probabilityOf: .less("K" * (sqrt(.pi / 2) * (root(N) + root(n)) + 2 * t), σ(1, W)),
        is: .atMost(gaussianTail(t)))
    ])

  private static let gaussianCondition = ProbabilityTheorem(
    "Q5", "gaussian-condition",
    "A square Gaussian matrix without a skip connection is badly conditioned.",
    sources: [.edelman1988, .chenDongarra2005, .muirhead1982],
    clauses: [
      ProbabilityClause(
        "Q5.a", over: [.scalar("eps")], given: [0 ≤ ε], drawing: squareGaussian,
        probabilityOf: σ(n, G) ≤ ε / root(n), is: .atMost(ε)),
      ProbabilityClause(
        "Q5.b", over: [.scalar("x")], given: [.atMost(2, .index(n)), 1 ≤ x],
        drawing: squareGaussian, probabilityOf: .less(.index(n) * x * σ(n, G), σ(1, G)),
        is: .atMost(reciprocal(Rational(3207, 500), x))),
      ProbabilityClause(
        "Q5.c", over: [.scalar("x")], given: [.atMost(2, .index(n)), 1 ≤ x],
        drawing: squareGaussian, probabilityOf: .less(.index(n) * x * σ(n, G), σ(1, G)),
        is: .atLeast(reciprocal(Rational(49, 200), x))),
      ProbabilityClause(
        "Q5.d", over: [.scalar("y")], given: [1 ≤ y],
        drawing: [.matrix("G", rows: 2, columns: 2, .normal(deviation: 1))],
        probabilityOf: .less(y * σ(2, G), σ(1, G)), is: .equal(2 * y / (1 + y.squared))),
    ])

  // MARK: Q6

  private static func rows(_ mask: RowMask) -> [RandomVariable] {
    gaussian + [.keptRows("S", count: "s", of: "G", columns: n, mask)]
  }

  private static let largestOfRows: Formula = .less(root(s) + root(n) + t, σ(1, S))
  private static let smallestOfRows: Formula = .less(
    σ(least(s, n), S), abs(root(s) - root(n)) - t)

  private static let gaussianRows = ProbabilityTheorem(
    "Q6", "gaussian-rows",
    "The rows of a Gaussian matrix that a ReLU mask keeps are as good as a Gaussian matrix.",
    sources: [.davidsonSzarek2001, .riedi2023],
    clauses: [
      ProbabilityClause(
        "Q6.a", over: [.scalar("t")], given: [isNonnegative], drawing: rows(.fairCoins),
        probabilityOf: largestOfRows, is: .atMost(gaussianTail(t))),
      ProbabilityClause(
        "Q6.b", over: [.scalar("t")], given: [isNonnegative], drawing: rows(.fairCoins),
        probabilityOf: smallestOfRows, is: .atMost(gaussianTail(t))),
      ProbabilityClause(
        "Q6.c", over: [.vector("z", count: n), .scalar("t")],
        given: [.less(0, .dot(z, z)), isNonnegative], drawing: rows(.activation(z)),
        probabilityOf: largestOfRows, is: .atMost(gaussianTail(t))),
      ProbabilityClause(
        "Q6.d", over: [.vector("z", count: n), .scalar("t")],
        given: [.less(0, .dot(z, z)), isNonnegative], drawing: rows(.activation(z)),
        probabilityOf: smallestOfRows, is: .atMost(gaussianTail(t))),
    ])
}
