// SPDX-License-Identifier: Apache-2.0

extension FalseNeighbours {
  private static let leaky = "diag(mask(Z, eta, m))*W"
  private static let relu = "diag(mask(Z, 0, m))*W"
  private static let reluBoth = "diag(mask(Z2, 0, m))*W*diag(mask(Z1, 0, n))"
  private static func every(_ claim: String) -> Entry.Statement {
    .conclusionText("forall i in 1..min(m, n): \(claim)")
  }
  private static func everySubset(_ claim: String) -> Entry.Statement {
    .conclusionText("forall I nonempty subset 1..min(m, n): \(claim)")
  }
  private static let smallest = "min(k in 1..m: abs(d[k])) for max(k in 1..m: abs(d[k]))"
  private static let largest = "max(k in 1..m: abs(d[k])) for min(k in 1..m: abs(d[k]))"
  /// DW = 2I, while the sorted slopes and the singular values of W are 2 and 1.
  private static let opposed = "W = [1 0; 0 2], d = (2, 1)"

  static let masks: [String: Entry] = [
    "M1.a": Entry(largest, at: "W = [1; 0], d = (0, 1)"),
    "M1.b": Entry(smallest, at: "W = [0; 1], d = (0, 1)"),
    "M2.a": Entry(
      "sorted slopes times singular values",
      every("sigma(i, diag(d)*W) = sorted(i, d)*sigma(i, W)"), at: opposed),
    "M2.b": Entry("for every d", .withoutHypotheses, at: "W = [1 0; 0 1], d = (1, 0)"),
    "M3.a": Entry(
      "sigma0(i + #Z, W) for sigma(i, W)", every("sigma(i, \(relu)) <= sigma0(i + #Z, W)"),
      at: "W = [1 0; 0 0], Z = {2}"),
    "M3.b": Entry(
      "sigma0(i + #Z - 1, W) for sigma0(i + #Z, W)", at: "W = [1 0; 0 1], Z = {1}"),
    "M4.a": Entry(
      "sigma(i, W) for abs(eta)*sigma(i, W)", at: "W = [1 0; 0 1], Z = {1}, eta = 0"),
    "M4.b": Entry(
      "sigma0(i + #Z - 1, W) for sigma0(i + #Z, W)", at: "W = [1 0; 0 1], Z = {1}, eta = 0"),
    "M4.c": Entry(
      "abs(eta)*sigma(i, W) for sigma(i, W)", every("sigma(i, \(leaky)) <= abs(eta)*sigma(i, W)"),
      at: "W = [1 0; 0 1], Z = {1}, eta = 0"),
    "M4.d": Entry(
      "without the shift",
      .conclusionText(
        "forall i in m - #Z + 1..min(m, n): sigma(i, \(leaky)) <= abs(eta)*sigma(i, W)"),
      at: "W = [2 0; 0 1], Z = {1}, eta = 1/2"),
    "M4.e": Entry(
      "without the hypothesis 1 <= abs(eta)", at: "W = [1 0; 0 1], Z = {1}, eta = 0"),
    "M4.f": Entry(
      "sigma0(i + (m - #Z) - 1, W) for sigma0(i + (m - #Z), W)",
      at: "W = [1 0; 0 1], Z = {1}, eta = 2"),
    "M4.g": Entry(
      "sigma(i, W) for abs(eta)*sigma(i, W)", at: "W = [1 0; 0 1], Z = {1}, eta = 2"),
    "M4.h": Entry(
      "without the shift",
      .conclusionText("forall i in #Z + 1..min(m, n): sigma(i, \(leaky)) <= sigma(i, W)"),
      at: "W = [2 0; 0 1], Z = {2}, eta = 2"),
    "M5.a": Entry("sigma(i, W) for sigma(i, W)^2", at: "W = [1 1], d = (0)"),
    "M6.a": Entry("sigma0(i + 1, W) for sigma(i, W)", at: "W = [2 0; 0 1], d = (1, 1)"),
    "M6.b": Entry(
      "lambda(2, \(lost)) for lambda(1, \(lost))", at: "W = [0 1], d = (0)"),
    "M6.c": Entry("for every d", .withoutHypotheses, at: "W = [1 0], d = (2)"),
    "M6.d": Entry(
      "sum(j in 1..1: lambda(j, \(lost))) for sum(j in 1..k: lambda(j, \(lost)))",
      at: "W = [1 0; 0 1], d = (0, 0)"),
    "M7.a": Entry(
      "index by index",
      every("abs(sigma(i, W) - sigma(i, diag(d)*W)) <= sigma(i, (I(m) - diag(abs(d)))*W)"),
      at: "W = [1 0; 0 1], d = (1, 0)"),
    "M7.b": Entry(
      "the square of the norm for the sum of all squares",
      .conclusionText(
        "sum(i in 1..min(m, n): (sigma(i, W) - sigma(i, diag(d)*W))^2) "
          + "<= sigma(1, (I(m) - diag(abs(d)))*W)^2"), at: "W = [1 0; 0 1], d = (0, 0)"),
    "M8.a": Entry(
      "prod(k in 1..1: abs(d[k])) for prod(k in 1..n: abs(d[k]))",
      at: "W = [1 0; 0 1], d = (1, 0)"),
    "M9.a": Entry(
      "index by index", every("sigma(i, diag(d)*W) <= sorted(i, d)*sigma(i, W)"), at: opposed),
    "M9.b": Entry(
      "n for m",
      .conclusionText(
        "forall i in 1..min(m, n): forall j in n + 1 - i..min(m, n): "
          + "sorted(i, d)*sigma(j, W) <= sigma(i + j - n, diag(d)*W)"), at: "W = [0; 1], d = (1, 0)"
    ),
    "M9.c": Entry(
      "index by index", every("sigma(i, diag(d)*W) <= sorted(i, d)*sigma(i, W)"), at: opposed),
    "M9.d": Entry(
      "the same positions",
      everySubset(
        "prod(i in I: sigma(i, diag(d)*W)) <= prod(i in I: sigma(i, W))*prod(i in I: sorted(i, d))"),
      at: opposed),
    "M9.e": Entry(
      "the same positions",
      everySubset(
        "prod(i in I: sigma(i, diag(d)*W)) <= prod(i in I: sorted(i, d))*prod(i in I: sigma(i, W))"),
      at: opposed),
    "M9.f": Entry(
      "the same positions",
      everySubset(
        "prod(i in I: sigma(i, W))*prod(i in I: sorted(i, d)) <= prod(i in I: sigma(i, diag(d)*W))"),
      at: opposed),
    "M10.a": Entry(smallest, at: "W = [1 0; 0 1], d = (2, 1)"),
    "M10.b": Entry(
      "sigma(1, \(leaky)) for abs(eta)*sigma(1, \(leaky))", at: "W = [1 0; 0 1], Z = {1}, eta = 0"),
    "M11.a": Entry(
      "without the shift", every("sigma(i, diag(d)*W) <= sigma(i, diag(replace(d, k, t))*W)"),
      at: "W = [1 0; 0 1], d = (1, 1), t = 0, k = 1"),
    "M11.b": Entry(
      "sigma0(i, diag(d)*W) for sigma(i - 1, diag(d)*W)",
      at: "W = [1 0; 0 1], d = (0, 1), t = 1, k = 1"),
    "M11.c": Entry(
      "without the hypothesis abs(d[k]) <= abs(t)", at: "W = [1 0; 0 1], d = (1, 1), t = 0, k = 1"),
    "M12.a": Entry(
      "the zeros of one mask alone", every("sigma0(i + #Z1, W) <= sigma(i, \(reluBoth))"),
      at: "W = [1 0; 0 1], Z1 = {}, Z2 = {1}"),
    "M12.b": Entry(
      "sigma0(i + #Z1, W) for sigma(i, W)", every("sigma(i, \(reluBoth)) <= sigma0(i + #Z1, W)"),
      at: "W = [1 0; 0 0], Z1 = {2}, Z2 = {}"),
    "M12.c": Entry(
      "max(k in 1..m: abs(d2[k])) for min(k in 1..m: abs(d2[k]))",
      at: "W = [0; 1], d1 = (1), d2 = (1, 0)"),
    "M12.d": Entry(
      "min(k in 1..m: abs(d2[k])) for max(k in 1..m: abs(d2[k]))",
      at: "W = [1; 0], d1 = (1), d2 = (1, 0)"),
    "M13.a": Entry(
      "min(k in 1..m: abs(1 - abs(d[k]))) for max(k in 1..m: abs(1 - abs(d[k])))",
      at: "W = [0; 1], d = (1, 0)"),
    "M13.b": Entry(
      "min(k in 1..m: \(distance)) for max(k in 1..m: \(distance))", at: "W = [0; 1], d = (1, 4)"),
    "M13.c": Entry(
      "min(k in 1..m: abs(abs(d[k]) - 1/abs(d[k]))) for max(k in 1..m: abs(abs(d[k]) - 1/abs(d[k])))",
      at: "W = [1; 1], d = (1, 2)"),
    "M14.a": Entry(
      "frobenius2(W) for prod(k in 2..m: 2)*frobenius2(W)", at: "W = [1; 0]"),
  ]

  private static let lost = "W'*(I(m) - diag(d)*diag(d))*W"
  private static let distance = "abs(sqrt(abs(d[k])) - sqrt(1/abs(d[k])))"
}
