// SPDX-License-Identifier: Apache-2.0

import Bounds

/// A statement with the signs and letters of printed mathematics instead of ASCII.
enum UnicodeText {
  private static let signs = [
    ("|-", "⊢"), ("<=", "≤"), ("!=", "≠"), ("=>", "⇒"), ("forall ", "∀ "), (" in ", " ∈ "),
    (" subset ", " ⊆ "), (" and ", " ∧ "), (" x ", " × "), ("..", "…"), ("*", "·"), ("'", "ᵀ"),
    ("-", "−"), ("sigma", "σ"), ("lambda", "λ"), ("rho", "ρ"), ("eps", "ε"), ("eta", "η"),
    ("Delta", "Δ"), ("pi", "π"), ("phi", "φ"), ("sqrt", "√"),
  ]

  static func of(_ clause: Clause) -> String {
    var text = clause.plainText
    for (ascii, sign) in signs { text = text.replacing(ascii, with: sign) }
    for (digit, sign) in zip("123456789", "¹²³⁴⁵⁶⁷⁸⁹") {
      // Not the first digit of a longer exponent.
      let pieces = text.components(separatedBy: "^\(digit)")
      text = pieces.dropFirst().reduce(pieces[0]) {
        $0 + ($1.first?.isASCIIDigit == true ? "^\(digit)" : "\(sign)") + $1
      }
    }
    return text
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
