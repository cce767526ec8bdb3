// SPDX-License-Identifier: Apache-2.0

import Exact

/// What an expression turned out to be.
enum Operand {
  case scalar(ScalarTerm)
  case matrix(MatrixTerm, MatrixShape)
  case vector(VectorTerm, count: IndexTerm)
  case set(SetTerm)

  var description: String {
    switch self {
    case .scalar: NameScope.Meaning.scalar.description
    // An order that is still open has no name that means anything to a reader.
    case .matrix(_, let shape):
      shape.rows.isOpen || shape.columns.isOpen
        ? "a matrix" : NameScope.Meaning.matrix(shape).description
    case .vector(_, let count):
      count.isOpen ? "a vector" : NameScope.Meaning.vector(count).description
    case .set: NameScope.Meaning.set.description
    }
  }
}

extension Elaborator {
  /// A number, a matrix, a vector or a set, whatever the text says.
  mutating func operand(_ syntax: Syntax) throws(StatementParseError) -> Operand {
    switch syntax.kind {
    case .number(let value): return .scalar(.rational(value))
    case .name(let name): return try named(name, syntax.range)
    case .call(let name, let arguments): return try call(name, arguments, syntax)
    case .binding(let binding): return try bound(binding, syntax)
    case .set(let members): return .set(.constant(members))
    case .count: return .scalar(.index(try index(syntax)))
    case .entry(let base, let position): return try entry(base, position)
    case .bars(let inner): return try magnitude(inner)
    case .negative(let inner): return try scaled(by: .rational(-1), operand(inner), inner)
    case .binary(let operation, let a, let b): return try binary(operation, a, b)
    case .power(let base, let exponent): return try power(base, exponent, syntax)
    case .transpose(let inner):
      let (a, shape) = try matrix(inner)
      return .matrix(.transpose(a), MatrixShape(rows: shape.columns, columns: shape.rows))
    case .comparison, .all, .implies:
      throw source.error(
        syntax.range, expected: "a number, a matrix or a vector", butIs: "a condition")
    }
  }

  private mutating func power(
    _ base: Syntax, _ exponent: Int, _ whole: Syntax
  ) throws(StatementParseError) -> Operand {
    let term = ScalarTerm.power(try scalar(base, in: whole), exponent)
    guard term.totalExponent <= Compiler.exponentLimit else {
      throw source.error(
        whole.range, expected: "nested exponents of product at most \(Compiler.exponentLimit)")
    }
    return .scalar(term)
  }

  private mutating func named(
    _ name: String, _ range: Range<Int>
  ) throws(StatementParseError) -> Operand {
    switch scope.meaning(of: name) {
    case .matrix(let shape): return .matrix(.variable(name), shape)
    case .vector(let count): return .vector(.variable(name), count: count)
    case .scalar: return .scalar(.variable(name))
    case .set: return .set(.variable(name))
    case .index, .dimension: return .scalar(.index(.variable(name)))
    case .family, .sequence:
      throw source.error(
        range, expected: "one of several, as in \(name)[k]",
        butIs: scope.meaning(of: name)?.description)
    case nil where name == "pi":
      irrationals.append(range)
      return .scalar(.pi)
    case nil:
      guard name == "I" else { throw unknown(name, range) }
      return openIdentity(range)
    }
  }

  /// |x| of a number, |d| of a vector entry by entry, |S| the number of members.
  mutating func magnitude(_ inner: Syntax) throws(StatementParseError) -> Operand {
    switch try operand(inner) {
    case .scalar(let x): return .scalar(.absolute(x))
    case .vector(let d, let count): return .vector(.magnitude(d), count: count)
    case .set(let members): return .scalar(.index(.count(members)))
    case .matrix(let a, let shape):
      throw source.error(
        inner.range, expected: "a number or a vector", butIs: Operand.matrix(a, shape).description,
        hint: "a matrix has norm(A), det(A) or frobenius2(A)")
    }
  }

  // MARK: One kind

  mutating func scalar(
    _ syntax: Syntax, in power: Syntax? = nil
  ) throws(StatementParseError) -> ScalarTerm {
    let found = try operand(syntax)
    guard case .scalar(let term) = found else {
      var hint: String?
      if case .matrix = found {
        hint =
          power == nil ? "sigma(1, A) is the norm of a matrix" : "powers are of numbers; write A*A"
      }
      throw source.error(
        syntax.range, expected: "a number", butIs: found.description, hint: hint)
    }
    return term
  }

  /// A number that the instance's data decide exactly, as it must be inside a matrix or a vector.
  mutating func rationalScalar(_ syntax: Syntax) throws(StatementParseError) -> ScalarTerm {
    let term = try scalar(syntax)
    try requireRational(syntax)
    return term
  }

  /// Refuses the text of a number that need not be rational. Parts of matrices inside have been asked
  /// before.
  func requireRational(_ syntax: Syntax) throws(StatementParseError) {
    let culprits = irrationals.filter {
      syntax.range.lowerBound <= $0.lowerBound
        && $0.upperBound <= syntax.range.upperBound
    }
    if let first = culprits.min(by: { ($0.lowerBound, -$0.count) < ($1.lowerBound, -$1.count) }) {
      throw source.error(
        first, expected: "a number that is rational on every instance",
        hint: "numbers inside matrices and vectors must be")
    }
  }

  mutating func vector(
    _ syntax: Syntax
  ) throws(StatementParseError) -> (term: VectorTerm, count: IndexTerm) {
    switch try operand(syntax) {
    case .vector(let term, let count): return (term, count)
    case let other:
      throw source.error(syntax.range, expected: "a vector", butIs: other.description)
    }
  }

  mutating func matrix(
    _ syntax: Syntax
  ) throws(StatementParseError) -> (term: MatrixTerm, shape: MatrixShape) {
    switch try operand(syntax) {
    case .matrix(let term, let shape): return (term, shape)
    case .vector(let term, let count):
      throw source.error(
        syntax.range, expected: "a matrix",
        butIs: Operand.vector(term, count: count).description,
        hint: "diag(d) is the diagonal matrix of a vector")
    case let other:
      throw source.error(syntax.range, expected: "a matrix", butIs: other.description)
    }
  }
}
