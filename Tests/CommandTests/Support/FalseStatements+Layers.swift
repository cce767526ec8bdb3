// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact

// False statements about many layers, vectors, singular subspaces and discriminants.

extension FalseStatements {
  static let layered: [Clause] = [
    Clause(
      "X2.a", over: factors,
      forAll("i", through: "n") { i in
        σ(i, chain(A)) ≤ fold(.product, "k", through: "L") { k in σ(i, .member("A", k)) }
      }),
    Clause(
      "X2.b", over: steps,
      forAll("i", through: "n") { i in
        σ(i, chain(.identity("n") + .scaled(ε, W)))
          ≤ .exponential(fold(.sum, "k", through: "L") { _ in abs(ε) * σ("n", W) })
      }),
    Clause(
      "X2.c", over: [.matrix("J", rows: "p", columns: "n"), .vector("z", count: "m")],
      forAll("i", through: least("p", "n")) { i in
        σ(i, .kronecker(.transpose(.column("z")), "J")) ≐ σ(i, "J")
      }),
    Clause(
      "X2.d", over: [.matrix("A", rows: "m", columns: "n"), .scalar("rho")],
      forAll("i", through: "n") { i in
        σ(i, .stack("A", above: .scaled("rho", .identity("n")))).squared ≐ σ0(i, "A").squared
      }),
    Clause(
      "X2.e", over: perturbed,
      forAll("k", through: least("m", "n")) { k in
        when(
          .all([.less(σ0(k + 1, "A"), σ(k, "A")), .less(σ0(k + 1, sum), σ(k, sum))]),
          .sine(.left, k, "A", sum) ≤ .sine(.right, k, "A", sum))
      }),
    Clause(
      "X2.f", over: [.matrix("W", rows: "n", columns: "n")],
      forAll("i", through: "n") { i in
        when(
          .less(
            0,
            least(σ(i, "W"), "j", through: "n", without: i) { j in abs(σ(i, "W") - σ(j, "W")) }),
          1 ≤ alignment(i, "W"))
      }),
    Clause(
      "X2.g", over: [.matrix("W", rows: "n", columns: "n")],
      .discriminant(.transpose("W") * "W") ≤ 0),
    Clause(
      "X2.h", over: [.matrix("W", rows: "n", columns: "n")],
      .pencil(.degree, .transpose("W") * "W", "W" + .transpose("W"))
        ≤ .pencil(
          .zeros, .transpose("W") * "W", "W" + .transpose("W"))),
    Clause(
      "X2.i",
      over: [
        .family(index: "l", count: "L", .matrix("W", rows: "n", columns: "n")),
        .vector("x", count: "n"), .scalar("eta"),
      ],
      forAll("k", through: "n") { k in
        ScalarTerm.entry(
          .iterate(
            "u", .range(from: 1, through: "L"), state: "s", from: "x",
            step: .activation(.image(.member("W", "u"), "s"), slope: "eta")), k)
          ≐ .entry(
            .image(
              .chain(
                "l", .range(from: 1, through: "L"), .member("W", "l"),
                startingFrom: nil), "x"), k)
      }),
  ]

  private static let factors: [Variable] = [
    .family(index: "k", count: "L", .matrix("A", rows: "n", columns: "n"))
  ]
  private static let steps: [Variable] = [
    .family(index: "k", count: "L", .matrix("W", rows: "n", columns: "n")),
    .vector("eps", count: "L"),
  ]
  private static let perturbed: [Variable] = [
    .matrix("A", rows: "m", columns: "n"), .matrix("E", rows: "m", columns: "n"),
  ]
  private static let A: MatrixTerm = .member("A", "k")
  private static let W: MatrixTerm = .member("W", "k")
  private static let ε: ScalarTerm = .entry("eps", "k")
  private static let sum: MatrixTerm = "A" + "E"

  private static func chain(_ factor: MatrixTerm) -> MatrixTerm {
    .chain("k", .range(from: 1, through: "L"), factor, startingFrom: nil)
  }
}
