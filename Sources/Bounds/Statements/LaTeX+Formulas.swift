// SPDX-License-Identifier: Apache-2.0

import Exact

extension ScalarTerm {
  public var latex: String { rendering.text }

  var rendering: LaTeX {
    switch self {
    case .rational(let value): return ScalarTerm.number(value)
    case .pi: return LaTeX("\\pi")
    case .variable(let name): return LaTeX(LaTeX.name(name))
    case .index(let i): return i.rendering
    case .entry(let vector, let i): return LaTeX(vector.latex(at: i.latex))
    case .dot(let x, let y) where x == y:
      return .squared(LaTeX.delimited("\\lVert", x.latex, "\\rVert"))
    case .dot(let x, let y):
      return LaTeX(LaTeX.delimited("\\langle", "\(x.latex), \(y.latex)", "\\rangle"))
    case .squareRoot(.dot(let x, let y)) where x == y:
      return LaTeX(LaTeX.delimited("\\lVert", x.latex, "\\rVert"))
    case .sortedMagnitude(let i, let vector):
      return LaTeX("\(LaTeX.magnitude(vector.latex).text)_{(\(i.latex))}")
    case .singularValue(let i, let a), .paddedSingularValue(let i, let a):
      return LaTeX("\\sigma_{\(i.latex)}" + LaTeX.delimited("(", a.latex, ")"))
    case .eigenvalue(let i, let a):
      return LaTeX("\\lambda_{\(i.latex)}" + LaTeX.delimited("(", a.latex, ")"))
    case .alignment(let i, let a):
      let matrix = LaTeX.delimited("(", a.latex, ")")
      return LaTeX("\\langle u_{\(i.latex)}\(matrix), v_{\(i.latex)}\(matrix)\\rangle")
    case .sine(let side, let k, let a, let b):
      let letter = side == .left ? "U" : "V"
      return LaTeX(
        "\\lVert \(letter)_{> \(k.latex)}\(LaTeX.delimited("(", b.latex, ")"))^{\\mathsf{T}} "
          + "\(letter)_{\\le \(k.latex)}\(LaTeX.delimited("(", a.latex, ")"))\\rVert")
    case .trace(let a): return LaTeX("\\mathrm{tr}" + LaTeX.delimited("(", a.latex, ")"))
    case .determinant(let a): return LaTeX("\\det" + LaTeX.delimited("(", a.latex, ")"))
    case .discriminant(let a):
      return LaTeX("\\mathrm{disc}" + LaTeX.delimited("(", a.latex, ")"))
    case .pencil(let count, let s, let h):
      let pencil = "\\mathrm{disc}(\(s.latex) + t \(h.rendering.within(.power)))"
      switch count {
      case .degree: return LaTeX("\\deg_{t} \(pencil)", .product)
      case .zeros: return .magnitude("\\lbrace t \\in \\mathbb{R} : \(pencil) = 0 \\rbrace")
      case .oddZeros:
        return .magnitude(
          "\\lbrace t \\in \\mathbb{R} : \(pencil) = 0 \\text{ to an odd order} \\rbrace")
      }
    case .frobeniusNormSquared(let a):
      return .squared(LaTeX.delimited("\\lVert", a.latex, "\\rVert") + "_{F}")
    case .rowNormSquared(let k, let a):
      return .squared("\\lVert \(a.latex(at: "\(k.latex), \\cdot"))\\rVert")
    case .fourierModulusSquared(let j, let vector):
      return .squared(ScalarTerm.fourierModulus(j, vector))
    case .sum(let a, let b): return .sum(a.rendering, b.rendering)
    case .difference(0, let b): return LaTeX("-\(b.rendering.within(.product))", .sum)
    case .difference(let a, let b): return .difference(a.rendering, b.rendering)
    case .product(let a, let b): return .product(a.rendering, b.rendering)
    case .quotient(let a, let b): return LaTeX("\\frac{\(a.latex)}{\(b.latex)}", .power)
    case .absolute(let a): return .magnitude(a.latex)
    case .squareRoot(.fourierModulusSquared(let j, let vector)):
      return LaTeX(ScalarTerm.fourierModulus(j, vector))
    case .squareRoot(let a): return LaTeX("\\sqrt{\(a.latex)}")
    case .exponential(let a):
      return LaTeX("\\exp" + LaTeX.delimited("(", a.latex, ")"))
    case .power(let a, let exponent):
      return LaTeX("\(a.rendering.within(.atom))^{\(exponent)}", .power)
    case .fold(let kind, let name, let domain, let body):
      return .bigOperator(domain.under(kind.command, name), body.rendering)
    case .least(let first, let name, let domain, let body):
      return LaTeX(
        "\\min"
          + LaTeX.delimited(
            "(", "\(first.latex), \(domain.under("\\min", name)) \(body.latex)", ")"))
    case .sumOfLargest(let count, let name, let domain, let body):
      // The largest sum over so many positions.
      let taken = body.latex + count.latex + domain.latex
      let chosen = (["K", "L", "J"] as [String]).first { !taken.contains($0) } ?? "N"
      return .bigOperator(
        "\\max_{\(chosen) \\subseteq \(domain.latex), \\lvert \(chosen)\\rvert = \(count.latex)} "
          + Domain.members(.variable(chosen)).under("\\sum", name),
        body.rendering)
    case .ithLargest(let i, let name, let domain, let body):
      return LaTeX(
        "\\mathrm{largest}_{\(i.latex)}"
          + LaTeX.delimited(
            "(", "\(body.latex) : \(LaTeX.name(name)) \\in \(domain.latex)", ")"))
    case .sumOverSubsets(let name, let size, let body):
      return .bigOperator(
        "\\sum_{\(LaTeX.name(name)) \\subseteq \(LaTeX.positions(through: size))}", body.rendering)
    }
  }

  private static func fourierModulus(_ j: IndexTerm, _ vector: VectorTerm) -> String {
    "\\lvert\\mathcal{F}(\(vector.latex))_{\(j.latex)}\\rvert"
  }

  private static func number(_ value: Rational) -> LaTeX {
    let size = value.magnitude
    let text = size.isInteger ? size.description : "\\frac{\(size.numerator)}{\(size.denominator)}"
    if value.signum < 0 { return LaTeX("-" + text, .sum) }
    return LaTeX(text, value.isInteger ? .atom : .power)
  }
}

extension Fold {
  fileprivate var command: String {
    switch self {
    case .sum: return "\\sum"
    case .product: return "\\prod"
    case .minimum: return "\\min"
    case .maximum: return "\\max"
    }
  }
}

extension Formula {
  /// One line of mathematics.
  public var latex: String {
    switch self {
    case .atMost(let a, let b): return "\(a.latex) \\le \(b.latex)"
    case .less(let a, let b): return "\(a.latex) < \(b.latex)"
    case .equal(let a, let b): return "\(a.latex) = \(b.latex)"
    case .different(let a, let b): return "\(a.latex) \\ne \(b.latex)"
    case .all(let parts): return parts.map(\.latexPart).joined(separator: " \\land ")
    case .implies(let condition, let conclusion):
      return "\(condition.latexPart) \\implies \(conclusion.latex)"
    case .forAll(let name, let domain, let body):
      return "\\forall \(LaTeX.name(name)) \\in \(domain.latex) \\colon \(body.latex)"
    case .forAllSubsets(let name, let size, let body):
      let positions = LaTeX.positions(through: size)
      return
        "\\forall \(LaTeX.name(name)) \\subseteq \(positions), "
        + "\(LaTeX.name(name)) \\ne \\emptyset \\colon \(body.latex)"
    case .has(let property, let a): return property.latex(of: a)
    case .rankAtMost(let k, let a):
      return "\\mathrm{rank}\(LaTeX.delimited("(", a.latex, ")")) \\le \(k.latex)"
    case .conjugatePairs(let a, let b):
      return "\(a.latex) + \\mathrm{i} \(b.latex) \\text{ real or in adjacent conjugate pairs}"
    }
  }

  /// In parentheses unless it is a plain relation.
  private var latexPart: String {
    switch self {
    case .atMost, .less, .equal, .different, .has, .rankAtMost: return latex
    case .all, .implies, .forAll, .forAllSubsets, .conjugatePairs:
      return LaTeX.delimited("(", latex, ")")
    }
  }
}

extension MatrixProperty {
  fileprivate func latex(of matrix: MatrixTerm) -> String {
    let transposed = matrix.transposed.latex
    switch self {
    case .symmetric: return "\(transposed) = \(matrix.latex)"
    case .skewSymmetric:
      return "\(transposed) = -\(matrix.rendering.within(.product))"
    case .positiveSemidefinite: return "\(transposed) = \(matrix.latex) \\succeq 0"
    case .orthogonal:
      return "\(LaTeX.product(matrix.transposed.rendering, matrix.rendering).text) = I"
    }
  }
}

extension Variable {
  /// The variable and the set it is drawn from.
  public var latex: String {
    let name = LaTeX.name(self.name)
    switch self {
    case .family(let index, let count, let member):
      return "\(member.latex(named: LaTeX.name(self.name, at: LaTeX.name(index))))"
        + " \\text{ for } \(LaTeX.name(index)) = 1, \\dots, \(count.latex)"
    default: return latex(named: name)
    }
  }

  private func latex(named name: String) -> String {
    switch self {
    case .family(_, _, let member): return member.latex(named: name)
    case .matrix(_, let rows, let columns):
      return "\(name) \\in \\mathbb{R}^{\(rows.latex) \\times \(columns.latex)}"
    case .vector(_, let count): return "\(name) \\in \\mathbb{R}^{\(count.latex)}"
    case .scalar: return "\(name) \\in \\mathbb{R}"
    case .set(_, let size): return "\(name) \\subseteq \(LaTeX.positions(through: size))"
    case .index(_, let from, let through):
      return "\(name) \\in \(Domain.range(from: from, through: through).latex)"
    }
  }
}

extension Clause {
  /// Variables, hypotheses and conclusion in one line.
  public var latex: String {
    let scope = (variables.map(\.latex) + hypotheses.map(\.latex)).joined(separator: ", \\quad ")
    return scope.isEmpty ? conclusion.latex : "\(scope) \\colon \\quad \(conclusion.latex)"
  }
}
