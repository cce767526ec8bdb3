// SPDX-License-Identifier: Apache-2.0

import Bounds

extension FalseNeighbours {
  private static let layers: Domain = .range(from: 1, through: "L")
  private static let k: IndexTerm = "k"
  private static func chain(_ factor: MatrixTerm) -> MatrixTerm {
    .chain("k", layers, factor, startingFrom: nil)
  }
  private static func overLayers(_ term: ScalarTerm) -> ScalarTerm {
    .fold(.product, "k", layers, term)
  }
  private static let A: MatrixTerm = .member("A", k)
  private static let M = chain(A)
  /// min(n_L, n_0).
  private static let r = least(.element("n", "L"), .element("n", 0))
  private static let Z: SetTerm = .member("Z", k)
  private static let zeroCount: IndexTerm = .total("k", layers, .count(Z))
  private static let d: VectorTerm = .member("d", k)
  private static let maskProduct = chain(.diagonal(d))
  private static let relu = chain(.diagonal(.mask(masked: Z, slope: 0, count: "n")))
  private static let leaky = chain(.diagonal(.mask(masked: Z, slope: "eta", count: "n")))

  /// A_2A_1 = 2I, while the singular values of both factors are 2 and 1.
  private static let opposed = "A[1] = [2 0; 0 1], A[2] = [1 0; 0 2]"
  private static let opposedMasks = "d[1] = (2, 1), d[2] = (1, 2)"
  private static let secondValue = "sigma0(2, W[k]) for sigma(1, W[k])"
  private static let smallestSlope =
    "min(j in 1..n: abs(d[k][j])) for max(j in 1..n: abs(d[k][j]))"
  private static func products(of power: (ScalarTerm) -> ScalarTerm) -> Entry {
    Entry(
      "every subset for the leading positions",
      .conclusion(
        forAllSubsets("I", of: r) { I in
          fold(.sum, "i", over: I) { i in power(σ(i, M)) }
            ≤ fold(.sum, "i", over: I) { i in overLayers(power(σ0(i, A))) }
        }), at: opposed)
  }

  static let products: [String: Entry] = [
    "P1.a": Entry(
      "index by index",
      .conclusion(forAll("i", through: "n") { i in σ(i, M) ≤ overLayers(σ(i, A)) }), at: opposed),
    "P1.b": Entry(
      "index by index",
      .conclusion(forAll("i", through: "n") { i in overLayers(σ(i, A)) ≤ σ(i, M) }), at: opposed),
    "P2.a": Entry(
      "for rectangular factors",
      .clause(
        [
          .family(
            index: "k", count: "L",
            .matrix("A", rows: .element("n", k), columns: .element("n", k - 1)))
        ], [],
        σ(1, M) * overLayers(σ(least(.element("n", k), .element("n", k - 1)), A))
          ≤ σ(r, M) * overLayers(σ(1, A))),
      at: "A[1] = [1 0; 0 0; 0 1], A[2] = [1 0 0; 0 1 0]"),
    "P3.a": Entry(
      "index by index",
      .conclusion(forAll("i", through: r) { i in σ(i, M) ≤ overLayers(σ0(i, A)) }), at: opposed),
    "P3.b": Entry(
      "sums for products",
      .conclusion(
        fold(.sum, "i", through: "n") { i in σ(i, M) }
          ≐ fold(.sum, "i", through: "n") { i in overLayers(σ(i, A)) }), at: opposed),
    "P3.c": products { sqrt($0) },
    "P3.d": products { $0 },
    "P3.e": products { $0.squared },
    "P4.a": Entry(secondValue, at: "W[1] = [1 0; 0 0], eps = (1)"),
    "P4.b": Entry(secondValue, at: "W[1] = [1 0; 0 0], eps = (1)"),
    "P4.c": Entry(secondValue, at: "W[1] = [1 0; 0 0], eps = (-1/2)"),
    "P4.d": Entry(secondValue, at: "W[1] = [0 0; 1 0], eps = (1/2)"),
    "P4.e": Entry(secondValue, at: "W[1] = [1 0; 0 0], eps = (1)"),
    "P4.f": Entry(
      "min(j in 1..n: eps[k]*lambda(j, W[k] + W[k]')) for "
        + "max(j in 1..n: eps[k]*lambda(j, W[k] + W[k]'))", at: "W[1] = [0 0; 0 1], eps = (1)"),
    "P5.a": Entry(
      "the sorted slopes of each mask",
      .conclusion(
        forAll("i", through: "n") { i in σ(i, maskProduct) ≐ overLayers(.sortedMagnitude(i, d)) }),
      at: opposedMasks),
    "P5.b": Entry(
      "the zeros of the first mask alone",
      .conclusion(
        forAll("i", through: "n" - .count(.member("Z", 1))) { i in σ(i, relu) ≐ 1 }),
      at: "Z[1] = {1}, Z[2] = {2}, n = 3"),
    "P5.c": Entry(
      "the zeros of all masks together",
      .conclusion(forAll("i", "n" - zeroCount + 1, through: "n") { i in σ(i, relu) ≐ 0 }),
      at: "Z[1] = {1}, Z[2] = {1}, n = 2"),
    "P5.d": Entry(
      "1 for every position", .conclusion(forAll("i", through: "n") { i in σ(i, relu) ≐ 1 }),
      at: "Z[1] = {1}, n = 2"),
    "P5.e": Entry(
      "prod(k in 1..1: abs(eta)) for prod(k in 1..L: abs(eta))",
      at: "Z[1] = {1}, Z[2] = {1}, eta = 1/2, n = 2"),
    "P5.f": Entry(
      "abs(eta) for 1",
      .conclusion(forAll("i", through: "n") { i in σ(i, leaky) ≤ abs("eta") }),
      at: "Z[1] = {1}, eta = 1/2, n = 2"),
    "P5.g": Entry(
      "powers up to L - 1",
      .conclusion(
        forAll("i", through: "n") { i in
          fold(.product, "p", 0, through: "L" - 1) { p in
            σ(i, leaky) - fold(.product, "k", through: p) { _ in abs("eta") }
          } ≐ 0
        }), at: "Z[1] = {1}, eta = 1/2, n = 2"),
    "P5.h": Entry("for all slopes", .withoutHypotheses, at: "d[1] = (1, 0)"),
    "P5.i": Entry(
      "index by index",
      .conclusion(
        forAll("i", through: "n") { i in σ(i, maskProduct) ≤ overLayers(.sortedMagnitude(i, d)) }),
      at: opposedMasks),
    "P6.a": Entry(
      "sigma0(i + \(shift) - 1, \(plainChain)) for sigma0(i + \(shift), \(plainChain))",
      at: "W[1] = [1 0; 0 1], Z[1] = {1}"),
    "P6.b": Entry(
      "sigma0(i + \(shift) - 1, \(maskedChain)) for sigma0(i + \(shift), \(maskedChain))",
      at: "W[1] = [-1; 1], W[2] = [1 1], Z[1] = {1}, Z[2] = {}"),
    "P6.c": Entry(
      "the zeros of all masks together",
      .conclusion(
        forAll("l", through: "L") { l in
          forAll("i", .element("n", l) - zeroCount + 1, through: r) { i in
            σ(
              i,
              chain(
                .diagonal(.mask(masked: Z, slope: 0, count: .element("n", k))) * .member("W", k)))
              ≐ 0
          }
        }), at: "W[1] = [1 0; 0 1], W[2] = [1 0; 0 1], Z[1] = {1}, Z[2] = {1}"),
    "P7.a": Entry(smallestSlope, at: "W[1] = [0 0; 0 1], d[1] = (0, 1), rho = 0"),
    "P7.b": Entry(smallestSlope, at: "W[1] = [0 0; 0 1], d[1] = (0, -1), rho = -1"),
    "P7.c": Entry(smallestSlope, at: "W[1] = [0 0; 0 1], d[1] = (0, 1), rho = -2"),
    "P7.d": Entry(smallestSlope, at: "W[1] = [0 1; 0 0], d[1] = (1, 0), rho = 2"),
    "P7.e": Entry(smallestSlope, at: "W[1] = [0 0; 0 1], d[1] = (0, 1), rho = 0"),
    "P7.f": Entry(
      "min(j in 1..n: \(skipTerm)) for max(j in 1..n: \(skipTerm))",
      at: "W[1] = [1 0; 0 0], d[1] = (1, 0), rho = 1"),
    "P8.a": Entry(
      "sigma0(2, A[k]) for sigma(1, A[k]), place 2",
      at: "A[1] = [0 0; 0 0], A[2] = [1 0; 0 0], Delta = [1 0; 0 0], j = 1"),
  ]

  private static let shift = "sum(k in 1..L: #Z[k])"
  private static let plainChain = "chain(k in 1..L: W[k])"
  private static let maskedChain = "chain(k in 1..L: diag(mask(Z[k], 0, n[k]))*W[k])"
  private static let skipTerm = "rho*lambda(j, diag(d[k])*W[k] + (diag(d[k])*W[k])')"
}
