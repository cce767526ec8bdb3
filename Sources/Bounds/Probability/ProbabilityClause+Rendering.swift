// SPDX-License-Identifier: Apache-2.0

extension RandomVariable {
  /// "G: N x n normal(1)".
  public var plainText: String {
    switch self {
    case .matrix(_, _, _, .normal(let deviation)):
      return "\(variable.plainText) normal(\(deviation.plainText))"
    case .matrix(_, _, _, .symmetric(let bound)):
      return "\(variable.plainText) symmetric(\(bound.plainText))"
    case .keptRows(_, _, let whole, _, .fairCoins):
      return "\(variable.plainText) rows(\(whole), coins)"
    case .keptRows(_, _, let whole, _, .activation(let z)):
      return "\(variable.plainText) rows(\(whole), \(whole)*\(z.plainText) > 0)"
    }
  }

  public var latex: String {
    switch self {
    case .matrix(_, _, _, .normal(let deviation)):
      let variance = deviation == 1 ? "1" : deviation.squared.latex
      return "\(variable.latex) \\text{ with independent } \\mathcal{N}(0, \(variance))"
        + " \\text{ entries}"
    case .matrix(_, _, _, .symmetric(let bound)):
      return "\(variable.latex) \\text{ with independent symmetric entries in } "
        + "[-\(bound.rendering.within(.product)), \(bound.latex)]"
    case .keptRows(_, let count, let whole, _, let mask):
      let kept = "\(variable.latex) \\text{ the } \(LaTeX.name(count)) \\ge 1 \\text{ rows of } "
      switch mask {
      case .fairCoins: return kept + "\(LaTeX.name(whole)) \\text{ that fair coins keep}"
      case .activation(let z):
        let image = LaTeX.product(LaTeX(LaTeX.name(whole)), z.rendering)
        return kept + "\(LaTeX.name(whole)) \\text{ where } \(image.text) > 0"
      }
    }
  }
}

extension ProbabilityClause {
  /// "P(event) <= bound".
  public var conclusionText: String {
    "P(\(event.plainText)) \(claim.symbol) \(claim.bound.plainText)"
  }

  public var conclusionLaTeX: String {
    "\\mathbb{P}\(LaTeX.delimited("(", event.latex, ")")) \(claim.command) \(claim.bound.latex)"
  }

  /// Parameters, hypotheses, what is drawn, and the assertion in one line.
  public var plainText: String { rendered.plainText }
}

extension ProbabilityClaim {
  var symbol: String {
    switch self {
    case .atMost: return "<="
    case .atLeast: return ">="
    case .equal: return "="
    }
  }

  fileprivate var command: String {
    switch self {
    case .atMost: return "\\le"
    case .atLeast: return "\\ge"
    case .equal: return "="
    }
  }
}
