// SPDX-License-Identifier: Apache-2.0

extension FalseNeighbours {
  private static let indexByIndex = "index by index"

  static let general: [String: Entry] = [
    "G1.a": Entry(
      indexByIndex,
      .conclusionText("forall i in 1..min(m, n): sigma(i, A + E) <= sigma(i, A) + sigma(i, E)"),
      at: "A = [1 0; 0 0], E = [0 0; 0 1]"),
    "G1.b": Entry(
      "sigma(i, E) for sigma(1, E)",
      .conclusionText(
        "forall i in 1..min(m, n): abs(sigma(i, A + E) - sigma(i, A)) <= sigma(i, E)"),
      at: "A = [1 0; 0 0], E = [0 0; 0 1]"),
    "G2.a": Entry(
      "sum(j in 1..1: sigma(j, E)) for sum(j in 1..k: sigma(j, E))",
      at: "A = [0 0; 0 0], E = [1 0; 0 1]"),
    "G2.b": Entry(
      "the square of the norm for the sum of all squares",
      .conclusionText(
        "sum(i in 1..min(m, n): (sigma(i, A + E) - sigma(i, A))^2) <= sigma(1, E)^2"),
      at: "A = [0 0; 0 0], E = [1 0; 0 1]"),
    "G3.a": Entry(
      "the same positions of E",
      .conclusionText(
        "forall I nonempty subset 1..min(m, n): sum(i in I: sigma(i, A + E)) "
          + "<= sum(i in I: sigma(i, A)) + sum(i in I: sigma(i, E))"),
      at: "A = [1 0; 0 0], E = [0 0; 0 1]"),
    "G4.a": Entry(
      indexByIndex,
      .conclusionText("forall k in 1..min(m, n): sigma(k, A*B) <= sigma0(k, A)*sigma0(k, B)"),
      at: "A = [2 0; 0 1], B = [1 0; 0 2]"),
    "G4.b": Entry(
      "sums for products",
      .conclusionText(
        "sum(i in 1..n: sigma(i, A*B)) = sum(i in 1..n: sigma(i, A)*sigma(i, B))"),
      at: "A = [2 0; 0 1], B = [1 0; 0 2]"),
    "G5.a": Entry(
      "the same positions of B",
      .conclusionText(
        "forall I nonempty subset 1..min(m, n): prod(i in I: sigma(i, A*B)) "
          + "<= prod(i in I: sigma0(i, A))*prod(i in I: sigma0(i, B))"),
      at: "A = [2 0; 0 1], B = [1 0; 0 2]"),
    "G6.a": powerSums { "sqrt(\($0))" },
    "G6.b": powerSums { $0 },
    "G6.c": powerSums { "(\($0))^2" },
    "G7.a": Entry(
      indexByIndex,
      .conclusionText(
        "forall i in 1..min(min(m, p), n): sigma(i, A*B) <= sigma(i, A)*sigma(i, B)"),
      at: "A = [2 0; 0 1], B = [1 0; 0 2]"),
    "G7.b": Entry(
      indexByIndex,
      .conclusionText(
        "forall i in 1..min(min(m, p), n): sigma(i, A)*sigma(i, B) <= sigma(i, A*B)"),
      at: "A = [2 0; 0 1], B = [1 0; 0 2]"),
    "G8.a": Entry(
      "shifted by as many places as there are rows and columns less",
      .conclusionText(
        "forall i in 1..min(m - #P, n - #Q): sigma(i, delete(P, Q, A)) <= sigma0(i + #P + #Q, A)"),
      at: "A = [1 0; 0 0], P = {2}, Q = {}"),
    "G8.b": Entry(
      "sigma0(i + #P + #Q - 1, A) for sigma0(i + #P + #Q, A)", at: "A = [1 0], P = {}, Q = {1}"),
    "G9.a": Entry(
      "sigma0(i + k - 1, A) for sigma0(i + k, A)",
      at: "A = [1 0; 0 1], R = [-1 0; 0 0], k = 1"),
    "G9.b": Entry(
      "sigma0(k + 1 - 1, A) for sigma0(k + 1, A)",
      at: "A = [2 0; 0 1], B = [2 0; 0 0], k = 1"),
    "G10.a": Entry(
      "absolute values of the eigenvalues",
      .conclusionText("forall i in 1..n: abs(lambda(i, 1/2*(A + A'))) <= sigma(i, A)"),
      at: "A = [0 1; 0 0]"),
    // The gap of A alone.
    "G11.a": Entry("A for A + E", at: "A = [4 0; 0 0], E = [-2 1; 1 2]"),
    "G11.b": Entry("A for A + E", at: "A = [4 0; 0 0], E = [-2 1; 1 2]"),
  ]

  private static func powerSums(_ power: (String) -> String) -> Entry {
    Entry(
      "every subset for the leading positions",
      .conclusionText(
        "forall I nonempty subset 1..min(m, n): sum(i in I: \(power("sigma(i, A*B)"))) "
          + "<= sum(i in I: \(power("sigma0(i, A)*sigma0(i, B)")))"),
      at: "A = [2 0; 0 1], B = [1 0; 0 2]")
  }
}
