// SPDX-License-Identifier: Apache-2.0

import Exact

// One line of plain ASCII text for each term and formula. Parentheses appear where precedence asks
// for them, so that the text determines the tree; Parsing is the inverse. Whether `*` is a product of
// numbers, of matrices or a multiple of a matrix, the kinds of its factors tell.

/// How tightly a construct binds; a part in a tighter place is put in parentheses.
enum Precedence: Int, Comparable {
  case sum, product, power, atom
  static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue < b.rawValue }
}

private func wrap(_ text: (String, Precedence), in place: Precedence) -> String {
  text.1 < place ? "(\(text.0))" : text.0
}

extension IndexTerm {
  public var plainText: String { precedenceText.0 }

  var precedenceText: (String, Precedence) {
    switch self {
    case .constant(let value): return ("\(value)", value < 0 ? .sum : .atom)
    case .variable(let name): return (name, .atom)
    case .element(let name, let k): return ("\(name)[\(k.plainText)]", .atom)
    case .sum(let a, let b):
      return ("\(a.plainText) + \(wrap(b.precedenceText, in: .product))", .sum)
    case .difference(let a, let b):
      return ("\(a.plainText) - \(wrap(b.precedenceText, in: .product))", .sum)
    case .product(let a, let b):
      return (
        "\(wrap(a.precedenceText, in: .product))*\(wrap(b.precedenceText, in: .power))", .product
      )
    case .minimum(let a, let b): return ("min(\(a.plainText), \(b.plainText))", .atom)
    case .count(let members): return ("#\(members.plainText)", .atom)
    case .total(let name, let domain, let body):
      return ("sum(\(name) in \(domain.plainText): \(body.plainText))", .atom)
    case .member(let j, let members): return ("\(members.plainText)[\(j.plainText)]", .atom)
    }
  }
}

extension SetTerm {
  public var plainText: String {
    switch self {
    case .variable(let name): return name
    case .member(let name, let k): return "\(name)[\(k.plainText)]"
    case .constant(let members): return "{\(members.map(String.init).joined(separator: ","))}"
    }
  }
}

extension Domain {
  public var plainText: String {
    switch self {
    case .range(let from, let through): return "\(from.plainText)..\(through.plainText)"
    case .members(let members): return members.plainText
    case .excluding(let excluded, let whole):
      return "\(whole.plainText) without \(wrap(excluded.precedenceText, in: .product))"
    }
  }
}

extension VectorTerm {
  public var plainText: String { precedenceText.0 }

  var precedenceText: (String, Precedence) {
    switch self {
    case .variable(let name): return (name, .atom)
    case .member(let name, let k): return ("\(name)[\(k.plainText)]", .atom)
    case .magnitude(let a): return ("abs(\(a.plainText))", .atom)
    case .mask(let masked, let slope, let count):
      return ("mask(\(masked.plainText), \(slope.plainText), \(count.plainText))", .atom)
    case .replacing(let a, let position, let value):
      return ("replace(\(a.plainText), \(position.plainText), \(value.plainText))", .atom)
    case .sum(let a, let b):
      return ("\(a.plainText) + \(wrap(b.precedenceText, in: .product))", .sum)
    case .difference(let a, let b):
      return ("\(a.plainText) - \(wrap(b.precedenceText, in: .product))", .sum)
    case .scaled(let factor, let a):
      return (
        "\(wrap(factor.precedenceText, in: .product))*\(wrap(a.precedenceText, in: .power))",
        .product
      )
    case .image(let a, let x):
      return (
        "\(wrap(a.precedenceText, in: .product))*\(wrap(x.precedenceText, in: .power))", .product
      )
    case .entries(let a): return ("vec(\(a.plainText))", .atom)
    case .activation(let a, let slope):
      return ("phi(\(a.plainText), \(slope.plainText))", .atom)
    case .slopes(let a, let slope):
      return ("slopes(\(a.plainText), \(slope.plainText))", .atom)
    case .iterate(let name, let domain, let state, let start, let step):
      return (
        "iterate(\(name) in \(domain.plainText), \(state) = \(start.plainText): "
          + "\(step.plainText))", .atom
      )
    }
  }
}

extension MatrixTerm {
  public var plainText: String { precedenceText.0 }

  var precedenceText: (String, Precedence) {
    switch self {
    case .variable(let name): return (name, .atom)
    case .member(let name, let k): return ("\(name)[\(k.plainText)]", .atom)
    case .identity(let order): return ("I(\(order.plainText))", .atom)
    case .diagonal(let vector): return ("diag(\(vector.plainText))", .atom)
    case .sum(let a, let b):
      return ("\(a.plainText) + \(wrap(b.precedenceText, in: .product))", .sum)
    case .difference(let a, let b):
      return ("\(a.plainText) - \(wrap(b.precedenceText, in: .product))", .sum)
    case .product(let a, let b):
      return (
        "\(wrap(a.precedenceText, in: .product))*\(wrap(b.precedenceText, in: .power))", .product
      )
    case .scaled(let factor, let a):
      return (
        "\(wrap(factor.precedenceText, in: .product))*\(wrap(a.precedenceText, in: .power))",
        .product
      )
    case .transpose(let a): return ("\(wrap(a.precedenceText, in: .atom))'", .atom)
    case .chain(let name, let domain, let factor, let start):
      let from = start.map { "; \($0.plainText)" } ?? ""
      return ("chain(\(name) in \(domain.plainText): \(factor.plainText)\(from))", .atom)
    case .stack(let a, let b): return ("stack(\(a.plainText), \(b.plainText))", .atom)
    case .stacked(let name, let domain, let block):
      return ("stack(\(name) in \(domain.plainText): \(block.plainText))", .atom)
    case .kronecker(let a, let b): return ("kron(\(a.plainText), \(b.plainText))", .atom)
    case .column(let x): return ("column(\(x.plainText))", .atom)
    case .deleting(let rows, let columns, let a):
      return (
        "delete(\(rows.plainText), \(columns.plainText), \(a.plainText))", .atom
      )
    case .circulant(let row): return ("circulant(\(row.plainText))", .atom)
    case .normalBlocks(let a, let b):
      return ("normalblocks(\(a.plainText), \(b.plainText))", .atom)
    }
  }
}

extension ScalarTerm {
  public var plainText: String { precedenceText.0 }

  var precedenceText: (String, Precedence) {
    switch self {
    case .rational(let value):
      return (value.description, value.signum < 0 ? .sum : value.isInteger ? .atom : .product)
    case .pi: return ("pi", .atom)
    case .variable(let name): return (name, .atom)
    case .index(let i):
      // Where a number is meant, 2 and i + 1 are numbers to begin with, not whole ones.
      switch i {
      case .constant, .sum, .difference, .product, .total: return ("index(\(i.plainText))", .atom)
      case .variable, .element, .minimum, .count, .member: return i.precedenceText
      }
    case .entry(let vector, let i):
      return ("\(wrap(vector.precedenceText, in: .atom))[\(i.plainText)]", .atom)
    case .dot(let x, let y): return ("dot(\(x.plainText), \(y.plainText))", .atom)
    case .sortedMagnitude(let i, let vector):
      return ("sorted(\(i.plainText), \(vector.plainText))", .atom)
    case .singularValue(let i, let a): return ("sigma(\(i.plainText), \(a.plainText))", .atom)
    case .paddedSingularValue(let i, let a):
      return ("sigma0(\(i.plainText), \(a.plainText))", .atom)
    case .eigenvalue(let i, let a): return ("lambda(\(i.plainText), \(a.plainText))", .atom)
    case .alignment(let i, let a): return ("alignment(\(i.plainText), \(a.plainText))", .atom)
    case .sine(let side, let k, let a, let b):
      return ("\(side.rawValue)sine(\(k.plainText), \(a.plainText), \(b.plainText))", .atom)
    case .trace(let a): return ("tr(\(a.plainText))", .atom)
    case .determinant(let a): return ("det(\(a.plainText))", .atom)
    case .discriminant(let a): return ("disc(\(a.plainText))", .atom)
    case .pencil(let count, let s, let h):
      let word = [PencilCount.degree: "degree", .zeros: "zeros", .oddZeros: "oddzeros"]
      return ("disc\(word[count] ?? "")(\(s.plainText), \(h.plainText))", .atom)
    case .frobeniusNormSquared(let a): return ("frobenius2(\(a.plainText))", .atom)
    case .rowNormSquared(let k, let a):
      return ("rownorm2(\(k.plainText), \(a.plainText))", .atom)
    case .fourierModulusSquared(let j, let vector):
      return ("fourier2(\(j.plainText), \(vector.plainText))", .atom)
    case .sum(let a, let b):
      return ("\(a.plainText) + \(wrap(b.precedenceText, in: .product))", .sum)
    case .difference(let a, let b):
      return ("\(a.plainText) - \(wrap(b.precedenceText, in: .product))", .sum)
    case .product(let a, let b):
      return (
        "\(wrap(a.precedenceText, in: .product))*\(wrap(b.precedenceText, in: .power))", .product
      )
    case .quotient(.rational(let a), .rational(let b))
    where a.signum >= 0 && a.isInteger && b.signum >= 0 && b.isInteger:
      // 1/2 is the rational number.
      return ("\(a)/(\(b))", .product)
    case .quotient(let a, let b):
      return (
        "\(wrap(a.precedenceText, in: .product))/\(wrap(b.precedenceText, in: .power))", .product
      )
    case .absolute(let a): return ("abs(\(a.plainText))", .atom)
    case .squareRoot(let a): return ("sqrt(\(a.plainText))", .atom)
    case .exponential(let a): return ("exp(\(a.plainText))", .atom)
    case .power(let a, let exponent):
      return ("\(wrap(a.precedenceText, in: .atom))^\(exponent)", .power)
    case .fold(let kind, let name, let domain, let body):
      let word = ["sum": "sum", "product": "prod", "minimum": "min", "maximum": "max"]
      let keyword = word[kind.rawValue] ?? kind.rawValue
      return ("\(keyword)(\(name) in \(domain.plainText): \(body.plainText))", .atom)
    case .least(let first, let name, let domain, let body):
      return (
        "min(\(first.plainText); \(name) in \(domain.plainText): \(body.plainText))", .atom
      )
    case .sumOfLargest(let count, let name, let domain, let body):
      return (
        "sumlargest(\(count.plainText); \(name) in \(domain.plainText): \(body.plainText))", .atom
      )
    case .ithLargest(let i, let name, let domain, let body):
      return (
        "largest(\(i.plainText); \(name) in \(domain.plainText): \(body.plainText))", .atom
      )
    case .sumOverSubsets(let name, let size, let body):
      return ("sum(\(name) subset 1..\(size.plainText): \(body.plainText))", .atom)
    }
  }
}

extension Formula {
  public var plainText: String {
    switch self {
    case .atMost(let a, let b): return "\(a.plainText) <= \(b.plainText)"
    case .less(let a, let b): return "\(a.plainText) < \(b.plainText)"
    case .equal(let a, let b): return "\(a.plainText) = \(b.plainText)"
    case .different(let a, let b): return "\(a.plainText) != \(b.plainText)"
    case .all(let parts) where parts.count < 2:
      return "all(\(parts.map(\.plainText).joined()))"
    case .all(let parts): return parts.map { "(\($0.plainText))" }.joined(separator: " and ")
    case .implies(let condition, let conclusion):
      return "(\(condition.plainText)) => \(conclusion.plainText)"
    case .forAll(let name, let domain, let body):
      return "forall \(name) in \(domain.plainText): \(body.plainText)"
    case .forAllSubsets(let name, let size, let body):
      return "forall \(name) nonempty subset 1..\(size.plainText): \(body.plainText)"
    case .has(let property, let a): return "\(property.word)(\(a.plainText))"
    case .rankAtMost(let k, let a): return "rank(\(a.plainText)) <= \(k.plainText)"
    case .conjugatePairs(let a, let b):
      return "conjugatepairs(\(a.plainText), \(b.plainText))"
    }
  }
}

extension MatrixProperty {
  var word: String {
    switch self {
    case .symmetric: return "symmetric"
    case .skewSymmetric: return "skew"
    case .positiveSemidefinite: return "psd"
    case .orthogonal: return "orthogonal"
    }
  }
}

extension Variable {
  public var plainText: String {
    if case .family(let index, let count, let member) = self {
      return "\(name)[\(index) in 1..\(count.plainText)]: \(member.kindText)"
    }
    return "\(name): \(kindText)"
  }

  private var kindText: String {
    switch self {
    case .matrix(_, let rows, let columns): return "\(rows.plainText) x \(columns.plainText)"
    case .vector(_, let count): return "vector \(count.plainText)"
    case .scalar: return "real"
    case .set(_, let size): return "subset 1..\(size.plainText)"
    case .index(_, let from, let through): return "\(from.plainText)..\(through.plainText)"
    case .family(_, _, let member): return member.kindText
    }
  }
}

extension Clause {
  /// Variables, hypotheses and conclusion in one line.
  public var plainText: String { rendered.plainText }
}
