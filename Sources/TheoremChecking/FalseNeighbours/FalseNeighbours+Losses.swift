// SPDX-License-Identifier: Apache-2.0

import Bounds

extension FalseNeighbours {
  private static let J: MatrixTerm = "J"
  private static let Q1: MatrixTerm = .kronecker(.transpose(.column("z")), J)
  private static let samples: Domain = .range(from: 1, through: "G")
  private static let zg: VectorTerm = .member("z", "g")
  private static let Jg: MatrixTerm = .member("J", "g")
  private static let Q: MatrixTerm = .stacked("g", samples, .kronecker(.transpose(.column(zg)), Jg))
  private static let Z: MatrixTerm = .transpose(.stacked("g", samples, .transpose(.column(zg))))
  private static func overBatch(_ kind: Fold, _ body: ScalarTerm) -> ScalarTerm {
    .fold(kind, "g", samples, body)
  }
  private static func squaredNorm(_ x: VectorTerm) -> ScalarTerm { .dot(x, x) }
  /// The last singular values of Z and of the J_g that exist.
  private static let lastOfZ = σ(least("m", "G"), Z)
  private static let leastOfJ = overBatch(.minimum, σ(least("p", "n"), Jg))
  private static func lowerBound(_ position: IndexTerm) -> Formula {
    lastOfZ * leastOfJ ≤ σ0(position, Q)
  }
  private static func condition(_ position: IndexTerm) -> Formula {
    σ(1, Q) * (lastOfZ * leastOfJ)
      ≤ σ0(position, Q) * (σ(1, Z) * overBatch(.maximum, σ(1, Jg)))
  }
  private static let shapes = "the last singular values that exist, in all shapes"
  /// One tall J with a z of two entries; two wide J with z of one.
  private static let tall = "J[1] = [1; 0], z[1] = (1, 0)"
  private static let wide = "J[1] = [1 0], J[2] = [1 0], z[1] = (1), z[2] = (1)"

  private static let C: MatrixTerm = .stack("A", above: .scaled("rho", .identity("n")))
  private static let opposedParts = "A = [1 0; 0 0], B = [0 0; 0 1]"
  private static func stacked(_ relate: (ScalarTerm, ScalarTerm) -> Formula) -> Entry {
    Entry(
      "index by index",
      .conclusion(
        .forAll(
          "i", .range(from: 1, through: least("m" + "p", "n")),
          relate(
            σ0("i", "A").squared + σ0("i", "B").squared, σ("i", .stack("A", above: "B")).squared))),
      at: opposedParts)
  }

  private static let a = σ(1, "Q")
  private static let b = σ0("n", "Q")
  private static let Qw: VectorTerm = MatrixTerm.variable("Q") * "w"
  private static let descent: VectorTerm = .image(.transpose("Q"), Qw - "y")
  private static let e: VectorTerm = "w" - "v"
  private static let always = "in all cases"

  static let losses: [String: Entry] = [
    "L0.a": Entry(
      "in all regions", .withoutHypotheses,
      at: "W = [1], b = (1), x = (0), z = (-2), eta = 0, rho = 0"),
    "L0.b": Entry(
      "in all regions", .withoutHypotheses,
      at: "W[1] = [-1], b[1] = (-1), x = (0), z = (-1), eta = 0, rho = 0"),
    "L0.c": Entry(
      "in all regions", .withoutHypotheses,
      at: "W[1] = [1], b[1] = (-1), x = (0), z = (1), eta = 0, rho = 0"),
    "L1.a": Entry("dot(z, z) for sqrt(dot(z, z))", at: "J = [1 0; 0 1], z = (1, 1)"),
    "L1.b": Entry(
      "one position earlier",
      .conclusion(forAll("i", least("p", "n"), through: "p") { i in σ0(i, Q1) ≐ 0 }),
      at: "J = [1; 0], z = (1)"),
    "L1.c": Entry(
      "row after row for column after column",
      .conclusion(
        forAll("k", through: "p") { k in
          ScalarTerm.entry(J * (MatrixTerm.variable("Delta") * "z"), k)
            ≐ .entry(Q1 * .entries(.transpose("Delta")), k)
        }), at: "Delta = [0 1; 0 0], J = [1 0; 0 1], z = (1, 0)"),
    "L2.a": Entry(
      "the maximum for the sum",
      .conclusion(
        σ(1, Q).squared ≤ overBatch(.maximum, squaredNorm(zg) * σ(1, Jg).squared)),
      at: "J[1] = [1], J[2] = [1], z[1] = (1), z[2] = (1)"),
    "L2.b": Entry(
      "all samples together",
      .conclusion(overBatch(.sum, squaredNorm(zg) * σ(1, Jg).squared) ≤ σ(1, Q).squared),
      at: "J[1] = [1], J[2] = [1], z[1] = (1, 0), z[2] = (0, 1)"),
    "L2.c": Entry(
      "the greatest length for the norm of Z",
      .conclusion(
        σ(1, Q) ≤ overBatch(.maximum, sqrt(squaredNorm(zg))) * overBatch(.maximum, σ(1, Jg))),
      at: "J[1] = [1], J[2] = [1], z[1] = (1), z[2] = (1)"),
    "L2.d": Entry(shapes, .conclusion(lowerBound("m" * "n")), at: tall),
    "L2.e": Entry(shapes, .conclusion(condition("m" * "n")), at: tall),
    "L2.f": Entry(shapes, .conclusion(lowerBound("G" * "p")), at: wide),
    "L2.g": Entry(shapes, .conclusion(condition("G" * "p")), at: wide),
    "L3.a": Entry(
      "across regions", .withoutHypotheses,
      at: "Delta = [1], W[1] = [0], b[1] = (0), y[1] = (0), z[1] = (-1), eta = 0, rho = 0, j = 1"),
    "L3.b": Entry(
      "sigma(1, Q) for sigma0(n, Q)",
      .conclusion(a.squared * squaredNorm("w") ≤ squaredNorm(Qw)),
      at: "Q = [2 0; 0 1], w = (0, 1)"),
    "L3.c": Entry(
      "sigma0(n, Q) for sigma(1, Q)",
      .conclusion(squaredNorm(Qw) ≤ b.squared * squaredNorm("w")),
      at: "Q = [2 0; 0 1], w = (1, 0)"),
    "L4.a": Entry(
      "the factor (kappa - 1)/(kappa + 1), multiplied out",
      .conclusion(
        (a + b).squared
          * ((a.squared + b.squared).squared * squaredNorm(e)
            - 4 * (a.squared + b.squared) * .dot(e, descent) + 4 * squaredNorm(descent))
          ≤ ((a.squared + b.squared) * (a - b)).squared * squaredNorm(e)),
      at: "Q = [2 0; 0 1], v = (0, 0), w = (1, 0), y = (0, 0)"),
    "L5.a": Entry(
      "sums for sums of squares",
      .conclusion(forAll("i", through: "n") { i in σ(i, C) ≐ σ0(i, "A") + abs("rho") }),
      at: "A = [1], rho = 1"),
    "L5.b": Entry(
      "the condition number of A",
      .conclusion(
        σ(1, C).squared * σ0("n", "A").squared ≐ σ("n", C).squared * σ(1, "A").squared),
      at: "A = [2 0; 0 1], rho = 1"),
    "L5.c": Entry(
      "the last singular value of A that exists",
      .conclusion(
        .less(
          σ(1, C).squared * σ(least("m", "n"), "A").squared,
          σ("n", C).squared * σ(1, "A").squared)), at: "A = [1 0], rho = 1"),
    "L5.d": stacked { $0 ≤ $1 },
    "L5.e": stacked { $1 ≤ $0 },
    "L6.a": Entry(always, .withoutHypotheses, at: "W = [2 0; 0 -1], rho = 1"),
    "L6.b": Entry(always, .withoutHypotheses, at: "W = [2 0; 0 -1], rho = 1"),
    "L6.c": Entry(always, .withoutHypotheses, at: "W = [2 0; 0 -1], rho = 1"),
    "L6.d": Entry(always, .withoutHypotheses, at: "W = [-2 0; 0 1], rho = -1"),
    "L6.e": Entry(always, .withoutHypotheses, at: "W = [-2 0; 0 1], rho = -1"),
  ]
}
