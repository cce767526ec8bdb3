// SPDX-License-Identifier: Apache-2.0

/// How the signs of printed mathematics are spelt in ASCII.
enum UnicodeSpelling {
  static let greek: [Unicode.Scalar: String] = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "eps", "ϵ": "eps", "ζ": "zeta",
    "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu",
    "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi", "χ": "chi",
    "ψ": "psi", "ω": "omega", "Δ": "Delta", "√": "sqrt",
  ]

  /// A power is two tokens in the place of one scalar.
  static let signs: [Unicode.Scalar: [Token.Kind]] = {
    var signs: [Unicode.Scalar: [Token.Kind]] = [
      "≤": [.sign(.atMost)], "≥": [.sign(.atLeast)], "≠": [.sign(.different)],
      "⇒": [.sign(.implies)], "∧": [.name("and")], "∀": [.name("forall")], "∈": [.name("in")],
      "⊆": [.name("subset")], "⊂": [.name("subset")], "×": [.name("x")], "·": [.sign(.times)],
      "⋅": [.sign(.times)], "−": [.sign(.minus)], "…": [.sign(.range)], "′": [.sign(.transpose)],
      "’": [.sign(.transpose)], "ᵀ": [.sign(.transpose)],
    ]
    for (digit, scalar) in "¹²³⁴⁵⁶⁷⁸⁹".unicodeScalars.enumerated() {
      signs[scalar] = [.sign(.power), .number("\(digit + 1)")]
    }
    return signs
  }()
}
