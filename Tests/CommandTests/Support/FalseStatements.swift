// SPDX-License-Identifier: Apache-2.0

import Bounds
import Exact

/// Neighbours of the catalogue's statements that are false on most instances or on many.
enum FalseStatements {
  static let all: [Clause] = plain + FalseStatements.layered

  private static let plain: [Clause] = [
    Clause(
      "X1.a", over: layer,
      forAll("i", through: "n") { i in σ(i, shifted) ≤ σ(i, "W") }),
    Clause(
      "X1.b", over: [.matrix("A", rows: "m", columns: "n"), .matrix("E", rows: "m", columns: "n")],
      forAll("i", through: r) { i in σ(i, "A" + "E") ≤ σ(i, "A") + σ(i, "E") }),
    Clause(
      "X1.c", over: [.matrix("A", rows: "n", columns: "n"), .matrix("B", rows: "n", columns: "n")],
      forAll("i", through: "n") { i in σ(i, "A" * "B") ≤ σ(i, "A") * σ(i, "B") }),
    Clause(
      "X1.d", over: layer,
      forAll("i", through: "n") { i in
        σ(i, shifted) ≥ "rho" + .rational(Rational(1, 2)) * σ(i, "W" + .transpose("W"))
      }),
    Clause(
      "X1.e", over: [.matrix("A", rows: "m", columns: "n"), .matrix("E", rows: "m", columns: "n")],
      forAllSubsets("I", of: r) { I in
        fold(.sum, "i", over: I) { i in σ(i, "A" + "E") }
          ≤ fold(.sum, "i", over: I) { i in σ(i, "A") }
      }),
    Clause(
      "X1.f", over: masked,
      forAll("i", through: r) { i in
        fold(.maximum, "k", through: "m") { k in abs(.entry("d", k)) } * σ(i, "W")
          ≤ σ(i, maskedLayer)
      }),
    Clause(
      "X1.g", over: masked,
      forAll("i", through: r) { i in σ(i, maskedLayer) ≐ σ(i, "W") }),
    Clause(
      "X1.h", over: [.matrix("W", rows: "m", columns: "n"), .set("Z", size: "m")],
      forAll("i", through: r) { i in
        .less(σ(i, .diagonal(.mask(masked: "Z", slope: 0, count: "m")) * "W"), σ(i, "W"))
      }),
    Clause(
      "X1.i", over: masked,
      forAll("i", through: r) { i in
        when(.less(0, σ(i, "W")), σ(i, maskedLayer) ≤ σ(i, "W"))
      }),
    Clause(
      "X1.j", over: [.matrix("A", rows: "m", columns: "p"), .matrix("B", rows: "p", columns: "n")],
      fold(.sum, "i", through: r) { i in sqrt(σ(i, "A" * "B")) }
        ≤ fold(.sum, "i", through: r) { i in sqrt(σ0(i, "B")) }),
    Clause(
      "X1.k", over: [.vector("c", count: "n"), .scalar("rho")],
      forAll("i", through: "n") { i in
        σ(i, .scaled("rho", .identity("n")) + .circulant("c"))
          ≐ ithLargest(i, "j", 0, through: "n" - 1) { j in sqrt(.fourierModulusSquared(j, "c")) }
      }),
    Clause(
      "X1.l",
      over: [
        .matrix("A", rows: "m", columns: "n"), .matrix("R", rows: "m", columns: "n"),
        .index("k", from: 0, through: r),
      ], given: [.rankAtMost("k", "R")],
      forAll("i", through: r) { i in σ0(i, "A") ≤ σ(i, "A" + "R") }),
    Clause(
      "X1.m", over: layer, given: [.has(.symmetric, "W")],
      forAll("i", through: "n") { i in σ(i, shifted) ≐ abs("rho" + λ(i, "W")) }),
    Clause(
      "X1.n",
      over: [.matrix("A", rows: "m", columns: "n"), .set("P", size: "m"), .set("Q", size: "n")],
      forAll("i", through: least("m" - .count("P"), "n" - .count("Q"))) { i in
        σ(i, "A") ≤ σ(i, .deleting(rows: "P", columns: "Q", from: "A"))
      }),
  ]

  private static let r = least("m", "n")
  private static let layer: [Variable] = [.matrix("W", rows: "n", columns: "n"), .scalar("rho")]
  private static let shifted: MatrixTerm = .scaled("rho", .identity("n")) + "W"
  private static let masked: [Variable] = [
    .matrix("W", rows: "m", columns: "n"), .vector("d", count: "m"),
  ]
  private static let maskedLayer: MatrixTerm = .diagonal("d") * "W"
}
