// SPDX-License-Identifier: Apache-2.0

extension ExplainedMutants {
  static let explanations: [Explanation] = [
    // MARK: A special case
    Explanation(
      "E = 0, R = 0, B = 0, W = 0, V = 0 or ρ = 0 in the clause, and the side that "
        + "bounds is no smaller for another one",
      [
        "G1.a": ["A for A + E"], "G1.b": ["A for A + E"], "G2.a": ["A for A + E"],
        "G2.b": ["A for A + E"], "G3.a": ["A for A + E"], "G9.a": ["A for A + R"],
        "G9.b": ["A for A - B"], "R1.a": [skip], "R1.b": [plain], "R1.c": ["I(n) for I(n) + eps*W"],
        "R7.a": [skip], "R7.b": [skip], "R10.a": ["rho*I(n) for rho*I(n) + diag(d)*W"],
        "R10.b": ["W for W + V"], "P4.a": [step("I(n)")], "P4.b": [step("I(n)")],
        "P4.c": [step("I(n)")], "P4.e": [step("I(n)")], "P7.a": [layer("rho*I(n)")],
        "P7.b": [layer("rho*I(n)")], "P7.c": [layer("rho*I(n)")], "P7.e": [layer("rho*I(n)")],
      ]),
    Explanation("|ρ| and 1 are at most |ρ| + 1", ["R9.g": [skip, plain]]),
    Explanation(
      "A = 0 in the clause, and the larger side is no smaller for another A",
      ["G1.a": ["E for A + E"], "G3.a": ["E for A + E"]]),
    Explanation(
      "the norm of a product is at most the product of the norms, to which each "
        + "factor 1 or |ρ| adds",
      [
        "P4.a": [step("eps[k]*W[k]")], "P4.b": [step("eps[k]*W[k]")],
        "P7.a": [layer("diag(d[k])*W[k]")], "P7.b": [layer("diag(d[k])*W[k]")],
      ]),

    // MARK: One of two estimates
    Explanation(
      "the clause multiplies σ_1(T) ≤ Q and q ≤ σ_n(T), and the estimate holds for "
        + "this matrix as well",
      [
        "R4.a": [opposite, skip, plain, opposite + ", place 2", skip + ", place 2"],
        "R4.c": [opposite, skip, plain], "R4.e": [opposite, skip, plain],
        "P4.d": [
          step("I(n) - eps[k]*W[k]"), step("I(n)"), step("eps[k]*W[k]"),
          step("I(n) - eps[k]*W[k]") + ", place 2", step("I(n)") + ", place 2",
        ],
        "P7.d": [
          layer("rho*I(n) - diag(d[k])*W[k]"), layer("rho*I(n)"), layer("diag(d[k])*W[k]"),
          layer("rho*I(n) - diag(d[k])*W[k]") + ", place 2", layer("rho*I(n)") + ", place 2",
        ],
        "L6.a": [opposite, skip, plain, opposite + ", place 2", skip + ", place 2"],
        "L6.c": [opposite, skip, plain], "L6.e": [opposite, skip, plain],
      ]),
    Explanation(
      "σ_n(M) ≥ Π(1 − e_k), Π(1 + e_k) ≥ 1, σ_1(M) ≤ Π(1 + e_k) and Π(1 − e_k) ≤ 1",
      [
        "P4.d": [
          "\(shrinking) for sigma(1, \(chain))*\(shrinking)",
          "\(growing) for sigma(n, \(chain))*\(growing)",
        ]
      ]),
    Explanation(
      "where |ρ| > σ_1(W), |ρ| ≤ |ρ| + σ_2(W) and σ_1(W) ≤ |ρ| stand for σ_1(T), and "
        + "(|ρ| + σ_1)(|ρ| − σ_1) ≤ ρ²",
      ["R4.f": [skip, plain, skip + ", place 2"]]),
    Explanation(
      "(1) of page L6 implies σ_n(W) < σ_n(ρI + W): it gives (ρ + λ_1)σ_n² < (ρ + "
        + "λ_n)σ_1², so ρ + λ_n > 0",
      ["L6.b": [plain], "L6.d": [plain]]),

    // MARK: Weaker, which only the hypotheses show
    Explanation(
      "the left side becomes smaller where it is positive, and the right side is not negative",
      [
        "R4.a": [second], "R4.b": [second], "R4.c": [second], "R4.d": [second], "R4.e": [second],
        "R4.f": [second],
        "P4.d": ["sigma0(2, \(chain)) for sigma(1, \(chain))"],
        "P7.d": ["sigma0(2, \(maskedChain)) for sigma(1, \(maskedChain))"],
      ]),
    Explanation(
      "ρ ≤ 0 ≤ ρ², or ρ ≥ 0: the smaller side becomes smaller",
      [
        "R2.h": ["rho for rho^2"], "R2.i": ["rho for rho^2"], "R2.k": ["rho for rho^2"],
        "R4.d": ["rho for rho^2"],
        "R4.c": ["1/2*lambda(n, W + W') for rho + 1/2*lambda(n, W + W')"],
      ]),
    Explanation(
      "0 <= t <= 1: the larger side becomes larger",
      [
        "R6.a": [
          "\(leading("rho0")) for (1 - t)*\(leading("rho0"))", "1 + t for 1 - t", "1 for 1 - t",
          "\(leading("rho1")) for t*\(leading("rho1"))",
        ]
      ]),
    Explanation(
      "0 <= 1 - d[k]^2 <= 1: the larger side becomes larger",
      ["M6.c": ["rownorm2(k, W) for (1 - d[k]^2)*rownorm2(k, W)"]]),
    Explanation(
      "no factor on the larger side is negative, and one becomes larger",
      ["P4.f": ["2 for 1"]]),
    Explanation(
      "a product of numbers is at most that of their absolute values",
      ["P5.e": ["eta for abs(eta)"], "P7.e": ["rho for abs(rho), place 3"]]),
    Explanation(
      "with a = σ_1² ≥ b = σ_n² ≥ 0 and eᵀd = |Qe|² ≥ 0: the smaller side becomes "
        + "smaller or the larger larger",
      [
        "L4.a": [
          "sigma(1, Q)^2 - sigma0(n, Q)^2 for sigma(1, Q)^2 + sigma0(n, Q)^2", "8 for 4",
          "sigma(1, Q)^2 + sigma0(n, Q)^2 for sigma(1, Q)^2 - sigma0(n, Q)^2",
          "sigma(1, Q)^2 for sigma(1, Q)^2 - sigma0(n, Q)^2",
          "sigma0(n + 1, Q) for sigma0(n, Q), place 3",
        ]
      ]),

    // MARK: Slopes
    Explanation(
      "|1 − |d|| ≤ |1 − d| ≤ 1 + |d|: the larger side becomes larger (M1 for a norm)",
      [
        "M7.a": ["I(m) + diag(abs(d)) for I(m) - diag(abs(d))", "diag(d) for diag(abs(d))"],
        "M7.b": ["1 + abs(d[k]) for 1 - abs(d[k])", "d[k] for abs(d[k])"],
        "M13.a": ["1 + abs(d[k]) for 1 - abs(d[k])", "d[k] for abs(d[k])"],
      ]),
    Explanation(
      "for t > 0, |√t − 1/√t| is at least |√t − 1| and at most √t + 1/√t, |t − 1/√t| "
        + "and |√t − 1/t|",
      [
        "M13.b": [
          "sqrt(abs(d[k])) + sqrt(1/abs(d[k])) for sqrt(abs(d[k])) - sqrt(1/abs(d[k]))",
          "abs(d[k]) for sqrt(abs(d[k]))", "1/abs(d[k]) for sqrt(1/abs(d[k]))",
        ],
        "M13.c": ["1 for 1/abs(d[k])"],
      ]),
    Explanation(
      "for t ≠ 0, ||t| − 1/|t|| is at most |t| + 1/|t|, which is |t − 1/|t|| for t < 0",
      [
        "M13.c": [
          "abs(d[k]) + 1/abs(d[k]) for abs(d[k]) - 1/abs(d[k])", "d[k] for abs(d[k]), place 2",
        ]
      ]),

    // MARK: The same, or without meaning
    Explanation("(-eps)^2 = eps^2", ["P4.f": ["eps[k] for abs(eps[k])"]]),
    Explanation(
      "0 is a factor where there is one, and for n = 1 the discriminant is 1",
      [
        "R11.c": [
          "sigma0(i + 1, rho*I(n) + W) for sigma(i, rho*I(n) + W)",
          "sigma0(i + 1 - 1, rho*I(n) + W) for sigma(i + 1, rho*I(n) + W)",
        ]
      ]),
    Explanation(
      "where the condition fails, a number in the conclusion has no meaning; where "
        + "it holds, the mutant is the clause",
      [
        "G11.a": [bothGaps, firstGap, secondGap], "G11.b": [bothGaps, firstGap, secondGap],
        "P7.b": ["without the hypothesis 0 < abs(rho)"],
        "M13.b": [invertible, "d[k] for abs(d[k])"], "M13.c": [invertible, "d[k] for abs(d[k])"],
      ]),
    Explanation(
      "where the condition fails, the left side is at most 0 or σ_i not simple or 0, without uᵀv",
      ["R5.a": ["without the condition 2*abs(h) < \(gap)"]]),
    Explanation(
      "4 in place of 2, or no absolute value: the left side becomes smaller; no "
        + "factor 1 − (uᵀv)² ≤ 1: the right one larger",
      ["R5.a": ["4 for 2", "\(movement) for abs(\(movement))", "h^2 for h^2*(1 - \(rate)^2)"]]),
    Explanation(
      "the distance 2σ_i is not needed in the conclusion: page R5, section Equality",
      [
        "R5.a": [
          "2 for 2*sigma(i, rho*I(n) + W)", opposite + ", place 2", skip + ", place 2",
          plain + ", place 2", "I(n) for rho*I(n), place 2",
        ]
      ]),
    Explanation(
      "P2 and R4.f",
      [
        "P4.d": ["sigma0(2, W[k]) for sigma(1, W[k]), place 2"],
        "P7.d": ["sigma0(2, W[k]) for sigma(1, W[k]), place 2"],
      ]),
    Explanation("it is R4.f", ["R4.a": ["sigma0(2, W) for sigma(1, W), place 2"]]),
  ]

  private static let invertible = "without the hypothesis forall k in 1..m: 0 < abs(d[k])"
  private static let skip = "rho*I(n) for rho*I(n) + W"
  private static let plain = "W for rho*I(n) + W"
  private static let opposite = "rho*I(n) - W for rho*I(n) + W"
  private static let second = "sigma0(2, rho*I(n) + W) for sigma(1, rho*I(n) + W)"
  private static func step(_ factor: String) -> String { "\(factor) for I(n) + eps[k]*W[k]" }
  private static func layer(_ factor: String) -> String {
    "\(factor) for rho*I(n) + diag(d[k])*W[k]"
  }
  private static let chain = "chain(k in 1..L: I(n) + eps[k]*W[k])"
  private static let maskedChain = "chain(k in 1..L: rho*I(n) + diag(d[k])*W[k])"
  private static let shrinking = "prod(k in 1..L: 1 - abs(eps[k])*sigma(1, W[k]))"
  private static let growing = "prod(k in 1..L: 1 + abs(eps[k])*sigma(1, W[k]))"
  private static func leading(_ shift: String) -> String {
    "sum(i in 1..k: sigma(i, \(shift)*I(n) + W))"
  }
  private static let firstGap = "without the condition sigma0(k + 1, A) < sigma(k, A)"
  private static let secondGap = "without the condition sigma0(k + 1, A + E) < sigma(k, A + E)"
  private static let bothGaps =
    "without the condition (sigma0(k + 1, A) < sigma(k, A)) and (sigma0(k + 1, A + "
    + "E) < sigma(k, A + E))"
  private static let rate = "alignment(i, rho*I(n) + W)"
  private static let movement =
    "sigma(i, (rho + h)*I(n) + W) - sigma(i, rho*I(n) + W) - h*\(rate)"
  private static let gap =
    "min(2*sigma(i, rho*I(n) + W); j in 1..n without i: abs(sigma(i, rho*I(n) + W) - "
    + "sigma(j, rho*I(n) + W)))"
}
