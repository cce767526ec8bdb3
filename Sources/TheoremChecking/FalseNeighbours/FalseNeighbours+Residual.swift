// SPDX-License-Identifier: Apache-2.0

import Bounds

extension FalseNeighbours {
  private static let T = "rho*I(n) + W"
  private static let H = "W + W'"
  private static let anotherEigenvalue = "lambda(2, W + W') for lambda(1, W + W')"
  private static let lastButOne = "lambda(n - 1, W + W') for lambda(n, W + W')"

  /// R2 with one index for both: for ρ = ±1 and W = diag(∓2, ±1) the orders of the singular values and of
  /// the eigenvalues differ.
  private static func gram(_ relation: String, _ eigenvalue: String, at instance: String) -> Entry {
    Entry(
      "one index for singular values and eigenvalues",
      .conclusionText(
        "forall i in 1..n: sigma(i, \(T))^2 \(relation) "
          + "sigma(i, W)^2 + rho^2 + rho*lambda(\(eigenvalue), \(H))"), at: instance)
  }
  private static let positive = "W = [-2 0; 0 1], rho = 1"
  private static let negative = "W = [2 0; 0 -1], rho = -1"

  static let residual: [String: Entry] = [
    "R1.a": Entry("sigma0(2, W) for sigma(1, W)", at: "W = [0 1; 0 0], rho = 1"),
    "R1.b": Entry(
      "for the squares",
      .conclusionText("forall i in 1..n: abs(sigma(i, \(T))^2 - sigma(i, W)^2) <= rho^2"),
      at: "W = [1], rho = 1"),
    "R1.c": Entry(
      "sigma(i, W) for sigma(1, W)",
      .conclusionText("forall i in 1..n: abs(sigma(i, I(n) + eps*W) - 1) <= abs(eps)*sigma(i, W)"),
      at: "W = [1 0; 0 0], eps = -1"),
    "R2.a": gram("<=", "i", at: positive),
    "R2.b": gram(">=", "i", at: positive),
    "R2.c": Entry(lastButOne, at: "W = [1 0; 0 0], rho = 1"),
    "R2.d": Entry(anotherEigenvalue, at: "W = [0 0; 0 1], rho = 1"),
    "R2.e": gram(">=", "i", at: positive),
    "R2.f": gram("<=", "i", at: positive),
    "R2.g": gram("<=", "n + 1 - i", at: negative),
    "R2.h": gram(">=", "n + 1 - i", at: negative),
    "R2.i": Entry(anotherEigenvalue, at: "W = [0 0; 0 1], rho = -1"),
    "R2.j": Entry(lastButOne, at: "W = [0 0; 0 1], rho = -1"),
    "R2.k": gram(">=", "n + 1 - i", at: negative),
    "R2.l": gram("<=", "n + 1 - i", at: negative),
    "R3.a": Entry(
      "singular values for eigenvalues",
      .conclusionText("forall i in 1..n: rho + 1/2*sigma(i, \(H)) <= sigma(i, \(T))"),
      at: "W = [0 1; 0 0], rho = 1"),
    "R3.b": Entry(lastButOne, at: "W = [1 0; 0 0], rho = 0"),
    "R4.a": Entry("sigma0(2, W) for sigma(1, W)", at: "W = [1 0; 0 0], rho = -1"),
    "R4.b": Entry(anotherEigenvalue, at: "W = [0 1; 0 0], rho = 2"),
    "R4.c": Entry("without the hypothesis 0 <= rho", at: "W = [2 1 0; -1 2 0; 0 0 2], rho = -1"),
    "R4.d": Entry(anotherEigenvalue, at: "W = [0 0; 0 1], rho = -1"),
    "R4.e": Entry(anotherEigenvalue, at: "W = [0 1; 0 0], rho = 0"),
    "R4.f": Entry("sigma0(3, W) for sigma0(2, W)", at: "W = [-1 0; 0 1], rho = 2"),
    "R5.a": Entry("abs(h) for 2*abs(h)", at: "W = [1 1; 0 0], rho = 0, h = -1/2"),
    "R6.a": Entry(
      "each singular value by itself",
      .conclusionText(
        "forall k in 1..n: sigma(k, ((1 - t)*rho0 + t*rho1)*I(n) + W) "
          + "<= (1 - t)*sigma(k, rho0*I(n) + W) + t*sigma(k, rho1*I(n) + W)"),
      at: "W = [1 0; 0 -1], rho0 = -1, rho1 = 1, t = 1/2"),
    "R7.a": Entry(
      "the square of the norm for the sum of all squares",
      .conclusionText("sum(i in 1..n: (sigma(i, \(T)) - abs(rho))^2) <= sigma(1, W)^2"),
      at: "W = [1 0; 0 1], rho = 0"),
    "R7.b": Entry(
      "sum(i in 1..1: sigma(i, W)) for sum(i in 1..n: sigma(i, W))", at: "W = [1 0; 0 1], rho = 0"),
    "R8.a": Entry(
      "without squares",
      .conclusion(
        .equal(
          .fold(
            .sum, "i", .range(from: 1, through: "n"),
            σ("i", .scaled("rho", .identity("n")) + "W")),
          .index("n") * "rho" + .trace("W"))), at: "W = [0 1; 0 0], rho = 1"),
    "R8.b": Entry(
      "without the absolute value",
      .conclusion(
        .equal(
          .fold(
            .product, "i", .range(from: 1, through: "n"),
            σ("i", .scaled("rho", .identity("n")) + "W")),
          .determinant(.scaled("rho", .identity("n")) + "W"))), at: "W = [0 1; 1 0], rho = 0"),
    "R9.a": Entry("for every W", .withoutHypotheses, at: "W = [0 1; 0 0], rho = 1"),
    "R9.b": Entry(
      "the eigenvalues in their own order",
      .conclusionText("forall i in 1..n: sigma(i, \(T)) = abs(rho + lambda(i, W))"),
      at: "W = [1 0; 0 -2], rho = 0"),
    "R9.c": Entry(
      "(rho + a[j])^2 for (rho + a[j])^2 + b[j]^2",
      at: "Q = [1 0; 0 1], a = (0, 0), b = (1, -1), rho = 0"),
    "R9.d": Entry(
      "fourier2(j, replace(c, 1, rho + c[1])) for sqrt(fourier2(j, replace(c, 1, rho + c[1])))",
      at: "c = (1, 1), rho = 0"),
    "R9.e": Entry("without the hypothesis psd(W)", at: "W = [1 0; 0 -1], rho = 1"),
    "R9.f": Entry("without the hypothesis orthogonal(W)", at: "W = [0 1; 0 0], rho = 0"),
    "R9.g": Entry("without the hypothesis orthogonal(W)", at: "W = [0 2; 0 0], rho = 0"),
    "R10.a": Entry(
      "min(k in 1..n: abs(d[k])) for max(k in 1..n: abs(d[k]))",
      at: "W = [1 0; 0 0], d = (1, 0), rho = 0"),
    "R10.b": Entry(
      "min(k in 1..n: abs(d[k])) for max(k in 1..n: abs(d[k]))",
      at: "V = [1 0; 0 0], W = [0 0; 0 0], d = (1, 0), rho = 0"),
    "R11.a": Entry("< for <=", at: "W = [1 0; 0 1], rho = 0"),
    "R11.b": Entry(
      "without the condition disc(W'*W + rho*(W + W')) != 0", at: "W = [0 0; 0 0], rho = 0"),
    "R11.c": Entry(
      "prod(i in 1..1: sigma(i, \(T)) - sigma(i + 1, \(T))) for "
        + "prod(i in 1..n - 1: sigma(i, \(T)) - sigma(i + 1, \(T)))",
      at: "W = [-1 0 0; 0 0 0; 0 0 -1], rho = 1"),
    "R11.d": Entry(
      "2*(n - 1) for n*(n - 1)",
      .conclusion(.pencil(.degree, gramMatrix, symmetricPart) ≤ 2 * .index("n" - 1)),
      at: "W = [1 0 0; 0 2 0; 0 0 3]"),
    "R11.e": Entry(
      "all zeros for those of odd multiplicity",
      .conclusion(.pencil(.zeros, gramMatrix, symmetricPart) ≐ 0), at: "W = [1 0; 0 2]"),
    "R11.f": Entry(
      "n - 1 for n*(n - 1)/2",
      .conclusion(.pencil(.zeros, gramMatrix, symmetricPart) ≤ .index("n" - 1)),
      at: "W = [1 0 0; 0 2 0; 0 0 4]"),
  ]

  private static let W: MatrixTerm = "W"
  private static let gramMatrix = W.transposed * W
  private static let symmetricPart = W + W.transposed
}
