// SPDX-License-Identifier: Apache-2.0

import Exact

// Each term as LaTeX mathematics that AMS packages and MathJax understand, with neither a macro of
// our own nor `\operatorname`, which not every viewer of Markdown allows. No braces are written as
// \{ or spaces as \, because some of those viewers take the backslash away. As in plain text,
// parentheses appear where precedence asks for them.

/// How tightly a rendering binds. A sum over an index swallows every factor to its right, so it stands
/// between sums and products.
enum LaTeXPrecedence: Int, Comparable {
  case sum, bigOperator, product, power, atom
  static func < (a: LaTeXPrecedence, b: LaTeXPrecedence) -> Bool { a.rawValue < b.rawValue }
}

/// A piece of LaTeX and how tightly it binds.
struct LaTeX {
  let text: String
  let precedence: LaTeXPrecedence

  init(_ text: String, _ precedence: LaTeXPrecedence = .atom) {
    self.text = text
    self.precedence = precedence
  }

  /// The text, in parentheses where it binds less tightly than `place` asks.
  func within(_ place: LaTeXPrecedence) -> String {
    precedence < place ? LaTeX.delimited("(", text, ")") : text
  }

  /// `text` between delimiters that are as tall as it is.
  static func delimited(_ open: String, _ text: String, _ close: String) -> String {
    let tall = ["\\frac", "\\sum", "\\prod", "\\max_", "\\min_", "\\sqrt", "\\left"]
    guard tall.contains(where: text.contains) else { return open + spaced(open, text) + close }
    return "\\left\(open)\(spaced(open, text))\\right\(close)"
  }

  /// A space where a command's name would otherwise run into a letter.
  private static func spaced(_ command: String, _ text: String) -> String {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic,
      command.hasPrefix("\\")
    else { return text }
    return " " + text
  }

  static func magnitude(_ text: String) -> LaTeX {
    LaTeX(delimited("\\lvert", text, "\\rvert"))
  }

  static func sum(_ a: LaTeX, _ b: LaTeX) -> LaTeX {
    LaTeX("\(a.within(.sum)) + \(b.within(.bigOperator))", .sum)
  }

  static func difference(_ a: LaTeX, _ b: LaTeX) -> LaTeX {
    LaTeX("\(a.within(.sum)) - \(b.within(.bigOperator))", .sum)
  }

  /// Factors side by side, with a dot before a number. A big operator may come last; the product then
  /// is as open to the right as it is.
  static func product(_ a: LaTeX, _ b: LaTeX) -> LaTeX {
    let open = b.precedence == .bigOperator
    let right = open ? b.text : b.within(.power)
    let isNumber = right.first?.isNumber == true || right.hasPrefix("\\frac")
    return LaTeX(
      "\(a.within(.product)) \(isNumber ? "\\cdot " : "")\(right)", open ? .bigOperator : .product)
  }

  /// An operator with a range below, then its body.
  static func bigOperator(_ head: String, _ body: LaTeX) -> LaTeX {
    LaTeX("\(head) \(body.within(.bigOperator))", .bigOperator)
  }

  static func squared(_ text: String) -> LaTeX { LaTeX("\(text)^{2}", .power) }

  /// {1, …, n}.
  static func positions(through size: IndexTerm) -> String {
    "\\lbrace 1, \\dots, \(size.latex) \\rbrace"
  }

  /// A name: Greek letters by their commands, a trailing number as an index, longer words in italics.
  ///
  /// - Parameter index: a further index; `d2` at k is d_{2,k}, for TeX refuses two indices in a row.
  static func name(_ name: String, at index: String? = nil) -> String {
    let word = name.prefix { !$0.isNumber && $0 != "'" && $0 != "_" }
    let rest = name.dropFirst(word.count)
    let indices = [rest.filter(\.isNumber), index ?? ""].filter { !$0.isEmpty }
    var letter = String(word)
    if let greek = greek[letter] {
      letter = greek
    } else if letter.count > 1, let last = letter.last, let greek = greek[String(letter.dropLast())]
    {
      letter = "{\(greek) \(last)}"
    } else if letter.count > 1 {
      letter = "\\mathit{\(letter)}"
    }
    return letter + rest.filter { $0 == "'" }
      + (indices.isEmpty ? "" : "_{\(indices.joined(separator: ", "))}")
  }

  private static let greek = [
    "alpha": "\\alpha", "beta": "\\beta", "gamma": "\\gamma", "delta": "\\delta",
    "Delta": "\\Delta", "eps": "\\varepsilon", "epsilon": "\\varepsilon", "eta": "\\eta",
    "theta": "\\theta", "kappa": "\\kappa", "lambda": "\\lambda", "mu": "\\mu", "nu": "\\nu",
    "rho": "\\rho",
    "sigma": "\\sigma", "tau": "\\tau", "phi": "\\varphi", "omega": "\\omega",
  ]
}

extension IndexTerm {
  public var latex: String { rendering.text }

  var rendering: LaTeX {
    switch self {
    case .constant(let value): return LaTeX("\(value)", value < 0 ? .sum : .atom)
    case .variable(let name): return LaTeX(LaTeX.name(name))
    case .element(let name, let k): return LaTeX(LaTeX.name(name, at: k.latex))
    case .total(let name, let domain, let body):
      return .bigOperator(domain.under("\\sum", name), body.rendering)
    case .sum(let a, let b): return LaTeX("\(a.latex)+\(b.rendering.within(.product))", .sum)
    case .difference(let a, let b):
      return LaTeX("\(a.latex)-\(b.rendering.within(.product))", .sum)
    case .product(let a, let b):
      return LaTeX("\(a.rendering.within(.product)) \(b.rendering.within(.power))", .product)
    case .minimum(let a, let b): return LaTeX("\\min(\(a.latex), \(b.latex))")
    case .count(let members): return .magnitude(members.latex)
    case .member(let j, .variable(let name)): return LaTeX(LaTeX.name(name, at: "(\(j.latex))"))
    case .member(let j, let members): return LaTeX("\(members.latex)_{(\(j.latex))}")
    }
  }
}

extension SetTerm {
  public var latex: String {
    switch self {
    case .variable(let name): return LaTeX.name(name)
    case .member(let name, let k): return LaTeX.name(name, at: k.latex)
    case .constant(let members):
      if members.isEmpty { return "\\emptyset" }
      return "\\lbrace \(members.map(String.init).joined(separator: ", ")) \\rbrace"
    }
  }
}

extension Domain {
  /// The set that is run over.
  public var latex: String {
    switch self {
    case .range(let from, let through):
      return "\\lbrace \(from.latex), \\dots, \(through.latex) \\rbrace"
    case .members(let members): return members.latex
    case .excluding(let excluded, let whole):
      return "\(whole.latex) \\setminus \\lbrace \(excluded.latex) \\rbrace"
    }
  }

  /// An operator such as \sum with this domain written below it.
  func under(_ command: String, _ name: String) -> String {
    let variable = LaTeX.name(name)
    switch self {
    case .members(let members): return "\(command)_{\(variable) \\in \(members.latex)}"
    case .excluding(let excluded, .range(let from, let through)):
      return "\(command)_{\(from.latex) \\le \(variable) \\le \(through.latex), "
        + "\(variable) \\ne \(excluded.latex)}"
    case .excluding: return "\(command)_{\(variable) \\in \(latex)}"
    case .range(let from, let through):
      if command == "\\sum" || command == "\\prod" {
        return "\(command)_{\(variable)=\(from.latex)}^{\(through.latex)}"
      }
      return "\(command)_{\(from.latex) \\le \(variable) \\le \(through.latex)}"
    }
  }
}

extension VectorTerm {
  public var latex: String { rendering.text }

  func latex(at index: String) -> String {
    switch self {
    case .variable(let name): LaTeX.name(name, at: index)
    case .member(let name, let k): LaTeX.name(name, at: "\(k.latex), \(index)")
    default: "\(rendering.within(.atom))_{\(index)}"
    }
  }

  var rendering: LaTeX {
    switch self {
    case .variable(let name): return LaTeX(LaTeX.name(name))
    case .member(let name, let k): return LaTeX(LaTeX.name(name, at: k.latex))
    case .magnitude(let a): return .magnitude(a.latex)
    case .mask(let masked, let slope, _):
      // 1 everywhere, with the slope in place of 1 at the masked positions.
      let indicator = LaTeX("\\mathbf{1}_{\(masked.latex)}")
      let change = slope - 1
      if slope == 0 { return .difference(LaTeX("\\mathbf{1}"), indicator) }
      return .sum(LaTeX("\\mathbf{1}"), .product(change.rendering, indicator))
    case .replacing(let a, let position, let value):
      return LaTeX(
        "\(a.rendering.within(.atom))[\(position.latex) \\mapsto \(value.latex)]")
    case .sum(let a, let b): return .sum(a.rendering, b.rendering)
    case .difference(let a, let b): return .difference(a.rendering, b.rendering)
    case .scaled(let factor, let a): return .product(factor.rendering, a.rendering)
    case .image(let matrix, let a): return .product(matrix.rendering, a.rendering)
    case .entries(let a): return LaTeX("\\mathrm{vec}" + LaTeX.delimited("(", a.latex, ")"))
    case .activation(let a, let slope):
      return LaTeX("\\varphi_{\(slope.latex)}" + LaTeX.delimited("(", a.latex, ")"))
    case .slopes(let a, let slope):
      return LaTeX("\\varphi_{\(slope.latex)}'" + LaTeX.delimited("(", a.latex, ")"))
    case .iterate(let name, let domain, let state, let start, let step):
      return LaTeX(
        domain.under("\\mathrm{iter}", name)
          + LaTeX.delimited(
            "(", "\(start.latex); \(LaTeX.name(state)) \\mapsto \(step.latex)", ")"))
    }
  }
}

extension MatrixTerm {
  public var latex: String { rendering.text }

  func latex(at index: String) -> String {
    if case .variable(let name) = self { return LaTeX.name(name, at: index) }
    return "\(rendering.within(.atom))_{\(index)}"
  }

  var rendering: LaTeX {
    switch self {
    case .variable(let name): return LaTeX(LaTeX.name(name))
    case .member(let name, let k): return LaTeX(LaTeX.name(name, at: k.latex))
    case .chain(let name, .range(let from, let through), let factor, let start):
      // Last factor first, as it stands on the left.
      let product = LaTeX.bigOperator(
        "\\prod_{\(LaTeX.name(name))=\(through.latex)}^{\(from.latex)}", factor.rendering)
      return start.map { .product(LaTeX(product.within(.power)), $0.rendering) } ?? product
    case .chain(let name, let domain, let factor, let start):
      let product = LaTeX.bigOperator(domain.under("\\prod", name), factor.rendering)
      return start.map { .product(LaTeX(product.within(.power)), $0.rendering) } ?? product
    case .stack(let a, let b):
      return LaTeX("\\begin{pmatrix} \(a.latex) \\cr \(b.latex) \\end{pmatrix}")
    case .stacked(let name, let domain, let block):
      return LaTeX(
        domain.under("\\mathrm{stack}", name) + LaTeX.delimited("(", block.latex, ")"))
    case .kronecker(let a, let b):
      // Side by side with another factor it needs parentheses.
      return LaTeX(
        "\(a.rendering.within(.power)) \\otimes \(b.rendering.within(.power))", .sum)
    case .column(let x): return x.rendering
    case .identity(let order): return LaTeX("I_{\(order.latex)}")
    case .diagonal(let vector):
      return LaTeX("\\mathrm{diag}" + LaTeX.delimited("(", vector.latex, ")"))
    case .sum(let a, let b): return .sum(a.rendering, b.rendering)
    case .difference(let a, let b): return .difference(a.rendering, b.rendering)
    case .product(let a, let b): return .product(a.rendering, b.rendering)
    case .scaled(let factor, let a): return .product(factor.rendering, a.rendering)
    case .transpose(let a):
      return LaTeX("\(a.rendering.within(.atom))^{\\mathsf{T}}", .power)
    case .deleting(let rows, let columns, let a):
      return LaTeX(
        a.latex(at: "\\setminus \(rows.latex), \\setminus \(columns.latex)"), .power)
    case .circulant(let row): return LaTeX("\\mathrm{circ}(\(row.latex))")
    case .normalBlocks(let a, let b):
      return LaTeX("\\mathrm{blockdiag}(\(a.latex), \(b.latex))")
    }
  }
}
